"""A Word file that somebody sent, brought back to its look: styles, page, head and foot. Only used in the child."""

import io
import zipfile
from typing import Any

from app.documents import to_docx
from app.documents.docx_start import bare
from app.documents.packing import packed, unpacked
from app.documents.rendering import SMALLEST, Unfit
from app.documents.to_pdf import OUTSIDE

MOST_PARTS, MOST_UNPACKED = 500, 30_000_000
"""Of a file: real ones of a gemeente stay far below both."""

RUNS = ("vbaproject", "activex", "oleobject", "macroenabled")
"""What stands in the name or the kind of a part that holds a program."""

TYPES = "[Content_Types].xml"


def skeleton(content: bytes, draw: to_docx.Draw) -> bytes:
    """The look of a Word file, without its words, tried out on a small paper. Raises Unfit, with why."""
    _look_inside(content)
    try:
        made = bare(content)
        _close(made.part.package)
        saved = io.BytesIO()
        made.save(saved)
        kept = packed(unpacked(saved.getvalue()))
        to_docx.render(SMALLEST, draw, kept)
    except Unfit:
        raise
    except Exception as error:
        raise Unfit("geen") from error
    return kept


def _look_inside(content: bytes) -> None:
    """Before anything is unpacked: how much it is, and whether it holds a program."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = file.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unfit("groot")
            kinds = file.read(TYPES).lower()
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError) as error:
        raise Unfit("geen") from error
    if any(sign.encode() in kinds or any(sign in part.filename.lower() for part in parts) for sign in RUNS):
        raise Unfit("macro")
    if b"wordprocessingml.template" in kinds:
        raise Unfit("sjabloon")


def _close(package: Any) -> None:
    """Take away where the file has its own template, and refuse anything else outside but a web or mail address."""
    for part in (package, *package.iter_parts()):
        for key, rel in list(part.rels.items()):
            if rel.is_external and rel.reltype.endswith("/attachedTemplate"):
                _drop(part, key)
            elif rel.is_external and not (rel.reltype.endswith("/hyperlink") and rel.target_ref.startswith(OUTSIDE)):
                raise Unfit("verwijzing")


def _drop(part: Any, key: str) -> None:
    for element in list(part.element):
        if element.tag.endswith("}attachedTemplate"):
            part.element.remove(element)
    del part.rels[key]
