"""The change that somebody just made, named beside ‘Bewaard om’ with a way to undo it."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.blocks.catalogue import Catalogue
from app.cleaning import NUMBER
from app.plans import history_queries
from app.plans.access import Opened
from app.plans.sentences import sentence


@dataclass(frozen=True)
class Laatste:
    """One gebeurtenis that can be undone: its number and what it was, as a sentence."""

    nr: int
    zin: str


def last_change(connection: Connection, opened: Opened, catalogue: Catalogue, asked: str) -> Laatste | None:
    """The gebeurtenis whose number stands in an address, for who may undo it; None for anything else."""
    if not (opened.rol.schrijft and NUMBER.fullmatch(asked)):
        return None
    event = history_queries.sitting(connection, opened.bouwwerk.id, int(asked))
    return Laatste(event.nr, sentence(event, catalogue)) if event and event.can_be_undone else None
