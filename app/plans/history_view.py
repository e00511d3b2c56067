"""The history as a page shows it: per day and person, newest first. Grouped here, never thinned in the log."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from app.plans.history import Gebeurtenis
from app.templating import NETHERLANDS

Sentence = Callable[[Gebeurtenis], str]


@dataclass(frozen=True)
class Regel:
    """One line: a gebeurtenis with its sentence, and those just before it of which the very same is said."""

    event: Gebeurtenis
    zin: str
    eerder: tuple["Regel", ...] = ()


@dataclass(frozen=True)
class Persoon:
    """What one person did in a row; without a name it was the owner."""

    door: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True)
class Dag:
    """One day in the Netherlands, person by person."""

    dag: date
    personen: tuple[Persoon, ...]


def per_day(events: Iterable[Gebeurtenis], sentence: Sentence) -> tuple[Dag, ...]:
    """Gebeurtenissen in their order under their day and whoever did them."""
    return tuple(Dag(dag, _per_person(members, sentence)) for dag, members in groupby(events, _day))


def _day(event: Gebeurtenis) -> date:
    moment: datetime = event.tijd.astimezone(NETHERLANDS)
    return moment.date()


def _per_person(events: Iterable[Gebeurtenis], sentence: Sentence) -> tuple[Persoon, ...]:
    return tuple(Persoon(door, _lines(members, sentence)) for door, members in groupby(events, lambda one: one.door))


def _lines(events: Iterable[Gebeurtenis], sentence: Sentence) -> tuple[Regel, ...]:
    found = (Regel(event, sentence(event)) for event in events)
    runs = (tuple(run) for _, run in groupby(found, lambda regel: regel.zin))
    return tuple(Regel(run[0].event, run[0].zin, run[1:]) for run in runs)
