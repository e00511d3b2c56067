"""Searches that found nothing are counted per week: whole questions only, and nothing that may be of somebody."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest

from app.database import Database
from app.site import vain
from app.site.vain import KEPT, MOST, Vain, cleaned, monday
from app.templating import today
from app.tidying import tidy
from tests.visitor import HTMX, Site


def counted(site: Site) -> dict[str, int]:
    """What is kept, by word."""
    site.app.state.instance.vain.flush()
    return {row["woord"]: row["keer"] for row in site.rows("zoekwoord")}


def test_a_search_that_finds_nothing_is_counted_and_one_that_finds_something_is_not(both_sites: Site) -> None:
    for asked in ("zwembad", "Zwembad ", "museum", "", "zwembad"):
        both_sites.open(f"/zoeken?q={quote(asked)}")
    assert counted(both_sites) == {"zwembad": 3}
    (row,) = both_sites.rows("zoekwoord")
    assert row["week"] == monday(today())
    assert set(row) == {"id", "woord", "week", "keer"}, "and nothing of who asked"


def test_what_stands_there_while_typing_is_not_counted(site: Site) -> None:
    for typed in ("zwem", "zwemb", "zwembad"):
        site.get(f"/zoeken?q={typed}", headers=HTMX)
    assert counted(site) == {}


def test_looking_writes_nothing_in_its_own_request(site: Site) -> None:
    """The page is there while the database is being written by somebody else."""
    with site.database.write():
        assert "Niets gevonden" in site.open("/zoeken?q=zwembad").text


@pytest.mark.parametrize(
    "asked",
    [
        *("anna@example.nl", "mail naar anna@example.nl graag", "https://geheim.example/x", "www voorbeeld nl"),
        *("voorbeeld.nl", "06 12 34 56 78", "geboren 12-3-1980", "1234AB 10", "12345", "x" * 31, "x"),
        *("bw_abcdef", "DS_abc zoeken", "zaak 2 van 3 op 4 mei 5 6"),
    ],
)
def test_what_may_be_of_somebody_is_not_kept(asked: str) -> None:
    assert cleaned(asked) == ""


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("  Zwem   BAD ", "zwem bad"),
        ("beleid 2030", "beleid 2030"),
        ("koor 55+", "koor 55+"),
        ("d'Artagnan", "d'artagnan"),
        ("een heel lange vraag over muziek en dans en theater en ook nog beeldende kunst", 60),
    ],
)
def test_a_question_is_kept_in_small_letters_and_at_most_sixty_of_them(asked: str, kept: str | int) -> None:
    assert cleaned(asked) == kept if isinstance(kept, str) else 40 < len(cleaned(asked)) <= kept


def test_one_week_holds_so_many_questions_and_no_more(sqlite_database: Database) -> None:
    counting = Vain(sqlite_database)
    for number in range(MOST + 50):
        counting.note(f"onzin {_letters(number)}")
    counting.flush()
    counting.note("nog een")
    counting.note(f"onzin {_letters(0)}")
    counting.flush()
    with sqlite_database.read() as connection:
        assert len(vain.asked_often(connection, 1)) == MOST
        assert vain.asked_often(connection, 1)[f"onzin {_letters(0)}"] == (1, 2)


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{number:04}")


def test_the_server_that_stops_writes_what_was_noted(site: Site) -> None:
    counting = Vain(site.database)
    counting.start()
    counting.note("zwembad")
    counting.stop()
    assert [row["woord"] for row in site.rows("zoekwoord")] == ["zwembad"]


def test_after_a_year_it_is_erased(both_sites: Site) -> None:
    site, moment = both_sites, both_sites.app.state.instance.vain
    site.open("/zoeken?q=zwembad")
    moment.flush()
    last = _noon(monday(today()) + KEPT)
    assert tidy(site.database, site.settings, last)["zoekwoorden"] == 0
    assert tidy(site.database, site.settings, last + timedelta(days=1))["zoekwoorden"] == 1
    assert site.rows("zoekwoord") == []


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def test_a_week_begins_on_monday() -> None:
    assert [monday(date(2026, 11, day)).day for day in (15, 16, 17, 22, 23)] == [9, 16, 16, 16, 23]
