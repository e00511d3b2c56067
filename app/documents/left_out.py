"""What of a house style does not go along, in words for who sent it."""

from collections.abc import Iterable
from enum import StrEnum


class LeftOut(StrEnum):
    """A kind of thing that a house style may hold and a paper does not take over."""

    PROGRAMMA = "programma"
    OBJECT = "object"
    VELD = "veld"
    ELDERS = "elders"
    KOPPELING = "koppeling"
    SAMENVOEGEN = "samenvoegen"
    PLAATJE = "plaatje"
    TEKENING = "tekening"
    LETTERS = "letters"
    BIJGEHOUDEN = "bijgehouden"
    INVULVELD = "invulveld"
    SLOT = "slot"
    VERBORGEN = "verborgen"
    ANDERS = "anders"


WORDS = {
    LeftOut.PROGRAMMA: "macro’s en andere programma’s",
    LeftOut.OBJECT: "bestanden en objecten die erin zitten",
    LeftOut.VELD: "velden die iets ophalen of uitrekenen (paginanummers en datums blijven)",
    LeftOut.ELDERS: "wat het bestand van een andere plek haalt, zoals een sjabloon of een plaatje op een server",
    LeftOut.KOPPELING: "koppelingen (de woorden zelf blijven staan)",
    LeftOut.SAMENVOEGEN: "gegevens om brieven samen te voegen",
    LeftOut.PLAATJE: "plaatjes die geen gewone png, jpg of gif zijn (zet ze als png in je bestand)",
    LeftOut.TEKENING: "tekeningen van een soort die we niet overnemen, zoals een watermerk of grafiek",
    LeftOut.LETTERS: "lettertypen die in het bestand zitten (alleen hun naam blijft)",
    LeftOut.BIJGEHOUDEN: "opmerkingen en bijgehouden wijzigingen",
    LeftOut.INVULVELD: "invulvelden (de woorden zelf blijven staan)",
    LeftOut.SLOT: "het slot op het bestand",
    LeftOut.VERBORGEN: "gegevens die je in het bestand niet ziet",
    LeftOut.ANDERS: "onderdelen die we niet kennen",
}
"""In the order in which they are told."""


def told(kinds: Iterable[str]) -> tuple[str, ...]:
    """The words for these kinds; what is no kind of ours says nothing."""
    known = set(kinds)
    return tuple(words for kind, words in WORDS.items() if kind in known)
