"""What a paper says, apart from how it looks: one frozen Document of elements with spans."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

Niveau = Literal[1, 2, 3]
AlineaSoort = Literal["gewoon", "lead", "klein", "zacht"]
KaderSoort = Literal["tip", "let", "vraag"]

PATRONEN = {
    "behouden": "Behouden",
    "ontwikkelen": "Ontwikkelen",
    "afbouwen": "Afbouwen",
    "niet_gekozen": "Niet gekozen",
}
"""The stands that have a pattern on paper, with the word that a screen reader says for that pattern."""


@dataclass(frozen=True, slots=True)
class Tekst:
    """Plain words; a line break in them stays a line break."""

    text: str


@dataclass(frozen=True, slots=True)
class Nadruk:
    """Words that carry weight (bold)."""

    text: str


@dataclass(frozen=True, slots=True)
class Zacht:
    """Words that stay in the background, such as '(nog uit te werken)' behind a name."""

    text: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link: to a chapter (`#id`) or to the web; any other address is written as plain words."""

    text: str
    href: str


Span = Tekst | Nadruk | Zacht | Verwijzing
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Omslag:
    """The cover, to the edges of its page. `tekening` is an SVG of ours and counts as decoration.

    Its sky and earth must run on past the canvas, for a high drawing is made smaller than the page is wide.
    """

    tekening: str
    oogregel: str
    titel: str
    lead: str = ""
    meta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    """A heading; `id` is what links and the contents list point at and must be unique in the document."""

    id: str
    titel: str
    niveau: Niveau = 1
    nieuwe_pagina: bool = False
    in_inhoud: bool = False
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; lead is the large opening one, klein and zacht are for asides."""

    spans: Spans
    soort: AlineaSoort = "gewoon"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list with bullets, or with numbers when the order matters."""

    items: tuple[Spans, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Tekening:
    """An SVG of ours with its text alternative: titel and beschrijving are read aloud, not printed.

    `hoogte` is the room it may take at most, in mm, when other things stand on its page; 0 leaves it to the writer.
    """

    svg: str
    titel: str
    beschrijving: str
    hoogte: int = 0


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One count with what it counts; `stand` puts its pattern beside the label."""

    getal: str
    label: str
    stand: str | None = None


@dataclass(frozen=True, slots=True)
class Cijfers:
    """A row of counts, at most five."""

    items: tuple[Cijfer, ...]


@dataclass(frozen=True, slots=True)
class Rij:
    """A table row; the first cell is the header of the row, `stand` puts its pattern before it."""

    cellen: tuple[Spans, ...]
    stand: str | None = None


@dataclass(frozen=True, slots=True)
class Groep:
    """Rows that belong together under a heading inside the table; `kop` None means no heading."""

    kop: str | None
    rijen: tuple[Rij, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table; every row has as many cells as there are kolommen. The bijschrift is printed above it.

    A table with a `naam` can be taken away as a spreadsheet: `werkblad` holds its rows for that, the first of them
    the names of its columns. A `dicht` one has its rows close together.
    """

    bijschrift: str
    kolommen: tuple[str, ...]
    groepen: tuple[Groep, ...]
    naam: str = ""
    werkblad: tuple[tuple[str | int, ...], ...] = ()
    dicht: bool = False

    def __post_init__(self) -> None:
        """Refuse a table without a name or with a ragged row: neither can be read aloud."""
        if not self.bijschrift.strip():
            raise ValueError("Een tabel heeft een bijschrift nodig.")
        if any(len(rij.cellen) != len(self.kolommen) for groep in self.groepen for rij in groep.rijen):
            raise ValueError("Elke rij heeft evenveel cellen als er kolommen zijn.")


def _of(part: Alinea | Lijst) -> tuple[Spans, ...]:
    return part.items if isinstance(part, Lijst) else (part.spans,)


@dataclass(frozen=True, slots=True)
class Veld:
    """One answer on a Plaat; a breed veld takes the full width, others stand two in a row.

    `vervolg` is what comes after the first words when an answer has a list in it; the spans may be empty then.
    """

    label: str
    spans: Spans
    breed: bool = False
    vervolg: tuple[Alinea | Lijst, ...] = ()

    @property
    def alle(self) -> Spans:
        """Everything that it says, each part on a line of its own."""
        parts = (self.spans, *(item for part in self.vervolg for item in _of(part)))
        return tuple(span for part in parts if part for span in (*part, Tekst("\n")))[:-1]


@dataclass(frozen=True, slots=True)
class Plaat:
    """One subject worked out in answers (wat, hoe, met wie); kept on one page where it fits."""

    titel: str
    bijschrift: str
    velden: tuple[Veld, ...]
    stand: str | None = None


@dataclass(frozen=True, slots=True)
class Kader:
    """A box that stands apart: tip (yellow, not the owner's words), let (remark), vraag (asks a decision)."""

    soort: KaderSoort
    titel: str
    elements: tuple[Alinea | Lijst, ...]
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Legenda:
    """What each pattern means, as (stand, text) pairs."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The contents list of all hoofdstukken with `in_inhoud`; page numbers come from the writer."""


@dataclass(frozen=True, slots=True)
class Bron:
    """One source. `jaar` may be empty; `opmerking` is a plain sentence."""

    titel: str
    uitgever: str = ""
    jaar: str = ""
    url: str = ""
    geraadpleegd_op: date | None = None
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Bronnen:
    """The numbered list of sources."""

    items: tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class Regels:
    """Empty lines under a heading, to write on with a pen."""

    titel: str
    aantal: int = 5


Element = (
    Omslag
    | Hoofdstuk
    | Alinea
    | Lijst
    | Tekening
    | Cijfers
    | Tabel
    | Plaat
    | Kader
    | Legenda
    | Inhoud
    | Bronnen
    | Regels
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. Without an Omslag the titel and ondertitel are written at the top of the first page.

    `kop` is the running header on the left; right of it stand status and datum. `datum` is the only date:
    the clock is never read, so that the same document always gives the same file.
    """

    titel: str
    eigenaar: str
    datum: date
    elements: tuple[Element, ...]
    ondertitel: str = ""
    status: str = "Concept"
    periode: str = ""
    kop: str = ""
    taal: str = "nl-NL"

    def __post_init__(self) -> None:
        """Refuse a document that no checker or reader could name or navigate."""
        if not self.titel.strip():
            raise ValueError("Een document heeft een titel nodig.")
        ids = [element.id for element in self.elements if isinstance(element, Hoofdstuk)]
        if len(ids) != len(set(ids)):
            raise ValueError("Twee hoofdstukken hebben dezelfde id.")

    @property
    def chapters(self) -> tuple[Hoofdstuk, ...]:
        """The hoofdstukken that the contents list names, in order."""
        return tuple(e for e in self.elements if isinstance(e, Hoofdstuk) and e.in_inhoud)

    @property
    def has_cover(self) -> bool:
        """Whether an Omslag carries the title."""
        return any(isinstance(element, Omslag) for element in self.elements)


def full_date(value: date) -> str:
    """A date as people write it, '21 november 2026'."""
    return format_date(value, "d MMMM y", locale="nl")
