"""Requests at the very same moment, at the worst moment there is, the same way every time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx

from app.database import Database
from tests.visitor import Site

WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def at_once(site: Site, table: str, *requests: Callable[[], httpx.Response]) -> list[httpx.Response]:
    """The answers to requests that all have looked before any of them may write in `table`.

    SQLite lets one request in at a time; there they only wait for the same door.
    """
    with ThreadPoolExecutor(len(requests)) as pool, site.database.write() as gate:
        if not site.database.sqlite:
            gate.exec_driver_sql(f"LOCK TABLE {table} IN SHARE MODE")
        sent = [pool.submit(request) for request in requests]
        wait_until_held_up(site.database, len(sent))
    return [one.result() for one in sent]


def wait_until_held_up(database: Database, number: int) -> None:
    """Return once so many transactions wait for a lock of another one (PostgreSQL; SQLite cannot tell)."""
    for _ in range(0 if database.sqlite else 3000):
        with database.read() as connection:
            if connection.exec_driver_sql(WAITING).scalar_one() >= number:
                return
    assert database.sqlite, f"never {number} transactions that wait"
