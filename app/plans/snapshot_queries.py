"""The SQL of versions: making, naming and removing them, and fetching what they hold."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.plans import queries
from app.plans.bouwwerk import Bouwwerk
from app.plans.models import bouwwerk, gebeurtenis, momentopname
from app.plans.snapshot import Asked, Momentopname, Status
from app.plans.versies import archief
from app.plans.versies.inhoud import Inhoud

MADE = ("versie_gemaakt", "versie_vastgelegd")
COPIED = ("nr", "naam", "status", "besluitnummer", "datum", "gemaakt_op", "door", "pdf_sha256")
_COLUMNS = [momentopname.c[name] for name in Momentopname.__dataclass_fields__]


@dataclass(frozen=True)
class Fresh:
    """A version to store: what was asked, its content, the revision that is, and its PDF when it is frozen."""

    asked: Asked
    inhoud: Inhoud
    revisie: int
    formulier: str
    pdf: bytes | None = None


def all_of(connection: Connection, of: int) -> tuple[Momentopname, ...]:
    """Every version of a bouwwerk, newest first."""
    mine = select(*_COLUMNS).where(momentopname.c.bouwwerk_id == of).order_by(momentopname.c.nr.desc())
    return tuple(map(_read, connection.execute(mine)))


def whole(connection: Connection, of: int) -> Iterator[dict[str, Any]]:
    """Every version of a bouwwerk with all that it says, oldest first: for who asks a copy of all there is."""
    mine = select(*_COLUMNS, momentopname.c.inhoud).where(momentopname.c.bouwwerk_id == of).order_by(momentopname.c.nr)
    for row in connection.execute(mine):
        told = row._mapping
        yield {name: told[name] for name in COPIED} | {"inhoud": json.loads(told["inhoud"])}


def latest_frozen(connection: Connection, of: int) -> Momentopname | None:
    """The version whose status a bouwwerk shows."""
    mine = (momentopname.c.bouwwerk_id == of) & (momentopname.c.status != Status.CONCEPT)
    row = connection.execute(select(*_COLUMNS).where(mine).order_by(momentopname.c.nr.desc()).limit(1)).one_or_none()
    return _read(row) if row else None


def one(connection: Connection, of: int, nr: int) -> Momentopname | None:
    """A version by its number."""
    mine = (momentopname.c.bouwwerk_id == of) & (momentopname.c.nr == nr)
    row = connection.execute(select(*_COLUMNS).where(mine)).one_or_none()
    return _read(row) if row else None


def sent_before(connection: Connection, of: int, formulier: str) -> int | None:
    """The number of the version that this very form made."""
    mine = (momentopname.c.bouwwerk_id == of) & (momentopname.c.formulier == formulier)
    return connection.execute(select(momentopname.c.nr).where(mine)).scalar_one_or_none()


def content(connection: Connection, version: Momentopname) -> Inhoud:
    """All that a version says."""
    text = connection.execute(select(momentopname.c.inhoud).where(momentopname.c.id == version.id)).scalar_one()
    return archief.opened(text)


def pdf(connection: Connection, version: Momentopname) -> bytes | None:
    """The very PDF that was made when it was frozen; None for a concept."""
    found = connection.execute(select(momentopname.c.pdf).where(momentopname.c.id == version.id)).scalar_one()
    return None if found is None else bytes(found)


def add(connection: Connection, now: datetime, of: Bouwwerk, fresh: Fresh) -> int:
    """Store a version, after `queries.hold`; returns its number, which is never given again."""
    soorten = gebeurtenis.c.soort.in_(MADE) & (gebeurtenis.c.bouwwerk_id == of.id)
    nr = connection.execute(select(func.count()).where(soorten)).scalar_one() + 1
    asked, pdf = fresh.asked, fresh.pdf
    connection.execute(
        insert(momentopname).values(
            bouwwerk_id=of.id,
            nr=nr,
            naam=asked.naam,
            status=asked.status,
            besluitnummer=asked.besluitnummer,
            datum=asked.datum,
            revisie=fresh.revisie,
            gemaakt_op=now,
            door=of.door,
            formulier=fresh.formulier,
            inhoud=archief.stored(fresh.inhoud),
            pdf=pdf,
            pdf_sha256=sha256(pdf).hexdigest() if pdf else None,
        )
    )
    if asked.vast:
        connection.execute(update(bouwwerk).where(bouwwerk.c.id == of.id).values(status=asked.status))
    told = {"nr": nr, "naam": asked.naam, "status": asked.status}
    label = asked.etiket[:1].lower() + asked.etiket[1:]
    queries.tell(connection, of, now, MADE[asked.vast], **told, etiket=label)
    return nr


def rename(connection: Connection, now: datetime, of: Bouwwerk, version: Momentopname, naam: str) -> None:
    """Give a concept another name."""
    connection.execute(update(momentopname).where(momentopname.c.id == version.id).values(naam=naam))
    queries.tell(connection, of, now, "versie_hernoemd", nr=version.nr, was=version.naam, naam=naam)


def remove(connection: Connection, now: datetime, of: Bouwwerk, version: Momentopname) -> None:
    """Take a concept away; frozen versions stay as long as their bouwwerk."""
    mine = (momentopname.c.id == version.id) & (momentopname.c.status == Status.CONCEPT)
    connection.execute(delete(momentopname).where(mine))
    queries.tell(connection, of, now, "versie_verwijderd", nr=version.nr, naam=version.naam)


def _read(row: Row[tuple[object, ...]]) -> Momentopname:
    told = dict(row._mapping)
    return Momentopname(**{**told, "status": Status(told["status"])})
