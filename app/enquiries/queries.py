"""All SQL of aanvragen."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.database import STEP, insert_once
from app.enquiries.dossier import Dossier, typical_days
from app.enquiries.models import aanvraag, notitie
from app.enquiries.request import Aanvraag
from app.enquiries.status import OPEN, Status

BEWAARTERMIJN = timedelta(days=92)
"""How long name and address of a requester are kept; stands on the form and on the privacy page."""

_COLUMNS = [aanvraag.c[name] for name in Dossier.__dataclass_fields__]
MANY = 200
"""Finished aanvragen that are shown, the last first."""


def put(
    connection: Connection,
    now: datetime,
    asked: Aanvraag,
    formulier: str,
    bouwwerk_id: int | None,
    *,
    sleutel_hash: str | None = None,
) -> int | None:
    """Store an aanvraag; None when this very form was stored before (a double click)."""
    return insert_once(
        connection,
        aanvraag,
        None,
        stap=asked.stap,
        titel=asked.titel,
        waarom=asked.waarom,
        naam=asked.naam,
        email=asked.email,
        bouwwerk_id=bouwwerk_id,
        status=Status.ONTVANGEN,
        sleutel_hash=sleutel_hash,
        formulier=formulier,
        gewijzigd_op=now,
        gemaakt_op=now,
        contact_tot=(now + BEWAARTERMIJN).date(),
    )


def find(connection: Connection, id: int | None) -> Dossier | None:
    """One aanvraag."""
    row = connection.execute(select(*_COLUMNS).where(aanvraag.c.id == id)).one_or_none()
    return Dossier.read(row) if row else None


def by_hash(connection: Connection, sleutel_hash: str) -> Dossier | None:
    """The aanvraag of a status page."""
    row = connection.execute(select(*_COLUMNS).where(aanvraag.c.sleutel_hash == sleutel_hash)).one_or_none()
    return Dossier.read(row) if row else None


def unfinished(connection: Connection) -> tuple[Dossier, ...]:
    """Every open aanvraag, the longest waiting first."""
    asked = select(*_COLUMNS).where(aanvraag.c.status.in_(OPEN)).order_by(aanvraag.c.gemaakt_op, aanvraag.c.id)
    return tuple(map(Dossier.read, connection.execute(asked)))


def finished(connection: Connection) -> tuple[Dossier, ...]:
    """The last aanvragen that were decided, merged or withdrawn."""
    asked = select(*_COLUMNS).where(aanvraag.c.status.not_in(OPEN))
    asked = asked.order_by(aanvraag.c.gewijzigd_op.desc(), aanvraag.c.id.desc()).limit(MANY)
    return tuple(map(Dossier.read, connection.execute(asked)))


def merged_into(connection: Connection, id: int) -> tuple[Dossier, ...]:
    """The aanvragen that were merged with one, oldest first."""
    asked = select(*_COLUMNS).where(aanvraag.c.samengevoegd_met == id).order_by(aanvraag.c.id)
    return tuple(map(Dossier.read, connection.execute(asked)))


def keep_hash(connection: Connection, id: int, sleutel_hash: str) -> None:
    """Remember which sleutel opens the status page: that of a mail that goes out now."""
    connection.execute(update(aanvraag).where(aanvraag.c.id == id).values(sleutel_hash=sleutel_hash))


def brought(connection: Connection, id: int, keuze_id: int) -> None:
    """Remember which own bouwsteen an aanvraag put in its bouwwerk."""
    connection.execute(update(aanvraag).where(aanvraag.c.id == id).values(keuze_id=keuze_id))


def usual_days(connection: Connection) -> int | None:
    """Within how many days half of the aanvragen got their answer; None as long as too few did."""
    answered = aanvraag.c.status.in_((Status.GEPUBLICEERD, Status.AFGEWEZEN)) & aanvraag.c.afgerond_op.is_not(None)
    rows = connection.execute(select(aanvraag.c.gemaakt_op, aanvraag.c.afgerond_op).where(answered))
    return typical_days([(row.gemaakt_op, row.afgerond_op) for row in rows])


def add_note(connection: Connection, now: datetime, of: int, who: tuple[int, str], tekst: str, formulier: str) -> bool:
    """Keep what a redacteur (id and name) notes; the same form twice is one note."""
    redacteur_id, naam = who
    values = {"aanvraag_id": of, "redacteur_id": redacteur_id, "naam": naam, "tekst": tekst, "gemaakt_op": now}
    return insert_once(connection, notitie, "formulier", formulier=formulier, **values) is not None


def notes(connection: Connection, of: int) -> tuple[Row[Any], ...]:
    """What was noted about an aanvraag, oldest first."""
    asked = select(notitie).where(notitie.c.aanvraag_id == of).order_by(notitie.c.id)
    return tuple(connection.execute(asked))


def made_from(connection: Connection, bouwwerk: int) -> tuple[Row[Any], ...]:
    """Every aanvraag that was made from a bouwwerk, oldest first."""
    asked = select(aanvraag).where(aanvraag.c.bouwwerk_id == bouwwerk).order_by(aanvraag.c.id)
    return tuple(connection.execute(asked))


def forget_contacts(connection: Connection, today: date, most: int = STEP) -> int:
    """Erase names and addresses of at most so many whose time is over; what was asked stays. Returns how many."""
    due = (aanvraag.c.contact_tot < today) & ((aanvraag.c.naam != "") | (aanvraag.c.email != ""))
    some = aanvraag.c.id.in_(select(aanvraag.c.id).where(due).limit(most))
    return connection.execute(update(aanvraag).where(some).values(naam="", email="")).rowcount
