"""When a mail is tried again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.mail.schedule import FIRST, JITTER, UNTIL, next_attempt
from tests.mail.conftest import NOW

chances = st.floats(min_value=0, max_value=1)


def test_the_delays_are_half_a_minute_then_1_5_15_and_60_minutes_then_hourly() -> None:
    delays = []
    for attempt in range(1, 9):
        again = next_attempt(attempt, NOW, NOW, 0)
        assert again is not None
        delays.append((again - NOW).total_seconds())
    assert delays == [28, 60, 300, 900, 3600, 3600, 3600, 3600]


def test_hope_is_given_up_after_72_hours_but_not_before_all_first_attempts() -> None:
    late = NOW + UNTIL
    assert next_attempt(60, NOW, late - timedelta(seconds=1), 0) is not None
    assert next_attempt(60, NOW, late, 0) is None
    for attempt in range(1, len(FIRST) + 1):
        assert next_attempt(attempt, NOW, late + timedelta(days=30), 0) is not None


@given(st.integers(min_value=1, max_value=80), chances)
def test_chance_only_shortens_a_delay_and_only_a_little(attempt: int, chance: float) -> None:
    longest, again = next_attempt(attempt, NOW, NOW, 0), next_attempt(attempt, NOW, NOW, chance)
    assert longest is not None
    assert again is not None
    assert (longest - NOW) * (1 - JITTER) <= again - NOW + timedelta(microseconds=1)
    assert again <= longest
