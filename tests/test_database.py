"""Transactions: what is written is kept, what fails leaves nothing, and looking cannot write."""

import asyncio
import threading
from datetime import datetime, timedelta, timezone
from typing import Any

import pysqlite3
import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from app.database import Database, DatabaseBusy, now
from app.site.models import hartslag


def beats(database: Database) -> list[Any]:
    with database.read() as connection:
        return list(connection.execute(hartslag.select()).all())


def test_a_write_is_kept_when_its_block_ends_well(database: Database) -> None:
    moment = now()
    with database.write() as connection:
        connection.execute(hartslag.insert().values(tijd=moment))
    assert [row.tijd for row in beats(database)] == [moment]


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    moment = {"tijd": now()}
    with pytest.raises(DBAPIError), database.write() as connection:
        connection.execute(hartslag.insert(), [moment, moment])
    assert beats(database) == []


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises((DBAPIError, DatabaseBusy)), database.read() as connection:
        connection.execute(hartslag.insert().values(tijd=now()))
    assert beats(database) == []


def test_a_reader_sees_nothing_that_is_not_finished(database: Database) -> None:
    with database.write() as connection:
        connection.execute(hartslag.insert().values(tijd=now()))
        assert beats(database) == []
    assert len(beats(database)) == 1


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without zone"), database.write() as connection:
        connection.execute(hartslag.insert().values(tijd=datetime(2026, 1, 1)))  # noqa: DTZ001  that is the point


def test_times_come_back_as_the_same_moment_in_utc(database: Database) -> None:
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    with database.write() as connection:
        connection.execute(hartslag.insert().values(tijd=summer))
    (row,) = beats(database)
    assert (row.tijd, row.tijd.utcoffset()) == (summer, timedelta(0))


def test_many_writers_at_once_all_get_their_turn(database: Database) -> None:
    """Each adds one to what it reads; a lost update would show in the sum."""
    with database.write() as connection:
        connection.execute(hartslag.insert().values(tijd=datetime.fromtimestamp(0, now().tzinfo)))
    faults: list[BaseException] = []

    def add() -> None:
        try:
            for _ in range(5):
                with database.write() as connection:
                    lock = "" if database.sqlite else " FOR UPDATE"
                    connection.exec_driver_sql(f"SELECT tijd FROM hartslag{lock}")
                    kept = connection.execute(hartslag.select()).scalar_one()
                    connection.execute(hartslag.update().values(tijd=kept + timedelta(seconds=1)))
        except BaseException as fault:  # what goes wrong in a thread is told by the test
            faults.append(fault)

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert beats(database)[0].tijd.timestamp() == 40


def test_work_that_writes_is_done_in_turn_and_gives_back_what_it_made_or_raised(database: Database) -> None:
    async def ask() -> list[Any]:
        work = [threading.get_ident, threading.get_ident, lambda: 1 / 0]
        return await asyncio.gather(*(database.in_turn(one) for one in work), return_exceptions=True)

    one, other, fault = asyncio.run(ask())
    assert threading.get_ident() not in (one, other)
    assert one == other or not database.sqlite, "SQLite has one writer: others should not each hold a thread"
    assert isinstance(fault, ZeroDivisionError)


def test_a_commit_that_fails_leaves_nothing_open_for_the_next_write(database: Database) -> None:
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE een (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE ander (een INTEGER REFERENCES een DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(IntegrityError), database.write() as connection:
        connection.exec_driver_sql("INSERT INTO ander VALUES (5)")
    moment = now()
    with database.write() as connection:
        connection.execute(hartslag.insert().values(tijd=moment))
        assert connection.exec_driver_sql("SELECT count(*) FROM ander").scalar() == 0
    assert [row.tijd for row in beats(database)] == [moment]


def test_sqlite_keeps_what_was_acknowledged_and_guards_its_references(sqlite_database: Database) -> None:
    assert pysqlite3.sqlite_version_info >= (3, 51, 3), "older libraries can corrupt a WAL database"
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    with sqlite_database.write() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_a_key_that_points_nowhere_is_refused(database: Database) -> None:
    with pytest.raises(DBAPIError), database.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO toegang (bouwwerk_id, rol, sleutel_hash, label, gemaakt_op) "
            "VALUES (12345, 'eigenaar', 'x', 'x', '2026-01-01 00:00:00')"
        )
