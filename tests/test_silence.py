"""A database that stands still or is gone: nobody waits for ever, what is in memory goes on, and it comes back."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from app.database import Database, DatabaseBusy
from app.pulse import LIMIT
from app.settings import Settings
from tests.cluster import Cluster
from tests.visitor import Site

pytestmark = pytest.mark.postgres
LONGEST = LIMIT + 2 + 21
"""Seconds within which everybody has an answer: 10 is promised, the rest is for a machine that does much else."""


@pytest.fixture
def site(postgresql_settings: Settings) -> Iterator[Site]:
    """The site on PostgreSQL."""
    with Site.running(postgresql_settings) as started:
        yield started


def answers(*asked: Callable[[], httpx.Response]) -> list[httpx.Response]:
    """What many visitors get who ask at the same moment."""
    with ThreadPoolExecutor(len(asked)) as pool:
        began = time.monotonic()
        found = [one.result() for one in [pool.submit(one) for one in asked]]
        assert time.monotonic() - began < LONGEST
    return found


def until_it_answers(site: Site) -> None:
    """Return once the site notices that its database is back."""
    until = time.monotonic() + LONGEST
    while site.get("/gezond/klaar").status_code != 200:
        assert time.monotonic() < until, "it never comes back"


def visits(site: Site, pad: str) -> list[Callable[[], httpx.Response]]:
    """More visitors than there are threads: half of them look, half of them save."""
    save = {"stand.museum": "behouden", "toelichting.museum": "Blijft."}
    looks: list[Callable[[], httpx.Response]] = [lambda: site.get(f"{pad}/overzicht")] * 30
    return [*looks, *[lambda: site.post(f"{pad}/partners", save)] * 30]


def is_told(response: httpx.Response) -> bool:
    """Whether this is our own page that says to try again in a moment."""
    return response.status_code == 503 and int(response.headers["Retry-After"]) > 0 and "<html" in response.text


def test_a_database_that_stands_still_holds_nobody_and_public_pages_go_on(site: Site, filled_cluster: Cluster) -> None:
    pad = site.begin().pad
    known = site.get("/bouwstenen").text
    with filled_cluster.paused():
        assert all(map(is_told, answers(*visits(site, pad))))
        began = time.monotonic()
        assert is_told(site.get(f"{pad}/overzicht"))
        health = site.get("/gezond/klaar")
        assert (health.status_code, health.json()["schrijft"]) == (503, False)
        for path in ("/", "/bouwstenen", "/kennis", "/zoeken?q=museum"):
            assert site.get(path).status_code == 200, f"{path} needs no database"
        assert len(site.get("/bouwstenen").text) == len(known)
        assert time.monotonic() - began < LIMIT, "once it is silent nobody waits for it"
    until_it_answers(site)
    assert {one.status_code for one in answers(*visits(site, pad))} == {200, 303}
    assert site.open(f"{pad}/partners").bouwsteen("museum").toelichting == "Blijft."


def test_a_database_that_stops_and_starts_is_found_again(site: Site, filled_cluster: Cluster) -> None:
    pad = site.begin().pad
    filled_cluster.stop()
    try:
        assert all(map(is_told, answers(*visits(site, pad))))
        assert site.get("/").status_code == 200
        assert site.get("/gezond/levend").status_code == 200, "the program itself lives"
    finally:
        filled_cluster.start()
    until_it_answers(site)
    assert {one.status_code for one in answers(*visits(site, pad))} == {200, 303}


def test_who_waits_for_a_silent_server_is_told_and_the_connection_is_not_used_again(
    postgresql_settings: Settings, filled_cluster: Cluster
) -> None:
    database = Database(postgresql_settings.database)

    def ask_while_it_stands_still() -> None:
        with database.write() as connection:
            connection.exec_driver_sql("SELECT 1")
            with filled_cluster.paused():
                connection.exec_driver_sql("SELECT 1")

    with pytest.raises(DatabaseBusy):
        ask_while_it_stands_still()
    assert database.silent
    until = time.monotonic() + LONGEST
    while database.silent:
        assert time.monotonic() < until
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    database.dispose()
