"""The lens as officers see it: the entrances to every domein, and what the catalogue has to argue with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.advice.lens import Bril, Hoort, Mist, paragraph
from app.advice.lenses import DOMEINEN, OVER_ZORG, Domein
from app.advice.plan import Gekozen, Plan
from app.blocks.catalogue import Bron, Catalogue
from app.blocks.lore import BewijsShape, KansShape
from app.blocks.steps import BY_SLUG, Stap
from app.plans.advising import plan_of
from app.plans.bouwwerk import Bouwwerk, Gebouw

GESPREK = "zorg"
"""The lens that the kansen of the research are about."""


@dataclass(frozen=True)
class Ingang:
    """The way to one lens, with how many keuzes belong to it."""

    naam: str
    slug: str
    address: str
    aantal: int
    hier: bool


def entrances(plan: Plan, pad: str, hier: str = "") -> tuple[Ingang, ...]:
    """Every lens on this plan."""
    return tuple(
        Ingang(one.naam, one.slug, f"{pad}/bril/{one.slug}", len(Bril(one, plan).horen), one.slug == hier)
        for one in DOMEINEN.values()
    )


@dataclass(frozen=True)
class DoorDeBril:
    """Everything that the page and the brief tell about one plan through one lens."""

    domein: Domein
    bril: Bril
    bouwwerk: Bouwwerk

    @classmethod
    def of(cls, domein: Domein, gebouw: Gebouw, catalogue: Catalogue) -> "DoorDeBril":
        """Look at a gebouw as it stands today."""
        return cls(domein, Bril(domein, plan_of(gebouw, catalogue)), gebouw.bouwwerk)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of today."""
        return self.bril.plan.catalogue

    @cached_property
    def horen_per_stap(self) -> Mapping[Stap, tuple[Hoort, ...]]:
        """What belongs to them, in the order of the stappen."""
        found = {BY_SLUG[slug]: tuple(one for one in self.bril.horen if one.keuze.stap == slug) for slug in BY_SLUG}
        return {stap: items for stap, items in found.items() if items}

    @cached_property
    def alinea(self) -> tuple[str, ...]:
        """The sentences for their nota."""
        return paragraph(self.bril, self.bouwwerk.titel, self.bouwwerk.periode)

    @property
    def mist(self) -> tuple[Mist, ...]:
        """What they would miss."""
        return self.bril.mist

    @property
    def meebetalen(self) -> tuple[Gekozen, ...]:
        """The keuzes of theirs for which the officer counts on money of another domein; which one is not known."""
        return tuple(one.keuze for one in self.bril.horen if one.keuze.antwoorden.get("geldbron") == "ander_domein")

    @cached_property
    def kansen(self) -> tuple[KansShape, ...]:
        """What helps to argue, in the order in which it fits."""
        found = {one.slug: one for one in self.catalogue.kansen}
        return tuple(found[slug] for slug in self.domein.kansen if slug in found)

    @property
    def kanttekening(self) -> str:
        """What the kansen do not say about a domein that they are not about."""
        about = any(OVER_ZORG in one.bron for one in self.kansen)
        if self.domein.slug == GESPREK or not about:
            return ""
        return (
            f"Dit onderzoek gaat over cultuur, zorg en welzijn. Over {self.domein.in_zin} zegt het niets rechtstreeks."
        )

    @cached_property
    def bewijs(self) -> tuple[BewijsShape, ...]:
        """What studies say and do not say."""
        return self._studies(self.domein.bewijs)

    @cached_property
    def let_op_bewijs(self) -> tuple[BewijsShape, ...]:
        """Where the warning above their goals comes from."""
        return self._studies(self.domein.let_op_bewijs)

    def _studies(self, slugs: tuple[str, ...]) -> tuple[BewijsShape, ...]:
        found = {one.slug: one for one in self.catalogue.bewijs}
        return tuple(found[slug] for slug in slugs if slug in found)

    @cached_property
    def bronnen(self) -> tuple[Bron, ...]:
        """Where their goals come from; none when they are our own reasoning."""
        return self.catalogue.sources(slug for slug in self.domein.bron if slug in self.catalogue.bronnen)
