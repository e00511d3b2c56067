"""What is left of a text when capitals, accents and signs do not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.folding import fold


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Crèche, café & co.", "creche cafe co"),
        ("'s-Hertogenbosch", "s hertogenbosch"),
        ("86.293 aanvragen", "86293 aanvragen"),
        ("VN-verdrag (handicap)", "vn verdrag handicap"),
        ("ﬁlmhuis", "filmhuis"),
        ("Straße", "strasse"),
        ("👩🏽‍🎤 !?", ""),
        ("", ""),
    ],
)
def test_capitals_accents_and_signs_do_not_matter(text: str, left: str) -> None:
    assert fold(text) == left


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
