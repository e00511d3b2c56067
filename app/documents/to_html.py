"""From Document to one HTML file that stands alone: style, letters and drawings inside, no script, nothing fetched."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from app.documents.model import Document
from app.documents.rendering import Bijlage, Renderer
from app.documents.to_pdf import Pages, page

APP = Path(__file__).resolve().parents[1]
STYLES = tuple(APP / "templates" / "documents" / name for name in ("document.css", "screen.css"))
FONTS = APP / "static" / "fonts"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FACE = re.compile(r"@font-face \{[^}]*\}\n?")
FILE = re.compile(r"url\(fonts/([a-z0-9-]+\.woff2)\)")
RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


def render(document: Document, templates: Pages, _renderer: Renderer, _bijlage: Bijlage | None = None) -> bytes:
    """The document as a file that any browser opens, without internet. Same input, same bytes.

    No child is asked and no data goes along: the words are all there is.
    """
    plain = page(document, templates)
    return page(document, templates, style=stylesheet(plain)).encode(errors="replace")


def stylesheet(text: str) -> str:
    """The style of paper and screen, with those letters inside that a text needs."""
    needed = {ord(character) for character in set(text)}
    return FACE.sub(lambda face: _embedded(face[0]) if _is_needed(face[0], needed) else "", _style())


def _is_needed(face: str, characters: set[int]) -> bool:
    """Whether one of the characters lies in the ranges of a face; a face without them is always needed."""
    ranges = [(int(first, 16), int(last or first, 16)) for first, last in RANGE.findall(face)]
    return not ranges or any(first <= one <= last for first, last in ranges for one in characters)


@cache
def _embedded(face: str) -> str:
    def inside(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{b64encode((FONTS / found[1]).read_bytes()).decode()})"

    return FILE.sub(inside, face)


@cache
def _style() -> str:
    return COMMENT.sub("", "".join(path.read_text() for path in STYLES))
