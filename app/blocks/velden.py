"""The fields of a bouwsteen: one list, which loading, reading, publishing and laying side by side all read.

The shapes that people read (`shapes`, `published`), the form of editors (`editorial.kinds`) and the value
(`catalogue.Versie`) say each field themselves; a test holds them against this list.
"""

from dataclasses import dataclass
from enum import StrEnum


class Deel(StrEnum):
    """What part of a bouwsteen a field is."""

    KENMERK = "kenmerk"
    """It may change without a new text."""

    TEKST = "tekst"
    """It is published: a change of it is a new versie."""


class Vorm(StrEnum):
    """How it is kept."""

    GEWOON = "gewoon"
    WOORD = "woord"
    """A word of a list, or nothing."""
    LIJST = "lijst"
    """Several, as JSON."""


@dataclass(frozen=True)
class Veld:
    """One field: its name in files and tables, and the heading above it where two texts are laid side by side.

    Without a heading it is not laid side by side.
    """

    naam: str
    deel: Deel = Deel.TEKST
    vorm: Vorm = Vorm.GEWOON
    kop: str = ""


BOUWSTEEN = (
    Veld("stap", Deel.KENMERK),
    Veld("groep", Deel.KENMERK),
    Veld("volgorde", Deel.KENMERK),
    Veld("gecontroleerd_op", Deel.KENMERK),
    Veld("herzien_voor", Deel.KENMERK),
    Veld("vervallen_op", Deel.KENMERK),
    Veld("opgevolgd_door", Deel.KENMERK),
    Veld("vervallen_reden", Deel.KENMERK),
    Veld("titel", kop="Titel"),
    Veld("korte_titel"),
    Veld("kern", kop="In één zin"),
    Veld("uitleg", kop="Wat is het?"),
    Veld("wanneer", kop="Wanneer kies je dit?"),
    Veld("vraagt", kop="Wat vraagt het van de gemeente?"),
    Veld("rol", vorm=Vorm.WOORD, kop="Rol die vaak past"),
    Veld("rol_waarom", vorm=Vorm.WOORD, kop="Waarom die rol past"),
    Veld("valkuil", kop="Let op"),
    Veld("vragen", vorm=Vorm.LIJST, kop="Vragen om over te praten"),
    Veld("indicatoren", vorm=Vorm.LIJST, kop="Waaraan zie je dat het werkt?"),
    Veld("herkomst", vorm=Vorm.WOORD),
    Veld("bron", vorm=Vorm.LIJST),
)

KENMERKEN = tuple(one.naam for one in BOUWSTEEN if one.deel is Deel.KENMERK)
"""What may change of a bouwsteen without a new text. In files and lists `opgevolgd_door` is a slug."""

TEKST = tuple(one.naam for one in BOUWSTEEN if one.deel is Deel.TEKST)
"""What is published: a change of any of these is a new versie."""

LIJSTEN = tuple(one.naam for one in BOUWSTEEN if one.vorm is Vorm.LIJST)

GEWONE_TEKST = tuple(one.naam for one in BOUWSTEEN if one.deel is Deel.TEKST and one.vorm is Vorm.GEWOON)
"""The texts that a row and a value hold in the same way."""
