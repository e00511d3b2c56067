"""The one way to the database: a reading and a writing transaction, the same on SQLite and PostgreSQL."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC as UTC_ZONE
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from app.engine import make_engine
from app.pulse import Pulse, is_silence
from app.turns import Turns

WRITERS = 20
"""Saves at once on PostgreSQL: as many as there are connections."""

STEP = 10
"""What a long job does in one transaction, at most: a save that waits in between waits a few hundredths of a second."""

BUSY = 5.0
"""Seconds that SQLite waits for another process, unless who asks has waited before."""

T = TypeVar("T")

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = MetaData(naming_convention=NAMING).naming_convention


class DatabaseBusy(Exception):
    """The database did not give way in time; the visitor may try again."""


class UTC(TypeDecorator[datetime]):
    """Aware UTC datetimes on both engines; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: it would mean something else on each engine."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without zone cannot be stored")
        return value.astimezone(UTC_ZONE)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC_ZONE) if value.tzinfo is None else value.astimezone(UTC_ZONE)


def now() -> datetime:
    """The present moment in UTC, to the second: finer is never shown and would make texts differ."""
    return datetime.now(UTC_ZONE).replace(microsecond=0)


def table(model: type[SQLModel]) -> Table:
    """The Core table behind a model, for statements on hot paths."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


def insert_once(connection: Connection, into: Table, unique: str | None, **values: Any) -> int | None:
    """Insert a row; None when one with the same value in the column `unique` is there, or just now came in.

    Give no `unique` where more columns follow from the same form: two that come in at once may meet at any of them.
    """
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert(into).values(**values).on_conflict_do_nothing(index_elements=[unique] if unique else None)
    return connection.execute(statement.returning(into.c.id)).scalar_one_or_none()


class Database:
    """Hands out transactions. `write` commits at the end of its block, so before the answer goes out."""

    patience: float = 6
    """Seconds that a write waits for its turn."""

    def __init__(self, url: str) -> None:
        self.sqlite = url.startswith("sqlite")
        self._writing = make_engine(url)
        self._reading = make_engine(url) if self.sqlite else self._writing
        self._one_writer = Turns()
        self._asked = threading.local()
        self._kept: Connection | None = None
        self._hurried = False
        self._busy = (OperationalError, PoolTimeout, self._writing.dialect.loaded_dbapi.OperationalError)
        self._turns = ThreadPoolExecutor(1 if self.sqlite else WRITERS, "write")
        if self.sqlite:
            event.listen(self._writing, "begin", lambda c: c.connection.dbapi_connection.execute("BEGIN IMMEDIATE"))
            event.listen(self._reading, "begin", lambda c: c.connection.dbapi_connection.execute("BEGIN"))
            event.listen(self._reading, "connect", lambda c, _: c.execute("PRAGMA query_only=ON"))
        else:
            self._reading = self._writing.execution_options(postgresql_readonly=True)
        self._pulse = Pulse(self._ask)

    @property
    def engine(self) -> Engine:
        """The writing engine, for migrations and checks."""
        return self._writing

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that cannot change anything: a GET that tries is an error."""
        with self._patience(), self._reading.connect() as connection, connection.begin():
            yield connection

    @property
    def silent(self) -> bool:
        """Whether the server did not answer a moment ago; it is asked again all the time, by nobody who waits."""
        return self._pulse.silent

    def _ask(self) -> None:
        with self._writing.connect() as connection:
            connection.exec_driver_sql("SELECT 1")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that commits when the block ends well. On SQLite one at a time, in order of asking.

        Raises DatabaseBusy when another process keeps the database locked, or the server does not answer.
        """
        if not self.sqlite:
            with self._patience(), self._writing.begin() as connection:
                yield connection
            return
        asked = getattr(self._asked, "since", None) or time.monotonic()
        if not self._one_writer.acquire(timeout=max(0.0, self.patience - (time.monotonic() - asked))):
            raise DatabaseBusy
        try:
            with self._patience():
                if self._kept is None:
                    self._kept = self._writing.connect()
                self._hurry(self._kept, time.monotonic() - asked)
                with self._kept.begin():
                    yield self._kept
        except BaseException:  # also after a failed commit, which leaves the transaction open
            self._let_go()
            raise
        finally:
            self._one_writer.release()

    def write_in_steps(self, step: Callable[[Connection], int], stopped: threading.Event | None = None) -> int:
        """Repeat a step, each time in a transaction of its own, for as long as it does STEP at once; returns the total.

        It rests as long as a step took: others do their work then. `stopped` ends it after a step.
        """
        stopped = stopped or threading.Event()
        total, done = 0, STEP
        while done == STEP and not stopped.is_set():
            began = time.monotonic()
            with self.write() as connection:
                done = step(connection)
            total += done
            if done == STEP:
                stopped.wait(time.monotonic() - began)
        return total

    @property
    def waiting(self) -> int:
        """How many threads wait for their turn to write; on PostgreSQL none ever does."""
        return self._one_writer.waiting

    def _hurry(self, connection: Connection, waited: float) -> None:
        """Who waited for others here waits that much shorter for other processes; a new connection waits BUSY."""
        left = max(0, min(BUSY, self.patience - waited))
        if left < BUSY or self._hurried:
            assert connection.connection.dbapi_connection is not None
            connection.connection.dbapi_connection.execute(f"PRAGMA busy_timeout={int(left * 1000)}")
            self._hurried = left < BUSY

    async def in_turn(self, work: Callable[[], T]) -> T:
        """Do work that writes in a thread for that: on SQLite there is one, so that no other thread waits for a lock.

        Raises DatabaseBusy when its turn comes too late.
        """
        asked = time.monotonic()

        def turn() -> T:
            if time.monotonic() - asked > self.patience:
                raise DatabaseBusy
            self._asked.since = asked
            try:
                return work()
            finally:
                self._asked.since = None

        return await asyncio.get_running_loop().run_in_executor(self._turns, turn)

    @contextmanager
    def _patience(self) -> Iterator[None]:
        if self._pulse.silent:
            raise DatabaseBusy
        try:
            yield
        except self._busy as error:
            if is_silence(error):
                self._pulse.lost()
            raise DatabaseBusy from error

    def _let_go(self) -> None:
        """Give the kept connection back to the pool, which ends whatever it still had open."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    def dispose(self) -> None:
        """Close all connections."""
        self._pulse.stop()
        self._let_go()
        self._writing.dispose()
        self._reading.dispose()
