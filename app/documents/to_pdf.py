"""From Document to PDF: the HTML is written here, in the web process; a child process makes the pages of it."""

from typing import Any, NoReturn, Protocol

from markupsafe import Markup

from app.documents.letters import has_leftward, runs_left
from app.documents.model import (
    PATRONEN,
    Document,
    Element,
    Hoofdstuk,
    Plaat,
    Rij,
    Tabel,
    Verwijzing,
    full_date,
)
from app.documents.pictures import picture, screen_picture
from app.documents.rendering import Bijlage, Renderer
from app.documents.words import source_parts

TEMPLATE = "documents/document.html"
OUTSIDE = ("https://", "http://", "mailto:")
HEADER_LENGTH = 70
LINE_OF_TABLE = 72
"""Characters on one line of all the cells beside the first together, with small letters."""
MAY_BREAK = 16
"""A row of fewer lines than this stays whole on one page; a longer one may go on on the next (see `.lang`)."""

LONGEST_WORD = 60
"""Letters of a word in which places to divide it are looked for."""


class Pages(Protocol):
    """What renders a template: `app.templating.Templates`."""

    def render(self, template: str, **context: Any) -> str:
        """The template as text."""
        ...


def render(document: Document, templates: Pages, renderer: Renderer, bijlage: Bijlage | None = None) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1, with `bijlage` (name, content) embedded as its data.

    RenderBusy when too many wait, RenderFailed when a limit was hit. Same input, same bytes.
    """
    return renderer.pdf(page(document, templates), bijlage)


def page(document: Document, templates: Pages, style: Markup | None = None) -> str:
    """The document as one HTML page, for paper or, with its own style inside, for a screen.

    The look of paper is `document.css`, which the child holds ready.
    """
    return templates.render(
        TEMPLATE,
        document=document,
        style=style,
        kinds=[type(element).__name__ for element in document.elements],
        levels=heading_levels(document.elements),
        anchors={f"#{e.id}" for e in document.elements if isinstance(e, Hoofdstuk)},
        header=running_head(document),
        kind=_kind,
        opens=opens,
        full_date=full_date,
        source_parts=source_parts,
        picture=screen_picture if style else picture,
        marker=marker,
        long=long_row,
        divided=divided,
        runs_left=runs_left,
        has_leftward=has_leftward,
        fail=_fail,
    )


def heading_levels(elements: tuple[Element, ...]) -> dict[int, int]:
    """Per position the HTML heading level: under the title (1), never skipping one (PDF/UA-1, 7.4.2)."""
    levels: dict[int, int] = {}
    current = 1
    for position, element in enumerate(elements):
        if isinstance(element, Hoofdstuk | Plaat):
            wanted = 3 if isinstance(element, Plaat) else element.niveau + 1
            levels[position] = min(wanted, current + 1)
            if isinstance(element, Hoofdstuk):
                current = levels[position]
    return levels


def opens(link: Verwijzing, anchors: set[str]) -> bool:
    """Whether a link may be one: an address of ours that exists, or a web or mail address."""
    return link.href in anchors or link.href.startswith(OUTSIDE)


def marker(stand: str) -> str:
    """The word of a pattern; ValueError for a stand that has none."""
    if stand not in PATRONEN:
        raise ValueError(f"no pattern for stand {stand!r}")
    return PATRONEN[stand]


def long_row(rij: Rij) -> bool:
    """Whether a row of a table is so long that it may break over pages; an estimate, made before there are lines."""
    line = max(1, LINE_OF_TABLE // max(1, len(rij.cellen) - 1))
    texts = ("".join(span.text for span in cell) for cell in rij.cellen)
    return any(sum(1 + len(part) // line for part in text.splitlines()) >= MAY_BREAK for text in texts)


def divided(tabel: Tabel) -> bool:
    """Whether words of a table may be divided. Not where one is longer than any word is: looking for the places in it
    takes time by the square of its length.
    """
    texts = (
        "".join(span.text for span in cell) for groep in tabel.groepen for rij in groep.rijen for cell in rij.cellen
    )
    return all(len(word) <= LONGEST_WORD for text in texts for word in text.split())


def running_head(document: Document) -> str:
    """What stands at the top of every page."""
    text = document.kop or ", ".join(filter(None, (document.eigenaar, document.titel)))
    return text if len(text) <= HEADER_LENGTH else f"{text[: HEADER_LENGTH - 1].rstrip()}…"


def subject(document: Document) -> str:
    """What kind of paper it is, and for which years."""
    years = "" if document.periode in document.ondertitel else document.periode
    return ", ".join(filter(None, (document.ondertitel, document.status, years)))


def state(document: Document) -> str:
    """How far the paper is, and of which day."""
    return ", ".join(filter(None, (document.status, full_date(document.datum))))


def _kind(value: object) -> str:
    return type(value).__name__


def _fail(value: object) -> NoReturn:
    raise TypeError(f"the page has no form for {type(value).__name__}")
