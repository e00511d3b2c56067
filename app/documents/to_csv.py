"""From Document to CSV: the one table of a paper that has a name, as a spreadsheet that opens right in Dutch Excel."""

import re

from app.documents.model import Document, Tabel
from app.documents.rendering import Bijlage, Renderer
from app.documents.to_pdf import Pages

NAAM = "uitvoeringsagenda"
BOM = "\ufeff"
EMPTY = "Er staat nog niets in de uitvoeringsagenda."
COMMAND = re.compile('(^|[,;\t\r\n])([ \u00a0"]*)(?=[-=+@\t\r\uff1d\uff0b\uff0d\uff20])')
"""Where a spreadsheet would begin a formula: at the start of a cell, and of what becomes one when the file is read with
commas, tabs or line by line. The last four signs are the wide ones."""


def render(document: Document, _pages: Pages, _renderer: Renderer, _bijlage: Bijlage | None = None) -> bytes:
    """The table as UTF-8 with its mark before it, a semicolon between cells. No page is made, no data goes in."""
    found = (e.werkblad for e in document.elements if isinstance(e, Tabel) and e.naam == NAAM)
    rows = next(found, ((EMPTY,),))
    return (BOM + "".join(f"{';'.join(map(_cell, row))}\r\n" for row in rows)).encode(errors="replace")


def _cell(value: str | int) -> str:
    """A number as it is; a text always in quotes, and no part of it a formula, whatever sign parts the cells."""
    if isinstance(value, int):
        return str(value)
    return f'"{COMMAND.sub(_as_text, value).replace(chr(34), chr(34) * 2)}"'


def _as_text(found: re.Match[str]) -> str:
    return f"{found[0]}'"
