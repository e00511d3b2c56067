"""The SQL of what became new: when keuzes were last changed, and what was left before."""

import json
from datetime import datetime

from sqlalchemy import Connection, select

from app.blocks.catalogue import Catalogue
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.models import gebeurtenis
from app.plans.renewal import Vernieuwd, renewed

GEHOUDEN = "gehouden"
"""The soort of the gebeurtenis that remembers what an officer left as it was."""


def find_renewed(
    connection: Connection, of: Bouwwerk, catalogue: Catalogue, keuzes: tuple[Keuze, ...]
) -> tuple[Vernieuwd, ...]:
    """What is new for this bouwwerk, what was left before included. Without news it costs no query."""
    recent = [slug for slug, when in catalogue.toegevoegd.items() if when > of.gemaakt_op]
    sinds = _changed(connection, of.id, keuzes) if recent else {}
    found = renewed(catalogue, keuzes, sinds)
    return renewed(catalogue, keuzes, sinds, _left(connection, of.id)) if found else ()


def _changed(connection: Connection, of: int, keuzes: tuple[Keuze, ...]) -> dict[int, datetime]:
    """When each keuze was last changed, by its revisie."""
    wanted = select(gebeurtenis.c.nr, gebeurtenis.c.tijd).where(
        gebeurtenis.c.bouwwerk_id == of, gebeurtenis.c.nr.in_([keuze.revisie for keuze in keuzes])
    )
    return {row.nr: row.tijd for row in connection.execute(wanted)}


def _left(connection: Connection, of: int) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    mine = select(gebeurtenis.c.na).where(gebeurtenis.c.bouwwerk_id == of, gebeurtenis.c.soort == GEHOUDEN)
    for told in connection.scalars(mine):
        na = json.loads(told)
        found[na["over"]] = found.get(na["over"], frozenset()) | set(na["gezien"])
    return found
