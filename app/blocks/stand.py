"""The standen a keuze can have, in the order in which they are always shown: one table of all that hangs on a stand.

Who adds one gives it a row here. The tests then name what cannot follow from a table: its style sheet rules, its icon
on a brick and its pattern on paper.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Betekenis:
    """What hangs on a stand: words, and how far the bouwsteen is part of what the gemeente does."""

    kort: str
    """The word on a button and in a table."""

    lang: str
    """The whole meaning, as the officer says it."""

    op_papier: str
    """The whole meaning, as the gemeente says it to its council."""

    hulp: str = ""
    """What is added to the short word for who hears it."""

    in_de_muur: bool = True
    """Whether it puts a brick in the wall; a bouwsteen without one was weighed and left out."""

    actief: bool = True
    """Whether the gemeente does it, or will: rules, tips and comparisons count it as part of the plan."""


class Stand(StrEnum):
    """What a gemeente wants with a bouwsteen; the value is what forms, tables, files and style sheets say."""

    BEHOUDEN = "behouden"
    ONTWIKKELEN = "ontwikkelen"
    AFBOUWEN = "afbouwen"
    NIET_GEKOZEN = "niet_gekozen"

    @property
    def kort(self) -> str:
        """The word on a button and in a table."""
        return STANDEN[self].kort

    @property
    def lang(self) -> str:
        """The whole meaning, as the officer says it."""
        return STANDEN[self].lang

    @property
    def op_papier(self) -> str:
        """The whole meaning, as the gemeente says it to its council."""
        return STANDEN[self].op_papier

    @property
    def in_de_muur(self) -> bool:
        """Whether it puts a brick in the wall."""
        return STANDEN[self].in_de_muur

    @property
    def hulp(self) -> str:
        """What is added to the short word for who hears it."""
        return STANDEN[self].hulp


STANDEN: Mapping[Stand, Betekenis] = {
    Stand.BEHOUDEN: Betekenis(
        "Behouden",
        "Zit al in ons beleid en wil ik behouden",
        "Zit al in ons beleid, behouden we",
        hulp=", zit al in ons beleid",
    ),
    Stand.ONTWIKKELEN: Betekenis("Ontwikkelen", "Wil ik ontwikkelen", "Gaan we ontwikkelen"),
    Stand.AFBOUWEN: Betekenis("Afbouwen", "Wil ik afbouwen", "Bouwen we af", actief=False),
    Stand.NIET_GEKOZEN: Betekenis(
        "Overwogen",
        "Overwogen, niet gekozen",
        "Overwogen, niet gekozen",
        hulp=", niet gekozen",
        in_de_muur=False,
        actief=False,
    ),
}

IN_DE_MUUR = tuple(stand for stand in Stand if STANDEN[stand].in_de_muur)
"""Standen that put a brick in the wall, also from the bottom of it up."""

ACTIEF = tuple(stand for stand in Stand if STANDEN[stand].actief)
"""Standen of what the gemeente does or will do."""
