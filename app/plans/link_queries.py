"""The SQL of links: who may open a bouwwerk, and how far they may go."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.plans.models import bouwwerk, toegang
from app.plans.retention import keep_until
from app.plans.rol import Rol
from app.settings import Settings


@dataclass(frozen=True)
class Toegang:
    """A link as the owner sees it; its sleutel is known to nobody but its holder."""

    id: int
    rol: Rol
    label: str
    gemaakt_op: datetime
    gebruikt_op: date | None
    ingetrokken_op: datetime | None


_COLUMNS = [toegang.c[name] for name in Toegang.__dataclass_fields__]


def others(connection: Connection, of: int, mine: str) -> tuple[Toegang, ...]:
    """Every other link than the one in hand, of which `mine` is the hash; newest first."""
    other = (toegang.c.bouwwerk_id == of) & (toegang.c.sleutel_hash != mine)
    found = connection.execute(select(*_COLUMNS).where(other).order_by(toegang.c.id.desc()))
    return tuple(_toegang(row) for row in found)


def by_hash(connection: Connection, of: int, sleutel_hash: str) -> Toegang | None:
    """A link of this bouwwerk by the hash of its sleutel."""
    mine = (toegang.c.bouwwerk_id == of) & (toegang.c.sleutel_hash == sleutel_hash)
    row = connection.execute(select(*_COLUMNS).where(mine)).one_or_none()
    return _toegang(row) if row else None


def withdraw(connection: Connection, of: int, link: int, mine: str, now: datetime) -> Toegang | None:
    """End another link than the one in hand, of which `mine` is the hash; ending it twice is ending it once.

    None when this bouwwerk has no such link.
    """
    other = (toegang.c.bouwwerk_id == of) & (toegang.c.id == link) & (toegang.c.sleutel_hash != mine)
    connection.execute(update(toegang).where(other, toegang.c.ingetrokken_op.is_(None)).values(ingetrokken_op=now))
    row = connection.execute(select(*_COLUMNS).where(other)).one_or_none()
    return _toegang(row) if row else None


def used(connection: Connection, settings: Settings, link: str, day: date) -> None:
    """Remember on which day the link with this fingerprint was last used, and keep its bouwwerk longer for that."""
    asked = select(bouwwerk.c.id, bouwwerk.c.status).join(toegang, toegang.c.bouwwerk_id == bouwwerk.c.id)
    for of, status in connection.execute(asked.where(toegang.c.sleutel_hash == link)).all():
        until = keep_until(settings, status, day)
        shorter = (bouwwerk.c.id == of) & (bouwwerk.c.bewaar_tot < until)
        connection.execute(update(bouwwerk).where(shorter).values(bewaar_tot=until, gewaarschuwd_op=None))
        connection.execute(update(toegang).where(toegang.c.sleutel_hash == link).values(gebruikt_op=day))


def _toegang(row: Row[Any]) -> Toegang:
    return Toegang(row.id, Rol(row.rol), row.label, row.gemaakt_op, row.gebruikt_op, row.ingetrokken_op)
