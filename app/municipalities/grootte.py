"""How large a gemeente is: three classes with their bounds, and whose size comes nearest."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from typing import TypeVar

T = TypeVar("T")

KLEIN_TOT = 25_000
GROOT_BOVEN = 100_000
"""Inwoners: below the first a gemeente is klein, above the second groot. Our own reading, no official bounds."""
GRENZEN = (
    f"Klein is minder dan {KLEIN_TOT:,} inwoners, groot is meer dan {GROOT_BOVEN:,}. Daartussen is middelgroot. "
    "Deze grenzen koos de redactie zelf. We kijken naar het aantal inwoners op 1 januari 2021."
).replace(",000", ".000")
"""The same for officers."""


class Grootteklasse(StrEnum):
    """The size of a gemeente in one word, smallest first."""

    KLEIN = "klein"
    MIDDELGROOT = "middelgroot"
    GROOT = "groot"

    @property
    def verbogen(self) -> str:
        """As it stands before a noun: een *kleine* gemeente."""
        return _VERBOGEN[self]


_VERBOGEN = {
    Grootteklasse.KLEIN: "kleine",
    Grootteklasse.MIDDELGROOT: "middelgrote",
    Grootteklasse.GROOT: "grote",
}
RANK = {str(klasse): place for place, klasse in enumerate(Grootteklasse)}


@dataclass(frozen=True)
class Grootte:
    """The size of one gemeente; `inwoners` is None where nobody counted."""

    klasse: str
    inwoners: int | None = None


def nearest_first(items: Iterable[tuple[T, Collection[Grootte]]], mine: Grootte) -> list[T]:
    """Items by how near they come to my size, each counted by the nearest of its gemeenten.

    The same klasse first, then the nearest, then the nearest number of inwoners. Items without a size come last;
    what is equally near stays in the order given.
    """

    def distance(item: tuple[T, Collection[Grootte]]) -> tuple[float, float]:
        return min((_distance(mine, grootte) for grootte in item[1]), default=(inf, inf))

    return [thing for thing, _ in sorted(items, key=distance)]


def _distance(mine: Grootte, other: Grootte) -> tuple[float, float]:
    """Klassen apart, then inwoners apart; where one of both is not counted that is as far as can be."""
    classes = abs(RANK[mine.klasse] - RANK[other.klasse])
    if mine.inwoners is None or other.inwoners is None:
        return classes, inf
    return classes, abs(mine.inwoners - other.inwoners)
