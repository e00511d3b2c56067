"""The SQL of addresses: which ones a bouwwerk remembers, and who asked for links that belong to one."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from app.database import insert_once
from app.plans import address
from app.plans.address import MOST, Adres
from app.plans.bouwwerk import Bouwwerk
from app.plans.models import adres, bouwwerk, terugvraag

_BOUWWERK = [bouwwerk.c[name] for name in Bouwwerk.__dataclass_fields__ if name != "door"]


def known(connection: Connection, secret: bytes, of: int) -> tuple[Adres, ...]:
    """The addresses that a bouwwerk remembers, oldest first."""
    found = connection.execute(select(adres).where(adres.c.bouwwerk_id == of).order_by(adres.c.id))
    return tuple(Adres(row.id, address.opened(secret, row.adres_versleuteld), row.gemaakt_op) for row in found)


def remember(connection: Connection, secret: bytes, of: int, email: str, now: datetime) -> bool | None:
    """Keep an address with a bouwwerk: whether it is new, or None when there is no room. Hold the bouwwerk first."""
    mark = address.mark(secret, email)
    mine = adres.c.bouwwerk_id == of
    if connection.execute(select(adres.c.id).where(mine, adres.c.adres_hash == mark)).first():
        return False
    if connection.execute(select(func.count()).select_from(adres).where(mine)).scalar_one() >= MOST:
        return None
    values = {"adres_hash": mark, "adres_versleuteld": address.sealed(secret, email), "gemaakt_op": now}
    connection.execute(insert(adres).values(bouwwerk_id=of, **values))
    return True


def forget(connection: Connection, of: int, number: int) -> bool:
    """Erase an address of this bouwwerk; False when it has no such address."""
    mine = (adres.c.bouwwerk_id == of) & (adres.c.id == number)
    return connection.execute(delete(adres).where(mine)).rowcount == 1


def behind(connection: Connection, secret: bytes, email: str) -> tuple[Bouwwerk, ...]:
    """The bouwwerken that remember an address, last changed first; what lies in the bin is not among them."""
    mine = (adres.c.adres_hash == address.mark(secret, email)) & bouwwerk.c.verwijderd_op.is_(None)
    found = select(*_BOUWWERK).join(adres, adres.c.bouwwerk_id == bouwwerk.c.id).where(mine)
    newest = found.order_by(bouwwerk.c.gewijzigd_op.desc(), bouwwerk.c.id.desc())
    return tuple(Bouwwerk(*row) for row in connection.execute(newest))


def ask(connection: Connection, secret: bytes, email: str, formulier: str, now: datetime) -> bool:
    """Note that somebody asks for the links of an address: as much work for a known one as for any other.

    False when the same form asked before.
    """
    values = {"adres_versleuteld": address.sealed(secret, email), "formulier": formulier, "gemaakt_op": now}
    return insert_once(connection, terugvraag, "formulier", **values) is not None


def asked(connection: Connection) -> tuple[int, ...]:
    """What waits to be answered."""
    return tuple(connection.execute(select(terugvraag.c.id).order_by(terugvraag.c.id)).scalars())


def take(connection: Connection, secret: bytes, number: int) -> Iterator[tuple[str, str]]:
    """The address and form of one of them, which is gone after this transaction; nothing when another took it."""
    gone = delete(terugvraag).where(terugvraag.c.id == number)
    for row in connection.execute(gone.returning(terugvraag.c.adres_versleuteld, terugvraag.c.formulier)).all():
        if email := address.opened(secret, row.adres_versleuteld):
            yield email, row.formulier
