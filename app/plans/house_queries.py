"""The SQL of the house style of a bouwwerk: the look that its Word file starts from."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from app.plans.models import huisstijl


@dataclass(frozen=True)
class Huisstijl:
    """What is told of it: the name of the file that it came from, and since when."""

    naam: str
    gemaakt_op: datetime
    docx_sha256: str


_TOLD = [huisstijl.c[name] for name in Huisstijl.__dataclass_fields__]


def about(connection: Connection, of: int) -> Huisstijl | None:
    """The house style of a bouwwerk, if it has one of its own."""
    row = connection.execute(select(*_TOLD).where(huisstijl.c.bouwwerk_id == of)).first()
    return Huisstijl(*row) if row else None


def content(connection: Connection, of: int) -> bytes:
    """Its file; empty when there is none."""
    found = connection.execute(select(huisstijl.c.docx).where(huisstijl.c.bouwwerk_id == of)).scalar_one_or_none()
    return bytes(found or b"")


def keep(connection: Connection, now: datetime, of: int, naam: str, docx: bytes) -> None:
    """Put this one in the place of what was there. Hold the bouwwerk first."""
    forget(connection, of)
    mark = sha256(docx).hexdigest()
    connection.execute(insert(huisstijl).values(bouwwerk_id=of, naam=naam, gemaakt_op=now, docx=docx, docx_sha256=mark))


def forget(connection: Connection, of: int) -> None:
    """Go back to our own style."""
    connection.execute(delete(huisstijl).where(huisstijl.c.bouwwerk_id == of))
