"""The catalogue in memory: read once per revision, shared by every request."""

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select

from app.blocks import link_queries, queries
from app.blocks.catalogue import Bron, Catalogue, Tip, Versie
from app.blocks.lore import (
    BewijsShape,
    BouwtekeningShape,
    CijferShape,
    KansShape,
    Lore,
    OrganisatieShape,
    RegelingShape,
    RelatieShape,
    SynoniemShape,
    VoorbeeldShape,
)
from app.blocks.models import bouwsteen, bouwsteen_versie, bron, catalogus, kennis, tip
from app.blocks.shapes import Herkomst, Trede, Wijziging
from app.blocks.velden import GEWONE_TEKST, KENMERKEN
from app.templating import today

L = TypeVar("L", bound=Lore)
IDENTITY = ("slug", *(name for name in KENMERKEN if name in Versie.__dataclass_fields__))
TEXT = ("nummer", "gepubliceerd_op", *GEWONE_TEKST)
"""Columns that a Versie takes over as they are: of the bouwsteen, and of its text."""


class Catalogues:
    """Keeps the catalogue of the present revision and day; every process has one.

    `clock` tells the day; `known` is one that was read before from the same database.
    """

    def __init__(self, clock: Callable[[], date] = today, known: Catalogue | None = None) -> None:
        self._clock = clock
        self._kept = known
        self._lock = threading.Lock()

    @property
    def last(self) -> Catalogue | None:
        """The catalogue that was read last, true or not any more; None when there is none yet."""
        return self._kept

    def current(self, connection: Connection, revisie: int | None = None) -> Catalogue:
        """The catalogue, read anew only when its revision changed; another day only makes it another value.

        Give `revisie` when the caller already asked the database for it. Raises LookupError before the first seed.
        """
        wanted = revision(connection) if revisie is None else revisie
        kept, dag = self._kept, self._clock()
        if kept is not None and (kept.revisie, kept.dag) == (wanted, dag):
            return kept
        with self._lock:
            if self._kept is None or self._kept.revisie != wanted:
                self._kept = _read(connection, dag)
            elif self._kept.dag != dag:
                self._kept = replace(self._kept, dag=dag)
            return self._kept


def revision(connection: Connection) -> int:
    """The present revision of the catalogue. Raises LookupError before the first seed."""
    found = queries.revision(connection)
    if not found:
        raise LookupError("the catalogue is empty")
    return found


def is_filled(connection: Connection) -> bool:
    """Whether there is anything to choose from."""
    return bool(connection.execute(select(func.count()).select_from(bouwsteen_versie)).scalar())


def _versies(connection: Connection) -> dict[int, Versie]:
    """Every published text, by its id, in the order of the catalogue."""
    pairs = connection.execute(select(bouwsteen.c.id, bouwsteen.c.slug))
    slugs: dict[int | None, str] = {row.id: row.slug for row in pairs}
    joined = select(bouwsteen, bouwsteen_versie).join(
        bouwsteen_versie, bouwsteen_versie.c.bouwsteen_id == bouwsteen.c.id
    )
    versies = {}
    for row in connection.execute(joined.order_by(bouwsteen.c.volgorde, bouwsteen.c.id, bouwsteen_versie.c.nummer)):
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
            wijziging=Wijziging(row.wijziging) if row.nummer > 1 else Wijziging.INHOUDELIJK,
            opvolger=slugs.get(row.opgevolgd_door),
            **{name: item[bouwsteen.c[name]] for name in IDENTITY},
            **{name: item[bouwsteen_versie.c[name]] for name in TEXT},
        )
    return versies


def _read(connection: Connection, dag: date) -> Catalogue:
    head = connection.execute(select(catalogus)).one()
    return Catalogue(
        revisie=head.revisie,
        dag=dag,
        intros=json.loads(head.groepen),
        versies=_versies(connection),
        bronnen={row.slug: _bron(row) for row in connection.execute(select(bron).order_by(bron.c.slug))},
        adviezen=tuple(_tip(row) for row in connection.execute(select(tip).order_by(tip.c.volgorde))),
        voorbeelden=_lore(connection, VoorbeeldShape),
        toegevoegd=_added(connection),
        bouwtekeningen=_lore(connection, BouwtekeningShape),
        relaties=_lore(connection, RelatieShape),
        kansen=_lore(connection, KansShape),
        cijfers=_lore(connection, CijferShape),
        bewijs=_lore(connection, BewijsShape),
        regelingen=_lore(connection, RegelingShape),
        organisaties=_lore(connection, OrganisatieShape),
        synoniemen=_lore(connection, SynoniemShape),
        dode_links=link_queries.dead(connection),
    )


def _lore(connection: Connection, shape: type[L]) -> tuple[L, ...]:
    mine = select(kennis.c.inhoud).where(kennis.c.soort == shape.SOORT).order_by(kennis.c.volgorde, kennis.c.id)
    return tuple(shape.model_validate_json(text) for text in connection.scalars(mine))


def _added(connection: Connection) -> dict[str, datetime]:
    known = kennis.c.toegevoegd_op.is_not(None) & (kennis.c.soort == VoorbeeldShape.SOORT)
    return {row.slug: row.toegevoegd_op for row in connection.execute(select(kennis).where(known))}


def _bron(row: Row[Any]) -> Bron:
    return Bron(row.slug, row.titel, row.uitgever, row.jaar, row.url, row.geraadpleegd_op, row.opmerking)


def _tip(row: Row[Any]) -> Tip:
    links = tuple(json.loads(row.bouwstenen)), tuple(json.loads(row.bron))
    return Tip(row.slug, row.soort, row.fase, row.titel, row.tekst, *links)
