"""Links are capabilities: unguessable, kept as a hash only, replaceable."""

import hmac
import re
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.plans.access import Gebruik, derive, fingerprint
from app.plans.models import toegang
from tests.crowding import at_once
from tests.visitor import Site

SLEUTEL = re.compile(r"bw_[0-9a-f]{48}")
secrets = st.binary(min_size=32, max_size=48)


def test_a_sleutel_has_at_least_128_bits(site: Site) -> None:
    page = site.begin()
    assert SLEUTEL.fullmatch(page.sleutel)


uses = st.sampled_from(Gebruik)
texts = st.lists(st.text(), min_size=1, max_size=4)


@given(secrets, uses, texts, uses, texts)
def test_the_same_form_gives_the_same_sleutel_and_another_form_or_use_another(
    secret: bytes, use: Gebruik, one: list[str], other_use: Gebruik, other: list[str]
) -> None:
    plain = [[part.replace("\0", "\ufffd") for part in seed] for seed in (one, other)]
    same = (use, plain[0]) == (other_use, plain[1])
    assert (derive(secret, use, *one) == derive(secret, other_use, *other)) == same
    assert derive(secret, use, *one) != derive(secret + b"x", use, *one)


@pytest.mark.parametrize("use", set(Gebruik) - {Gebruik.BEGIN})
def test_a_link_made_before_uses_had_words_is_made_the_same_now(use: Gebruik) -> None:
    before = hmac.new(b"geheim", f"sleutel\0{use}\0a\0b".encode(), sha256).digest()[:24].hex()
    assert derive(b"geheim", use, "a", "b") == f"bw_{before}"


def test_no_form_to_begin_makes_the_link_of_another_use(both_sites: Site) -> None:
    """Whatever stands in it: here the very words from which the link of an owner was derived."""
    site, secret = both_sites, both_sites.settings.secret
    seed = ("Plan", "Elders", "2027")
    theirs = [derive(secret, use, *seed) for use in Gebruik] + [derive(secret, Gebruik.VERVANGEN, *seed[:2])]
    for use in Gebruik:
        form = dict(zip(("titel", "gemeente", "periode"), seed, strict=True)) | {"formulier": use, "gemeente_code": ""}
        begun = site.post("/begin", form).headers["location"]
        assert not [sleutel for sleutel in theirs if sleutel in begun]


def test_a_form_to_begin_sent_again_over_an_update_is_one_bouwwerk(both_sites: Site) -> None:
    site, key = both_sites, "k" * 24
    seed = ("Plan", "Elders", "2027")
    form = dict(zip(("titel", "gemeente", "periode"), seed, strict=True)) | {"formulier": key, "gemeente_code": ""}
    message = "\0".join(("sleutel", key, *seed)).encode()
    older = "bw_" + hmac.new(site.settings.secret, message, sha256).digest()[:24].hex()
    first = site.post("/begin", form).headers["location"]
    assert older not in first
    with site.database.write() as connection:
        connection.execute(update(toegang).values(sleutel_hash=fingerprint(older)))
    again = site.post("/begin", form).headers["location"]
    assert older in again
    assert len(site.rows("bouwwerk")) == 1
    assert site.open(again).h1


def test_only_the_hash_of_a_sleutel_is_stored_anywhere(both_sites: Site) -> None:
    site, page = both_sites, both_sites.begin(titel="Plan", gemeente="Utrecht")
    site.open(f"{page.pad}/partners").htmx("museum", stand="behouden", toelichting="Tekst")
    site.open(f"{page.pad}/bewaren").form("email").fill(email="anna@example.nl").submit("Mail mij de link")
    site.open(f"{page.pad}/aanvraag?stap=visie").form("titel").fill(titel="Iets").submit("Verstuur")
    tables = ("bouwwerk", "toegang", "keuze", "gebeurtenis", "aanvraag", "bericht")
    stored = repr([site.rows(table) for table in tables])
    assert fingerprint(page.sleutel) in stored
    assert page.sleutel not in stored
    assert page.sleutel.removeprefix("bw_") not in stored


def test_no_file_that_is_taken_away_holds_the_sleutel(site: Site) -> None:
    page = site.begin()
    for name in ("document.json", "document.pdf"):
        response = site.get(f"{page.pad}/{name}")
        assert page.sleutel.encode() not in response.content
        assert page.sleutel not in str(response.headers)


def test_replacing_the_link_ends_the_old_one_everywhere_and_keeps_the_bouwwerk(both_sites: Site) -> None:
    site, old = both_sites, both_sites.begin(titel="Ons plan").pad
    site.open(f"{old}/partners").htmx("museum", stand="behouden")
    fresh = site.open(f"{old}/bewaren").form("Vervang deze link").submit("Vervang deze link")
    assert fresh.pad != old
    assert "De oude werkt niet meer" in fresh.text
    assert site.open(f"{fresh.pad}/partners").bouwsteen("museum").stand == "behouden"
    gone = site.open(f"{old}/overzicht", expect=410)
    assert gone.h1 == "Deze link werkt niet meer"
    assert "Ons plan" not in gone.text
    assert site.send(f"{old}/partners", {"stand.museum": "afbouwen"}, expect=410).h1 == gone.h1


def test_pressing_replace_twice_leads_to_the_new_link_both_times(site: Site) -> None:
    """The second press comes with a link that the first one ended; its answer is the one that is seen."""
    form = site.open(f"{site.begin().pad}/bewaren").form("Vervang deze link")
    first, second = form.submit("Vervang deze link"), form.submit("Vervang deze link")
    assert first.pad == second.pad
    assert sum(row["ingetrokken_op"] is None for row in site.rows("toegang")) == 1


def test_a_double_click_on_replace_leads_to_one_new_link_that_works(both_sites: Site) -> None:
    site = both_sites
    form = site.open(f"{site.begin().pad}/bewaren").form("Vervang deze link")
    one, other = at_once(site, "toegang", *[lambda: form.send("Vervang deze link")] * 2)
    first, second = site.follow(one), site.follow(other)
    assert first.pad == second.pad != form.page.pad
    assert "Dit is je nieuwe geheime link." in second.text
    assert [row["ingetrokken_op"] is None for row in site.rows("toegang")] == [False, True]
    assert [event["soort"] for event in site.rows("gebeurtenis")] == ["begonnen", "link_vervangen"]


def test_two_who_replace_the_same_link_at_once_do_not_both_get_one(both_sites: Site) -> None:
    site, pad = both_sites, both_sites.begin().pad
    forms = [site.open(f"{pad}/bewaren").form("Vervang deze link") for _ in range(2)]
    answers = at_once(site, "toegang", *[lambda form=form: form.send("Vervang deze link") for form in forms])
    assert sorted(answer.status_code for answer in answers) == [303, 410]
    assert sum(row["ingetrokken_op"] is None for row in site.rows("toegang")) == 1


def test_a_link_that_was_cut_off_gets_a_page_that_helps(site: Site) -> None:
    page = site.begin()
    for broken in (page.pad[:-1], page.pad[:10], page.pad + "0"):
        assert site.get(broken).status_code == 404
    helped = site.open(f"{page.pad[:-4]}/overzicht", expect=404)
    assert helped.h1 == "We vinden geen bouwwerk bij deze link"
    assert "Kopieer hem opnieuw" in helped.text


def test_any_page_of_one_bouwwerk_shows_nothing_of_another(site: Site) -> None:
    """Pages are kept in memory between visitors."""
    mine, theirs = site.begin(titel="Van mij").pad, site.begin(titel="Van hen").pad
    site.open(f"{mine}/partners").htmx("museum", stand="behouden", toelichting="Alleen van mij")
    for _ in range(2):
        for stap in ("partners", "visie", "overzicht"):
            page = site.open(f"{theirs}/{stap}")
            assert mine not in page.html
            assert "Alleen van mij" not in page.html
            assert theirs in page.html
