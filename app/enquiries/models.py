"""The table of what officers miss."""

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Aanvraag(SQLModel, table=True):
    """A bouwsteen that somebody misses. Name and address go when `contact_tot` has passed."""

    id: int | None = Field(default=None, primary_key=True)
    stap: str
    titel: str
    waarom: str = Field(sa_column=Column(Text, nullable=False))
    naam: str
    email: str
    bouwwerk_id: int | None = Field(default=None, foreign_key="bouwwerk.id", ondelete="SET NULL")
    status: str
    formulier: str = Field(unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)
    contact_tot: date = Field(index=True)


aanvraag = table(Aanvraag)
