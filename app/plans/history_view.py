"""The history as a page shows it: per day and person, newest first. Grouped here, never thinned in the log."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from app.plans.history import Gebeurtenis
from app.plans.sitting import Sitting
from app.templating import NETHERLANDS

Sentence = Callable[[Gebeurtenis], str]


@dataclass(frozen=True)
class Regel:
    """One line: a gebeurtenis with its sentence, and those just before it of which the very same is said.

    What was typed in one sitting is one line too; `binnen` are the moments in it, the last of which is the line itself.
    """

    event: Gebeurtenis
    zin: str
    binnen: tuple["Regel", ...] = ()
    eerder: tuple["Regel", ...] = ()

    @property
    def nummers(self) -> frozenset[int]:
        """The numbers of all moments that are folded away under it."""
        folded = (*self.binnen, *self.eerder)
        return frozenset(one.event.nr for one in folded).union(*(one.nummers for one in folded))


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
    found = (_line(event, sentence) for event in events)
    runs = (tuple(run) for _, run in groupby(found, lambda regel: regel.zin))
    return tuple(replace(run[0], eerder=run[1:]) for run in runs)


def _line(event: Gebeurtenis, sentence: Sentence) -> Regel:
    saves = event.saves[1:] if isinstance(event, Sitting) else ()
    return Regel(event, sentence(event), tuple(Regel(save, sentence(save)) for save in saves))
