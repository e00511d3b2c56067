"""Op dit apparaat: what was opened in this browser is found again in it, and only in it."""

import re

import pytest

from app.plans.acting import HIER
from app.plans.device import MOST
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.visitor import Site

KEPT = "Op dit apparaat"


def listed(page: Page) -> list[str]:
    """The sleutels in the list of this browser, as the page shows them."""
    return re.findall(r'href="/b/(bw_[0-9a-f]{48})/overzicht"', page.html)


@pytest.mark.parametrize("path", ["/", "/open"])
def test_what_was_opened_is_listed_last_opened_first_with_a_way_in(both_sites: Site, path: str) -> None:
    site = both_sites
    assert KEPT not in site.open(path).text
    first = site.begin(titel="Eerste plan", gemeente="Utrecht")
    second = site.begin(titel="Tweede plan")
    assert listed(site.open(path)) == [second.sleutel, first.sleutel]
    site.open(f"{first.pad}/overzicht")
    page = site.open(path)
    assert listed(page) == [first.sleutel, second.sleutel]
    assert "Eerste plan, Utrecht Gewijzigd vandaag om" in page.text
    assert page.follow("Open Eerste plan").h1 == "Eerste plan"


def test_each_page_of_a_bouwwerk_puts_it_in_the_list_once(site: Site) -> None:
    pad = site.begin().pad
    for path in ("partners", "overzicht", "bewaren", "partners?zoek=school"):
        fresh = site.from_address("10.0.0.1")
        cookie = fresh.get(f"{pad}/{path}").headers["Set-Cookie"]
        assert cookie.startswith(f"{HIER}=")
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Set-Cookie" not in fresh.get(f"{pad}/{path}").headers, "it is first already"


def test_the_cookie_holds_sleutels_and_nothing_else_and_stays_small(site: Site) -> None:
    sleutels = [site.begin(titel=f"Plan {number}").sleutel for number in range(MOST + 2)]
    assert listed(site.open("/")) == sleutels[:1:-1]
    answer = site.from_address("10.0.0.1").get(f"/b/{sleutels[0]}/overzicht")
    value = answer.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    assert re.fullmatch(r"[0-9a-f]{48}\.[0-9a-f]{64}", value)
    assert 4000 - len(HIER) > MOST * 48 + 65


@pytest.mark.parametrize("change", [lambda v: v[:-1], lambda v: "0" * 48 + v[48:], lambda v: "x", lambda v: v + v])
def test_a_cookie_that_we_did_not_sign_lists_nothing_and_is_mended(site: Site, change: type[str]) -> None:
    pad = site.begin(titel="Geheim").pad
    good = site.from_address("10.0.0.1").get(f"{pad}/overzicht").headers["Set-Cookie"]
    value = good.partition("=")[2].partition(";")[0]
    wrong = {"Cookie": f"{HIER}={change(value)}"}
    other = site.from_address("10.0.0.2")
    assert KEPT not in other.get("/", headers=wrong).text
    assert value in other.get(f"{pad}/overzicht", headers=wrong).headers["Set-Cookie"]


def test_forgetting_one_leaves_the_others_and_the_bouwwerk_itself(both_sites: Site) -> None:
    site = both_sites
    first, second = site.begin(titel="Eerste plan"), site.begin(titel="Tweede plan")
    before = [site.rows(table) for table in ("bouwwerk", "gebeurtenis")]
    page = site.open("/open").form("Vergeet Tweede plan").submit("Vergeet Tweede plan")
    assert (page.path, listed(page)) == ("/open", [first.sleutel])
    assert [site.rows(table) for table in ("bouwwerk", "gebeurtenis")] == before
    assert site.get(f"{second.pad}/overzicht").status_code == 200


def test_forgetting_everything_leaves_no_cookie(site: Site) -> None:
    site.begin()
    site.begin(titel="Nog een")
    form = site.open("/").form("Vergeet alles")
    assert "Is dit een gedeelde computer?" in site.open("/").text
    answer = form.send("Vergeet alles")
    assert "Max-Age=0" in answer.headers["Set-Cookie"]
    assert KEPT not in site.open("/").text


def test_a_link_that_is_withdrawn_leaves_the_list_with_a_sentence(both_sites: Site) -> None:
    owner = both_sites.begin(titel="Ons plan").pad
    pad = share(both_sites, owner, "lezen")
    colleague = both_sites.from_address("10.0.0.1")
    colleague.open(f"{pad}/overzicht")
    assert "Alleen lezen en de pdf maken" in colleague.open("/").text
    both_sites.open(f"{owner}/bewaren").form("Trek in").submit("Trek in")
    page = colleague.open("/")
    assert listed(page) == []
    assert "Eén bouwwerk staat hier niet meer" in page.text
    assert "Ons plan" not in page.text


def test_the_start_page_is_kept_for_everybody_and_personal_for_who_has_a_list(site: Site) -> None:
    kept = site.get("/")
    assert (kept.headers["Cache-Control"], "Cookie" in kept.headers["Vary"]) == ("private, no-cache", True)
    pad = site.begin(titel="Alleen van mij").pad
    mine = site.get("/", headers={"If-None-Match": kept.headers["ETag"]})
    assert (mine.status_code, mine.headers["Cache-Control"]) == (200, "no-store")
    assert "Alleen van mij" in mine.text
    stranger = site.from_address("10.0.0.1")
    assert pad not in stranger.get("/").text
    again = stranger.get("/", headers={"If-None-Match": kept.headers["ETag"]})
    assert again.status_code == 304


def test_the_cookie_lets_nobody_in_without_the_link(site: Site) -> None:
    site.begin()
    assert site.get("/b/bw_" + "0" * 48 + "/overzicht").status_code == 404
