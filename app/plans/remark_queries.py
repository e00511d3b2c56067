"""The SQL of opmerkingen."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from app.database import insert_once
from app.plans.models import opmerking
from app.plans.remarks import Opmerking
from app.prepared import Prepared

_COLUMNS = [opmerking.c[name] for name in Opmerking.__dataclass_fields__]
_MINE = opmerking.c.bouwwerk_id == bindparam("of")
_ALL = select(*_COLUMNS).where(_MINE).order_by(opmerking.c.id)
_OPEN = Prepared(
    select(opmerking.c.over, func.count())
    .where(_MINE, opmerking.c.reactie_op.is_(None))
    .where(opmerking.c.afgehandeld_op.is_(None), opmerking.c.verwijderd_op.is_(None))
    .group_by(opmerking.c.over)
)


def of_bouwwerk(connection: Connection, of: int) -> tuple[Opmerking, ...]:
    """Every opmerking in a bouwwerk, oldest first."""
    return tuple(Opmerking(*row) for row in connection.execute(_ALL, {"of": of}))


def open_counts(connection: Connection, of: int) -> Mapping[str, int]:
    """How many open opmerkingen there are about each bouwsteen, and about the whole under the empty slug."""
    return dict(_OPEN.all(connection, {"of": of}))


def add(connection: Connection, of: int, formulier: str, **values: Any) -> int | None:
    """Store an opmerking; None when this very form was stored before."""
    nobody = {"afgehandeld_door": "", "verwijderd_door": ""}
    return insert_once(connection, opmerking, "formulier", bouwwerk_id=of, formulier=formulier, **nobody, **values)


def settle(connection: Connection, id: int, when: datetime | None, door: str) -> None:
    """Mark as done, or open again without a moment."""
    change = {"afgehandeld_op": when, "afgehandeld_door": door if when else ""}
    connection.execute(update(opmerking).where(opmerking.c.id == id).values(**change))


def remove(connection: Connection, id: int, when: datetime, door: str) -> None:
    """Wipe the text; who did it and when stays."""
    change = {"tekst": "", "verwijderd_op": when, "verwijderd_door": door}
    connection.execute(update(opmerking).where(opmerking.c.id == id).values(**change))
