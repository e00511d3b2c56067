"""The red thread: from each doel by way of doelgroep, partner, beleidsterrein and instrument to how it is followed."""

from dataclasses import dataclass
from functools import cached_property

from app.advice.plan import Gekozen, Plan
from app.advice.rules.uitvoering import VOLGT

STATIONS = ("doelgroepen", "partners", "beleidsterreinen", "instrumenten", "volgen")
"""Where a thread should pass, in this order; `volgen` is how a doel is followed."""


@dataclass(frozen=True)
class Draad:
    """One doel with what hangs on it, station by station."""

    doel: Gekozen
    stations: tuple[tuple[Gekozen, ...], ...]

    @property
    def heel(self) -> bool:
        """Whether it passes every station."""
        return all(self.stations)

    @property
    def breuken(self) -> tuple[str, ...]:
        """The stations where nothing hangs on it."""
        return tuple(name for name, found in zip(STATIONS, self.stations, strict=True) if not found)


@dataclass(frozen=True)
class RodeDraad:
    """Every thread of a plan, what hangs on none of them, and the own doelen that nobody but the officer can judge."""

    draden: tuple[Draad, ...]
    los: tuple[Gekozen, ...]
    eigen: tuple[Gekozen, ...]

    @cached_property
    def hele(self) -> tuple[Draad, ...]:
        """The threads without a break."""
        return tuple(draad for draad in self.draden if draad.heel)


def red_thread(plan: Plan) -> RodeDraad:
    """Follow each active doel of the catalogue through the plan.

    What hangs on a doel is what the catalogue links to it. A doelgroep does so too when a partner or instrument that
    works on the doel reaches it: a doel and a doelgroep seldom meet without somebody between them.
    """
    doelen = plan.per_stap.get("visie", ())
    draden = tuple(_thread(plan, doel) for doel in doelen if not doel.eigen)
    hanging = {keuze.slug for draad in draden for station in draad.stations for keuze in station}
    others = (k for k in plan.actief.values() if k.stap != "visie" and not k.eigen)
    los = tuple(k for k in others if k.slug not in hanging)
    return RodeDraad(draden, los, tuple(doel for doel in doelen if doel.eigen))


def _thread(plan: Plan, doel: Gekozen) -> Draad:
    partners, terreinen, instrumenten = (
        plan.linked(doel.slug, stap) for stap in ("partners", "beleidsterreinen", "instrumenten")
    )
    links = plan.catalogue.links
    reached = {slug for k in (doel, *partners, *instrumenten) for slug in links.get(k.slug, {})}
    doelgroepen = tuple(k for k in plan.per_stap.get("doelgroepen", ()) if k.slug in reached)
    row = (doel, *doelgroepen, *partners, *terreinen, *instrumenten)
    watching = tuple(plan.actief[slug] for slug in VOLGT if slug in plan.actief)
    followed = tuple(k for k in row if k.antwoorden.get("volgen"))
    return Draad(doel, (doelgroepen, partners, terreinen, instrumenten, (*followed, *watching)))
