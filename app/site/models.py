"""Tables of the site itself: whether writing works, which key the data has, and what people looked for in vain."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Hartslag(SQLModel, table=True):
    """When the instance last showed that it can write."""

    tijd: datetime = Field(sa_type=UTC, primary_key=True)


class GeheimMerk(SQLModel, table=True):
    """What tells the application key with which this data was made: one row, with a keyed hash of it."""

    __tablename__ = "geheim_merk"
    __table_args__ = (CheckConstraint("id = 1", name="een"),)

    id: int = Field(default=1, primary_key=True)
    merk: str


class Zoekwoord(SQLModel, table=True):
    """How often a search found nothing, by what was typed and the Monday of its week; nothing of who typed it."""

    __table_args__ = (UniqueConstraint("woord", "week"),)

    id: int | None = Field(default=None, primary_key=True)
    woord: str
    week: date
    keer: int


hartslag, geheim_merk, zoekwoord = table(Hartslag), table(GeheimMerk), table(Zoekwoord)
