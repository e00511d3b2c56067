"""The fields of a bouwwerk that an officer fills in: one list, which everything that goes over them reads.

Forms and their limits, history, undo, restoring, the controlecode, the difference between two moments, copies and the
reading of files follow from it. The shapes that are published (`export`, `own_data`, `versies`) say each field
themselves, for people read those; a test holds them against this list.
"""

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """What kind of thing is filled in."""

    REGEL = "regel"
    """One line, asked for with the gegevens."""

    CODE = "code"
    """What a line was understood as; nobody types it."""

    TEKST = "tekst"
    """A text for the council."""

    PUNTEN = "punten"
    """A text for the council of which every line is a point."""


class Kopie(StrEnum):
    """What becomes of it in a copy."""

    GEVRAAGD = "gevraagd"
    """It is asked for anew."""

    EIGEN = "eigen"
    """It goes along to the own gemeente; who takes the plan as an example begins without it."""


@dataclass(frozen=True)
class Gegeven:
    """One field: its name in forms, tables and files, the most characters it takes, and what officers call it.

    `woorden` is how a sentence names it, with its article.
    """

    naam: str
    soort: Soort
    hooguit: int
    kop: str
    woorden: str
    kopie: Kopie = Kopie.EIGEN


GEGEVENS = (
    Gegeven("titel", Soort.REGEL, 120, "Titel", "de titel", Kopie.GEVRAAGD),
    Gegeven("gemeente", Soort.REGEL, 100, "Gemeente", "de gemeente"),
    Gegeven("gemeente_code", Soort.CODE, 6, "Gemeente", "de gemeente"),
    Gegeven("periode", Soort.REGEL, 40, "Periode", "de periode", Kopie.GEVRAAGD),
    Gegeven("inleiding", Soort.TEKST, 5000, "Inleiding", "de inleiding"),
    Gegeven("kernpunten", Soort.PUNTEN, 2000, "Kernpunten", "de kernpunten"),
    Gegeven("gevraagd_besluit", Soort.PUNTEN, 2000, "Gevraagd besluit", "het gevraagd besluit"),
)


def names(*soorten: Soort) -> tuple[str, ...]:
    """The names of the fields of these kinds, of every kind when none is given."""
    return tuple(one.naam for one in GEGEVENS if not soorten or one.soort in soorten)


def limits(*soorten: Soort) -> dict[str, int]:
    """The most characters of each field of these kinds."""
    return {one.naam: one.hooguit for one in GEGEVENS if one.soort in soorten}


NAMEN = names()
REGELS = names(Soort.REGEL)
TEKSTEN = names(Soort.TEKST, Soort.PUNTEN)
PUNTEN = names(Soort.PUNTEN)
BY_NAME = {one.naam: one for one in GEGEVENS}
LEEG: dict[str, str | None] = {one.naam: None if one.soort is Soort.CODE else "" for one in GEGEVENS}
"""Every field as it is when nobody filled it in."""
