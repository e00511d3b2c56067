"""The one environment: what is missing fails, what is typed is escaped, a block is literally part of its page."""

from datetime import UTC, date, datetime

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from app.templating import Templates, clock, count, day, static


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


@pytest.mark.parametrize(("number", "told"), [(0, "0 stenen"), (1, "1 steen"), (2, "2 stenen")])
def test_counting_is_done_in_words(number: int, told: str) -> None:
    assert count(number, "steen", "stenen") == told


def test_the_address_of_a_file_changes_with_its_content() -> None:
    assert static("bouwplaats.css").partition("?v=")[2] != static("bouwplaats.js").partition("?v=")[2]
    with pytest.raises(OSError, match="bestaat-niet"):
        static("bestaat-niet.css")
