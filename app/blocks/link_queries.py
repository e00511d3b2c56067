"""All SQL of the addresses that the catalogue names: what was found there, and which are dead."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.blocks.models import catalogus, link

DEAD = "dood"
"""The status of an address that failed on more than one day: only that is told to officers."""


def known(connection: Connection) -> dict[str, Row[Any]]:
    """What we found at every address we ever looked at, by address."""
    return {row.url: row for row in connection.execute(select(link).order_by(link.c.url))}


def dead(connection: Connection) -> dict[str, datetime]:
    """The addresses that are dead, with when we last looked."""
    found = connection.execute(select(link.c.url, link.c.laatst_gekeken).where(link.c.status == DEAD))
    return {row.url: row.laatst_gekeken for row in found}


def keep(connection: Connection, found: Iterable[Mapping[str, Any]]) -> None:
    """Write what was found; the catalogue gets a new revision when other addresses are dead than before."""
    before = dead(connection)
    for row in found:
        changed = connection.execute(update(link).where(link.c.url == row["url"]).values(**row)).rowcount
        if not changed:
            connection.execute(insert(link).values(**row))
    _tell(connection, before)


def forget_others(connection: Connection, named: Iterable[str], most: int) -> int:
    """Erase what is known of addresses that the catalogue names no longer, so many at most; returns how many."""
    before, gone = dead(connection), sorted(known(connection).keys() - set(named))[:most]
    for url in gone:
        connection.execute(delete(link).where(link.c.url == url))
    _tell(connection, before)
    return len(gone)


def _tell(connection: Connection, before: Mapping[str, datetime]) -> None:
    """Let every page that shows sources be drawn anew, when it would be another page."""
    if dead(connection) != before:
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
