"""HTML to PDF with WeasyPrint; only ever imported in the rendering child."""

import logging
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pydyf
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from app.documents.identity import add_identity
from app.documents.letters import FONTS, Letters, needed
from app.documents.tagging import improve_tags

APP = Path(__file__).resolve().parents[1]
BASE = "https://documenten.invalid/"
STYLE = "".join((APP / "templates" / "documents" / name).read_text() for name in ("document.css", "paper.css"))
LOOKS = 4
"""How many combinations of extra letters stay ready."""

UNPRINTABLE = "·"
"""Stands in for a character that no font here has: PDF/A forbids empty glyphs."""


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves the packaged fonts by name and refuses every other address, whatever its scheme."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._files = {f"{BASE}fonts/{path.name}": path for path in FONTS.glob("*.woff*")}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The font of that name; ValueError for anything else."""
        if url not in self._files:
            raise ValueError("address refused")
        return URLFetcherResponse(url, _font(self._files[url]), {"Content-Type": "font/sfnt"})


def _font(path: Path) -> bytes:
    """A packed font; woff is unpacked here, for WeasyPrint would write the time of now in it."""
    if path.suffix == ".woff2":
        return path.read_bytes()
    font, unpacked = TTFont(path, recalcTimestamp=False), BytesIO()
    font.flavor = None
    font.save(unpacked)
    return unpacked.getvalue()


class Press:
    """Fonts and style parsed once; makes one PDF after the other. Not thread-safe (Pango is not)."""

    def __init__(self) -> None:
        self.fetcher = OwnFiles()
        self._look = lru_cache(LOOKS)(self._prepare)
        self.fonts, self.style = self._look(())
        self._missing = _MissingGlyphs()
        logger = logging.getLogger("weasyprint")
        logger.addHandler(self._missing)
        logger.propagate = False

    def pdf(self, html: str, bijlage: tuple[str, bytes] | None = None) -> bytes:
        """The page as PDF/A-3a and PDF/UA-1, the same bytes for the same input."""
        self._missing.characters.clear()
        content = self._write(html, bijlage)
        if self._missing.characters:
            html = html.translate(dict.fromkeys(self._missing.characters, UNPRINTABLE))
            content = self._write(html, bijlage)
        return content

    def _prepare(self, extra: tuple[Letters, ...]) -> tuple[FontConfiguration, CSS]:
        """Fonts and style with these letters: apart for each combination, so that a file never depends on others."""
        fonts = FontConfiguration()
        style = STYLE + "".join(letters.face for letters in extra)
        return fonts, CSS(string=style, base_url=BASE, url_fetcher=self.fetcher, font_config=fonts)

    def _write(self, html: str, bijlage: tuple[str, bytes] | None) -> bytes:
        fonts, style = self._look(needed(html))
        source = HTML(string=html, base_url=BASE, url_fetcher=self.fetcher)
        document = source.render(font_config=fonts, stylesheets=[style])
        attachments = [_attachment(*bijlage, created=document.metadata.created)] if bijlage else None
        content = document.write_pdf(pdf_variant="pdf/a-3a", finisher=_finish, attachments=attachments)
        assert isinstance(content, bytes)
        return content


class _MissingGlyphs(logging.Handler):
    """Collects the characters that WeasyPrint could not show; it tells them only through its log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.characters: set[int] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if str(record.msg).startswith(".notdef") and isinstance(record.args, tuple):
            codepoint = record.args[1]
            assert isinstance(codepoint, int)
            self.characters.add(codepoint)


def _attachment(name: str, data: bytes, created: str) -> Attachment:
    moment = datetime.fromisoformat(created)
    return Attachment(
        string=data,
        base_url=BASE,
        name=name,
        description="De keuzes in dit document, om het weer te openen als bouwwerk",
        created=moment,
        modified=moment,
        relationship="Data",
    )


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    improve_tags(document, pdf)
    add_identity(pdf)
