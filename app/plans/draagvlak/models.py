"""Tables of the draagvlaksessie: what is asked, and who joined until it is over."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Sessie(SQLModel, table=True):
    """Asking others which bouwstenen matter. `bouwstenen` is the list as it was then; `uitkomst` is all that stays.

    `formulier` is what the sleutel of its link follows from, together with the secret of this instance.
    """

    __table_args__ = (
        UniqueConstraint("bouwwerk_id", "nr"),
        UniqueConstraint("formulier"),
        CheckConstraint("gesloten_op IS NULL OR uitkomst <> ''", name="gesloten_met_uitkomst"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    nr: int
    naam: str
    over: str
    sleutel_hash: str = Field(unique=True)
    formulier: str
    bouwstenen: str = Field(sa_column=Column(Text, nullable=False))
    gemaakt_op: datetime = Field(sa_type=UTC)
    open_tot: date
    gesloten_op: datetime | None = Field(default=None, sa_type=UTC)
    uitkomst: str = Field(sa_column=Column(Text, nullable=False))


class Deelnemer(SQLModel, table=True):
    """Somebody who joined a session: no name, no time, only answers. The row goes as soon as the session is over."""

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", index=True)
    sessie_id: int = Field(foreign_key="sessie.id", index=True)
    sleutel_hash: str = Field(unique=True)
    antwoorden: str = Field(sa_column=Column(Text, nullable=False))


sessie, deelnemer = table(Sessie), table(Deelnemer)
