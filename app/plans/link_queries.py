"""The SQL of links: who may open a bouwwerk, and how far they may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from app.plans.models import toegang
from app.plans.rol import Rol


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
_USED = update(toegang).where(toegang.c.id == bindparam("of")).values(gebruikt_op=bindparam("day"))


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


def used(connection: Connection, noted: Mapping[int, date]) -> None:
    """Remember on which day links were last used."""
    connection.execute(_USED, [{"of": link, "day": day} for link, day in noted.items()])


def _toegang(row: Row[Any]) -> Toegang:
    return Toegang(row.id, Rol(row.rol), row.label, row.gemaakt_op, row.gebruikt_op, row.ingetrokken_op)
