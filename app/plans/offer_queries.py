"""The SQL of what is offered to a bouwwerk."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.blocks.models import bouwsteen
from app.plans.models import aanbod
from app.plans.offer import Aanbod


def put(connection: Connection, now: datetime, of: int, bouwsteen_id: int, keuze_id: int | None) -> None:
    """Offer a bouwsteen to a bouwwerk; offered before it stays one offer, that then knows the own one it is about."""
    mine = (aanbod.c.bouwwerk_id == of) & (aanbod.c.bouwsteen_id == bouwsteen_id)
    if connection.execute(select(aanbod.c.id).where(mine)).one_or_none():
        if keuze_id is not None:
            connection.execute(update(aanbod).where(mine, aanbod.c.keuze_id.is_(None)).values(keuze_id=keuze_id))
        return
    fresh = {"bouwwerk_id": of, "bouwsteen_id": bouwsteen_id, "keuze_id": keuze_id, "gemaakt_op": now, "antwoord": ""}
    connection.execute(insert(aanbod).values(**fresh))


def of_bouwwerk(connection: Connection, of: int) -> tuple[Aanbod, ...]:
    """Everything that was ever offered to a bouwwerk, oldest first."""
    columns = [aanbod.c[name] for name in Aanbod.__dataclass_fields__]
    asked = select(*columns).where(aanbod.c.bouwwerk_id == of).order_by(aanbod.c.id)
    return tuple(Aanbod(*row) for row in connection.execute(asked))


def told(connection: Connection, of: int) -> tuple[Row[Any], ...]:
    """The same with the slug of each bouwsteen, for the copy of your own data."""
    asked = select(bouwsteen.c.slug.label("bouwsteen"), aanbod.c.gemaakt_op, aanbod.c.antwoord, aanbod.c.beantwoord_op)
    mine = (aanbod.c.bouwwerk_id == of) & (aanbod.c.bouwsteen_id == bouwsteen.c.id)
    return tuple(connection.execute(asked.where(mine).order_by(aanbod.c.id)))


def answer(connection: Connection, now: datetime, of: int, bouwsteen_id: int, antwoord: str) -> None:
    """Remember what was decided."""
    mine = (aanbod.c.bouwwerk_id == of) & (aanbod.c.bouwsteen_id == bouwsteen_id)
    connection.execute(update(aanbod).where(mine).values(antwoord=antwoord, beantwoord_op=now))
