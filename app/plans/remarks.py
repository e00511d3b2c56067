"""Opmerkingen as values: threads, who may see them, and what they are about. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.blocks.catalogue import Catalogue
from app.blocks.steps import BY_SLUG
from app.plans.bouwwerk import Gebouw
from app.plans.history import OWN
from app.plans.rol import Rol

ALLEN, SCHRIJVERS = "allen", "schrijvers"
"""Who sees an opmerking: everybody with a link, or only who may write."""

MAX_OPMERKING = 2000


@dataclass(frozen=True)
class Opmerking:
    """One opmerking as stored. `over` is the slug of a bouwsteen, empty for the bouwwerk as a whole.

    A removed one keeps its place, without its text.
    """

    id: int
    over: str
    reactie_op: int | None
    tekst: str
    door: str
    toegang_id: int
    zichtbaar: str
    gemaakt_op: datetime
    afgehandeld_op: datetime | None
    afgehandeld_door: str
    verwijderd_op: datetime | None
    verwijderd_door: str

    def may_remove(self, rol: Rol, toegang: int) -> bool:
        """Whether who holds this link may take it away: whoever wrote it, and the owner."""
        mine = rol is Rol.EIGENAAR or (rol.may(Rol.REAGEREN) and self.toegang_id == toegang)
        return mine and self.verwijderd_op is None


@dataclass(frozen=True)
class Draad:
    """An opmerking with the answers to it, oldest first."""

    eerste: Opmerking
    reacties: tuple[Opmerking, ...]

    @property
    def open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.eerste.afgehandeld_op is None and self.eerste.verwijderd_op is None

    def may_see(self, rol: Rol, toegang: int) -> bool:
        """Whether who holds this link sees it: writers see all, others what is for all and what they began."""
        return rol.schrijft or self.eerste.zichtbaar == ALLEN or self.eerste.toegang_id == toegang


@dataclass(frozen=True)
class Onderwerp:
    """What threads are about: the bouwwerk as a whole (no slug) or one bouwsteen."""

    slug: str
    naam: str
    stap: str
    draden: tuple[Draad, ...] = ()


def threads(found: Iterable[Opmerking]) -> tuple[Draad, ...]:
    """Opmerkingen in the order in which they were made, as threads."""
    every = tuple(found)
    return tuple(
        Draad(first, tuple(one for one in every if one.reactie_op == first.id))
        for first in every
        if first.reactie_op is None
    )


def subject(slug: str, catalogue: Catalogue, gebouw: Gebouw) -> Onderwerp | None:
    """What a slug is about in this bouwwerk; None when there is no such bouwsteen."""
    if not slug:
        return Onderwerp("", "Het hele bouwwerk", "")
    keuze = next((k for v in gebouw.verdiepingen for k in v.keuzes if k.slug == slug), None)
    if keuze:
        return Onderwerp(slug, keuze.titel, keuze.stap)
    versie = catalogue.by_slug.get(slug)
    return Onderwerp(slug, versie.titel, versie.stap) if versie else None


def per_stap(draden: Iterable[Draad], catalogue: Catalogue, gebouw: Gebouw) -> Mapping[str, tuple[Onderwerp, ...]]:
    """Threads under what they are about, in the order of the stappen, open ones first; empty stappen left out."""
    found: dict[str, list[Draad]] = {}
    for draad in sorted(draden, key=lambda draad: not draad.open):
        found.setdefault(draad.eerste.over, []).append(draad)
    told: dict[str, list[Onderwerp]] = {"": [], **{stap: [] for stap in BY_SLUG}, OWN: []}
    for slug, members in found.items():
        about = subject(slug, catalogue, gebouw) or Onderwerp(slug, "Een eigen bouwsteen die er niet meer is", OWN)
        told[about.stap].append(Onderwerp(about.slug, about.naam, about.stap, tuple(members)))
    return {stap: tuple(about) for stap, about in told.items() if about}


def open_per_subject(draden: Iterable[Draad]) -> dict[str, int]:
    """How many open threads there are about each slug."""
    counted: dict[str, int] = {}
    for draad in draden:
        if draad.open:
            counted[draad.eerste.over] = counted.get(draad.eerste.over, 0) + 1
    return counted
