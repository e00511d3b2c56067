"""Only a person's act is a use of a link: not a mail scanner, a preview or a page that is loaded ahead."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from app.templating import today
from tests.test_tidying import unused_since
from tests.visitor import Site

LONG_AGO = today() - timedelta(days=100)
MAIL = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
BOOKMARK = MAIL | {"Sec-Fetch-Site": "none", "Sec-Fetch-User": "?1"}
OURS = MAIL | {"Sec-Fetch-Site": "same-origin"}
BARE = {"Sec-Fetch-Site": None}
MACHINES: dict[str, tuple[str, Mapping[str, str | None]]] = {
    "a scanner asks what is there": ("HEAD", BARE),
    "a scanner opens the link": ("GET", BARE),
    "HEAD as a browser would": ("HEAD", OURS),
    "a scanner that is a real browser": ("GET", MAIL),
    "a browser without history": ("GET", BOOKMARK),
    "loaded ahead": ("GET", OURS | {"Sec-Purpose": "prefetch;prerender"}),
    "loaded ahead by an old browser": ("GET", OURS | {"X-Moz": "prefetch"}),
    "our script asks whether there is news": ("GET", OURS | {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}),
    "a link on another site": ("GET", BARE | {"Referer": "http://127.0.0.1.example/b"}),
}
PLACES = ("", "/overzicht", "/partners", "/document.html", "/bewaren", "/uitwerken")


def last_used(site: Site) -> tuple[object, object]:
    site.app.state.instance.usage.flush()
    return site.rows("toegang")[0]["gebruikt_op"], site.rows("bouwwerk")[0]["bewaar_tot"]


def visit(site: Site, method: str, path: str, headers: Mapping[str, str | None]) -> None:
    """One request with these headers and no others that tell who asks; None takes one away."""
    sent = {name: value if value is not None else "" for name, value in headers.items()}
    client = site._client
    kept = client.headers.pop("Sec-Fetch-Site", None)
    try:
        site.fetch(method, path, headers={name: value for name, value in sent.items() if value})
    finally:
        client.headers["Sec-Fetch-Site"] = kept or "same-origin"


@pytest.fixture
def forgotten(site: Site) -> str:
    """A bouwwerk that nobody used for a hundred days."""
    pad = site.begin(titel="Vergeten").pad
    unused_since(site, LONG_AGO)
    return pad


def stranger(site: Site) -> Site:
    """The same site in a browser that was never here."""
    return site.from_address("192.0.2.7")


@pytest.mark.parametrize("who", MACHINES)
def test_what_no_person_does_is_no_use(site: Site, forgotten: str, who: str) -> None:
    method, headers = MACHINES[who]
    scanner = stranger(site)
    for place in PLACES:
        scanner._client.cookies.clear()
        visit(scanner, method, forgotten + place, headers)
    assert last_used(site) == (LONG_AGO, LONG_AGO + timedelta(days=730))


@pytest.mark.parametrize("headers", [OURS, BARE | {"Referer": "http://127.0.0.1:8000/b/x"}], ids=["now", "old browser"])
def test_going_on_from_a_page_of_ours_is_a_use(site: Site, forgotten: str, headers: Mapping[str, str | None]) -> None:
    visit(stranger(site), "GET", f"{forgotten}/partners", headers)
    assert last_used(site) == (today(), today() + timedelta(days=730))


def test_who_only_reads_now_and_then_keeps_it_by_coming_back_in_the_same_browser(site: Site, forgotten: str) -> None:
    reader = stranger(site)
    visit(reader, "GET", f"{forgotten}/overzicht", BOOKMARK)
    assert last_used(site)[0] == LONG_AGO
    visit(reader, "GET", f"{forgotten}/overzicht", BOOKMARK)
    assert last_used(site)[0] == today()


def test_near_the_end_every_reader_is_asked_and_one_press_keeps_it(site: Site) -> None:
    pad = site.begin(titel="Bijna weg").pad
    assert "Ik gebruik dit nog" not in site.open(f"{pad}/overzicht").text
    unused_since(site, today() - timedelta(days=645))
    visit(stranger(site), "GET", f"{pad}/overzicht", MAIL)
    reader = stranger(site)
    page = reader.get(f"{pad}/overzicht", headers=MAIL | {"Sec-Fetch-Site": "none"})
    assert "Ik gebruik dit nog" in page.text
    reader.post(f"{pad}/gebruik")
    assert last_used(site) == (today(), today() + timedelta(days=730))
    assert "Ik gebruik dit nog" not in site.open(f"{pad}/overzicht").text
