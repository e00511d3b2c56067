"""Work that fails is told at once, then at a growing distance, and once more when it goes well again."""

import logging
import threading
from datetime import timedelta

import pytest

from app.watching import Watch


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        """The present moment, in seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """It begins at nought."""
    return Clock()


def test_a_failure_that_goes_on_for_a_day_is_told_a_few_times(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    watch, told = Watch("mailserver", clock=clock), []
    for minute in range(24 * 60):
        clock.now = minute * 60
        before = len(caplog.records)
        watch.failed("TimeoutError")
        told += [minute] * (len(caplog.records) - before)
    assert told == [0, 10, 30, 70, 150, 310, 630, 1270]
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    assert caplog.records[0].getMessage() == "mailserver: mislukt (TimeoutError), 1 keer"
    watch.failed("OSError")
    assert "OSError" in caplog.records[-1].getMessage(), "another kind is told at once"
    watch.well()
    assert caplog.records[-1].getMessage() == "mailserver: lukt weer, na 1441 keer mis"
    count = len(caplog.records)
    watch.well()
    assert len(caplog.records) == count


def test_the_state_tells_how_long_it_went_well_or_not(clock: Clock) -> None:
    watch = Watch("opruimen", patience=timedelta(minutes=30), every=timedelta(days=2), clock=clock)
    assert watch.state().goed
    watch.begin()
    watch.well()
    clock.now = 100
    watch.failed("OSError")
    clock.now = 200
    state = watch.state()
    assert (state.goed, state.gelukt_seconden, state.mislukt_seconden, state.fout) == (True, 200, 100, "OSError")
    clock.now = 100 + 30 * 60
    assert not watch.state().goed
    watch.well()
    assert watch.state().goed


def test_work_that_stopped_without_a_word_is_not_well(clock: Clock) -> None:
    watch = Watch("opruimen", every=timedelta(days=2), clock=clock)
    watch.begin()
    clock.now = 2 * 86400 + 1
    assert not watch.state().goed
    thread = threading.Thread(target=lambda: None)
    thread.start()
    other = Watch("terugvraag", clock=clock)
    other.begin(thread)
    thread.join()
    assert not other.state().goed, "its thread ended"
