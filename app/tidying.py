"""What the privacy page promises: everything is erased when its time is over."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from app.database import Database
from app.database import now as present
from app.documents.shelf import Shelf
from app.editorial import queries as editorial
from app.enquiries import queries as enquiries
from app.mail import queries as mail
from app.plans import retention_queries as plans
from app.plans.draagvlak import queries as draagvlak
from app.plans.step_page import StepPages
from app.plans.warning import warn
from app.settings import Settings
from app.site import vain
from app.templating import NETHERLANDS
from app.watching import Watch

DAY = timedelta(days=1)
RETRY = timedelta(minutes=10)
SHELF = timedelta(days=7)
TRACES = timedelta(days=30)


def tidy(database: Database, settings: Settings, now: datetime) -> dict[str, int]:
    """Erase expired and deleted bouwwerken, answers of sessions that are over, contacts, sign-ins of redacteuren that
    are over, traces of mail, searches that found nothing and finished files; returns counts by name.

    Who can be warned that a bouwwerk ends is warned first.
    """
    with database.write() as connection:
        return {
            "waarschuwingen": warn(connection, settings, now),
            "bouwwerken": plans.expire(connection, now.date()),
            "bouwwerken uit de prullenbak": plans.empty_bin(connection, now),
            "sessies": draagvlak.freeze_ended(connection, now.astimezone(NETHERLANDS).date()),
            "contactgegevens": enquiries.forget_contacts(connection, now.date()),
            "aanmeldingen en links van redacteuren": editorial.forget(connection, now),
            "sporen van mail": mail.forget(connection, now - TRACES),
            "zoekwoorden": vain.forget(connection, now.date()),
            "bestanden": Shelf(settings.exports).tidy(now - SHELF),
        }


def forget(pages: StepPages, shelf: Shelf) -> None:
    """Keep in memory nothing that somebody wrote: it may be gone from the database."""
    pages.forget()
    shelf.forget()


class Tidier:
    """Tidies once a day while the site runs, starting at once. No failure ends it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self.watch = Watch("opruimen", patience=timedelta(hours=1), every=2 * DAY)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="tidier", daemon=True)

    forget: Callable[[], None] = staticmethod(lambda: None)
    """Empties what this process keeps in memory of bouwwerken, some of which may be gone."""

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self.watch.begin(self._thread)

    def stop(self) -> None:
        """End, after the round that is going on."""
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._stopped.is_set():
            self._stopped.wait(self.round().total_seconds())

    def round(self) -> timedelta:
        """Tidy once; returns how long to wait before the next time."""
        try:
            tidy(self._database, self._settings, present())
            self.forget()
        except Exception as error:  # a full disk or a locked database passes; what was promised is done after it
            self.watch.failed(type(error).__name__)
            return RETRY
        self.watch.well()
        return DAY
