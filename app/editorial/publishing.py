"""Publishing as a whole: the catalogue changes, and who asked for it hears that; now, or on the planned day."""

import threading
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.blocks import queries as catalogue
from app.blocks.seed import SeedError
from app.database import Database
from app.database import now as present
from app.editorial import concept_queries as queries
from app.editorial import working
from app.editorial.access import Editor
from app.editorial.closing import close
from app.editorial.concept import Concept
from app.editorial.desk import Desk
from app.editorial.working import Refused, Stale
from app.settings import Settings
from app.templating import NETHERLANDS, Templates
from app.watching import Watch

EVERY = 300.0
"""Seconds between two looks at what is planned: a day begins within five minutes."""


def publish(
    connection: Connection, settings: Settings, templates: Templates, one: Concept, ik: Editor | None, now: datetime
) -> None:
    """Publish a concept with what it names, and close the aanvragen it came from.

    Raises Refused, Stale or SeedError; the caller's transaction must then end without a commit.
    """
    catalogue.hold(connection)
    desk = Desk.of(connection, queries.all_open(connection))
    for done in working.publish(connection, now, ik, desk.together(one), desk):
        if done.aanvraag and done.soort == "bouwsteen" and done.naam:
            close(connection, settings, templates, done.aanvraag, done.naam, now, door=ik, mail=done.mailen)


class Planner:
    """Publishes what is due while the site runs. What cannot be published stays approved: pages and log tell why."""

    def __init__(self, database: Database, settings: Settings, templates: Templates) -> None:
        self._database, self._settings, self._templates = database, settings, templates
        self._stopped = threading.Event()
        self.watch = Watch("publiceren", patience=timedelta(minutes=15), every=timedelta(minutes=30))
        self.planned = Watch("gepland concept")
        self._thread = threading.Thread(target=self._work, name="planner", daemon=True)

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
            try:
                self.round(present())
                self.watch.well()
            except Exception as error:  # a locked database passes; the next round does it
                self.watch.failed(type(error).__name__)
            self._stopped.wait(EVERY)

    def round(self, now: datetime) -> int:
        """Publish everything whose day has come; returns how many concepten that were."""
        with self._database.read() as connection:
            due = queries.due(connection, now.astimezone(NETHERLANDS).date())
        done = [self._one(concept.id, now) for concept in due]
        if all(done):
            self.planned.well()
        return sum(done)

    def _one(self, number: int, now: datetime) -> bool:
        try:
            with self._database.write() as connection:
                one = queries.find(connection, number)
                if one is None or not one.is_due(now.astimezone(NETHERLANDS).date()):
                    return False
                publish(connection, self._settings, self._templates, one, None, now)
        except (Refused, Stale, SeedError) as no:
            self.planned.failed(f"concept {number}: {type(no).__name__}")
            return False
        except Exception as error:  # the next one is still published
            self.planned.failed(f"concept {number}: {type(error).__name__}")
            return False
        return True
