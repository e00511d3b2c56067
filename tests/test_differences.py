"""How an editor reads what a load changes: in Dutch, field by field, word by word."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.differences import (
    Change,
    Differences,
    Outcome,
    compare,
    counted,
    differing_lines,
    differing_words,
    lines,
    report,
)


def changed(old: Any, new: Any) -> list[str]:
    return list(report(Differences((Change("bron", "b", {"titel": old}, {"titel": new}),))))


def test_only_the_words_that_differ_stand_between_brackets() -> None:
    assert changed("Een oud huis aan zee.", "Een nieuw huis aan zee.") == [
        "gewijzigd: bron ‘b’",
        "  titel",
        "    - Een [oud] huis aan zee.",
        "    + Een [nieuw] huis aan zee.",
    ]


def test_a_text_that_has_nothing_in_common_stands_there_without_brackets() -> None:
    assert changed("Oud.", "Nieuw en anders.")[2:] == ["    - Oud.", "    + Nieuw en anders."]
    two = ("De oude zin van een vorige keer.", "De woorden zijn nu helemaal nieuw.")
    assert changed(*two)[2:] == [f"    - {two[0]}", f"    + {two[1]}"]


def test_of_a_long_text_only_the_words_around_a_change_are_told() -> None:
    long = " ".join(f"w{number}" for number in range(60))
    old, new = differing_words(long, long.replace("w30", "anders"))
    assert old == "… w25 w26 w27 w28 w29 [w30] w31 w32 w33 w34 w35 …"
    assert new == old.replace("w30", "anders")


def test_of_a_list_only_the_items_that_differ_are_told() -> None:
    assert changed(["een", "twee", "drie"], ["een", "drie", "vier"])[2:] == ["    - twee", "    + vier"]


def test_what_was_empty_has_no_old_line_and_what_is_emptied_no_new_one() -> None:
    assert changed(None, "Er staat iets.")[2:] == ["    + Er staat iets."]
    assert changed("Er stond iets.", "")[2:] == ["    - Er stond iets."]


def test_records_within_a_record_are_a_line_each() -> None:
    assert lines([{"titel": "A", "jaar": "2020"}, {"titel": "B", "jaar": None}]) == [
        "titel: A; jaar: 2020",
        "titel: B",
    ]


OUTCOMES: list[tuple[dict[str, Any] | None, dict[str, Any] | None, Outcome]] = [
    (None, {"a": 1}, Outcome.NEW),
    ({"a": 1}, None, Outcome.GONE),
    ({"a": 1}, {"a": 2}, Outcome.CHANGED),
    ({"a": 1, "volgorde": 1}, {"a": 1, "volgorde": 2}, Outcome.MOVED),
    ({"a": 1, "volgorde": 1}, {"a": 2, "volgorde": 2}, Outcome.CHANGED),
    ({"vervallen_op": None}, {"vervallen_op": "2027-01-01"}, Outcome.RETIRED),
    ({"vervallen_op": "2027-01-01"}, {"vervallen_op": None}, Outcome.BACK),
    ({"vervallen_op": "2027-01-01"}, {"vervallen_op": "2028-01-01"}, Outcome.CHANGED),
]


@pytest.mark.parametrize(("old", "new", "outcome"), OUTCOMES)
def test_what_happens_to_a_record_follows_from_both_sides(old: Any, new: Any, outcome: Outcome) -> None:
    change = Change("bouwsteen", "museum", old, new)
    assert change.outcome is outcome
    assert counted([change, change]).startswith("2 ")


def test_what_only_moves_is_told_in_one_line_and_still_counted() -> None:
    moved = [Change(soort, "x", {"volgorde": 1}, {"volgorde": 2}) for soort in ("tip", "tip", "relatie")]
    assert list(report(Differences(tuple(moved)))) == ["schuift op in de volgorde: 2 keer tip, 1 keer relatie"]
    assert counted(moved) == "3 opgeschoven"


def test_what_stays_the_same_is_no_change() -> None:
    kept = {"a": {"titel": "A"}, "b": {"titel": "B"}}
    assert [one.naam for one in compare("bron", kept, kept | {"b": {"titel": "C"}, "c": {"titel": "D"}})] == ["b", "c"]
    assert counted([]) == ""
    assert list(report(Differences())) == []


@given(old=st.lists(st.text(max_size=20), max_size=5), new=st.lists(st.text(max_size=20), max_size=5))
def test_whatever_changes_every_line_says_which_side_it_is_of(old: list[str], new: list[str]) -> None:
    told = list(differing_lines(lines(old), lines(new)))
    assert {line[:2] for line in told} <= {"- ", "+ "}
    assert bool(told) == (lines(old) != lines(new))
