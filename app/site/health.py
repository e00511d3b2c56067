"""Whether an instance can do its work: migrated, filled, able to write."""

import threading
import time
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from app.blocks.memory import is_filled
from app.database import Database, DatabaseBusy, now
from app.mail import queries as mail
from app.migrating import head
from app.settings import Settings
from app.site.models import hartslag
from app.watching import Watch

PROOF = 10.0
"""Seconds that a good write counts: asking more often costs the disk and the other writers nothing."""

COPIED = "laatste-reservekopie"
"""A file in the data folder; its time is that of the last copy that our own command made."""
WAITS = timedelta(hours=1)
"""A bericht that waits longer says that mail does not go."""
GIVEN_UP = timedelta(days=7)
"""So long after it was made, a bericht that was given up asks for attention."""


class Health:
    """Answers for one process; those who ask at the same moment share one write.

    `watches` are the kinds of work behind the pages.
    """

    def __init__(self, database: Database, settings: Settings, watches: Iterable[Watch] = ()) -> None:
        self._database, self._watches = database, tuple(watches)
        self._copied, self._copies = settings.data / COPIED, timedelta(days=settings.backup_dagen)
        self._one_write = threading.Lock()
        self._wrote, self._when = False, float("-inf")

    def state(self) -> dict[str, bool]:
        """Each condition by name; a real write tells whether the disk still takes one."""
        state = {"gemigreerd": False, "gevuld": False, "schrijft": False}
        try:
            with self._database.read() as connection:
                state["gemigreerd"] = MigrationContext.configure(connection).get_current_revision() == head()
                state["gevuld"] = is_filled(connection)
        except (SQLAlchemyError, DatabaseBusy):
            return state
        return state | {"schrijft": self._writes()}

    def _writes(self) -> bool:
        asked = time.monotonic()
        with self._one_write:
            if self._when < (asked - PROOF if self._wrote else asked):
                self._wrote = self._write()
                self._when = time.monotonic()
            return self._wrote

    def _write(self) -> bool:
        """One row, written anew; another process that does so in the same second is no collision."""
        try:
            with self._database.write() as connection:
                insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
                connection.execute(hartslag.delete())
                connection.execute(insert(hartslag).values(tijd=now()).on_conflict_do_nothing())
        except (SQLAlchemyError, DatabaseBusy):
            return False
        return True

    def work(self) -> dict[str, dict[str, Any]]:
        """How the work behind the pages goes, by name: whether that is well, and since when it is or is not."""
        told = {watch.name: asdict(watch.state()) for watch in self._watches}
        return told | {"uitgaande mail": self._mail(), "reservekopie": self._copy()}

    def _mail(self) -> dict[str, Any]:
        moment = now()
        try:
            with self._database.read() as connection:
                found = mail.standing(connection, moment - GIVEN_UP)
        except (SQLAlchemyError, DatabaseBusy) as error:
            return {"goed": False, "fout": type(error).__name__}
        waits = (moment - found.oudste).total_seconds() if found.oudste else 0
        return {
            "goed": waits <= WAITS.total_seconds() and not found.pas_opgegeven,
            "wacht": found.wacht,
            "oudste_seconden": int(waits),
            "opgegeven": found.opgegeven,
        }

    def _copy(self) -> dict[str, Any]:
        """The last one that our own command made; who makes them otherwise watches that elsewhere."""
        try:
            made = datetime.fromtimestamp(self._copied.stat().st_mtime, UTC)
        except OSError:
            return {"goed": True, "gelukt_seconden": None}
        age = now() - made
        return {"goed": age <= self._copies, "gelukt_seconden": int(age.total_seconds())}
