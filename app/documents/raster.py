"""Our drawings as PNG, for programs that draw no SVG themselves; only ever imported in the rendering child."""

import io
from dataclasses import dataclass
from xml.etree import ElementTree

from pypdfium2 import PdfDocument
from weasyprint import CSS, HTML

from app.documents.pictures import picture
from app.documents.press import BASE, Press

POINTS = 600
"""Width of the page that a drawing is set on, for letters of a size that hinting leaves alone."""
FINER = 2
"""Drawn larger and then made smaller: at its own size pdfium cuts the first letter of a word."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A drawing in dots, with how high it is for its width."""

    png: bytes
    ratio: float


class Rasters:
    """Draws with the same letters as the PDF; keeps the small ones, such as the patterns."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._kept: dict[tuple[str, int], Raster] = {}

    def draw(self, svg: str, dots: int) -> Raster:
        """The drawing, this many dots wide. ValueError for anything that is not a plain drawing of ours."""
        key = (svg, dots)
        if key not in self._kept:
            made = self._drawn(svg, dots)
            if len(made.png) > 5000:
                return made
            self._kept[key] = made
        return self._kept[key]

    def _drawn(self, svg: str, dots: int) -> Raster:
        shape = str(picture(svg, ""))
        ratio = _ratio(shape)
        sheet = f"@page {{ size: {POINTS}pt {POINTS * ratio:.2f}pt; margin: 0 }} svg {{ display: block; width: 100% }}"
        style = [self._press.style, CSS(string=sheet, font_config=self._press.fonts)]
        page = HTML(string=f'<div style="height:0">{shape}</div>', base_url=BASE, url_fetcher=self._press.fetcher)
        content = page.write_pdf(font_config=self._press.fonts, stylesheets=style)
        assert isinstance(content, bytes)
        return Raster(_dots(content, dots), ratio)


def _ratio(svg: str) -> float:
    _, _, width, height = map(float, ElementTree.fromstring(svg).attrib["viewBox"].replace(",", " ").split())
    return height / width


def _dots(pdf: bytes, dots: int) -> bytes:
    document = PdfDocument(pdf)
    try:
        image = document[0].render(scale=dots * FINER / POINTS).to_pil()
        made = io.BytesIO()
        image.convert("RGB").reduce(FINER).quantize(256, dither=0).save(made, "PNG", optimize=True)
        return made.getvalue()
    finally:
        document.close()
