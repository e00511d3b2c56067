"""One text from two changes: where they do not meet both come in, where they do nobody's words are mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.plans.clash import merge

words = st.lists(st.sampled_from(["een", "twee", "drie", "vier.", "\n\nVijf"]), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        pytest.param("een twee drie", "EEN twee drie", "een twee DRIE", "EEN twee DRIE", id="at both ends"),
        pytest.param("een twee drie", "nul een twee drie", "een twee drie vier", "nul een twee drie vier", id="added"),
        pytest.param("een twee drie", "twee drie", "een twee", "twee", id="taken away"),
        pytest.param("een twee drie", "een 2 drie", "een 2 drie", "een 2 drie", id="the same"),
        pytest.param("een twee drie", "een 2 drie", "een zwei drie", None, id="the same word"),
        pytest.param("een twee drie", "1 twee drie", "een 2 drie", None, id="words side by side"),
        pytest.param("een", "een mijn", "een hun", None, id="added at one place"),
        pytest.param("een twee", "een twee", "een 2", "een 2", id="only they"),
        pytest.param("een\n\ntwee drie", "1\n\ntwee drie", "een\n\ntwee 3", "1\n\ntwee 3", id="new lines"),
        pytest.param("een twee drie", "", "een twee drie vier", None, id="emptied and added to"),
    ],
)
def test_two_changes_become_one_text(base: str, mine: str, theirs: str, both: str | None) -> None:
    assert merge(base, mine, theirs) == both
    assert merge(base, theirs, mine) == both


@given(words, words)
def test_who_changed_nothing_takes_nothing_away(base: str, mine: str) -> None:
    for merged in (merge(base, mine, base), merge(base, base, mine), merge(base, mine, mine)):
        assert merged is not None
        assert merged.split() == mine.split()
