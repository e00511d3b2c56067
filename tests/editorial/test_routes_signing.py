"""Signing in and out, and setting a password and second factor, as a redacteur meets it."""

from collections.abc import Iterator

import pytest

from app.database import now
from app.editorial import accounts
from app.editorial.access import SIGN_IN
from app.editorial.models import redacteur
from app.editorial.signing import inside
from app.settings import Settings
from tests.editorial.desk import able, change, code, enrol, proof, sign_in
from tests.visitor import Site

WRONG = "Dit klopt niet. Kijk je e-mailadres, je wachtwoord en de code na. Elke code werkt één keer."


def is_in(site: Site) -> bool:
    """Whether this browser is signed in: the form to sign in leads on."""
    return site.get(SIGN_IN).is_redirect


def test_address_password_and_code_together_sign_in_and_lead_to_the_page_that_was_asked(both_sites: Site) -> None:
    site = both_sites
    able(site)
    form = site.open(f"{SIGN_IN}?naar=/redactie/ik%3Fa=b").form("code")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in code())
    form.fill({"email": "mailto:IRIS@redactie.example\u200b", **proof(), "code": f"{wide[:3]}\u00a0{wide[3:]}"})
    answer = site.post(form.action, [pair for pair, _ in form.sent()])
    assert (answer.status_code, answer.headers["Location"]) == (303, "/redactie/ik?a=b")
    assert is_in(site)
    assert site.post("/redactie/afmelden").headers["Location"] == SIGN_IN
    assert not is_in(site)


@pytest.mark.parametrize(
    "naar",
    [
        "",
        "/",
        "//elders.example",
        "https://elders.example",
        "/redactie.elders",
        "/redactie/\\elders",
        "/redactie/é",
        "/redactie\r\nx",
        f"{SIGN_IN}?naar=x",
        "/redactie/afmelden",
        "javascript:0",
    ],
)
def test_signing_in_never_leads_out_of_the_back_office(naar: str) -> None:
    assert inside(naar) == "/redactie"


def test_an_address_elsewhere_is_not_followed(site: Site) -> None:
    able(site)
    assert sign_in(site, naar="//elders.example").headers["Location"] == "/redactie"
    assert site.get(f"{SIGN_IN}?naar=//elders.example").headers["Location"] == "/redactie"


def test_what_is_wrong_is_never_said_and_unknown_addresses_get_the_same_page(site: Site) -> None:
    able(site)
    enrol(site, naam="Nog")
    pages = [
        sign_in(site, code="000000"),
        sign_in(site, wachtwoord="een ander lang wachtwoord"),
        sign_in(site, wachtwoord="x"),
        sign_in(site, "Nog"),
        sign_in(site, "Niemand"),
    ]
    told = {site.follow(page, 422).text for page in pages}
    assert len(told) == 1
    assert WRONG in told.pop()
    assert site.rows("aanmelding") == []


def test_a_form_with_nothing_in_it_says_what_to_fill_in_and_is_no_try(site: Site) -> None:
    for _ in range(12):
        page = site.send(SIGN_IN, {"email": "iris@redactie.example"}, expect=422)
    assert page.faults == ["Vul je wachtwoord in.", "Vul een code in."]
    assert 'value="iris@redactie.example"' in page.html


def test_a_code_of_the_app_works_once(both_sites: Site) -> None:
    site = both_sites
    able(site)
    used = code()
    assert sign_in(site, code=used).is_redirect
    assert sign_in(site, code=used).status_code == 422
    assert sign_in(site, code=code(1)).is_redirect
    assert sign_in(site, code=code()).status_code == 422, "an older code than the last is no code either"


def test_a_herstelcode_works_once_however_it_is_typed(both_sites: Site) -> None:
    site = both_sites
    who = able(site)
    other = able(site, naam="Bram")
    with site.database.write() as connection:
        codes = accounts.give_codes(connection, who)
        accounts.give_codes(connection, other)
    assert sign_in(site, "Bram", code=codes[0]).status_code == 422
    assert sign_in(site, code=f" {codes[0].upper().replace('-', ' ')}").is_redirect
    assert sign_in(site, code=codes[0]).status_code == 422
    assert sign_in(site, code="\ufeff" + codes[1].replace("-", "\u2011") + "\u200b").is_redirect
    assert [row["handeling"] for row in site.rows("handeling")] == ["herstelcode gebruikt"] * 2


def test_a_cookie_that_was_there_before_is_not_the_one_after(site: Site) -> None:
    able(site)
    chosen = site.with_cookie("redactie", "door-een-ander-gekozen")
    answer = sign_in(chosen)
    assert "door-een-ander-gekozen" not in answer.headers["Set-Cookie"]
    assert not is_in(site.with_cookie("redactie", "door-een-ander-gekozen"))
    first = site.rows("aanmelding")
    sign_in(chosen, code=code(1))
    (second,) = site.rows("aanmelding")
    assert second["sleutel_hash"] != first[0]["sleutel_hash"], "and who signs in again gets another"


def test_a_cookie_of_before_signing_out_opens_nothing(site: Site) -> None:
    able(site)
    sign_in(site)
    thief = site.with_cookie("redactie", site.cookies["redactie"])
    assert is_in(thief)
    site.post("/redactie/afmelden")
    assert not is_in(thief)
    assert site.post("/redactie/afmelden").is_redirect, "twice is no harm"


def test_who_was_disabled_cannot_sign_in(site: Site) -> None:
    able(site)
    change(site, redacteur, uitgeschakeld_op=now())
    assert WRONG in site.follow(sign_in(site), 422).text


@pytest.fixture
def secure(sqlite_settings: Settings) -> Iterator[Site]:
    """The site behind TLS."""
    with Site.running(sqlite_settings.model_copy(update={"base_url": "https://bouwplaats.example"})) as started:
        yield started


def test_cookies_go_nowhere_else_and_no_script_reads_them(secure: Site) -> None:
    able(secure)
    cookies = sign_in(secure).headers.get_list("Set-Cookie")
    assert [cookie.partition("=")[0] for cookie in cookies] == ["__Host-redactie", "__Host-redactie-apparaat"]
    for cookie in cookies:
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= {part.strip() for part in cookie.split(";")}
    assert "Max-Age" not in cookies[0]
    assert is_in(secure)


def test_after_ten_wrong_tries_in_a_town_hall_who_is_known_there_goes_on(site: Site) -> None:
    """One network address: the known browser, the one that is signed in, and a colleague are not held."""
    able(site)
    able(site, naam="Bram")
    known, working = site.with_cookie("niets", ""), site.with_cookie("niets", "")
    assert sign_in(known).is_redirect
    known.post("/redactie/afmelden")
    assert sign_in(working, code=code(1)).is_redirect
    neighbour = site.with_cookie("niets", "")
    assert {sign_in(neighbour, wachtwoord="x").status_code for _ in range(10)} == {422}
    assert site.follow(sign_in(neighbour), 429).h1 == "Even wachten"
    change(site, redacteur, totp_stap=None)
    assert sign_in(known).is_redirect
    assert working.post("/redactie/ik/herstelcodes", proof(1)).status_code == 200, "asked again, and proven"
    assert sign_in(neighbour, "Bram").is_redirect


def test_a_stranger_elsewhere_locks_no_account_not_even_in_a_new_browser(site: Site) -> None:
    able(site)
    stranger = site.from_address("10.0.0.2")
    assert {sign_in(stranger, wachtwoord="x").status_code for _ in range(10)} == {422}
    assert sign_in(stranger, wachtwoord="x").status_code == 429
    assert sign_in(site).is_redirect


def test_who_has_the_password_cannot_try_all_codes_from_many_places(site: Site) -> None:
    able(site)
    known = site.with_cookie("niets", "")
    assert sign_in(known).is_redirect
    for number in range(10):
        assert sign_in(site.from_address(f"10.0.0.{number}"), code="000000").status_code == 422
    lucky = sign_in(site.from_address("10.0.1.1"), code=code(1))
    assert WRONG in site.follow(lucky, 422).text, "a right guess now is no guess"
    assert sign_in(known, code=code(1)).is_redirect


def test_a_signed_in_browser_cannot_guess_its_password(site: Site) -> None:
    able(site)
    sign_in(site)
    tries = [site.post("/redactie/ik/herstelcodes", {"wachtwoord": "x", "code": "1"}).status_code for _ in range(11)]
    assert tries == [422] * 10 + [429]


def test_after_a_hundred_tries_a_visitor_waits_whatever_address_is_tried(site: Site) -> None:
    able(site)
    for _ in range(99):
        site.app.state.instance.brakes.hit("aanmelden", "127.0.0.1")
    assert sign_in(site, "Niemand").status_code == 422
    assert sign_in(site).status_code == 429
    assert sign_in(site.from_address("10.0.0.2")).is_redirect


def test_a_strange_cookie_of_a_known_browser_is_no_more_than_none(site: Site) -> None:
    able(site)
    for strange in ("é", "x", "gAAAAA", ""):
        change(site, redacteur, totp_stap=None)
        raw = {"Cookie": f"redactie-apparaat={strange}".encode()}
        fields = {"email": "iris@redactie.example", **proof()}
        assert site.post(SIGN_IN, fields, headers=raw).is_redirect, strange
