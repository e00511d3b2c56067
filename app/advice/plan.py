"""A bouwwerk as the rules of advice see it: what was chosen, and what the catalogue says of how that hangs together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from app.blocks.catalogue import Catalogue
from app.blocks.stand import ACTIEF, Stand

"""Stands of what will be there during the plan."""

NIETS: Mapping[str, Any] = MappingProxyType({})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Gekozen:
    """One keuze: its bouwsteen, its stand and what was written. `groep` is empty for an own bouwsteen.

    `antwoorden` holds the fields of its uitwerking that have an answer.
    """

    slug: str
    titel: str
    stap: str
    stand: Stand
    groep: str = ""
    toelichting: str = ""
    antwoorden: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def actief(self) -> bool:
        """Whether it will be there during the plan."""
        return self.stand in ACTIEF

    @property
    def nieuw(self) -> bool:
        """Whether it is to be developed."""
        return self.stand is Stand.ONTWIKKELEN

    @property
    def eigen(self) -> bool:
        """Whether an officer made it: the catalogue says nothing about it."""
        return not self.groep

    @property
    def woorden(self) -> str:
        """Everything that was written about it."""
        texts = (value for value in self.antwoorden.values() if isinstance(value, str))
        return "\n".join((self.toelichting, *texts))


@dataclass(frozen=True)
class Plan:
    """All keuzes with a stand, for a periode, beside the catalogue."""

    keuzes: tuple[Gekozen, ...]
    periode: str
    catalogue: Catalogue

    @cached_property
    def by_slug(self) -> Mapping[str, Gekozen]:
        """Every keuze, whatever its stand."""
        return {k.slug: k for k in self.keuzes}

    @cached_property
    def actief(self) -> Mapping[str, Gekozen]:
        """The keuzes that will be there during the plan."""
        return {k.slug: k for k in self.keuzes if k.actief}

    @cached_property
    def nieuw(self) -> tuple[Gekozen, ...]:
        """The keuzes that are to be developed."""
        return tuple(k for k in self.keuzes if k.nieuw)

    @cached_property
    def per_stap(self) -> Mapping[str, tuple[Gekozen, ...]]:
        """The active keuzes of each stap that has some."""
        found: dict[str, tuple[Gekozen, ...]] = {}
        for keuze in self.actief.values():
            found[keuze.stap] = (*found.get(keuze.stap, ()), keuze)
        return found

    def met(self, stand: Stand) -> tuple[Gekozen, ...]:
        """The keuzes with this stand."""
        return tuple(k for k in self.keuzes if k.stand is stand)

    def heeft(self, slugs: Iterable[str]) -> bool:
        """Whether one of these bouwstenen is active."""
        return any(slug in self.actief for slug in slugs)

    def linked(self, slug: str, stap: str, among: Iterable[Gekozen] | None = None) -> tuple[Gekozen, ...]:
        """The active keuzes of a stap, or those among others, that do something for it or are asked by it."""
        links = self.catalogue.links.get(slug, NIETS)
        offered = self.per_stap.get(stap, ()) if among is None else among
        return tuple(k for k in offered if k.stap == stap and k.slug in links)

    @cached_property
    def jaren(self) -> tuple[int, int] | None:
        """First and last year of the periode; None when it doesn't say both."""
        found = years(self.periode)
        if len(found) == 1 and self.periode.strip() != str(found[0]):
            return None
        return (min(found), max(found)) if found else None

    def with_keuze(self, slug: str, stand: Stand) -> "Plan":
        """The same plan with one bouwsteen of the catalogue chosen, or with another stand."""
        versie = self.catalogue.by_slug[slug]
        fresh = Gekozen(slug, versie.titel, versie.stap, stand, versie.groep)
        there = self.by_slug.get(slug)
        if there is None:
            return replace(self, keuzes=(*self.keuzes, fresh))
        changed = replace(there, stand=stand)
        return replace(self, keuzes=tuple(changed if k is there else k for k in self.keuzes))


def years(words: str) -> tuple[int, ...]:
    """The years that a text names."""
    return tuple(map(int, _YEAR.findall(words)))
