"""What the privacy page promises: everything is erased when its time is over."""

from datetime import datetime, timedelta

from app.database import Database
from app.documents.shelf import Shelf
from app.enquiries import queries as enquiries
from app.mail import queries as mail
from app.plans import queries as plans
from app.settings import Settings

SHELF = timedelta(days=7)
TRACES = timedelta(days=30)


def tidy(database: Database, settings: Settings, now: datetime) -> dict[str, int]:
    """Erase expired bouwwerken, contacts, traces of mail and finished files; returns counts by name."""
    with database.write() as connection:
        return {
            "bouwwerken": plans.expire(connection, now.date()),
            "contactgegevens": enquiries.forget_contacts(connection, now.date()),
            "sporen van mail": mail.forget(connection, now - TRACES),
            "bestanden": Shelf(settings.exports).tidy(SHELF),
        }
