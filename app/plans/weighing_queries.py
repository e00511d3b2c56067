"""The SQL of afwegingen."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.advice.coherence import Plek
from app.plans.models import afweging
from app.plans.weighing import Afweging

_COLUMNS = [afweging.c[name] for name in Afweging.__dataclass_fields__]


def of_bouwwerk(connection: Connection, of: int) -> tuple[Afweging, ...]:
    """Every afweging in a bouwwerk, oldest first."""
    found = connection.execute(select(*_COLUMNS).where(afweging.c.bouwwerk_id == of).order_by(afweging.c.id))
    return tuple(Afweging(*row) for row in found)


def leave(connection: Connection, of: int, now: datetime, plekken: Iterable[Plek], *, waarom: str, door: str) -> bool:
    """Remember that these breaks stay as they are; whether that says anything new. Who calls holds the bouwwerk."""
    known = {(one.regel, one.over, one.waarom) for one in of_bouwwerk(connection, of)}
    fresh = [plek for plek in plekken if (*plek, waarom) not in known]
    for rule, over in fresh:
        _forget(connection, of, rule, over)
        row = {"regel": rule, "over": over, "waarom": waarom, "door": door, "gemaakt_op": now}
        connection.execute(insert(afweging).values(bouwwerk_id=of, **row))
    return bool(fresh)


def take_up(connection: Connection, of: int, rule: str, over: str | None = None) -> bool:
    """Let a rule speak again, everywhere or about this alone; whether it was silent."""
    mine = (afweging.c.bouwwerk_id == of) & (afweging.c.regel == rule)
    if over is not None:
        mine &= afweging.c.over == over
    return connection.execute(delete(afweging).where(mine)).rowcount > 0


def _forget(connection: Connection, of: int, rule: str, over: str) -> None:
    mine = (afweging.c.bouwwerk_id == of) & (afweging.c.regel == rule) & (afweging.c.over == over)
    connection.execute(delete(afweging).where(mine))
