"""The logboek: every editorial act is written in the transaction that does it, and never changed."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert

from app.editorial.access import Editor
from app.editorial.models import handeling

SITE = "De Bouwplaats"
"""Who acts when nobody does: what was planned, or a command."""


def write(
    connection: Connection,
    op: datetime,
    door: Editor | None,
    what: str,
    about: tuple[str, str],
    *,
    voor: Mapping[str, Any] | None = None,
    na: Mapping[str, Any] | None = None,
) -> None:
    """Add an act: what was done (`"concept bewaard"`), about which soort and name, how it was and how it is now."""
    soort, onderwerp = about
    values = {
        "op": op,
        "redacteur_id": door.id if door else None,
        "naam": door.naam if door else SITE,
        "handeling": what,
        "soort": soort,
        "onderwerp": onderwerp,
        "voor": _told(voor),
        "na": _told(na),
    }
    connection.execute(insert(handeling).values(**values))


def _told(row: Mapping[str, Any] | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
