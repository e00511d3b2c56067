"""Public pages are drawn once for everybody, kept by browsers that ask again, and never hold anything of a visitor."""

import logging
from datetime import timedelta

import httpx
import pytest
from fastapi import Request, Response

from app.blocks.memory import Catalogues
from app.site import public
from app.site.public import PublicPages
from app.templating import today
from app.web import page
from tests.rewording import reword
from tests.visitor import HTMX, Site

KEPT = "private, no-cache"
ABOUT = ("/uitleg", "/bronnen", "/privacy", "/toegankelijkheid", "/over")
KNOWLEDGE = ("/bouwtekeningen", "/bouwtekeningen/sociale-gemeente", "/regelingen", "/bij-wie", "/kennis", "/zoeken")
WITH_WAY_BACK = (*ABOUT, *KNOWLEDGE)
NARROWED = "/voorbeelden?grootte=klein&stap=visie"
PAGES = ("/", "/bouwstenen", "/bouwstenen/krimp", "/voorbeelden", NARROWED, *WITH_WAY_BACK)
FILES = ("/catalogus.json", "/bouwstenen/krimp.json", "/begrippen.jsonld")
LONG = 3600


def pages(site: Site) -> PublicPages:
    found: PublicPages = site.app.state.instance.public_pages
    return found


def again(site: Site, path: str, mark: str) -> httpx.Response:
    return site.get(path, headers={"If-None-Match": mark})


@pytest.mark.parametrize("patience", [0, LONG], ids=["asked anew", "from memory"])
@pytest.mark.parametrize("path", [*PAGES, *FILES])
def test_who_has_the_page_gets_304_and_keeps_its_own_policy(site: Site, path: str, patience: float) -> None:
    pages(site).patience = patience
    first, second = site.get(path), site.get(path)
    assert (first.status_code, first.headers["Cache-Control"]) == (200, KEPT)
    assert first.headers["ETag"] == second.headers["ETag"]
    answer = again(site, path, first.headers["ETag"])
    assert (answer.status_code, answer.content) == (304, b"")
    assert "Content-Security-Policy" not in answer.headers
    for name in ("ETag", "Cache-Control", "Vary", "Referrer-Policy"):
        assert answer.headers[name] == first.headers[name]


def test_a_mark_is_known_in_every_form_in_which_it_may_come_back(site: Site) -> None:
    mark = site.get("/bouwstenen").headers["ETag"]
    for sent in (mark, mark.removeprefix("W/"), f'"iets anders", {mark}', f'W/"a",{mark}'):
        assert again(site, "/bouwstenen", sent).status_code == 304
    for sent in ('"iets anders"', "", "W/", mark[:-2], mark.strip('W/"')):
        assert again(site, "/bouwstenen", sent).status_code == 200


def test_each_answer_from_memory_has_a_nonce_of_its_own_in_header_and_page(site: Site) -> None:
    pages(site).patience = LONG
    answers = [site.get("/bouwstenen") for _ in range(4)]
    nonces = {answer.headers["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0] for answer in answers}
    assert len(nonces) == 4
    for answer in answers:
        assert sum(answer.text.count(f'nonce="{nonce}"') for nonce in nonces) == answer.text.count("<script") == 6


def test_a_page_is_drawn_anew_when_the_catalogue_changes(both_sites: Site) -> None:
    site = both_sites
    for path in ("/bouwstenen", "/bouwstenen/museum", "/catalogus.json"):
        assert "Museum van nu" not in site.get(path).text
    mark = site.get("/bouwstenen").headers["ETag"]
    reword(site, "Museum", titel="Museum van nu")
    for path in ("/bouwstenen", "/bouwstenen/museum", "/catalogus.json"):
        assert "Museum van nu" in site.get(path).text
    assert again(site, "/bouwstenen", mark).status_code == 200


def test_while_the_revision_counts_as_known_the_database_is_not_asked(site: Site) -> None:
    pages(site).patience = LONG
    site.get("/bouwstenen")
    reword(site, "Museum", titel="Museum van nu")
    assert "Museum van nu" not in site.get("/bouwstenen").text
    pages(site).patience = 0
    assert "Museum van nu" in site.get("/bouwstenen").text


def test_tomorrow_a_page_is_drawn_anew(site: Site) -> None:
    site.get("/bouwstenen")
    (drawn,) = pages(site)._pages.values()
    site.app.state.instance.catalogues = Catalogues(lambda: today() + timedelta(days=1))
    site.get("/bouwstenen")
    assert drawn not in pages(site)._pages.values()
    assert len(pages(site)._pages) == 1


@pytest.mark.parametrize("patience", [0, LONG], ids=["asked anew", "from memory"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_who_has_a_bouwwerk_is_kept_for_others(site: Site, path: str, patience: float) -> None:
    pages(site).patience = patience
    pad = site.begin().pad
    mine = {"Referer": f"{site.settings.address}{pad}/visie"}
    stranger = site.from_address("10.0.0.9")
    for _ in range(2):
        own, public_page = site.get(path, headers=mine), stranger.get(path)
        if path in WITH_WAY_BACK:
            assert pad in own.text
            assert own.headers["Cache-Control"] == "no-store"
            assert "Referer" in public_page.headers["Vary"]
            assert again(site, path, public_page.headers["ETag"]).status_code == 304
            both = mine | {"If-None-Match": public_page.headers["ETag"]}
            assert pad in site.get(path, headers=both).text
        assert (pad in public_page.text, public_page.headers["Cache-Control"]) == (False, KEPT)


def test_a_page_of_a_bouwwerk_is_never_kept_whatever_its_route_says(site: Site) -> None:
    page = site.begin()

    @public.public()
    def show(request: Request) -> Response:
        return Response(request.url.path)

    asked = Request({"type": "http", "app": site.app, "path": page.pad, "headers": [], "query_string": b""})
    assert "ETag" not in show(request=asked).headers
    assert pages(site)._pages == {}


@pytest.mark.parametrize("query", ["?x=1", "?utm_source=mail", "?", "?stap=visie&stap=partners"])
def test_a_query_that_no_page_reads_is_answered_and_not_kept(site: Site, query: str) -> None:
    site.get("/bouwstenen")
    before = dict(pages(site)._pages)
    assert site.open(f"/bouwstenen{query}").h1 == "Alle bouwstenen"
    assert pages(site)._pages == before


def test_a_query_with_a_known_value_is_kept_and_no_other(site: Site) -> None:
    """What a route names as known is kept under its own address; the rest is drawn for one visitor."""

    @public.public(grootte=("klein", "groot"))
    def show(request: Request, grootte: str = "") -> Response:
        return Response(f"{grootte} {request.headers.get('referer')}", media_type="text/plain")

    site.app.get("/proef")(show)
    told = {"Referer": f"{site.settings.address}/ergens"}
    for query, kept in (("klein", True), ("groot", True), ("klein&grootte=groot", False), ("reus", False)):
        answer = site.get(f"/proef?grootte={query}", headers=told)
        assert ("ETag" in answer.headers) is kept
        assert answer.text.startswith(query.rpartition("=")[2])
        assert ("ergens" in answer.text) is not kept
    assert site.get("/proef?grootte=klein").text == "klein None"
    assert len(pages(site)._pages) == 2


def test_a_page_that_refuses_is_drawn_for_who_asked(site: Site) -> None:
    @public.public(grootte=("reus",))
    def show(request: Request, grootte: str = "") -> Response:
        return page(request, "fout.html", status=422, soort="422", details={}, getypt={})

    site.app.get("/proef")(show)
    answer = site.get("/proef?grootte=reus")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (422, "no-store")
    assert site.follow(answer, 422).h1
    assert pages(site)._pages == {}


def test_htmx_gets_what_it_asks_for_and_that_is_not_kept(site: Site) -> None:
    pages(site).patience = LONG
    site.get("/bouwstenen")
    answer = site.get("/bouwstenen", headers=HTMX)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "HX-Request-Type" in site.get("/bouwstenen").headers["Vary"]


def test_a_page_that_is_not_there_is_not_kept(site: Site) -> None:
    answer = site.get("/bouwstenen/bestaat-niet")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    assert pages(site)._pages == {}


def test_no_more_pages_are_kept_than_there_is_room_for(site: Site) -> None:
    pages(site).room = 2
    for path in PAGES:
        assert site.get(path).status_code == 200
    assert len(pages(site)._pages) == 2


@pytest.mark.parametrize("patience", [0, LONG], ids=["asked anew", "from memory"])
def test_what_is_packed_says_the_same_as_what_is_not(site: Site, patience: float) -> None:
    pages(site).patience = patience
    for path in (*PAGES, *FILES):
        packed = site.get(path, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        plain = site.get(path, headers={"Accept-Encoding": "identity"})
        for answer, encoding in ((packed, "gzip"), (plain, None)):
            assert answer.headers.get("Content-Encoding") == encoding
            assert "Accept-Encoding" in answer.headers["Vary"]
        assert without_nonce(packed) == without_nonce(plain)
    for refused in ("gzip;q=0", "br, gzip; q=0.0", "*;q=0"):
        assert site.get("/bouwstenen", headers={"Accept-Encoding": refused}).headers.get("Content-Encoding") != "gzip"


def without_nonce(answer: httpx.Response) -> str:
    nonce = answer.headers["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0]
    return answer.text.replace(nonce, "")


@pytest.mark.parametrize("patience", [0, LONG], ids=["asked anew", "from memory"])
def test_head_tells_of_a_kept_page_without_sending_it(site: Site, patience: float) -> None:
    pages(site).patience = patience
    mark = site.get("/bouwstenen").headers["ETag"]
    answer = site.fetch("HEAD", "/bouwstenen")
    assert (answer.status_code, answer.content, answer.headers["ETag"]) == (200, b"", mark)


def test_the_log_names_the_route_of_a_page_from_memory(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bouwplaats")
    pages(site).patience = LONG
    mark = site.get("/bouwstenen/krimp").headers["ETag"]
    again(site, "/bouwstenen/krimp", mark)
    assert "GET /bouwstenen/{slug} 304" in caplog.text
