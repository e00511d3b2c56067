"""Who may be the only one: one server on a SQLite database, and one process at a time that prepares a PostgreSQL."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import make_url

from app.database import Database
from app.settings import Settings

PREPARING = 20_261_130
"""The number by which processes of ours know each other's advisory lock on PostgreSQL."""

PATIENCE = "10min"
"""How long one waits while another prepares the database."""


class InUse(Exception):
    """Another server holds this database; `folder` is where it stands."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


def hold(settings: Settings, *, shared: bool = False) -> IO[str] | None:
    """Hold the SQLite database for as long as the file that comes back is open; None on PostgreSQL.

    The kernel lets go when the process ends, however it ends, so what is left in the folder holds nobody up. Those
    who ask for it `shared` keep out a server that starts, not each other. Raises InUse.
    """
    url = make_url(settings.database)
    if not url.drivername.startswith("sqlite") or not url.database:
        return None
    database = Path(url.database).absolute()
    mark = database.with_name(f"{database.name}.slot").open("a+")
    try:
        fcntl.flock(mark, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:
        mark.close()
        raise InUse(database.parent) from error
    return mark


@contextmanager
def one_at_a_time(database: Database) -> Iterator[None]:
    """Migrate or seed while no other process does. SQLite has one writer anyway."""
    if database.sqlite:
        yield
        return
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for limit in ("lock_timeout", "statement_timeout"):
            connection.exec_driver_sql(f"SET {limit} = '{PATIENCE}'")
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({PREPARING})")
        try:
            yield
        finally:
            connection.invalidate()  # ends the session, and with it the lock and its limits
