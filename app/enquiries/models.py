"""The tables of what officers miss, and of what the redactie notes about it."""

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Aanvraag(SQLModel, table=True):
    """A bouwsteen that somebody misses. Name and address go when `contact_tot` has passed.

    `keuze_id` is the own bouwsteen that it put in its bouwwerk, `bouwsteen` the slug that it became, `sleutel_hash` the
    hash of the sleutel of its status page.
    """

    id: int | None = Field(default=None, primary_key=True)
    stap: str
    titel: str
    waarom: str = Field(sa_column=Column(Text, nullable=False))
    naam: str
    email: str
    bouwwerk_id: int | None = Field(default=None, foreign_key="bouwwerk.id", ondelete="SET NULL", index=True)
    keuze_id: int | None = None
    status: str = Field(index=True)
    behandelaar_id: int | None = Field(default=None, foreign_key="redacteur.id")
    samengevoegd_met: int | None = Field(default=None, foreign_key="aanvraag.id", index=True)
    reden: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    bouwsteen: str | None = None
    sleutel_hash: str | None = Field(default=None, unique=True)
    formulier: str = Field(unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)
    gewijzigd_op: datetime | None = Field(default=None, sa_type=UTC)
    afgerond_op: datetime | None = Field(default=None, sa_type=UTC)
    contact_tot: date = Field(index=True)


class Notitie(SQLModel, table=True):
    """What a redacteur notes about an aanvraag: for the redactie only. `naam` is theirs as they were called."""

    id: int | None = Field(default=None, primary_key=True)
    aanvraag_id: int = Field(foreign_key="aanvraag.id", index=True)
    redacteur_id: int = Field(foreign_key="redacteur.id")
    naam: str
    tekst: str = Field(sa_column=Column(Text, nullable=False))
    formulier: str = Field(unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)


aanvraag, notitie = table(Aanvraag), table(Notitie)
