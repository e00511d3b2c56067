"""A bouwsteen that was asked for and is there now, offered to the bouwwerk it was asked from. Pure rules."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.stand import Stand
from app.plans.assembly import LEEG, MAX_TOELICHTING, Staat, combine
from app.plans.bouwwerk import Keuze

GENOMEN, GELATEN = "genomen", "gelaten"
"""What an officer answered; empty as long as nobody did."""


@dataclass(frozen=True)
class Aanbod:
    """What is kept of an offer: which bouwsteen, in the place of which own one, and the answer."""

    bouwsteen_id: int
    keuze_id: int | None
    antwoord: str


@dataclass(frozen=True)
class Offer:
    """An offer as it meets the bouwwerk now. `eigen` is the own bouwsteen in whose place it comes, when that is there;
    `keuze` what was said already about the bouwsteen itself.
    """

    versie: Versie
    eigen: Keuze | None
    keuze: Keuze | None
    antwoord: str

    @property
    def open(self) -> bool:
        """Whether there is something to decide. Undoing what was taken brings the own one back, and so the question."""
        if self.antwoord == GELATEN:
            return False
        return self.eigen is not None or (self.keuze is None and not self.antwoord)

    @property
    def left(self) -> bool:
        """Whether it was left, and may still be taken."""
        return self.antwoord == GELATEN and (self.eigen is not None or self.keuze is None)

    @property
    def staat(self) -> Staat:
        """What the keuze becomes: all that was said of the own one, together with what was said of the new one."""
        mine = Staat(self.eigen.stand, self.eigen.toelichting) if self.eigen else LEEG
        mine = mine if mine != LEEG else Staat(Stand.ONTWIKKELEN)
        return combine(Staat(self.keuze.stand, self.keuze.toelichting), mine, chosen=False) if self.keuze else mine

    @property
    def too_long(self) -> bool:
        """Whether the two toelichtingen do not fit in one."""
        return len(self.staat.toelichting) > MAX_TOELICHTING


def offers(catalogue: Catalogue, keuzes: Iterable[Keuze], kept: Iterable[Aanbod]) -> tuple[Offer, ...]:
    """Every offer that there is still something to say about; a bouwsteen that was retired since is not offered."""
    found = tuple(keuzes)
    newest = {versie.bouwsteen_id: versie for versie in catalogue.aanbod.values()}
    made = (_meeting(newest[one.bouwsteen_id], one, found) for one in kept if one.bouwsteen_id in newest)
    return tuple(offer for offer in made if offer.open or offer.left)


def _meeting(versie: Versie, one: Aanbod, keuzes: tuple[Keuze, ...]) -> Offer:
    eigen = next((k for k in keuzes if k.versie is None and k.id == one.keuze_id), None)
    keuze = next((k for k in keuzes if k.versie and k.versie.bouwsteen_id == one.bouwsteen_id), None)
    return Offer(versie, eigen, keuze, one.antwoord)
