"""The link check: what is kept of a look, when a link counts as dead, and that it never says so without reason."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Connection, func, select

from app.__main__ import links
from app.blocks import link_queries
from app.blocks.memory import revision
from app.blocks.models import link
from app.database import STEP, Database
from app.editorial.link_check import DAY, RETRY, LinkCheck, Round, Status, check, spread
from app.editorial.looking import Looker
from app.settings import Settings
from tests.editorial.web import Web, names_only

FIRST = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def looker() -> Iterator[Looker]:
    made = Looker("https://bouwplaats.example", pause=lambda _: None, own_network=True)
    yield made
    made.close()


def statuses(database: Database) -> dict[str, str]:
    """What is kept, by path."""
    with database.read() as connection:
        return {"/" + url.rpartition("/")[2]: row.status for url, row in link_queries.known(connection).items()}


def after(days: float) -> datetime:
    return FIRST + timedelta(days=days)


def test_a_link_is_dead_only_when_it_fails_on_a_second_day(database: Database, small_web: Web, looker: Looker) -> None:
    names_only(database, *(small_web.url + path for path in ("/goed", "/weg", "/verhuisd", "/dicht")))
    check(database, looker, 30, FIRST)
    first = {"/goed": "werkt", "/weg": "hapert", "/verhuisd": "verhuisd", "/dicht": "niet bekeken"}
    assert statuses(database) == first
    check(database, looker, 0, after(0.1))
    assert statuses(database) == first, "the same day says nothing new"
    check(database, looker, 30, after(1))
    assert statuses(database) == first | {"/weg": "dood"}
    with database.read() as connection:
        row = link_queries.known(connection)[f"{small_web.url}/weg"]
        assert (row.sinds, row.laatst_gekeken, row.keer_mis, row.code) == (FIRST, after(1), 3, 404)
        moved = link_queries.known(connection)[f"{small_web.url}/verhuisd"]
        assert moved.verhuisd_naar == f"{small_web.url}/goed"
        assert link_queries.dead(connection) == {f"{small_web.url}/weg": after(1)}


def test_what_works_again_the_next_day_was_never_dead(
    sqlite_database: Database, small_web: Web, looker: Looker
) -> None:
    names_only(sqlite_database, f"{small_web.url}/stuk", f"{small_web.url}/goed")
    check(sqlite_database, looker, 30, FIRST)
    assert statuses(sqlite_database)["/stuk"] == "hapert"
    del small_web.answers["/stuk"]
    check(sqlite_database, looker, 30, after(1))
    assert statuses(sqlite_database)["/stuk"] == "werkt"
    small_web.answers["/stuk"] = 500
    check(sqlite_database, looker, 30, after(40))
    assert statuses(sqlite_database)["/stuk"] == "hapert", "it counts from the start again"


def test_a_link_is_looked_at_when_its_days_are_over_and_no_sooner(
    sqlite_database: Database, small_web: Web, looker: Looker
) -> None:
    names_only(sqlite_database, f"{small_web.url}/goed", f"{small_web.url}/ook-goed")
    for moment, asked in ((FIRST, 1), (after(29), 1), (after(30), 2), (after(31), 2)):
        check(sqlite_database, looker, 30, moment)
        assert (moment, small_web.asked["HEAD", "/goed"]) == (moment, asked)


def test_a_round_takes_so_many_at_most_and_the_next_goes_on_from_there(
    sqlite_database: Database, small_web: Web, looker: Looker
) -> None:
    names_only(sqlite_database, *(f"{small_web.url}/{number}" for number in range(5)))
    assert [check(sqlite_database, looker, 30, FIRST, most=2).left for _ in range(4)] == [3, 1, 0, 0]
    assert set(statuses(sqlite_database).values()) == {"werkt"}


def test_when_nobody_answers_it_is_our_own_connection_and_nothing_is_kept(sqlite_database: Database) -> None:
    names_only(sqlite_database, "http://een.invalid/", "http://twee.invalid/")
    looker = Looker("https://bouwplaats.example", pause=lambda _: None, own_network=True)
    assert check(sqlite_database, looker, 30, FIRST) == Round({}, 2, silent=True)
    assert check(sqlite_database, looker, 30, after(1)) == Round({}, 2, silent=True)
    assert statuses(sqlite_database) == {}
    looker.close()


def test_pages_are_drawn_anew_only_when_they_say_something_else_of_dead_links(
    sqlite_database: Database, small_web: Web, looker: Looker
) -> None:
    names_only(sqlite_database, f"{small_web.url}/weg", f"{small_web.url}/goed")
    seen = []
    for days in (0, 1, 1.1, 2, 40):
        if days == 2:
            del small_web.answers["/weg"]
        check(sqlite_database, looker, 0, after(days))
        with sqlite_database.read() as connection:
            seen.append(revision(connection))
    assert [late - early for early, late in pairwise(seen)] == [1, 1, 1, 0]


def test_what_the_catalogue_names_no_longer_is_forgotten(
    sqlite_database: Database, small_web: Web, looker: Looker
) -> None:
    names_only(sqlite_database, f"{small_web.url}/weg", f"{small_web.url}/goed")
    check(sqlite_database, looker, 30, FIRST)
    names_only(sqlite_database, f"{small_web.url}/goed")
    check(sqlite_database, looker, 30, after(1))
    assert statuses(sqlite_database) == {"/goed": "werkt"}


def test_a_round_that_is_stopped_keeps_nothing(sqlite_database: Database, small_web: Web, looker: Looker) -> None:
    names_only(sqlite_database, f"{small_web.url}/weg")
    assert check(sqlite_database, looker, 30, FIRST, stopped=lambda: True) == Round({}, 1)
    assert (statuses(sqlite_database), small_web.asked.total()) == ({}, 0)


def test_hosts_take_turns() -> None:
    urls = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://c/1", "http://c/2"]
    assert spread(urls) == ["http://a/1", "http://b/1", "http://c/1", "http://a/2", "http://c/2", "http://a/3"]


def test_the_link_check_is_off_until_the_settings_ask_for_it(sqlite_settings: Settings) -> None:
    database = Database(sqlite_settings.database)
    names_only(database)
    for days in (0, 30):
        checking = LinkCheck(database, sqlite_settings.model_copy(update={"linkcontrole_dagen": days}))
        checking.start()
        running = {thread.name for thread in threading.enumerate()}
        checking.stop()
        assert ("links" in running) == bool(days)
    database.dispose()


def test_a_round_that_fails_is_tried_again_soon(sqlite_settings: Settings) -> None:
    database = Database(sqlite_settings.database)
    checking = LinkCheck(database, sqlite_settings)
    names_only(database)
    assert checking.round() == DAY
    with database.write() as connection:
        connection.exec_driver_sql("DROP TABLE link")
    assert checking.round() == RETRY
    database.dispose()


def test_the_command_tells_what_it_found(
    sqlite_settings: Settings, small_web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database(sqlite_settings.database)
    names_only(database, f"{small_web.url}/goed")
    database.dispose()
    links(sqlite_settings)
    assert capsys.readouterr().out == f"{Status.NIET_BEKEKEN}: 1\n", "our own server is inside, and never asked"
    assert small_web.asked.total() == 0


class Counting(Database):
    """Tells how many links are known at the end of each transaction that writes."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.known: list[int] = []

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with super().write() as connection:
            yield connection
            self.known.append(connection.execute(select(func.count()).select_from(link)).scalar_one())


def test_what_was_found_at_links_is_kept_by_small_steps(
    both_settings: Settings, small_web: Web, looker: Looker
) -> None:
    number, database = 2 * STEP + 1, Counting(both_settings.database)
    names_only(database, *(f"{small_web.url}/{nr}" for nr in range(number)))
    check(database, looker, 30, FIRST)
    assert database.known == [0, STEP, 2 * STEP, number, number]
    names_only(database, f"{small_web.url}/0")
    check(database, looker, 30, FIRST)
    assert database.known[-3:] == [number - STEP, 1, 1]
    database.dispose()
