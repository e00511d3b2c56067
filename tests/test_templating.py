"""The one environment: what is missing fails, what is typed is escaped, a block is literally part of its page."""

from datetime import UTC, date, datetime

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from app.templating import Templates, clock, count, day, lately, static


def test_a_name_that_is_not_there_fails_instead_of_vanishing() -> None:
    with pytest.raises(UndefinedError):
        Templates().environment.from_string("{{ bestaat_niet }}").render()


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x>', "'", "&amp;"])
def test_what_is_typed_is_escaped_also_in_a_block(evil: str) -> None:
    made = Templates().environment.from_string('<b title="{{ tekst }}">{{ tekst }}</b>').render(tekst=evil)
    assert Markup(made).striptags() == evil
    assert "<script" not in made


def test_times_are_told_in_dutch_and_in_dutch_time() -> None:
    summer, winter = datetime(2026, 7, 1, 22, 30, tzinfo=UTC), datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert (clock(summer), day(summer)) == ("00:30", "2 juli 2026")
    assert (clock(winter), day(winter)) == ("00:30", "1 januari 2027")
    assert day(date(2026, 3, 1)) == "1 maart 2026"


@pytest.mark.parametrize(
    ("said", "present", "told"),
    [
        ("2026-11-30T09:05", "2026-11-30T10:00", "vandaag om 10:05"),
        ("2026-11-24T09:05", "2026-11-30T10:00", "op 24 november om 10:05"),
        ("2026-11-30T22:59", "2026-11-30T23:01", "op 30 november om 23:59"),
        ("2026-11-30T23:01", "2026-12-01T22:59", "vandaag om 00:01"),
        ("2026-07-01T21:59", "2026-07-01T22:00", "op 1 juli om 23:59"),
        ("2026-12-31T22:59", "2026-12-31T23:00", "op 31 december 2026 om 23:59"),
        ("2026-12-31T23:00", "2027-06-01T12:00", "op 1 januari om 00:00"),
        ("2025-11-30T09:05", "2026-11-30T10:00", "op 30 november 2025 om 10:05"),
    ],
)
def test_a_moment_is_never_told_without_its_day(said: str, present: str, told: str) -> None:
    """Over midnight and the end of a year, which come an hour or two earlier in UTC."""
    moment, at = (datetime.fromisoformat(f"{text}+00:00") for text in (said, present))
    assert lately(moment, present=at) == told
    assert lately(moment, "", at) == told.removeprefix("op ")


@pytest.mark.parametrize(("number", "told"), [(0, "0 stenen"), (1, "1 steen"), (2, "2 stenen")])
def test_counting_is_done_in_words(number: int, told: str) -> None:
    assert count(number, "steen", "stenen") == told


def test_the_address_of_a_file_changes_with_its_content() -> None:
    assert static("bouwplaats.css").partition("?v=")[2] != static("bouwplaats.js").partition("?v=")[2]
    with pytest.raises(OSError, match="bestaat-niet"):
        static("bestaat-niet.css")
