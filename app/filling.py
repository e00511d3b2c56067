"""Loading all content files: the catalogue and the list of gemeenten."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.blocks import queries as blocks
from app.blocks import seed
from app.database import Database
from app.differences import Differences
from app.municipalities import seed as municipalities


def differences(connection: Connection, folder: Path) -> Differences:
    """What the files in `folder` would change; reads only."""
    gemeenten = municipalities.differences(connection, folder / "gemeenten.csv")
    found = seed.differences(connection, folder)
    return replace(found, changes=(*found.changes, *gemeenten))


def keep(connection: Connection, found: Differences, now: datetime) -> None:
    """Make the database as those files want it."""
    gemeenten = [change for change in found.changes if change.soort == "gemeente"]
    municipalities.keep(connection, gemeenten)
    blocks.adopt(connection, found.adopted, now)
    blocks.keep(connection, [change for change in found.changes if change.soort != "gemeente"], now)


def load(database: Database, folder: Path, now: datetime) -> Differences:
    """Load the files in `folder`, also while a server runs: nobody waits while they are read and compared.

    Only what differs is written, all of it together: records name each other. When somebody changed the catalogue in
    between, we compare again. Killed at any moment, it is done in full or not at all, and the next time does it.
    """
    while True:
        with database.read() as connection:
            revision, found = blocks.revision(connection), differences(connection, folder)
        if not found.changes and not found.adopted:
            return found
        with database.write() as connection:
            blocks.hold(connection)
            gemeenten = list(municipalities.differences(connection, folder / "gemeenten.csv"))
            same = gemeenten == [change for change in found.changes if change.soort == "gemeente"]
            if same and blocks.revision(connection) == revision:
                keep(connection, found, now)
                return found


def fill(connection: Connection, folder: Path, now: datetime) -> int:
    """Load the files in `folder` at once; returns how many records changed, so 0 the second time."""
    found = differences(connection, folder)
    keep(connection, found, now)
    return len(found.changes)
