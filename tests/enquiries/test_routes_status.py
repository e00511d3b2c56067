"""The page behind the link of an aanvraag: how it stands, without an account, and the way out."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.brakes import LIMITS as BRAKES
from app.database import now
from app.enquiries import handling, queries
from tests.outbox import letters_of
from tests.visitor import Site

ASKED = {"stap": "partners", "titel": "Waterschap", "naam": "Anna", "email": "anna@example.nl"}
ASK, YES = "Trek je aanvraag in", "Ja, trek mijn aanvraag in"


def ask(site: Site, pad: str = "", **fields: str) -> str:
    """An aanvraag; the path of its status page."""
    sent = site.post(f"{pad}/aanvraag", {**ASKED, "formulier": "een", **fields})
    return "/aanvraag/" + parse_qs(urlsplit(sent.headers["Location"]).query)["volg"][0]


def test_the_link_stands_on_the_sent_page_and_in_the_confirmation_and_only_its_hash_is_kept(both_silent: Site) -> None:
    path = ask(both_silent)
    page = both_silent.send("/aanvraag", {**ASKED, "formulier": "een"}).follow("Kijk hoe het met je aanvraag staat")
    assert page.path == path, "the same form twice is one aanvraag"
    assert both_silent.settings.address + path in letters_of(both_silent)["bevestiging"].get_content()
    assert "Je aanvraag is bij de redactie." in page.text
    assert "Waterschap" in page.text
    sleutel = path.rpartition("/")[2]
    assert len(sleutel) == len("av_") + 48
    assert sleutel not in repr(both_silent.rows("aanvraag"))


def test_looking_changes_nothing_and_no_browser_or_search_engine_keeps_it(silent: Site) -> None:
    path = ask(silent)
    before = silent.rows("aanvraag")
    for address in (path, f"{path}/intrekken", path):
        answer = silent.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "noindex" in answer.text
    assert silent.rows("aanvraag") == before


def test_withdrawing_asks_first_and_erases_who_asked(both_silent: Site) -> None:
    path = ask(both_silent)
    page = both_silent.open(path).follow(ASK)
    assert both_silent.rows("aanvraag")[0]["status"] == "ontvangen"
    form = page.form(YES)
    for _ in range(2):
        done = form.submit(YES)
        assert "Je hebt je aanvraag ingetrokken. Je naam en adres zijn gewist." in done.text
        assert ASK not in done.text
    (row,) = both_silent.rows("aanvraag")
    assert (row["status"], row["naam"], row["email"], row["titel"]) == ("ingetrokken", "", "", "Waterschap")


def test_it_tells_each_status_in_words(silent: Site) -> None:
    path = ask(silent)
    with silent.database.write() as connection:
        one = queries.find(connection, silent.rows("aanvraag")[0]["id"])
        assert one
        assert handling.refuse(connection, now(), one, "Dit is een taak van de provincie.")
    page = silent.open(path)
    assert "De redactie maakt deze bouwsteen niet." in page.text
    assert "Dit is een taak van de provincie." in page.text
    assert ASK not in page.text
    silent.post(f"{path}/intrekken")
    assert silent.rows("aanvraag")[0]["status"] == "afgewezen"


def test_what_it_became_is_a_link(silent: Site) -> None:
    path = ask(silent)
    with silent.database.write() as connection:
        one = queries.find(connection, silent.rows("aanvraag")[0]["id"])
        assert one
        assert handling.publish(connection, now(), one, "museum")
    assert silent.open(path).follow("Museum").path == "/bouwstenen/museum"


@pytest.mark.parametrize("tail", ["av_" + "0" * 48, "av_", "bw_" + "0" * 48, "x", "AV_" + "0" * 48])
def test_a_wrong_link_is_a_page_that_helps_and_guessing_has_a_brake(silent: Site, tail: str) -> None:
    for address in (f"/aanvraag/{tail}", f"/aanvraag/{tail}/intrekken"):
        assert silent.open(address, expect=404).h1 == "We vinden geen aanvraag bij deze link"
    silent.send(f"/aanvraag/{tail}/intrekken", {}, expect=404)


def test_who_guesses_too_often_waits(silent: Site) -> None:
    for _ in range(BRAKES["verkeerde link"].amount):
        silent.get("/aanvraag/av_" + "0" * 48)
    assert silent.get("/aanvraag/av_" + "0" * 48).status_code == 429


def test_what_is_no_sleutel_is_no_link_on_the_sent_page(silent: Site) -> None:
    assert "hoe het met je aanvraag staat" not in silent.open("/aanvraag/verstuurd?volg=//kwaad.example").text


def test_the_own_bouwsteen_that_came_along_is_known(silent: Site) -> None:
    pad = silent.begin().pad
    ask(silent, pad, erbij="ja")
    assert silent.rows("aanvraag")[0]["keuze_id"] == silent.rows("keuze")[0]["id"]
