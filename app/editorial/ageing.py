"""What of the catalogue must be looked at again, and since when: pure rules over dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.blocks.catalogue import Catalogue
from app.blocks.lore import YEAR, RegelingShape

SOON = timedelta(days=60)
"""How long before its day a record is in the queue already."""


@dataclass(frozen=True)
class Due:
    """A record that has to be looked at by a day, because of something, and when that was last done."""

    soort: str
    naam: str
    titel: str
    waarom: str
    op: date
    nagekeken: date | None
    dag: date

    @property
    def dagen(self) -> int:
        """How many days late it is; below zero how many are left."""
        return (self.dag - self.op).days


def queue(catalogue: Catalogue) -> tuple[Due, ...]:
    """Everything whose day has come or is near, the longest overdue first."""
    near = (one for one in _all(catalogue) if one.op <= catalogue.dag + SOON)
    return tuple(sorted(near, key=lambda one: (one.op, one.soort, one.titel)))


def _all(catalogue: Catalogue) -> Iterator[Due]:
    """Everything that has a day; what is retired needs no more looking."""
    dag = catalogue.dag
    for versie in catalogue.aanbod.values():
        if versie.herzien_voor:
            told = (versie.slug, versie.volle_titel, "Herzien vóór", versie.herzien_voor, versie.gecontroleerd_op)
            yield Due("bouwsteen", *told, dag)
    for regeling in catalogue.regelingen:
        waarom, op = _of_regeling(regeling)
        yield Due("regeling", regeling.slug, regeling.naam, waarom, op, regeling.gecontroleerd_op, dag)
    for one in catalogue.organisaties:
        seen = one.gecontroleerd_op
        yield Due("organisatie", one.slug, one.naam, "Een jaar na nakijken", seen + YEAR, seen, dag)
    for bron in catalogue.bronnen.values():
        seen = bron.geraadpleegd_op
        yield Due("bron", bron.slug, bron.titel, "Een jaar na raadplegen", seen + YEAR, seen, dag)


def _of_regeling(one: RegelingShape) -> tuple[str, date]:
    """Its last day, unless somebody looked after that; else the day that was set for it."""
    if one.tot and one.gecontroleerd_op <= one.tot < one.herzien_voor:
        return "Loopt tot en met", one.tot
    return "Herzien vóór", one.herzien_voor
