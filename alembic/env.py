"""How alembic meets the database: our engine, named constraints, batch mode, and no silent loss of rows."""

from sqlalchemy import Connection, Engine, inspect, text
from sqlmodel import SQLModel

import app.tables  # noqa: F401  every table must be known here
from alembic import context
from app.database import UTC, Database
from app.mending import mend
from app.pulse import Patient
from app.settings import Settings

KNOWN_LOSS: frozenset[str] = frozenset()
"""Tables that a migration means to drop or empty."""


def engine() -> Engine:
    """The engine handed over by the caller, or that of the settings."""
    given = context.config.attributes.get("engine")
    return given if given is not None else Database(Settings().database).engine


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    names = inspect(connection).get_table_names()
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}


def migrate(connection: Connection) -> None:
    """Run the migrations in one transaction that the caller began.

    Batch mode makes a table anew on SQLite, and silently drops its triggers: see migration 0006.
    """
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=render_item,
    )
    before = counts(connection)
    mend(connection, context.get_context(), context.script)
    context.run_migrations()
    after = counts(connection)
    lost = [name for name, number in before.items() if name in after and after[name] < number]
    unexpected = set(lost) - KNOWN_LOSS - {"alembic_version"}
    if unexpected:
        raise RuntimeError(f"a migration lost rows of {', '.join(sorted(unexpected))}")


def render_item(kind: str, item: object, _context: object) -> str | bool:
    """Name our own column type by its module."""
    return "app.database.UTC()" if kind == "type" and isinstance(item, UTC) else False


def _without_hurry(connection: Connection) -> None:
    """What migrates may take its time, unlike what a visitor waits for; nobody else gets this connection."""
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, Patient)
    raw.limit = None
    connection.detach()


def run() -> None:
    """Foreign keys are off while SQLite rebuilds a table (with them on, children are silently deleted)."""
    with engine().connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.execute("PRAGMA foreign_keys=OFF")  # type: ignore[attr-defined]
        try:
            with connection.begin():
                if not sqlite:
                    _without_hurry(connection)
                migrate(connection)
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise RuntimeError("a migration left rows that point nowhere")
        finally:
            if sqlite:
                raw.execute("PRAGMA foreign_keys=ON")  # type: ignore[attr-defined]


run()
