"""From Document to one HTML file that stands alone: style, letters and drawings inside, no script, nothing fetched."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from markupsafe import Markup

from app.documents.letters import FONTS, needed
from app.documents.model import Document
from app.documents.rendering import Bijlage, Renderer
from app.documents.to_pdf import Pages, page

APP = Path(__file__).resolve().parents[1]
STYLES = tuple(APP / "templates" / "documents" / name for name in ("document.css", "screen.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FILE = re.compile(r"url\(fonts/([a-z0-9-]+\.woff2)\)")


def render(document: Document, templates: Pages, _renderer: Renderer, _bijlage: Bijlage | None = None) -> bytes:
    """The document as a file that any browser opens, without internet. Same input, same bytes.

    No child is asked and no data goes along: the words are all there is.
    """
    plain = page(document, templates)
    return page(document, templates, style=Markup(stylesheet(plain))).encode(errors="replace")


def stylesheet(text: str) -> str:
    """The style of paper and screen, with the letters inside that a text needs."""
    return _style() + "".join(_embedded(letters.face) for letters in needed(text) if letters.is_small)


@cache
def _style() -> str:
    return _embedded(COMMENT.sub("", "".join(path.read_text() for path in STYLES)))


def _embedded(style: str) -> str:
    def inside(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{b64encode((FONTS / found[1]).read_bytes()).decode()})"

    return FILE.sub(inside, style)
