"""What the rendering child makes, by kind of file; only ever imported there."""

import pickle
from collections.abc import Callable
from pathlib import Path

from app.documents import to_docx, to_odt
from app.documents.house import house_style
from app.documents.model import Document
from app.documents.press import Press
from app.documents.raster import Rasters
from app.documents.rendering import Unfit
from app.documents.skeleton import skeleton

Editable = Callable[[Document, to_docx.Draw, bytes | None], bytes]
WRITERS: dict[str, Editable] = {"docx": to_docx.render, "odt": to_odt.render}


class Workshop:
    """Everything warm that a file needs, with the styles of an organisation if it has its own."""

    def __init__(self, huisstijl: Path | None = None) -> None:
        self._press = Press()
        self._rasters = Rasters(self._press)
        self._huisstijl = house_style(huisstijl)

    def make(self, kind: str, body: bytes, bijlage: tuple[str, bytes]) -> bytes:
        """One file: a pdf of a page, the look of a file of others, or anything of a document that our parent sent."""
        if kind == "pdf":
            return self._press.pdf(body.decode(), bijlage if bijlage[0] else None)
        if kind == "huisstijl":
            return self._look_of(body, bijlage[0])
        document = pickle.loads(body)
        assert isinstance(document, Document)
        return WRITERS[kind](document, self._rasters.draw, bijlage[1] or self._huisstijl.get(kind))

    def _look_of(self, content: bytes, kind: str) -> bytes:
        """What was left out of a file of others, on a line, and its skeleton; or the word why not."""
        try:
            found = skeleton(content, self._rasters.draw, kind)
        except Unfit as refused:
            return str(refused).encode()
        return f"{' '.join(found.left)}\n".encode() + found.content
