"""Looking at addresses on a real server: what counts as working, and how politely that is asked."""

from collections.abc import Callable, Iterator

import pytest

from app.editorial.looking import AGENT, HOPS, Found, Looker, Outcome
from tests.editorial.web import Web

WORKS, FAILS, UNSEEN = Outcome.WORKS, Outcome.FAILS, Outcome.UNSEEN
Look = Callable[[str], Found]


@pytest.fixture
def waits() -> list[float]:
    """How long a looker wanted to wait, each time; nobody really waits."""
    return []


@pytest.fixture
def looker(waits: list[float]) -> Iterator[Looker]:
    made = Looker("https://bouwplaats.example", pause=waits.append, patience=5, own_network=True)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("path", "outcome", "code"),
    [
        ("/goed", WORKS, 200),
        ("/goed#deel", WORKS, 200),
        ("/tijdelijk", WORKS, 200),
        ("/alleen-get", WORKS, 200),
        ("/hangt-op", WORKS, 200),
        ("/weg", FAILS, 404),
        ("/voorgoed-weg", FAILS, 410),
        ("/stuk", FAILS, 500),
        ("/kring", FAILS, 302),
        ("/naar-elders", FAILS, None),
        ("/onzin", FAILS, None),
        ("/dicht", UNSEEN, 403),
        ("/te-vaak", UNSEEN, 429),
        ("/verboden", WORKS, 200),
        ("/niet-voor-ons/pagina", UNSEEN, None),
    ],
)
def test_every_answer_means_one_thing(small_web: Web, looker: Looker, path: str, outcome: Outcome, code: int) -> None:
    assert looker.look(small_web.url + path) == Found(outcome, code)


def test_where_a_page_moved_for_good_is_told_and_where_it_is_for_now_is_not(small_web: Web, looker: Looker) -> None:
    goed = f"{small_web.url}/goed"
    assert looker.look(f"{small_web.url}/verhuisd") == Found(WORKS, 200, goed)
    assert looker.look(f"{small_web.url}/twee-keer-verhuisd") == Found(WORKS, 200, goed)
    assert looker.look(f"{small_web.url}/tijdelijk").verhuisd_naar is None


def test_rules_hold_after_a_redirect_too(small_web: Web, looker: Looker) -> None:
    small_web.robots = "User-agent: *\nDisallow: /verboden"
    assert looker.look(f"{small_web.url}/naar-verboden") == Found(UNSEEN)
    assert not [path for _, path in small_web.asked if path.startswith("/verboden")]


def test_without_rules_everything_may_be_seen_and_nothing_while_a_host_cannot_give_them(
    small_web: Web, looker: Looker
) -> None:
    small_web.robots_code = 404
    assert looker.look(f"{small_web.url}/niet-voor-ons").outcome is WORKS
    small_web.robots_code = 503
    other = Looker("https://bouwplaats.example", pause=lambda _: None, own_network=True)
    assert other.look(f"{small_web.url}/goed") == Found(UNSEEN)
    other.close()


def test_a_loop_ends_after_five_redirects(small_web: Web, looker: Looker) -> None:
    looker.look(f"{small_web.url}/kring")
    assert small_web.asked["HEAD", "/kring"] == HOPS + 1


def test_a_page_is_asked_for_whole_only_when_its_head_does_not_work(small_web: Web, looker: Looker) -> None:
    looker.look(f"{small_web.url}/goed")
    looker.look(f"{small_web.url}/alleen-get")
    assert (small_web.asked["GET", "/goed"], small_web.asked["GET", "/alleen-get"]) == (0, 1)


def test_a_host_is_asked_once_a_second_and_for_its_rules_once(
    small_web: Web, looker: Looker, waits: list[float]
) -> None:
    for path in ("/goed", "/ook-goed", "/weg"):
        looker.look(small_web.url + path)
    assert small_web.asked.total() == 5
    assert len(waits) == 4, "before every request but the first"
    assert all(0 < wait <= 1 for wait in waits)
    assert small_web.asked["GET", "/robots.txt"] == 1


def test_the_site_says_who_it_is_and_nothing_else(small_web: Web, looker: Looker) -> None:
    looker.look(f"{small_web.url}/goed")
    assert small_web.agents == {f"{AGENT} (+https://bouwplaats.example)"}


def test_who_does_not_answer_in_time_or_at_all_fails(small_web: Web) -> None:
    hasty = Looker("https://bouwplaats.example", pause=lambda _: None, patience=0.2, own_network=True)
    assert hasty.look(f"{small_web.url}/traag") == Found(FAILS)
    assert hasty.look("http://127.0.0.1:9/") == Found(FAILS)
    assert hasty.look("http://bestaat-niet.invalid/") == Found(FAILS)
    hasty.close()
