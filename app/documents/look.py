"""The house style of the editable files: one table of styles that Word and OpenDocument both get."""

from dataclasses import dataclass

from app.documents.model import AlineaSoort, KaderSoort, Plaat

INKT, ZACHT, LIJN, WIT = "16241F", "4B5A54", "C9D1CC", "FFFFFF"
GROEN, STEEN, GEEL, GEEL_RAND = "0F3D34", "7E2C1B", "FDF3D6", "C9A227"

TEXT_FONT = "Source Sans 3"
HEAD_FONT = "Bricolage Grotesque"
FALLBACK = "Calibri"
"""What a program shows where our letters are not installed."""

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
MARGINS = {"top": 24, "right": 20, "bottom": 22, "left": 22}
"""A4 in millimetres, as the PDF has it."""
TEXT_WIDTH = PAGE_WIDTH - MARGINS["left"] - MARGINS["right"]
COVER_HEIGHT, DRAWING_HEIGHT = 184, 205
"""Millimetres that the drawing on the cover and one in the text may be high."""
COVER_RATIO = COVER_HEIGHT / PAGE_WIDTH
"""So that the one on the cover still reaches both edges of the page."""
DOTS = 8
"""Dots to the millimetre in a drawing: 200 to the inch."""
MARK_WIDTH = 6.4
"""Millimetres of a pattern beside a name; it is half as high."""
COVER_WORDS = 320
"""Characters of title and lead beside which the cover has no room for its drawing."""


WHOLE_BOX, WHOLE_PLATE = 1500, 2000
"""Characters up to which a Kader, or the answers of a Plaat, stay on one page."""


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: points for size and space, None for what `based_on` says.

    `hyphens` says whether a word may be divided: only in a table, where columns are narrow.
    `line` is a part of what the letters ask for themselves; that of our text and of Calibri is 1.25 times their size.
    """

    name: str
    size: float | None = None
    bold: bool | None = None
    color: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    keep: bool = False
    head: bool = False
    hyphens: bool | None = None
    based_on: str = "Normal"


STYLES = (
    Style("Normal", 10.5, color=INKT, before=0, after=7, line=1.1, hyphens=False, based_on=""),
    Style("Title", 34, bold=True, after=14, line=1.0, head=True),
    Style("Subtitle", 14, after=12, line=1.1),
    Style("Heading 1", 24, bold=True, before=30, after=12, line=1.05, keep=True, head=True),
    Style("Heading 2", 16, bold=True, before=20, after=6, line=1.1, keep=True, head=True),
    Style("Heading 3", 13, bold=True, before=16, after=4, line=1.1, keep=True, head=True),
    Style("Caption", bold=True, before=8, after=5, keep=True),
    Style("List Bullet", after=3),
    Style("List Number", after=3),
    Style("toc 1", 12, before=0, after=6, line=1.0),
    Style("header", 8.5, color=ZACHT, after=0),
    Style("footer", 8.5, color=ZACHT, after=0),
    Style("Bouwplaats oogregel", 12, bold=True, color=STEEN, after=12),
    Style("Bouwplaats omslagregel", 9.5, after=2),
    Style("Bouwplaats kopregel", based_on="header"),
    Style("Bouwplaats voetregel", based_on="footer"),
    Style("Bouwplaats lead", 13, after=11, line=1.1, keep=True),
    Style("Bouwplaats klein", 9, before=4),
    Style("Bouwplaats zacht", 9, color=ZACHT, before=4),
    Style("Bouwplaats tekening", before=10, after=10, line=1.0),
    Style("Bouwplaats legenda", after=4),
    Style("Bouwplaats cijfer", 20, bold=True, before=4, after=2, line=1.0, head=True),
    Style("Bouwplaats cijferlabel", 9, after=4, line=1.0),
    Style("Bouwplaats tabeltekst", 9.5, before=4, after=4, line=1.05, hyphens=True),
    Style("Bouwplaats tabelnaam", bold=True, based_on="Bouwplaats tabeltekst"),
    Style("Bouwplaats tabelkop", bold=True, keep=True, based_on="Bouwplaats tabeltekst"),
    Style("Bouwplaats groepskop", 11, bold=True, before=11, keep=True, head=True, based_on="Bouwplaats tabeltekst"),
    Style("Bouwplaats veldnaam", 9, bold=True, color=ZACHT, based_on="Bouwplaats tabeltekst"),
    Style("Bouwplaats kadertitel", 10, bold=True, before=5, after=3),
    Style("Bouwplaats kadertekst", 10, before=0, after=4),
    Style("Bouwplaats kaderbron", 8.5, before=0, after=5),
    Style("Bouwplaats vraagtitel", 13.5, bold=True, color=WIT, before=9, after=5, head=True),
    Style("Bouwplaats vraagtekst", color=WIT, before=0, after=5),
    Style("Bouwplaats bron", 9, after=4, line=1.0),
    Style("Bouwplaats wit", 6, after=0, line=1.0),
)
"""Word's own names where it has them (OpenDocument's follow from these), so that a house style of others takes over."""


ALINEA: dict[AlineaSoort, str] = {
    "gewoon": "Normal",
    "lead": "Bouwplaats lead",
    "klein": "Bouwplaats klein",
    "zacht": "Bouwplaats zacht",
}


@dataclass(frozen=True, slots=True)
class Box:
    """How a Kader looks: its ground, its border and the styles of its title, text and source."""

    ground: str
    border: str
    title: str = "Bouwplaats kadertitel"
    text: str = "Bouwplaats kadertekst"
    source: str = "Bouwplaats kaderbron"


BOXES: dict[KaderSoort, Box] = {
    "tip": Box(GEEL, GEEL_RAND),
    "let": Box(WIT, INKT),
    "vraag": Box(GROEN, GROEN, "Bouwplaats vraagtitel", "Bouwplaats vraagtekst", "Bouwplaats vraagtekst"),
}


COLUMNS: dict[int, tuple[float, ...]] = {
    1: (168,),
    2: (56, 112),
    3: (54, 57, 57),
    4: (50, 40, 39, 39),
    5: (41, 46, 31, 22, 28),
    6: (33, 28, 29, 24, 26, 28),
}
CLOSE = (47, 39, 36, 46)
"""Millimetres of the columns of a table, by how many there are, as the PDF has them; CLOSE of a `dicht` one of four."""


def kept(rows: int) -> list[bool]:
    """Which of so many rows stay with the next: none of them stands alone before or after a page break."""
    return [rows > 1 and place in (0, rows - 2) for place in range(rows)]


def whole_plate(plaat: Plaat) -> list[bool]:
    """Which answers of a plaat stay with the next: all, to keep it on one page, unless it is too long for that."""
    answers = len(plaat.velden)
    if sum(len(span.text) for veld in plaat.velden for span in veld.alle) > WHOLE_PLATE:
        return kept(answers)
    return [place < answers - 1 for place in range(answers)]


def column_widths(columns: int, width: float, *, dicht: bool = False) -> list[float]:
    """The widths of a table's columns on a page with that much room: the names get a third, or less beside many."""
    even = (TEXT_WIDTH / columns,) * columns
    wanted = CLOSE if dicht and columns == len(CLOSE) else COLUMNS.get(columns, even)
    return [one * width / sum(wanted) for one in wanted]
