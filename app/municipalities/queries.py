"""All SQL that reads gemeenten."""

from sqlalchemy import Connection, select

from app.municipalities.gemeente import Gemeente
from app.municipalities.models import gemeente

_COLUMNS = [gemeente.c[name] for name in Gemeente.__dataclass_fields__]


def all(connection: Connection) -> tuple[Gemeente, ...]:
    """Every gemeente, by code: an order that is the same on both engines."""
    return tuple(Gemeente(*row) for row in connection.execute(select(*_COLUMNS).order_by(gemeente.c.code)))
