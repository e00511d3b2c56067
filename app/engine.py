"""Engines with the settings that every connection needs, the same for the site, its commands and the migrations."""

from typing import Any

import pysqlite3
from sqlalchemy import Engine, create_engine, event

from app.pulse import Patient

WAL_SAFE = (3, 51, 3)
"""Older SQLite libraries can corrupt a WAL database with two writers (SQLite release notes 3.51.3)."""

SQLite = Any
SQLiteError: type[Exception] = pysqlite3.Error


def _connect_sqlite(connection: SQLite, _record: object) -> None:
    connection.isolation_level = None
    journal = "WAL" if pysqlite3.sqlite_version_info >= WAL_SAFE else "DELETE"
    for pragma in (
        f"journal_mode={journal}",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "temp_store=MEMORY",
        "journal_size_limit=67108864",
    ):
        connection.execute(f"PRAGMA {pragma}")


def make_engine(url: str) -> Engine:
    """An engine with the settings every connection needs; also used by alembic."""
    if url.startswith("sqlite"):
        engine = create_engine(
            url,
            hide_parameters=True,
            module=pysqlite3,
            pool_size=40,
            max_overflow=0,
            connect_args={"check_same_thread": False},
        )
        event.listen(engine, "connect", _connect_sqlite)
        return engine
    options = "-c statement_timeout=6000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000"
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=10,
        max_overflow=10,
        pool_timeout=5,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 2, "options": options},
    )
    event.listen(engine, "do_connect", lambda _dialect, _record, args, named: Patient.connect(*args, **named))
    return engine
