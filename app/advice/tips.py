"""Which tips from research the choices of an officer call for."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.blocks.catalogue import Bron, Catalogue, Tip
from app.blocks.stand import ACTIEF, Stand

FASEN = {
    "opstarten": "Om mee te beginnen",
    "bestendigen": "Om vol te houden",
    "beide": "In elke fase",
}
"""Each fase of a tip with its heading for who is making a plan."""


@dataclass(frozen=True)
class Advies:
    """A tip with the names of the chosen bouwstenen that call for it, and its sources."""

    tip: Tip
    bij: tuple[str, ...]
    bronnen: tuple[Bron, ...]


def per_fase(advice: Iterable[Advies]) -> tuple[tuple[str, tuple[Advies, ...]], ...]:
    """The tips under the heading of their fase; a fase without tips is left out."""
    every = tuple(advice)
    grouped = ((kop, tuple(one for one in every if one.tip.fase == fase)) for fase, kop in FASEN.items())
    return tuple((kop, found) for kop, found in grouped if found)


def tips_for(catalogue: Catalogue, chosen: Iterable[tuple[str, str, Stand]]) -> tuple[Advies, ...]:
    """The tips for chosen bouwstenen (slug, titel, stand), in the order of the catalogue.

    The link between tip and bouwsteen is the editors' own reasoning (feitenbasis 4.2, column "bij blok").
    """
    asked = {slug: titel for slug, titel, stand in chosen if stand in ACTIEF}
    found = []
    for tip in catalogue.tips:
        titles = dict.fromkeys(asked[slug] for slug in tip.bouwstenen if slug in asked)
        if titles:
            found.append(Advies(tip, tuple(titles), catalogue.sources(tip.bron)))
    return tuple(found)
