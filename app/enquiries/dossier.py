"""An aanvraag as it is kept: what was asked, where it stands and who handles it."""

from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from sqlalchemy import Row

from app.blocks.steps import BY_SLUG
from app.enquiries.status import Status

ENOUGH = 5
"""From so many finished aanvragen on we tell how long they took; fewer say nothing."""


@dataclass(frozen=True)
class Dossier:
    """One aanvraag. Without an address there is nobody (any more) to mail to."""

    id: int
    stap: str
    titel: str
    waarom: str
    naam: str
    email: str
    bouwwerk_id: int | None
    keuze_id: int | None
    status: Status
    behandelaar_id: int | None
    samengevoegd_met: int | None
    reden: str
    bouwsteen: str | None
    sleutel_hash: str | None
    formulier: str
    gemaakt_op: datetime
    gewijzigd_op: datetime | None
    afgerond_op: datetime | None
    contact_tot: date

    @classmethod
    def read(cls, row: Row[Any]) -> "Dossier":
        """A row of the table."""
        return cls(**{**row._mapping, "status": Status(row.status)})

    @property
    def nummer(self) -> str:
        """How people call it."""
        return f"BP-{self.id:04}"

    @property
    def stap_naam(self) -> str:
        """The name of the stap, or that the officer did not know."""
        return BY_SLUG[self.stap].naam if self.stap in BY_SLUG else "Weet ik niet"

    @property
    def sinds(self) -> datetime:
        """Since when it stands where it stands."""
        return self.gewijzigd_op or self.gemaakt_op


def typical_days(spans: list[tuple[datetime, datetime]]) -> int | None:
    """Within how many days half of the finished aanvragen were done, rounded up; None when they are too few."""
    if len(spans) < ENOUGH:
        return None
    return max(1, -int(-median((end - begin).total_seconds() for begin, end in spans) // 86400))
