"""Beginning a bouwwerk that is not empty: a copy of another one, or one from a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from app.blocks.catalogue import Versie
from app.plans import elaboration_queries, queries
from app.plans.assembly import Staat
from app.plans.bouwwerk import MOST_TEKST, Wordy, weight
from app.plans.history import OWN
from app.plans.uitwerking import LEEG, Uitwerking


@dataclass(frozen=True)
class NewKeuze:
    """A keuze to begin with: about a versie of the catalogue, or an own bouwsteen with a titel."""

    stap: str
    staat: Staat
    versie: Versie | None = None
    eigen_titel: str | None = None
    uitwerking: Uitwerking = LEEG

    @property
    def weight(self) -> int:
        """How much its texts weigh, see `bouwwerk.MOST_TEKST`."""
        return weight(self.staat.toelichting) + weight(self.uitwerking.tekst)


@dataclass(frozen=True)
class Start:
    """What a new bouwwerk begins with: its gegevens, what it came from, and its keuzes in order."""

    gegevens: Mapping[str, str | None]
    herkomst: str | None
    keuzes: tuple[NewKeuze, ...]

    @property
    def weight(self) -> int:
        """How much all texts of its keuzes weigh together."""
        return sum(new.weight for new in self.keuzes)


def found(
    connection: Connection, now: datetime, sleutel_hash: str, start: Start, *, until: date, soort: str, **told: Any
) -> None:
    """Begin it, every keuze told in its history; the same sleutel twice is one bouwwerk. It is kept `until` then.

    Raises Wordy when it holds more text than can be printed.
    """
    if start.weight > MOST_TEKST:
        raise Wordy
    values, herkomst = start.gegevens, start.herkomst
    if not queries.create(connection, now, sleutel_hash, values, until, herkomst=herkomst, soort=soort, **told):
        return
    made = queries.find(connection, sleutel_hash)
    assert made, "it was made just now"
    for new in start.keuzes:
        id, _ = queries.add_keuze(
            connection,
            made.bouwwerk,
            now,
            stap=new.stap,
            staat=new.staat,
            versie=new.versie,
            eigen_titel=new.eigen_titel,
            weighed=True,
        )
        if new.uitwerking != LEEG:
            slug, naam = (new.versie.slug, new.versie.titel) if new.versie else (f"{OWN}{id}", new.eigen_titel or "")
            elaboration_queries.write(
                connection, made.bouwwerk, now, slug, naam, old=LEEG, new=new.uitwerking, weighed=True
            )
