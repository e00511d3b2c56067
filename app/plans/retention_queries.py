"""The SQL of deleting and keeping: the bin, what has been kept long enough, and erasing it for good."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, select, update

from app.database import STEP
from app.mail import queries as mail
from app.plans.bouwwerk import Bouwwerk
from app.plans.draagvlak.models import deelnemer, sessie
from app.plans.models import (
    aanbod,
    adres,
    afweging,
    bouwwerk,
    gebeurtenis,
    huisstijl,
    keuze,
    momentopname,
    opmerking,
    spiegel,
    toegang,
    uitwerking,
)
from app.plans.retention import WARNING, no_longer

PARTS = (
    deelnemer,
    sessie,
    spiegel,
    momentopname,
    afweging,
    opmerking,
    uitwerking,
    huisstijl,
    gebeurtenis,
    aanbod,
    keuze,
    toegang,
    adres,
)
"""Every table that hangs on a bouwwerk; a test looks whether one is forgotten. An aanvraag stays, without it."""

_BOUWWERK = [bouwwerk.c[name] for name in Bouwwerk.__dataclass_fields__ if name != "door"]
_KEPT = bouwwerk.c.verwijderd_op.is_(None)
_KNOWN = exists().where(adres.c.bouwwerk_id == bouwwerk.c.id)


def put_in_bin(connection: Connection, of: int, now: datetime | None) -> None:
    """Put a bouwwerk in the bin at this moment; without a moment take it out."""
    connection.execute(update(bouwwerk).where(bouwwerk.c.id == of).values(verwijderd_op=now))


def empty_bin(connection: Connection, now: datetime, most: int = STEP) -> int:
    """Erase at most so many of what can no longer be taken back; returns how many."""
    return _erase(connection, bouwwerk.c.verwijderd_op <= no_longer(now), most)


def expire(connection: Connection, today: date, most: int = STEP) -> int:
    """Erase at most so many bouwwerken whose time is over; returns how many.

    Who can be warned was warned long enough before.
    """
    warned = ~_KNOWN | (bouwwerk.c.gewaarschuwd_op <= today - WARNING)
    return _erase(connection, _KEPT & (bouwwerk.c.bewaar_tot < today) & warned, most)


def _erase(connection: Connection, which: ColumnElement[bool], most: int) -> int:
    chosen = select(bouwwerk.c.id).where(which).order_by(bouwwerk.c.id).limit(most).with_for_update()
    gone = connection.execute(chosen).scalars().all()
    for of in gone:
        mail.forget_about(connection, of)
        for part in PARTS:
            connection.execute(delete(part).where(part.c.bouwwerk_id == of))
        connection.execute(delete(bouwwerk).where(bouwwerk.c.id == of))
    return len(gone)


def to_warn(connection: Connection, today: date, most: int) -> Iterable[Bouwwerk]:
    """At most so many bouwwerken that end soon, remember an address, and have not been warned about yet."""
    soon = _KEPT & _KNOWN & (bouwwerk.c.bewaar_tot < today + WARNING) & bouwwerk.c.gewaarschuwd_op.is_(None)
    chosen = select(*_BOUWWERK).where(soon).order_by(bouwwerk.c.id).limit(most).with_for_update()
    found = connection.execute(chosen)
    return tuple(Bouwwerk(*row) for row in found)


def warned(connection: Connection, of: int, today: date) -> None:
    """Remember that the owner was warned; using the bouwwerk forgets it."""
    connection.execute(update(bouwwerk).where(bouwwerk.c.id == of).values(gewaarschuwd_op=today))
