"""A copy of the database for when things go wrong: whole, unreadable for others, and never over another one."""

import os
import secrets
from pathlib import Path

import pysqlite3
from sqlalchemy.engine import make_url

from app.refusing import Refusal
from app.settings import Settings
from app.site.health import COPIED


def keep_copy(settings: Settings, target: Path) -> None:
    """Write a copy of the SQLite database to a new file (mode 0600). Raises Refusal, and leaves nothing half then."""
    if not settings.database.startswith("sqlite"):
        raise Refusal("Deze database is PostgreSQL. Maak de reservekopie met pg_dump, zie docs/beheer.md.")
    source = Path(make_url(settings.database).database or "")
    if not source.is_file() or not source.stat().st_size:
        raise Refusal(f"Er is nog geen database om te kopiëren: {source} bestaat niet of is leeg.")
    if target.is_dir() or target.exists():
        raise Refusal(f"{target} bestaat al. Kies de naam van een nieuw bestand.")
    beside = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    beside.touch(mode=0o600, exist_ok=False)
    try:
        _copy(source, beside)
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)
    (settings.data / COPIED).touch()


def _copy(source: Path, target: Path) -> None:
    """The database as it is at this moment; SQLite writes into an empty file that is there."""
    connection = pysqlite3.connect(f"file:{source}?mode=rw", uri=True, timeout=30)
    try:
        if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            raise Refusal(f"{source} is geen database van de Bouwplaats.")
        connection.execute("VACUUM INTO ?", (str(target),))
        descriptor = os.open(target, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    finally:
        connection.close()
