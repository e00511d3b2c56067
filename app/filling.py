"""Loading all content files: the catalogue and the list of gemeenten."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.blocks import seed as blocks
from app.municipalities import seed as municipalities


def fill(connection: Connection, folder: Path, now: datetime) -> int:
    """Bring catalogue and gemeenten in line with the files in `folder`; returns how many records changed."""
    return municipalities.load(connection, folder / "gemeenten.csv") + blocks.load(connection, folder, now)
