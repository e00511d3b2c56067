"""The SQL of the mirror: which bouwwerken joined, and what they chose."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from app.blocks.models import bouwsteen
from app.blocks.stand import IN_DE_MUUR
from app.database import insert_once
from app.plans.models import bouwwerk, keuze, spiegel


def joined(connection: Connection, of: int) -> bool:
    """Whether a bouwwerk is in the mirror."""
    return connection.execute(select(spiegel.c.id).where(spiegel.c.bouwwerk_id == of)).first() is not None


def since(connection: Connection, of: int) -> tuple[dict[str, datetime], ...]:
    """Since when a bouwwerk is in the mirror, for the copy of all that we have; empty when it is not."""
    found = connection.execute(select(spiegel.c.gemaakt_op).where(spiegel.c.bouwwerk_id == of)).scalars()
    return tuple({"gemaakt_op": moment} for moment in found)


def join(connection: Connection, of: int, now: datetime) -> bool:
    """Put a bouwwerk in the mirror; whether it was not there yet."""
    return insert_once(connection, spiegel, "bouwwerk_id", bouwwerk_id=of, gemaakt_op=now) is not None


def leave(connection: Connection, of: int) -> bool:
    """Take it out; whether it was there."""
    return connection.execute(delete(spiegel).where(spiegel.c.bouwwerk_id == of)).rowcount > 0


def chosen(connection: Connection, codes: Iterable[str], but: str) -> tuple[frozenset[str], ...]:
    """Of each of these gemeenten that joined what its newest bouwwerk has in the wall; not of the gemeente `but`."""
    kept = bouwwerk.c.verwijderd_op.is_(None) & bouwwerk.c.gemeente_code.in_([code for code in codes if code != but])
    newest = (
        select(func.max(bouwwerk.c.id).label("id"))
        .join(spiegel, spiegel.c.bouwwerk_id == bouwwerk.c.id)
        .where(kept)
        .group_by(bouwwerk.c.gemeente_code)
        .subquery()
    )
    rows = connection.execute(
        select(newest.c.id, bouwsteen.c.slug)
        .outerjoin(keuze, (keuze.c.bouwwerk_id == newest.c.id) & keuze.c.stand.in_(IN_DE_MUUR))
        .outerjoin(bouwsteen, bouwsteen.c.id == keuze.c.bouwsteen_id)
        .select_from(newest)
    )
    plans: dict[int, set[str]] = {}
    for id, slug in rows:
        plans.setdefault(id, set()).update({slug} if slug else ())
    return tuple(map(frozenset, plans.values()))
