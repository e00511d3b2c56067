"""Loading all content files: the catalogue and the list of gemeenten."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from app.blocks import seed as blocks
from app.municipalities import seed as municipalities


def fill(connection: Connection, folder: Path, now: datetime) -> int:
    """Add and update what the files in `folder` hold; what left them stays. Returns how many records changed."""
    return municipalities.load(connection, folder / "gemeenten.csv") + blocks.load(connection, folder, now)
