"""The money of a plan: only what the officer wrote, what comes back every year apart from what comes once."""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from app.advice.plan import Gekozen, Plan

SOORTEN = ("structureel", "eenmalig", "")
"""Geldsoorten; empty is money of which nobody said whether it comes back."""


@dataclass(frozen=True)
class Band:
    """From the least to the most that an amount can be; without `hoog` nobody said where it ends."""

    laag: int
    hoog: int | None


@dataclass(frozen=True)
class Snede:
    """A cut of so many percent in one kind of money: what there is, what falls, and what stays."""

    soort: str
    procent: int
    nu: Band
    valt: Band
    blijft: Band
    keuzes: int

    @property
    def te_vinden(self) -> Band:
        """How much the cut is, rounded up to whole euros."""
        most = None if self.nu.hoog is None else _part(self.nu.hoog, self.procent)
        return Band(_part(self.nu.laag, self.procent), most)

    @property
    def rest(self) -> Band:
        """What of the cut is still to be found. It is least when what falls costs most and what stays least."""
        most = None if self.blijft.hoog is None else _rest(self.procent, self.blijft.hoog, self.valt.laag)
        least = 0 if self.valt.hoog is None else _rest(self.procent, self.blijft.laag, self.valt.hoog)
        return Band(least, most)

    @property
    def gevonden(self) -> bool | None:
        """Whether the cut is found whatever the amounts turn out to be; None when that depends on them."""
        if self.rest.hoog == 0:
            return True
        return False if self.rest.laag > 0 else None


def _part(amount: int, procent: int) -> int:
    return -(-amount * procent // 100)


def _rest(procent: int, stays: int, falls: int) -> int:
    return max(0, -(-(procent * stays - (100 - procent) * falls) // 100))


def band(keuze: Gekozen) -> Band | None:
    """What one keuze takes; None when the officer wrote no amount."""
    low, high = keuze.antwoorden.get("bedrag_van"), keuze.antwoorden.get("bedrag_tot")
    return None if low is None and high is None else Band(low or 0, high)


def total(keuzes: Iterable[Gekozen]) -> Band:
    """Everything together; without a top as soon as one of them has none."""
    found = [one for keuze in keuzes if (one := band(keuze))]
    highs = [one.hoog for one in found]
    return Band(sum(one.laag for one in found), None if None in highs else sum(high or 0 for high in highs))


def cuts(plan: Plan, fallen: Set[str], procent: int) -> tuple[Snede, ...]:
    """The same cut in every kind of money that the active keuzes have."""
    found = []
    for soort in SOORTEN:
        paid = [k for k in plan.actief.values() if band(k) and (k.antwoorden.get("geldsoort") or "") == soort]
        gone, stays = ([k for k in paid if (k.slug in fallen) is falls] for falls in (True, False))
        if paid and total(paid).hoog != 0:
            found.append(Snede(soort, procent, total(paid), total(gone), total(stays), len(paid)))
    return tuple(found)


def without_amount(plan: Plan) -> tuple[Gekozen, ...]:
    """The active keuzes that count for nothing in the sums."""
    return tuple(k for k in plan.actief.values() if not band(k))
