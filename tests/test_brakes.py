"""The brakes hold who knocks too often, and never a town hall behind one address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from limits import RateLimitItem

from app.brakes import LIMITS, LONGER, Brakes, TooMany
from app.documents.rendering import Renderer
from app.settings import ROOT
from tests.visitor import Site

WRONG = "/b/bw_" + "f" * 48
HEAVY_PDF = 30
"""Seconds that the heaviest plan may take on a busy server."""


def holds(brakes: Brakes, action: str, who: str) -> bool:
    try:
        brakes.hit(action, who)
    except TooMany as brake:
        return brake.seconds > 0
    return False


@given(st.sampled_from(sorted(LIMITS)))
def test_a_brake_holds_after_its_number_and_only_for_the_one_who_knocked(action: str) -> None:
    brakes, allowed = Brakes(), LIMITS[action].amount
    assert not any(holds(brakes, action, "10.0.0.1") for _ in range(allowed))
    assert holds(brakes, action, "10.0.0.1")
    assert not holds(brakes, action, "10.0.0.2")


def test_a_hundred_officers_behind_one_address_are_never_held(site: Site) -> None:
    """Each begins twice, mails the link, asks for a bouwsteen, makes a PDF and signs in wrong, all in one hour."""
    for action in ("begin", "mail", "aanvraag", "pdf", "aanmelden"):
        times = 2 if action == "begin" else 1
        assert not any(holds(site.app.state.instance.brakes, action, "10.0.0.1") for _ in range(100 * times))


def test_the_table_for_operators_is_the_table_that_holds() -> None:
    words = {"minute": "minuut", "15 minute": "15 minuten", "hour": "uur", "6 hour": "6 uur"}

    def told(limit: RateLimitItem) -> str:
        times = f"{limit.multiples} " if limit.multiples > 1 else ""
        return f"{limit.amount} per {words[times + limit.GRANULARITY.name]}"

    rows = re.findall(r"^\| ([a-z ]+) \| (\d[^|]*) \|", (ROOT / "docs" / "beheer.md").read_text(), re.MULTILINE)
    held = {action: ", ".join(map(told, (limit, *LONGER.get(action, ())))) for action, limit in LIMITS.items()}
    assert dict(rows) == held


def test_who_goes_on_after_a_wait_waits_longer() -> None:
    brakes, who, waits = Brakes(), "iris@redactie.example", list[int]()
    for limit in (LIMITS["redacteur"], *LONGER["redacteur"]):
        while brakes.allows("redacteur", who):
            brakes.hit("redacteur", who)
        with pytest.raises(TooMany) as held:
            brakes.hit("redacteur", who)
        waits.append(held.value.seconds)
        brakes._limiter.clear(limit, "redacteur", brakes._key(who))  # the wait is over
    assert waits[0] <= 15 * 60 < waits[1] <= 60 * 60 < waits[2] <= 6 * 60 * 60


def test_one_address_cannot_keep_both_workers_busy_with_heavy_plans() -> None:
    assert LIMITS["pdf"].amount * HEAVY_PDF <= LIMITS["pdf"].get_expiry()


def test_only_a_pdf_that_must_be_made_counts(site: Site) -> None:
    first, second = site.begin().pad, site.begin(titel="Een ander bouwwerk").pad
    for _ in range(LIMITS["pdf"].amount - 1):
        site.app.state.instance.brakes.hit("pdf", "127.0.0.1")
    patient, site.app.state.instance.renderer = site.app.state.instance.renderer, Renderer(workers=0, queue=0)
    assert [site.get(f"{first}/document.pdf").status_code for _ in range(2)] == [503, 503]
    site.app.state.instance.renderer = patient
    assert [site.get(f"{first}/document.pdf").status_code for _ in range(3)] == [200, 200, 200]
    assert site.get(f"{second}/document.pdf").status_code == 429
    assert site.get(f"{first}/document.pdf").status_code == 200


def test_only_what_keeps_a_child_busy_counts_as_a_paper(site: Site) -> None:
    pad = site.begin().pad
    for _ in range(LIMITS["pdf"].amount - 1):
        site.app.state.instance.brakes.hit("pdf", "127.0.0.1")
    for formaat in ("html", "csv", "json"):
        assert site.get(f"{pad}/document.{formaat}?inleiding=0").status_code == 200
    assert site.get(f"{pad}/document.docx").status_code == 200, "none of these was counted"
    assert site.get(f"{pad}/document.odt").status_code == 429
    for formaat in ("html", "csv", "json"):
        assert site.get(f"{pad}/document.{formaat}?leeswijzer=0").status_code == 200, "and none of these is held"


def test_who_begins_too_often_gets_a_page_that_says_how_long_to_wait(site: Site) -> None:
    for _ in range(LIMITS["begin"].amount):
        site.app.state.instance.brakes.hit("begin", "127.0.0.1")
    response = site.post("/begin", {"titel": "Te vaak"})
    page = site.follow(response, 429)
    assert (page.h1, "Wacht ongeveer" in page.text) == ("Even wachten", True)
    assert int(response.headers["Retry-After"]) > 0
    assert site.rows("bouwwerk") == []
    assert site.from_address("10.0.0.9").post("/begin", {}).status_code == 303


def test_who_guesses_links_is_held_and_others_go_on(site: Site) -> None:
    pad = site.begin().pad
    for number in range(LIMITS["verkeerde link"].amount):
        assert site.get(f"/b/bw_{number:048}").status_code == 404
    assert site.get(WRONG).status_code == 429
    assert site.from_address("10.0.0.9").get(WRONG).status_code == 404
    assert site.get(f"{pad}/visie").status_code == 200, "who has a good link is not held by a colleague's typing"


def test_mail_to_one_address_is_braked_whoever_asks_and_however_it_is_written(site: Site) -> None:
    pad = site.begin().pad
    for number in range(LIMITS["ontvanger"].amount):
        who = site.from_address(f"10.0.0.{number}")
        assert who.post(f"{pad}/bewaren", {"email": "anna@example.nl"}).status_code == 303
    assert site.post(f"{pad}/bewaren", {"email": "Anna@Example.nl"}).status_code == 429
    assert len(site.rows("bericht")) == LIMITS["ontvanger"].amount


def test_a_wrong_link_cannot_use_up_the_mail_of_somebody_else(site: Site) -> None:
    for _ in range(LIMITS["ontvanger"].amount + 1):
        site.post(f"{WRONG}/bewaren", {"email": "anna@example.nl"})
    pad = site.begin().pad
    assert site.post(f"{pad}/bewaren", {"email": "anna@example.nl"}).status_code == 303


def test_mail_and_aanvraag_are_braked_per_visitor(site: Site) -> None:
    pad = site.begin().pad
    for action, path, fields in (
        ("mail", f"{pad}/bewaren", {"email": "bram@example.nl"}),
        ("aanvraag", "/aanvraag", {"titel": "Wijkorganisatie", "stap": "partners"}),
    ):
        for _ in range(LIMITS[action].amount):
            site.app.state.instance.brakes.hit(action, "127.0.0.1")
        assert site.post(path, fields).status_code == 429
    assert site.rows("bericht") == site.rows("aanvraag") == []


def test_a_form_that_is_sent_again_and_again_counts_once(site: Site) -> None:
    """A double click, or a browser that tries once more, is not somebody who mails too much."""
    pad = site.begin().pad
    asked = {"titel": "Wijkorganisatie", "stap": "partners", "email": "anna@example.nl", "formulier": "f" * 24}
    for path, fields, times in (
        (f"{pad}/bewaren", {"email": "anna@example.nl", "formulier": "g" * 24}, LIMITS["ontvanger"].amount + 1),
        ("/aanvraag", asked, LIMITS["bevestiging"].amount + 1),
    ):
        assert {site.post(path, fields).status_code for _ in range(times)} == {303}
    assert len(site.rows("bericht")) == 3


def test_the_addresses_of_one_ipv6_connection_are_one_visitor(site: Site) -> None:
    for number in range(LIMITS["verkeerde link"].amount):
        assert site.from_address(f"2001:db8:0:1::{number:x}").get(WRONG).status_code == 404
    assert site.from_address("2001:db8:0:1:ffff::1").get(WRONG).status_code == 429
    assert site.from_address("2001:db8:0:2::1").get(WRONG).status_code == 404


def test_an_ipv4_address_written_as_ipv6_is_still_one_visitor_each(site: Site) -> None:
    for _ in range(LIMITS["verkeerde link"].amount):
        site.from_address("::ffff:10.0.0.1").get(WRONG)
    assert site.from_address("10.0.0.1").get(WRONG).status_code == 429
    assert site.from_address("::ffff:10.0.0.2").get(WRONG).status_code == 404
