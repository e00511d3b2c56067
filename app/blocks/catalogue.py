"""The catalogue as officers see it: everything they choose from, at one revision."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from app.blocks.lore import (
    YEAR,
    BewijsShape,
    BouwtekeningShape,
    CijferShape,
    KansShape,
    OrganisatieShape,
    RegelingShape,
    RelatieShape,
    SynoniemShape,
    Verband,
    VoorbeeldShape,
)
from app.blocks.shapes import Herkomst, Trede, Wijziging
from app.blocks.steps import STAPPEN

HELPT = (Verband.DIENT, Verband.BEREIKT, Verband.VRAAGT_OM)
"""How one bouwsteen does something for another."""


@dataclass(frozen=True)
class Bron:
    """A source as shown: who, what, when, and what to keep in mind."""

    slug: str
    titel: str
    uitgever: str
    jaar: str
    url: str | None
    geraadpleegd_op: date
    opmerking: str | None

    def is_overdue(self, today: date) -> bool:
        """Whether it is more than a year ago that somebody looked at it."""
        return self.geraadpleegd_op + YEAR < today


@dataclass(frozen=True)
class Versie:
    """A bouwsteen with one of its published texts."""

    id: int
    bouwsteen_id: int
    nummer: int
    slug: str
    stap: str
    groep: str
    titel: str
    korte_titel: str
    kern: str
    uitleg: str
    wanneer: str
    vraagt: str
    valkuil: str
    vragen: tuple[str, ...]
    rol: Trede | None
    rol_waarom: str
    indicatoren: tuple[str, ...]
    herkomst: Herkomst
    bron: tuple[str, ...]
    gepubliceerd_op: datetime
    gecontroleerd_op: date | None
    herzien_voor: date | None
    wijziging: Wijziging = Wijziging.INHOUDELIJK
    vervallen_op: date | None = None
    opvolger: str | None = None
    vervallen_reden: str | None = None

    @property
    def volle_titel(self) -> str:
        """Its title, with its stap when another stap has a bouwsteen of that name: their slugs end on the stap."""
        return f"{self.titel} ({self.stap})" if self.slug.endswith(f"-{self.stap}") else self.titel


@dataclass(frozen=True)
class Tip:
    """A tip or an uitdaging from research."""

    slug: str
    soort: str
    fase: str
    titel: str
    tekst: str
    bouwstenen: tuple[str, ...]
    bron: tuple[str, ...]


@dataclass(frozen=True)
class Groep:
    """A group of bouwstenen within a stap, in the order of the catalogue."""

    naam: str
    intro: str
    bouwstenen: tuple[Versie, ...]


@dataclass(frozen=True)
class Catalogue:
    """Everything officers choose from, as it is at one revision and on one day: `dag` decides what is retired.

    `toegevoegd` tells when a voorbeeld came in, as far as that is known; `dode_links` which addresses in it did not
    work when we last looked, and when that was.
    """

    revisie: int
    dag: date
    versies: Mapping[int, Versie]
    bronnen: Mapping[str, Bron]
    adviezen: tuple[Tip, ...]
    intros: Mapping[str, str]
    voorbeelden: tuple[VoorbeeldShape, ...] = ()
    toegevoegd: Mapping[str, datetime] = field(default_factory=dict)
    bouwtekeningen: tuple[BouwtekeningShape, ...] = ()
    relaties: tuple[RelatieShape, ...] = ()
    kansen: tuple[KansShape, ...] = ()
    cijfers: tuple[CijferShape, ...] = ()
    bewijs: tuple[BewijsShape, ...] = ()
    regelingen: tuple[RegelingShape, ...] = ()
    organisaties: tuple[OrganisatieShape, ...] = ()
    synoniemen: tuple[SynoniemShape, ...] = ()
    dode_links: Mapping[str, datetime] = field(default_factory=dict)

    @cached_property
    def texts(self) -> Mapping[str, tuple[Versie, ...]]:
        """Every published text of each bouwsteen, oldest first."""
        found: dict[str, list[Versie]] = {}
        for versie in self.versies.values():
            found.setdefault(versie.slug, []).append(versie)
        return {slug: tuple(sorted(items, key=lambda one: one.nummer)) for slug, items in found.items()}

    @cached_property
    def by_slug(self) -> Mapping[str, Versie]:
        """The newest text of every bouwsteen there ever was. What is offered is in `aanbod`."""
        return {slug: items[-1] for slug, items in self.texts.items()}

    @cached_property
    def aanbod(self) -> Mapping[str, Versie]:
        """The newest text of every bouwsteen that can be chosen: not of those that are retired."""
        return {slug: versie for slug, versie in self.by_slug.items() if slug not in self.vervallen}

    @cached_property
    def vervallen(self) -> frozenset[str]:
        """The slugs of the bouwstenen that are retired on this day."""
        return frozenset(slug for slug, versie in self.by_slug.items() if self.is_retired(versie))

    def is_retired(self, versie: Versie) -> bool:
        """Whether its bouwsteen is offered no longer; the day itself counts."""
        return versie.vervallen_op is not None and versie.vervallen_op <= self.dag

    def is_overdue(self, versie: Versie) -> bool:
        """Whether the editors should have looked at its bouwsteen again by now; not when that is retired."""
        due = versie.herzien_voor
        return due is not None and due < self.dag and not self.is_retired(versie)

    def successor(self, versie: Versie) -> Versie | None:
        """The newest text of the bouwsteen that took its place."""
        return self.by_slug[versie.opvolger] if versie.opvolger else None

    def changed_since(self, versie: Versie) -> Wijziging | None:
        """The heaviest change in the texts that came after this one; None when it is the newest."""
        later = [one.wijziging for one in self.texts[versie.slug] if one.nummer > versie.nummer]
        return max(later, key=list(Wijziging).index, default=None)

    def text(self, slug: str, versie_id: int) -> Versie | None:
        """The text of a bouwsteen that has this id, or its newest; None when there is no such bouwsteen."""
        found = self.versies.get(versie_id)
        return found if found is not None and found.slug == slug else self.by_slug.get(slug)

    @cached_property
    def groepen(self) -> Mapping[str, tuple[Groep, ...]]:
        """Per stap its groepen with the bouwstenen that can be chosen."""
        return {
            stap.slug: tuple(
                Groep(
                    naam,
                    self.intros.get(f"{stap.slug}/{naam}", ""),
                    tuple(v for v in self.aanbod.values() if (v.stap, v.groep) == (stap.slug, naam)),
                )
                for naam in stap.groepen
            )
            for stap in STAPPEN
        }

    @cached_property
    def tips(self) -> tuple[Tip, ...]:
        """What research advises."""
        return tuple(item for item in self.adviezen if item.soort == "tip")

    @cached_property
    def uitdagingen(self) -> tuple[Tip, ...]:
        """What research warns of."""
        return tuple(item for item in self.adviezen if item.soort == "uitdaging")

    @cached_property
    def tips_by_bouwsteen(self) -> Mapping[str, tuple[Tip, ...]]:
        """Per bouwsteen the tips that it calls for."""
        found: dict[str, list[Tip]] = {}
        for item in self.tips:
            for slug in item.bouwstenen:
                found.setdefault(slug, []).append(item)
        return {slug: tuple(items) for slug, items in found.items()}

    @cached_property
    def voorbeelden_by_bouwsteen(self) -> Mapping[str, tuple[VoorbeeldShape, ...]]:
        """Per bouwsteen what gemeenten did with it."""
        return self._voorbeelden_by(lambda item: item.bouwstenen)

    @cached_property
    def voorbeelden_by_uitdaging(self) -> Mapping[str, tuple[VoorbeeldShape, ...]]:
        """Per uitdaging what others did about it."""
        return self._voorbeelden_by(lambda item: item.uitdagingen)

    def _voorbeelden_by(
        self, named: Callable[[VoorbeeldShape], Iterable[str]]
    ) -> Mapping[str, tuple[VoorbeeldShape, ...]]:
        found: dict[str, list[VoorbeeldShape]] = {}
        for item in self.voorbeelden:
            for slug in named(item):
                found.setdefault(slug, []).append(item)
        return {slug: tuple(items) for slug, items in found.items()}

    @cached_property
    def links(self) -> Mapping[str, Mapping[str, RelatieShape]]:
        """Per bouwsteen those that serve it, reach it or are asked by it, and the other way about."""
        found: dict[str, dict[str, RelatieShape]] = {}
        for item in self.relaties:
            if item.soort in HELPT:
                found.setdefault(item.van, {}).setdefault(item.naar, item)
                found.setdefault(item.naar, {}).setdefault(item.van, item)
        return found

    def sources(self, slugs: Iterable[str]) -> tuple[Bron, ...]:
        """The sources with these slugs, in the order given."""
        return tuple(self.bronnen[slug] for slug in slugs)

    @cached_property
    def checked_on(self) -> date:
        """The oldest day on which a source was looked at: the catalogue is as fresh as that."""
        return min((source.geraadpleegd_op for source in self.bronnen.values()), default=date.min)
