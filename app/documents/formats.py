"""The formats a document can be written in, and the name its file gets. A new format is one line here."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.documents import to_csv, to_html, to_json, to_pdf
from app.documents.model import Document
from app.documents.rendering import Bijlage, Renderer

Writer = Callable[[Document, to_pdf.Pages, Renderer, Bijlage | None], bytes]
NAME_PART = 60


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a document: file suffix with its dot, media type, the writer and its name for officers.

    A browser shows an `inline` one itself; any other is a download. A `costly` one keeps a child process busy.
    """

    suffix: str
    media_type: str
    write: Writer
    naam: str
    inline: bool = False
    costly: bool = False


def _in_child(kind: str) -> Writer:
    """A writer that leaves the work to the rendering child; such a file carries no bijlage."""

    def write(document: Document, _: to_pdf.Pages, renderer: Renderer, __: Bijlage | None) -> bytes:
        return renderer.file(kind, document)

    return write


OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "pdf": Format(".pdf", "application/pdf", to_pdf.render, "Pdf", inline=True, costly=True),
    "docx": Format(".docx", OFFICE, _in_child("docx"), "Word (docx)", costly=True),
    "odt": Format(
        ".odt", "application/vnd.oasis.opendocument.text", _in_child("odt"), "Open document (odt)", costly=True
    ),
    "csv": Format(".csv", "text/csv; charset=utf-8", to_csv.render, "Uitvoeringsagenda (csv)"),
    "json": Format(".json", "application/json", to_json.render, "Gegevens (json)"),
    "html": Format(".html", "text/html; charset=utf-8", to_html.render, "Webpagina (html)"),
}
"""By the name that stands in an address."""

DOWNLOADS = {name: format for name, format in FORMATS.items() if not format.inline}
"""What officers go on working in."""


def file_name(titel: str, gemeente: str, datum: date, suffix: str) -> str:
    """A name that every system can keep: 'bouwwerk-cultuurbeleid-lindewaard-2026-11-21.pdf'."""
    parts = ("bouwwerk", _plain(titel), _plain(gemeente), datum.isoformat())
    return "-".join(filter(None, parts)) + suffix


def _plain(text: str) -> str:
    """Lower-case letters, digits and single dashes; accents are left off."""
    parted = re.sub(r"[^\w\u0300-\u036f]+", "-", unicodedata.normalize("NFKD", text.replace("ß", "ss")))
    letters = parted.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:NAME_PART].strip("-")
