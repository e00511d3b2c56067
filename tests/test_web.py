"""How we speak HTTP: who may send forms, what every answer carries, what is written down, what errors look like."""

import gzip
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from app.settings import Settings
from app.web import LARGE, NONCE, SMALL, Kept, same_origin
from tests.trees import words
from tests.visitor import Site

OWN = "http://127.0.0.1:8000"
FOREIGN = "https://elders.example"


@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin", "origin": FOREIGN}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": ""}, False),
        ({"sec-fetch-site": "cross-site", "origin": OWN}, False),
        ({"origin": OWN}, True),
        ({"origin": "http://localhost:8000"}, True),
        ({"origin": "http://[::1]:8000"}, True),
        ({"origin": "http://127.0.0.1"}, False),
        ({"origin": "http://127.0.0.1:9000"}, False),
        ({"origin": "https://127.0.0.1:8000"}, False),
        ({"origin": FOREIGN}, False),
        ({"origin": "http://127.0.0.1:8000.elders.example"}, False),
        ({"origin": "null"}, False),
        ({"origin": ""}, False),
        ({"origin": "http://127.0.0.1:99999999"}, False),
        ({"referer": OWN}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_send_forms(headers: dict[str, str], welcome: bool) -> None:
    assert same_origin(Headers(headers), OWN) is welcome


@given(st.text())
def test_no_origin_whatever_crashes_the_check(origin: str) -> None:
    assert same_origin(Headers({"origin": origin.encode().decode("latin-1")}), OWN) is (origin == OWN)


def test_a_form_from_elsewhere_is_refused_with_a_page_and_changes_nothing(site: Site) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "cross-site", "Origin": FOREIGN}):
        response = site.post("/begin", {"titel": "Kwaad"}, headers=headers)
        assert site.follow(response, 403).h1 == "We konden dit formulier niet aannemen"
    assert site.rows("bouwwerk") == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_ways_of_changing_do_not_exist(site: Site, method: str) -> None:
    pad = site.begin().pad
    assert site.follow(site.fetch(method, f"{pad}/partners"), 405).h1 == "Dit adres kun je niet zo openen"


def test_a_page_asked_with_head_has_the_headers_and_no_body(site: Site) -> None:
    pad = site.begin().pad
    for path in ("/", f"{pad}/partners", f"{pad}/overzicht", f"{pad}/document.json", "/gezond/levend"):
        response = site.fetch("HEAD", path)
        assert (response.status_code, response.content) == (200, b"")


def test_looking_changes_nothing_however_often_and_whoever_looks(both_sites: Site) -> None:
    """Mail scanners follow every link they find."""
    site, pad = both_sites, both_sites.begin().pad
    before = {name: site.rows(name) for name in ("bouwwerk", "toegang", "keuze", "gebeurtenis", "bericht")}
    pages = ["", "/visie", "/partners?net=museum&weg=1", "/overzicht", "/bewaren?klaar=vervangen", "/gegevens"]
    for page in [*pages, "/aanvraag", "/aanvraag/verstuurd", "/document.json", "/link", "/visie/eigen"]:
        for method in ("GET", "HEAD"):
            assert site.fetch(method, pad + page).status_code in {200, 303, 404, 405}
    assert {name: site.rows(name) for name in before} == before


def test_each_answer_has_a_nonce_of_its_own(site: Site) -> None:
    pad = site.begin().pad
    policies = {site.get(f"{pad}/visie").headers["Content-Security-Policy"] for _ in range(5)}
    assert len(policies) == 5


def test_an_instance_on_https_says_so(sqlite_settings: Settings) -> None:
    secure = sqlite_settings.model_copy(update={"base_url": "https://bouwplaats.example"})
    with Site.running(secure) as site:
        assert "max-age=31536000" in site.get("/").headers["Strict-Transport-Security"]
    with Site.running(sqlite_settings) as site:
        assert "Strict-Transport-Security" not in site.get("/").headers


def test_the_log_names_the_route_and_never_the_sleutel(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    page = site.begin(titel="Heel geheim plan")
    site.open(f"{page.pad}/partners?zoek=geheim")
    site.open(f"{page.pad}/partners").htmx("museum", toelichting="Ook geheim")
    site.open(f"{page.pad}/bewaren").form("email").fill(email="anna@example.nl").submit("Mail mij de link")
    site.get(f"{page.pad}/bestaat-niet")
    site.post(f"{page.pad}/visie", headers={"Sec-Fetch-Site": "cross-site"})
    written = "\n".join(f"{record.name} {record.getMessage()}" for record in caplog.records if record.name != "httpx")
    assert "POST /b/{sleutel}/{stap} 303" in written
    for secret in (page.sleutel, "geheim plan", "Ook geheim", "zoek=geheim", "anna@example.nl"):
        assert secret not in written


@given(st.lists(st.text(), min_size=1), st.text(max_size=90), st.sampled_from(["", "pad-x"]))
def test_a_kept_page_is_the_same_packed_and_unpacked(pieces: list[str], nonce: str, hole: str) -> None:
    kept = Kept(f"{NONCE}{hole}".join(pieces), *filter(None, [hole]))
    values = {NONCE: nonce, hole: f"/b/{nonce}"}
    wanted = f"{nonce}{values[hole] if hole else ''}".join(pieces)
    assert gzip.decompress(kept.packed(values)).decode() == kept.filled(values).decode() == wanted


@pytest.mark.parametrize(("size", "status"), [(3_900_000, 422), (4_100_000, 413)], ids=["just fits", "too large"])
def test_a_form_that_is_too_large_gets_a_dutch_page(site: Site, size: int, status: int) -> None:
    pad = site.begin().pad
    page = site.send(f"{pad}/partners", {"toelichting.museum": "x" * size}, expect=status)
    assert status == 422 or page.h1 == "Dit is te groot"
    assert site.rows("keuze") == []


@pytest.mark.parametrize(("fields", "status"), [(4_000, 200), (6_000, 413)], ids=["just fits", "too many"])
def test_a_form_may_hold_a_thousand_bouwstenen_and_not_everything(site: Site, fields: int, status: int) -> None:
    pad = site.begin().pad
    sent = {f"iets.{number}": "" for number in range(fields)} | {"stand.museum": "behouden"}
    page = site.send(f"{pad}/partners", sent, expect=status)
    assert status == 200 or page.h1 == "Dit is te groot"
    assert len(site.rows("keuze")) == (status == 200)


def test_an_error_nobody_expected_is_a_dutch_page_that_tells_nothing(site: Site) -> None:
    pad = site.begin().pad
    with site.database.write() as connection:
        connection.exec_driver_sql("UPDATE bouwwerk SET status = 'onzin'")
    page = site.follow(site.get(f"{pad}/document.json", crash_pages=True), 500)
    assert page.h1 == "Er ging iets mis bij ons"
    assert "onzin" not in page.html
    assert "Traceback" not in page.html


def test_a_locked_database_is_a_503_that_says_when_to_come_back(site: Site) -> None:
    pad = site.begin().pad
    site.database.dispose()
    for path in site.settings.data.glob("bouwplaats.sqlite3*"):
        path.rename(path.with_name("weg" + path.name))
    response = site.get(f"{pad}/visie", crash_pages=True)
    assert site.follow(response, 503).h1 == "Het is even te druk"
    assert int(response.headers["Retry-After"]) > 0
    answer = site.post(f"{pad}/visie", {"toelichting.krimp": "Dit is <b>mijn</b> tekst."}, crash_pages=True)
    assert words(site.follow(answer, 503).query("textarea")[0]) == "Dit is <b>mijn</b> tekst."


@pytest.mark.parametrize(
    ("headers", "expect"),
    [
        ({"Referer": "http://["}, 200),
        ({"Referer": "//[x"}, 200),
        ({"Host": "["}, 200),
        ({"Host": "a:b:c"}, 200),
        ({"Origin": "http://["}, 200),
        ({"Content-Type": "multipart/form-data; boundary*=idna''x"}, 200),
    ],
)
def test_no_header_of_a_visitor_is_an_error(site: Site, headers: dict[str, str], expect: int) -> None:
    assert site.get("/uitleg", headers=headers).status_code == expect
    assert site.open("/bestaat-niet", expect=404).h1


def test_each_kind_of_form_has_its_limit_and_it_holds_before_all_is_read(site: Site) -> None:
    pad = site.begin().pad
    assert site.post("/open", {"link": "x" * (SMALL - 100)}).status_code == 422
    assert site.follow(site.post("/open", {"link": "x" * SMALL}), 413).h1
    assert site.post(f"{pad}/partners", {"stand.museum": "behouden", "x": "x" * SMALL}).status_code == 303
    assert site.post(f"{pad}/partners", {"x": "x" * LARGE}).status_code == 413
    told = {"Content-Length": "99999999999999"}
    assert site.fetch("POST", "/open", content=b"link=x", headers=told).status_code == 413


@pytest.mark.parametrize("sleutel", ["%C3%A9%CC%81", "%ff%fe", "%E2%82%AC"])
def test_an_address_that_is_only_sent_to_leads_on_whatever_letters_are_in_it(site: Site, sleutel: str) -> None:
    answer = site.get(f"/b/{sleutel}/gebruik")
    assert (answer.status_code, answer.headers["Location"].isascii()) == (303, True)
