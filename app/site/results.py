"""What a search finds as it stands on the page: where each record is, and which words are marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.blocks.entries import Entry
from app.blocks.found import Found, Hit, Kind
from app.blocks.words import pieces

SHOWN = 6
"""Results of a kind before somebody asks for all of them."""

ADDRESSES = {
    "bouwsteen": "/bouwstenen/{slug}",
    "voorbeeld": "/voorbeelden#{slug}",
    "bouwtekening": "/bouwtekeningen/{slug}",
    "regeling": "/regelingen#{slug}",
    "organisatie": "/bij-wie#{slug}",
    "bron": "/bronnen#{slug}",
}
"""Where the records of a soort stand; what is not named here stands with the other kennis."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is marked."""


@dataclass(frozen=True)
class Row:
    """One result: a link, what it is, perhaps the other name it was found by, and a line about it."""

    adres: str
    titel: Pieces
    onder: Pieces
    via: Pieces
    regel: Pieces


@dataclass(frozen=True)
class Shelf:
    """Results of one kind: those that are shown, and how many there are."""

    kind: Kind
    rijen: tuple[Row, ...]
    aantal: int


def shelves(found: Found, only: str) -> tuple[Shelf, ...]:
    """The results per kind; all of one kind when `only` names one of them."""
    asked = [shelf for shelf in found.shelves if shelf[0].slug == only]
    marked = found.marked
    return tuple(
        Shelf(kind, _rows(hits if asked else hits[:SHOWN], marked), len(hits)) for kind, hits in asked or found.shelves
    )


def _rows(hits: Iterable[Hit], marked: frozenset[str]) -> tuple[Row, ...]:
    return tuple(_row(hit, marked) for hit in hits)


def _row(hit: Hit, marked: frozenset[str]) -> Row:
    """A hit as a row; the other name is left out where it stands below the title already."""
    entry, (via, line) = hit.entry, hit.context
    told = (entry.titel, entry.onder, "" if via in entry.onder else via, line)
    return Row(address(entry), *(tuple(pieces(text, marked)) for text in told))


def address(entry: Entry) -> str:
    """Where a record stands on the site."""
    return ADDRESSES.get(entry.soort, "/kennis#{slug}").format(slug=entry.slug)
