"""All SQL of aanvragen."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.database import insert_once
from app.enquiries.models import aanvraag
from app.enquiries.request import Aanvraag

BEWAARTERMIJN = timedelta(days=92)
"""How long name and address of a requester are kept; stands on the form and on the privacy page."""


def put(connection: Connection, now: datetime, asked: Aanvraag, formulier: str, bouwwerk_id: int | None) -> int | None:
    """Store an aanvraag; None when this very form was stored before (a double click)."""
    return insert_once(
        connection,
        aanvraag,
        "formulier",
        stap=asked.stap,
        titel=asked.titel,
        waarom=asked.waarom,
        naam=asked.naam,
        email=asked.email,
        bouwwerk_id=bouwwerk_id,
        status="ontvangen",
        formulier=formulier,
        gemaakt_op=now,
        contact_tot=(now + BEWAARTERMIJN).date(),
    )


def made_from(connection: Connection, bouwwerk: int) -> tuple[Row[Any], ...]:
    """Every aanvraag that was made from a bouwwerk, oldest first."""
    asked = select(aanvraag).where(aanvraag.c.bouwwerk_id == bouwwerk).order_by(aanvraag.c.id)
    return tuple(connection.execute(asked))


def forget_contacts(connection: Connection, today: date) -> int:
    """Erase names and addresses whose time is over; what was asked stays. Returns how many."""
    due = (aanvraag.c.contact_tot < today) & ((aanvraag.c.naam != "") | (aanvraag.c.email != ""))
    return connection.execute(update(aanvraag).where(due).values(naam="", email="")).rowcount
