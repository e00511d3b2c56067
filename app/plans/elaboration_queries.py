"""The SQL of what is worked out: reading it, writing it with its gebeurtenis, and putting it beside the keuzes."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from app.blocks.catalogue import Catalogue
from app.plans import queries
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.models import uitwerking
from app.plans.uitwerking import LEEG, VELDEN, Uitwerking

SOORT = "uitwerking"


def all_of(connection: Connection, of: int) -> dict[str, Uitwerking]:
    """Everything worked out in a bouwwerk, by the slug of its bouwsteen."""
    columns = [uitwerking.c[name] for name in VELDEN]
    rows = connection.execute(select(uitwerking.c.bouwsteen, *columns).where(uitwerking.c.bouwwerk_id == of))
    return {slug: LEEG.with_answers(dict(zip(VELDEN, values, strict=True))) for slug, *values in rows}


def worked_out(connection: Connection, of: int, catalogue: Catalogue) -> tuple[Keuze, ...]:
    """All keuzes of a bouwwerk with what is worked out about them."""
    return beside(queries.keuzes(connection, of, catalogue), all_of(connection, of))


def beside(keuzes: Iterable[Keuze], found: Mapping[str, Uitwerking]) -> tuple[Keuze, ...]:
    """Keuzes with what is worked out about them."""
    return tuple(replace(k, uitwerking=found[k.slug]) if k.slug in found else k for k in keuzes)


def write(
    connection: Connection,
    of: Bouwwerk,
    now: datetime,
    slug: str,
    naam: str,
    *,
    old: Uitwerking,
    new: Uitwerking,
    soort: str = SOORT,
    weighed: bool = False,
) -> int:
    """Store what became of an uitwerking, read as `old` after `queries.hold`; the number of its gebeurtenis.

    Raises Wordy when its texts grew and do not fit, unless they were `weighed` before.
    """
    if not weighed:
        queries.refuse_too_much(connection, of.id, old.tekst, new.tekst)
    before, after = asdict(old), asdict(new)
    changed = [name for name in VELDEN if before[name] != after[name]]
    nr = queries.tell_change(
        connection,
        of,
        now,
        soort,
        voor={"velden": {name: before[name] for name in changed}},
        na={"uitwerking": slug, "naam": naam, "velden": {name: after[name] for name in changed}},
    )
    mine = (uitwerking.c.bouwwerk_id == of.id) & (uitwerking.c.bouwsteen == slug)
    if new == LEEG:
        connection.execute(delete(uitwerking).where(mine))
    elif old == LEEG:
        connection.execute(insert(uitwerking).values(bouwwerk_id=of.id, bouwsteen=slug, revisie=nr, **after))
    else:
        connection.execute(update(uitwerking).where(mine).values(revisie=nr, **after))
    return nr
