"""How long something is kept follows from its status and the day it was last used."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.plans.retention import in_words, keep_until, until
from app.plans.snapshot import Status
from app.settings import Settings

SETTINGS = Settings(data=Path("nergens"), bewaartermijn_concept_dagen=100)


def test_a_concept_is_kept_as_long_as_the_settings_say_after_its_last_use() -> None:
    assert keep_until(SETTINGS, "concept", date(2026, 1, 1)) == date(2026, 4, 11)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_of_a_version_has_a_term_of_its_own(status: Status) -> None:
    own = SETTINGS.model_copy(update={f"bewaartermijn_{status}_dagen": 123})
    assert keep_until(own, status, date(2026, 1, 1)) == date(2026, 5, 4)


def test_the_last_day_to_take_something_back_is_a_day_in_the_netherlands() -> None:
    assert until(datetime(2026, 1, 1, 23, 30, tzinfo=UTC)) == date(2026, 2, 1)


@pytest.mark.parametrize(
    ("days", "words"),
    [(730, "twee jaar"), (365, "een jaar"), (4015, "11 jaar"), (400, "400 dagen"), (30, "30 dagen"), (1, "een dag")],
)
def test_a_term_reads_as_people_say_it(days: int, words: str) -> None:
    assert in_words(days) == words
