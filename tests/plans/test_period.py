"""The period of a plan: understood as people type it, asked about when it names no year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plans.period import NO_YEAR, TURNED, read_period

SAME = [
    *("2027-2030", "2027–2030", "2027 t/m 2030", "2027/2030", "2027 - '30", "2027 tot en met 2030", "2027—2030"),
    *(
        "20272030",
        "2027 2030",
        "2027\u00a0–\u00a02030",
        "２０２７-２０３０",
        "2027‑2030",
        "2027-30",
        "2027 t/m ’30",
        "2027 tot 2030",
    ),
]


@pytest.mark.parametrize("typed", SAME)
def test_a_period_is_understood_however_it_is_typed(typed: str) -> None:
    assert read_period(typed).tekst == "2027–2030"
    assert not read_period(typed).fout


@pytest.mark.parametrize(
    "typed", ["", "2028", "Winter 2027", "raadsperiode 2026-2030", "2027–2030 (concept)", "vanaf 2027"]
)
def test_other_words_that_name_a_year_stay(typed: str) -> None:
    assert (read_period(typed).tekst, read_period(typed).fout) == (typed, "")


@pytest.mark.parametrize("typed", ["zomer", "vier jaar", "27-30", "12027", "binnenkort"])
def test_a_period_without_a_year_is_asked_about(typed: str) -> None:
    assert (read_period(typed).tekst, read_period(typed).fout) == (typed, NO_YEAR)


def test_years_the_wrong_way_round_are_asked_about() -> None:
    assert read_period("2030-2027").fout == TURNED
    assert read_period("2027-2027").tekst == "2027"


@given(st.text() | st.text("0123456789-–/ '", max_size=12))
def test_what_is_understood_stays(typed: str) -> None:
    once = read_period(typed)
    assert read_period(once.tekst) == once
