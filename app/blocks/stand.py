"""The four standen a keuze can have, in the order in which they are always shown."""

from enum import StrEnum


class Stand(StrEnum):
    """What a gemeente wants with a bouwsteen; the value is what forms, tables and files say."""

    BEHOUDEN = "behouden"
    ONTWIKKELEN = "ontwikkelen"
    AFBOUWEN = "afbouwen"
    NIET_GEKOZEN = "niet_gekozen"

    @property
    def kort(self) -> str:
        """The word on a button and in a table."""
        return _KORT[self]

    @property
    def lang(self) -> str:
        """The whole meaning, as the officer says it."""
        return _LANG[self]


_KORT = {
    Stand.BEHOUDEN: "Behouden",
    Stand.ONTWIKKELEN: "Ontwikkelen",
    Stand.AFBOUWEN: "Afbouwen",
    Stand.NIET_GEKOZEN: "Overwogen",
}

_LANG = {
    Stand.BEHOUDEN: "Zit al in ons beleid en wil ik behouden",
    Stand.ONTWIKKELEN: "Wil ik ontwikkelen",
    Stand.AFBOUWEN: "Wil ik afbouwen",
    Stand.NIET_GEKOZEN: "Overwogen, niet gekozen",
}
