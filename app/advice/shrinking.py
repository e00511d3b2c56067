"""What falls when something falls: which doelen and doelgroepen lose the last that the catalogue links to them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from app.advice.plan import Gekozen, Plan
from app.advice.rules.draad import IEDEREEN
from app.advice.thread import red_thread

HANGT, DRAAGT = ("visie", "doelgroepen"), ("instrumenten", "partners")
"""The stappen of what hangs on something, and of what it hangs on."""


@dataclass(frozen=True)
class Verlies:
    """A doel or doelgroep that stays while everything of one stap that did something for it falls."""

    over: Gekozen
    stap: str
    laatste: tuple[Gekozen, ...]


@dataclass(frozen=True)
class Steun:
    """Per stap what does something for a doel or doelgroep: now, and when what is marked has fallen."""

    over: Gekozen
    nu: Mapping[str, tuple[Gekozen, ...]]
    straks: Mapping[str, tuple[Gekozen, ...]]


def without(plan: Plan, fallen: Set[str]) -> Plan:
    """The plan when these keuzes have fallen."""
    return replace(plan, keuzes=tuple(k for k in plan.keuzes if k.slug not in fallen))


def support(plan: Plan, fallen: Set[str]) -> tuple[Steun, ...]:
    """What every doel and doelgroep that stays hangs on, before and after.

    Of an own bouwsteen the catalogue knows nothing, and `alle inwoners` are reached by everything.
    """
    after = without(plan, fallen)
    return tuple(
        Steun(over, _hangs_on(plan, over), _hangs_on(after, over))
        for stap in HANGT
        for over in after.per_stap.get(stap, ())
        if not over.eigen and over.slug != IEDEREEN
    )


def _hangs_on(plan: Plan, over: Gekozen) -> Mapping[str, tuple[Gekozen, ...]]:
    return {stap: plan.linked(over.slug, stap) for stap in DRAAGT}


def losses(plan: Plan, fallen: Set[str]) -> tuple[Verlies, ...]:
    """Everything that loses the last of a stap; what had none already loses nothing."""
    return tuple(
        Verlies(one.over, stap, found)
        for one in support(plan, fallen)
        for stap, found in one.nu.items()
        if found and not one.straks[stap]
    )


def loosened(plan: Plan, fallen: Set[str]) -> tuple[Gekozen, ...]:
    """What stays and hung on a doel before, and on none any more."""
    before = {k.slug for k in red_thread(plan).los}
    return tuple(k for k in red_thread(without(plan, fallen)).los if k.slug not in before)


def alone(plan: Plan, fallen: Set[str]) -> Mapping[str, tuple[Verlies, ...]]:
    """Per instrument and partner that stays what would be lost besides if it fell too; first what nothing hangs on."""
    lost = {(one.over.slug, one.stap) for one in losses(plan, fallen)}
    found = {
        keuze.slug: tuple(one for one in losses(plan, fallen | {keuze.slug}) if (one.over.slug, one.stap) not in lost)
        for stap in DRAAGT
        for keuze in without(plan, fallen).per_stap.get(stap, ())
    }
    return dict(sorted(found.items(), key=lambda item: len(item[1])))
