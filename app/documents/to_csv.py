"""From Document to CSV: the one table of a paper that has a name, as a spreadsheet that opens right in Dutch Excel."""

from app.documents.model import Document, Tabel
from app.documents.rendering import Bijlage, Renderer
from app.documents.to_pdf import Pages

NAAM = "uitvoeringsagenda"
BOM = "\ufeff"
EMPTY = "Er staat nog niets in de uitvoeringsagenda."
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a cell must not begin with: a spreadsheet would take the rest for a formula. The last four are the wide ones."""


def render(document: Document, _pages: Pages, _renderer: Renderer, _bijlage: Bijlage | None = None) -> bytes:
    """The table as UTF-8 with its mark before it, a semicolon between cells. No page is made, no data goes in."""
    found = (e.werkblad for e in document.elements if isinstance(e, Tabel) and e.naam == NAAM)
    rows = next(found, ((EMPTY,),))
    return (BOM + "".join(f"{';'.join(map(_cell, row))}\r\n" for row in rows)).encode(errors="replace")


def _cell(value: str | int) -> str:
    """A number as it is; a text on its own terms: never a formula, quoted when something in it would end the cell."""
    if isinstance(value, int):
        return str(value)
    text = f"'{value}" if value.lstrip(" \u00a0").startswith(COMMANDS) or value.startswith(COMMANDS) else value
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(sign in text for sign in ';"\r\n') else text
