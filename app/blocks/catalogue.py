"""The catalogue in memory: read once per revision, shared by every request."""

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection, Row, func, select

from app.blocks.lore import BouwtekeningShape, RelatieShape, VoorbeeldShape
from app.blocks.models import bouwsteen, bouwsteen_versie, bron, catalogus, kennis, tip
from app.blocks.shapes import Herkomst, Trede
from app.blocks.steps import STAPPEN

S = TypeVar("S", bound=BaseModel)
IDENTITY = ("slug", "stap", "groep", "gecontroleerd_op", "herzien_voor")
TEXT = ("nummer", "titel", "korte_titel", "kern", "uitleg", "wanneer", "vraagt", "valkuil", "gepubliceerd_op")
"""Columns that a Versie takes over as they are: of the bouwsteen, and of its text."""


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
    """Everything officers choose from, as it is at one revision."""

    revisie: int
    versies: Mapping[int, Versie]
    bronnen: Mapping[str, Bron]
    adviezen: tuple[Tip, ...]
    intros: Mapping[str, str]
    voorbeelden: tuple[VoorbeeldShape, ...] = ()
    bouwtekeningen: tuple[BouwtekeningShape, ...] = ()
    relaties: tuple[RelatieShape, ...] = ()

    @cached_property
    def by_slug(self) -> Mapping[str, Versie]:
        """The newest text of every bouwsteen."""
        newest: dict[str, Versie] = {}
        for versie in self.versies.values():
            if versie.slug not in newest or newest[versie.slug].nummer < versie.nummer:
                newest[versie.slug] = versie
        return newest

    @cached_property
    def groepen(self) -> Mapping[str, tuple[Groep, ...]]:
        """Per stap its groepen with their bouwstenen."""
        return {
            stap.slug: tuple(
                Groep(
                    naam,
                    self.intros.get(f"{stap.slug}/{naam}", ""),
                    tuple(v for v in self.by_slug.values() if (v.stap, v.groep) == (stap.slug, naam)),
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

    def sources(self, slugs: Iterable[str]) -> tuple[Bron, ...]:
        """The sources with these slugs, in the order given."""
        return tuple(self.bronnen[slug] for slug in slugs)

    @cached_property
    def checked_on(self) -> date:
        """The oldest day on which a source was looked at: the catalogue is as fresh as that."""
        return min((source.geraadpleegd_op for source in self.bronnen.values()), default=date.min)


class Catalogues:
    """Keeps the catalogue of the present revision; every process has one."""

    def __init__(self) -> None:
        self._kept: Catalogue | None = None
        self._lock = threading.Lock()

    def current(self, connection: Connection, revisie: int | None = None) -> Catalogue:
        """The catalogue, read anew only when its revision changed.

        Give `revisie` when the caller already asked the database for it. Raises LookupError before the first seed.
        """
        wanted = revision(connection) if revisie is None else revisie
        kept = self._kept
        if kept is not None and kept.revisie == wanted:
            return kept
        with self._lock:
            if self._kept is None or self._kept.revisie != wanted:
                self._kept = _read(connection)
            return self._kept


def revision(connection: Connection) -> int:
    """The present revision of the catalogue. Raises LookupError before the first seed."""
    found = connection.execute(select(catalogus.c.revisie)).scalar()
    if found is None:
        raise LookupError("the catalogue is empty")
    return int(found)


def is_filled(connection: Connection) -> bool:
    """Whether there is anything to choose from."""
    return bool(connection.execute(select(func.count()).select_from(bouwsteen_versie)).scalar())


def _read(connection: Connection) -> Catalogue:
    head = connection.execute(select(catalogus)).one()
    joined = select(bouwsteen, bouwsteen_versie).join(
        bouwsteen_versie, bouwsteen_versie.c.bouwsteen_id == bouwsteen.c.id
    )
    versies = {}
    for row in connection.execute(joined.order_by(bouwsteen.c.volgorde, bouwsteen_versie.c.nummer)):
        item = row._mapping
        versies[item[bouwsteen_versie.c.id]] = Versie(
            id=item[bouwsteen_versie.c.id],
            bouwsteen_id=item[bouwsteen.c.id],
            herkomst=Herkomst(row.herkomst),
            bron=tuple(json.loads(row.bron)),
            vragen=tuple(json.loads(row.vragen)),
            rol=Trede(row.rol) if row.rol else None,
            rol_waarom=row.rol_waarom or "",
            indicatoren=tuple(json.loads(row.indicatoren)),
            **{name: item[bouwsteen.c[name]] for name in IDENTITY},
            **{name: item[bouwsteen_versie.c[name]] for name in TEXT},
        )
    return Catalogue(
        revisie=head.revisie,
        intros=json.loads(head.groepen),
        versies=versies,
        bronnen={row.slug: _bron(row) for row in connection.execute(select(bron).order_by(bron.c.id))},
        adviezen=tuple(_tip(row) for row in connection.execute(select(tip).order_by(tip.c.volgorde))),
        voorbeelden=_lore(connection, "voorbeeld", VoorbeeldShape),
        bouwtekeningen=_lore(connection, "bouwtekening", BouwtekeningShape),
        relaties=_lore(connection, "relatie", RelatieShape),
    )


def _lore(connection: Connection, soort: str, shape: type[S]) -> tuple[S, ...]:
    mine = select(kennis.c.inhoud).where(kennis.c.soort == soort).order_by(kennis.c.volgorde)
    return tuple(shape.model_validate_json(text) for text in connection.scalars(mine))


def _bron(row: Row[Any]) -> Bron:
    return Bron(row.slug, row.titel, row.uitgever, row.jaar, row.url, row.geraadpleegd_op, row.opmerking)


def _tip(row: Row[Any]) -> Tip:
    links = tuple(json.loads(row.bouwstenen)), tuple(json.loads(row.bron))
    return Tip(row.slug, row.soort, row.fase, row.titel, row.tekst, *links)
