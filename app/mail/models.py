"""The table of outgoing mail (the outbox). A row is written in the transaction of its cause."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, Text
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Status(StrEnum):
    """Where a bericht is on its way. The last three are final."""

    WACHT = "wacht"
    BEZIG = "bezig"
    VERZONDEN = "verzonden"
    GEWEIGERD = "geweigerd"
    OPGEGEVEN = "opgegeven"


class Bericht(SQLModel, table=True):
    """One mail. Address and content are sealed while it waits, and gone once its status is final.

    `formulier` is a hash of the form and the soort that caused it, so that sending a form twice is one mail;
    `fout` names the class and code of the last failure, never an address.
    """

    __table_args__ = (
        Index(None, "status", "volgende_poging"),
        CheckConstraint("status IN ('wacht', 'bezig') OR (inhoud IS NULL AND aan_versleuteld IS NULL)", name="gewist"),
    )

    id: int | None = Field(default=None, primary_key=True)
    soort: str
    aan_versleuteld: str | None = Field(default=None, sa_column=Column(Text))
    inhoud: str | None = Field(default=None, sa_column=Column(Text))
    message_id: str = Field(unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)
    status: str
    poging: int
    volgende_poging: datetime = Field(sa_type=UTC)
    geleend_tot: datetime | None = Field(default=None, sa_type=UTC)
    verzonden_op: datetime | None = Field(default=None, sa_type=UTC)
    fout: str | None = None
    formulier: str | None = Field(default=None, unique=True)


class BerichtBouwwerk(SQLModel, table=True):
    """Which bouwwerken a bericht is about, so that it goes when one of them goes."""

    __tablename__ = "bericht_bouwwerk"

    bericht_id: int = Field(foreign_key="bericht.id", primary_key=True, ondelete="CASCADE")
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", primary_key=True, index=True)


bericht, bericht_bouwwerk = table(Bericht), table(BerichtBouwwerk)
