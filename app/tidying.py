"""What the privacy page promises: everything is erased when its time is over."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection

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
from app.templating import NETHERLANDS, Templates
from app.watching import Watch

DAY = timedelta(days=1)
FIRST = timedelta(minutes=1)
"""After a start, before the first round: a server that starts again and again has better things to do."""
RETRY = timedelta(minutes=10)
SHELF = timedelta(days=7)
TRACES = timedelta(days=30)


Step = Callable[[Connection], int]
"""Does at most STEP of a kind in one transaction; returns how many, so fewer than that when it was the last."""


def tidy(
    database: Database, settings: Settings, now: datetime, stopped: threading.Event | None = None
) -> dict[str, int]:
    """Erase expired and deleted bouwwerken, answers of sessions that are over, contacts, sign-ins of redacteuren that
    are over, traces of mail, searches that found nothing and finished files; returns counts by name.

    Who can be warned that a bouwwerk ends is warned first. It goes by small steps, each a transaction of its own: saves
    go on in between, and what a killed round left undone is done by the next. `stopped` ends it after a step.
    """
    templates, today, mails = Templates(), now.date(), [0]

    def warned(connection: Connection) -> int:
        bouwwerken, number = warn(connection, settings, templates, now)
        mails.append(number)
        return bouwwerken

    def all_of(step: Step) -> int:
        return database.write_in_steps(step, stopped)

    all_of(warned)
    return {
        "waarschuwingen": sum(mails),
        "bouwwerken": all_of(lambda c: plans.expire(c, today)),
        "bouwwerken uit de prullenbak": all_of(lambda c: plans.empty_bin(c, now)),
        "sessies": all_of(lambda c: draagvlak.freeze_ended(c, now.astimezone(NETHERLANDS).date())),
        "contactgegevens": all_of(lambda c: enquiries.forget_contacts(c, today)),
        "aanmeldingen en links van redacteuren": all_of(lambda c: editorial.forget_sign_ins(c, now))
        + all_of(lambda c: editorial.forget_worn(c, now)),
        "sporen van mail": all_of(lambda c: mail.forget(c, now - TRACES)),
        "zoekwoorden": all_of(lambda c: vain.forget(c, today)),
        "bestanden": Shelf(settings.exports).tidy(now - SHELF),
    }


def forget(pages: StepPages, shelf: Shelf) -> None:
    """Keep in memory nothing that somebody wrote: it may be gone from the database."""
    pages.forget()
    shelf.forget()


class Tidier:
    """Tidies once a day while the site runs, the first visitors of a start before it. No failure ends it."""

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
        """End, after the step that is going on."""
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        self._stopped.wait(FIRST.total_seconds())
        while not self._stopped.is_set():
            self._stopped.wait(self.round().total_seconds())

    def round(self) -> timedelta:
        """Tidy once; returns how long to wait before the next time."""
        try:
            try:
                tidy(self._database, self._settings, present(), self._stopped)
            finally:  # what was erased before it failed is gone too
                self.forget()
        except Exception as error:  # a full disk or a locked database passes; what was promised is done after it
            self.watch.failed(type(error).__name__)
            return RETRY
        self.watch.well()
        return DAY
