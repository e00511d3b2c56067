"""Signing in with the account of the organisation, at a real OpenID provider in a process of its own."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.database import now
from app.editorial.models import redacteur
from app.settings import Settings
from tests.editorial.desk import change, enrol, signed_in
from tests.editorial.test_routes_signing import is_in
from tests.serving import free_port
from tests.visitor import Site

IRIS = {"sub": "1", "email": "Iris@redactie.example", "email_verified": True}
UNCHECKED = {"sub": "2", "email": "bram@redactie.example", "email_verified": False}
STRANGER = {"sub": "3", "email": "niemand@elders.example", "email_verified": True}
UNKNOWN = "maar dat is hier geen redacteur"
SET = {"oidc_client_id": "bouwplaats", "oidc_client_secret": "alleen-voor-de-tests"}


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a provider that knows three people."""
    port, log = free_port(), tmp_path_factory.mktemp("oidc") / "log"
    people = [f"--user-claims={json.dumps(one)}" for one in (IRIS, UNCHECKED, STRANGER)]
    words = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), "-n", "true", *people]
    with log.open("wb") as told, subprocess.Popen(words, stdout=told, stderr=told) as running:
        transport = httpx.HTTPTransport(retries=8)
        try:
            with httpx.Client(transport=transport) as patient:
                patient.get(f"http://127.0.0.1:{port}/.well-known/openid-configuration").raise_for_status()
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()


@pytest.fixture
def site(sqlite_settings: Settings, provider: str) -> Iterator[Site]:
    """The site of an organisation that has this provider."""
    with Site.running(sqlite_settings.model_copy(update={"oidc_issuer": provider, **SET})) as started:
        yield started


def agree(site: Site, sub: str, naar: str = "") -> str:
    """Go to the provider, say there who you are; the path with which it sends the browser back."""
    there = site.get("/redactie/oidc", params={"naar": naar})
    assert there.status_code == 303, there.text[:500]
    back = httpx.post(there.headers["Location"], data={"sub": sub})
    assert back.status_code == 302, back.text[:500]
    assert back.headers["Location"].startswith(f"{site.settings.address}/redactie/oidc/terug?")
    return back.headers["Location"].removeprefix(site.settings.address)


def test_whose_address_was_checked_there_is_signed_in_here_and_known_from_then_on(site: Site, provider: str) -> None:
    who = enrol(site)
    assert "Ga naar je organisatie" in site.open("/redactie/aanmelden?naar=/redactie/ik").text
    answer = site.get(agree(site, "1", "/redactie/ik"))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/redactie/ik")
    assert "Met het account van je organisatie." in site.open("/redactie/ik").text
    assert site.rows("redacteur")[0]["oidc_sub"] == f"{provider} 1"
    assert [(row["naam"], row["handeling"]) for row in site.rows("handeling")] == [
        ("Iris", "verbonden met de organisatie")
    ]
    change(site, redacteur, email="nieuw-adres@redactie.example")
    site.post("/redactie/afmelden")
    assert site.get(agree(site, "1")).is_redirect, "the address may change: what the provider calls them stays"
    assert [row["redacteur_id"] for row in site.rows("aanmelding")] == [who]
    assert len(site.rows("handeling")) == 1


def test_the_question_has_a_challenge_a_nonce_and_a_state_that_nobody_can_guess(site: Site) -> None:
    asked = [parse_qs(urlsplit(site.get("/redactie/oidc").headers["Location"]).query) for _ in range(2)]
    assert asked[0]["code_challenge_method"] == ["S256"]
    assert asked[0]["response_type"] == ["code"]
    assert set(asked[0]["scope"][0].split()) == {"openid", "email"}
    for secret in ("code_challenge", "nonce", "state"):
        assert asked[0][secret] != asked[1][secret]
        assert len(asked[0][secret][0]) >= 32
    cookie = site.get("/redactie/oidc").headers["Set-Cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Max-Age=600"} <= {part.strip() for part in cookie.split(";")}
    assert asked[1]["nonce"][0] not in cookie


@pytest.mark.parametrize("sub", ["2", "3"])
def test_an_address_that_was_not_checked_or_is_not_of_a_redacteur_stays_outside(site: Site, sub: str) -> None:
    enrol(site)
    enrol(site, naam="Bram")
    page = site.follow(site.get(agree(site, sub)), 403)
    assert UNKNOWN in page.faults[0]
    assert site.rows("aanmelding") == []
    assert {row["oidc_sub"] for row in site.rows("redacteur")} == {None}


def test_who_was_disabled_or_bound_to_somebody_else_stays_outside(site: Site, provider: str) -> None:
    enrol(site)
    change(site, redacteur, uitgeschakeld_op=now())
    assert UNKNOWN in site.follow(site.get(agree(site, "1")), 403).faults[0]
    change(site, redacteur, uitgeschakeld_op=None, oidc_sub=f"{provider} ander")
    assert UNKNOWN in site.follow(site.get(agree(site, "1")), 403).faults[0]
    change(site, redacteur, uitgeschakeld_op=now(), oidc_sub=f"{provider} 1")
    assert UNKNOWN in site.follow(site.get(agree(site, "1")), 403).faults[0]
    assert site.rows("aanmelding") == []


def test_what_does_not_come_from_our_own_question_is_refused(site: Site) -> None:
    enrol(site)
    good = agree(site, "1")
    for wrong in (
        re.sub("state=[^&]+", "state=iets-anders", good),
        re.sub("state=[^&]+", "state=", good),
        re.sub("state=[^&]+", "state=%C3%A9", good),
        re.sub("code=[^&]+", "code=", good),
        "/redactie/oidc/terug",
    ):
        assert site.open(wrong, expect=403).h1 == "Aanmelden met je organisatie kan nu niet"
    other = site.from_address("10.0.0.2")
    assert other.get(good).status_code == 403, "another browser, that was never sent away"
    assert other.with_cookie("redactie-oidc", "x").get(good).status_code == 403
    assert site.get(good).is_redirect


def test_a_code_works_once(site: Site) -> None:
    enrol(site)
    underway = agree(site, "1")
    again = site.with_cookie("redactie-oidc", site.cookies["redactie-oidc"])
    assert site.get(underway).is_redirect
    assert "redactie-oidc" not in site.cookies
    assert again.get(underway).status_code == 503
    assert not is_in(again)


def test_a_code_of_another_question_is_refused_by_its_nonce(site: Site) -> None:
    """Somebody slips a code of their own into the sign-in of another: the state is right, the nonce is not."""
    enrol(site)
    theirs = parse_qs(urlsplit(agree(site.from_address("10.0.0.2"), "1")).query)["code"][0]
    mine = re.sub("code=[^&]+", f"code={theirs}", agree(site, "1"))
    assert site.open(mine, expect=503).h1 == "Aanmelden met je organisatie kan nu niet"
    assert site.rows("aanmelding") == []


def test_signing_in_there_takes_the_place_of_who_was_signed_in_here(site: Site) -> None:
    iris, bram = enrol(site), enrol(site, naam="Bram")
    browser = signed_in(site, who=bram)
    browser.get(agree(browser, "1"))
    assert [row["redacteur_id"] for row in site.rows("aanmelding")] == [iris]


@pytest.mark.parametrize("other", [{"oidc_client_id": "een-ander"}, {"oidc_issuer": "http://127.0.0.1:1"}])
def test_a_provider_that_is_not_there_or_speaks_to_somebody_else_signs_nobody_in(
    sqlite_settings: Settings, provider: str, other: dict[str, str]
) -> None:
    update = {"oidc_issuer": provider, **SET}
    with Site.running(sqlite_settings.model_copy(update=update)) as first:
        enrol(first)
        path = agree(first, "1")
        cookie = first.cookies["redactie-oidc"]
    with Site.running(sqlite_settings.model_copy(update=update | other)) as site:
        browser = site.with_cookie("redactie-oidc", cookie)
        assert browser.open(path, expect=503).h1 == "Aanmelden met je organisatie kan nu niet"
        assert site.rows("aanmelding") == []


def test_the_client_of_a_provider_is_loaded_only_where_there_is_one() -> None:
    told = "import sys, app.main; sys.exit('authlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False, cwd=Path(__file__).parents[2]).returncode == 0
