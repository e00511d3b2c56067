"""The history as a page groups it."""

from datetime import UTC, date, datetime

from app.plans.history import Gebeurtenis
from app.plans.history_view import per_day


def at(nr: int, moment: str, door: str = "", soort: str = "keuze") -> Gebeurtenis:
    return Gebeurtenis(nr, {}, {}, datetime.fromisoformat(moment).replace(tzinfo=UTC), door, soort)


def test_a_day_begins_at_midnight_in_the_netherlands() -> None:
    days = per_day([at(2, "2026-07-14 22:30"), at(1, "2026-07-14 21:30")], lambda _: "zin")
    assert [(dag.dag, len(dag.personen)) for dag in days] == [(date(2026, 7, 15), 1), (date(2026, 7, 14), 1)]


def test_who_did_several_things_in_a_row_is_named_once() -> None:
    events = [at(4, "2026-07-14 10:04"), at(3, "2026-07-14 10:03", "Sanne"), at(2, "2026-07-14 10:02", "Sanne")]
    (day,) = per_day([*events, at(1, "2026-07-14 10:01")], lambda event: f"zin {event.nr}")
    assert [(persoon.door, len(persoon.regels)) for persoon in day.personen] == [("", 1), ("Sanne", 2), ("", 1)]


def test_the_same_sentence_again_folds_away_and_nothing_is_lost() -> None:
    events = [at(nr, f"2026-07-14 10:0{nr}", soort="a" if nr != 2 else "b") for nr in (5, 4, 3, 2, 1)]
    (day,) = per_day(events, lambda event: event.soort)
    (person,) = day.personen
    assert [[regel.event.nr, *(one.event.nr for one in regel.eerder)] for regel in person.regels] == [
        [5, 4, 3],
        [2],
        [1],
    ]
