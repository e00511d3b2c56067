"""Whether an instance can do its work: migrated, filled, able to write."""

import threading
import time

from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from app.blocks.memory import is_filled
from app.database import Database, DatabaseBusy, now
from app.migrating import head
from app.site.models import hartslag

PROOF = 10.0
"""Seconds that a good write counts: asking more often costs the disk and the other writers nothing."""


class Health:
    """Answers for one process; those who ask at the same moment share one write."""

    def __init__(self, database: Database) -> None:
        self._database = database
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
