"""The counts for editors: what is chosen, and what is asked for."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from app.blocks.models import bouwsteen
from app.blocks.stand import Stand
from app.enquiries.models import aanvraag
from app.plans.models import bouwwerk, keuze


def used(connection: Connection) -> Mapping[str, Mapping[Stand, int]]:
    """Per bouwsteen in how many bouwwerken it has which stand; bouwwerken in the bin do not count."""
    rows = connection.execute(
        select(bouwsteen.c.slug, keuze.c.stand, func.count().label("aantal"))
        .join(keuze, keuze.c.bouwsteen_id == bouwsteen.c.id)
        .join(bouwwerk, bouwwerk.c.id == keuze.c.bouwwerk_id)
        .where(keuze.c.stand.is_not(None), bouwwerk.c.verwijderd_op.is_(None))
        .group_by(bouwsteen.c.slug, keuze.c.stand)
    )
    found: dict[str, dict[Stand, int]] = {}
    for row in rows:
        found.setdefault(row.slug, {})[Stand(row.stand)] = row.aantal
    return found


def asked(connection: Connection) -> Mapping[str, int]:
    """How many aanvragen there were, by stap; without a stap under an empty name."""
    rows = connection.execute(select(aanvraag.c.stap, func.count().label("aantal")).group_by(aanvraag.c.stap))
    return {row.stap: row.aantal for row in rows}
