"""Tables of the site itself: whether writing works, and what people looked for in vain."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Hartslag(SQLModel, table=True):
    """When the instance last showed that it can write."""

    tijd: datetime = Field(sa_type=UTC, primary_key=True)


class Zoekwoord(SQLModel, table=True):
    """How often a search found nothing, by what was typed and the Monday of its week; nothing of who typed it."""

    __table_args__ = (UniqueConstraint("woord", "week"),)

    id: int | None = Field(default=None, primary_key=True)
    woord: str
    week: date
    keer: int


hartslag, zoekwoord = table(Hartslag), table(Zoekwoord)
