"""How often bouwstenen are chosen: only counts, so that editors know whom a change touches."""

from sqlalchemy import Connection, func, select

from app.blocks.models import bouwsteen
from app.plans.models import bouwwerk, keuze


def in_use(connection: Connection, slug: str) -> int:
    """In how many bouwwerken a bouwsteen has a stand."""
    chosen = (
        select(func.count(func.distinct(keuze.c.bouwwerk_id)))
        .select_from(keuze)
        .join(bouwsteen, bouwsteen.c.id == keuze.c.bouwsteen_id)
        .join(bouwwerk, bouwwerk.c.id == keuze.c.bouwwerk_id)
        .where(bouwsteen.c.slug == slug, keuze.c.stand.is_not(None), bouwwerk.c.verwijderd_op.is_(None))
    )
    return int(connection.execute(chosen).scalar_one())


def own_called(connection: Connection, titel: str) -> int:
    """How many own bouwstenen are called so."""
    called = func.lower(keuze.c.eigen_titel) == titel.lower()
    return int(connection.execute(select(func.count()).select_from(keuze).where(called)).scalar_one())
