"""Tables of the back office: who edits, who is signed in, and what was done."""

from datetime import date, datetime

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Redacteur(SQLModel, table=True):
    """Somebody of the redactie. Never deleted: the logboek points here; who leaves is disabled.

    `totp_stap` is the last step of time (30 s) of which a code was used, so that no code works twice.
    `oidc_sub` is "issuer subject" of who signs in with an account of the organisation.
    """

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(unique=True)
    naam: str
    rol: str
    wachtwoord_hash: str | None = None
    totp_versleuteld: str | None = None
    totp_stap: int | None = None
    oidc_sub: str | None = Field(default=None, unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)
    uitgeschakeld_op: datetime | None = Field(default=None, sa_type=UTC)


class Uitnodiging(SQLModel, table=True):
    """A one-time link with which a redacteur sets a password and a second factor. Only its hash is kept."""

    id: int | None = Field(default=None, primary_key=True)
    redacteur_id: int = Field(foreign_key="redacteur.id", index=True)
    sleutel_hash: str = Field(unique=True)
    verloopt_op: datetime = Field(sa_type=UTC)
    gebruikt_op: datetime | None = Field(default=None, sa_type=UTC)


class Herstelcode(SQLModel, table=True):
    """A code that stands in for the second factor, once."""

    id: int | None = Field(default=None, primary_key=True)
    redacteur_id: int = Field(foreign_key="redacteur.id", index=True)
    sleutel_hash: str = Field(unique=True)
    gebruikt_op: datetime | None = Field(default=None, sa_type=UTC)


class Aanmelding(SQLModel, table=True):
    """One browser in which somebody is signed in. The row goes when that ends; only a hash of its cookie is kept.

    Its id is never given again: the form that ends it names it so, also on a page that was opened long ago.
    """

    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    redacteur_id: int = Field(foreign_key="redacteur.id", index=True)
    sleutel_hash: str = Field(unique=True)
    begonnen_op: datetime = Field(sa_type=UTC)
    gezien_op: datetime = Field(sa_type=UTC)


class Handeling(SQLModel, table=True):
    """One act in the logboek: append-only, kept by triggers (migration 0017). `voor` and `na` are JSON.

    Without a redacteur it was done on the command line or by the site itself; `naam` tells who, as they were called.
    """

    id: int | None = Field(default=None, primary_key=True)
    op: datetime = Field(sa_type=UTC)
    redacteur_id: int | None = Field(default=None, foreign_key="redacteur.id")
    naam: str
    handeling: str
    soort: str
    onderwerp: str
    voor: str | None = Field(default=None, sa_column=Column(Text))
    na: str | None = Field(default=None, sa_column=Column(Text))


class Concept(SQLModel, table=True):
    """A record of the catalogue in the making: new (without `basis`) or a change of what is published.

    `velden` is the form as it was typed (JSON), so that half a text can be kept; `basis` the record that it started
    from; `schrijvers` the ids of all who wrote in it, who may not approve it.
    """

    id: int | None = Field(default=None, primary_key=True)
    soort: str
    naam: str | None = None
    velden: str = Field(sa_column=Column(Text, nullable=False))
    basis: str | None = Field(default=None, sa_column=Column(Text))
    status: str = Field(index=True)
    wijziging: str
    uitleg: str = Field(sa_column=Column(Text, nullable=False))
    schrijvers: str
    redacteur_id: int = Field(foreign_key="redacteur.id")
    keurder_id: int | None = Field(default=None, foreign_key="redacteur.id")
    publiceren_op: date | None = None
    aanvraag_id: int | None = Field(default=None, foreign_key="aanvraag.id")
    mailen: bool
    formulier: str = Field(unique=True)
    revisie: int
    gemaakt_op: datetime = Field(sa_type=UTC)
    gewijzigd_op: datetime = Field(sa_type=UTC)


redacteur, uitnodiging, herstelcode = table(Redacteur), table(Uitnodiging), table(Herstelcode)
aanmelding, handeling, concept = table(Aanmelding), table(Handeling), table(Concept)
