"""The logboek on screen: everything that was done, newest first, to search by word, person and soort."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from app.editorial import journal
from app.editorial.access import Editor
from app.editorial.rol import Rol
from tests.editorial import desk
from tests.visitor import Site

MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
OLD = {"titel": "Bibliobus", "kern": "Een bus met boeken.", "bron": ["een"], "herzien_voor": None}
NEW = {"titel": "Bibliobus", "kern": "Een bus met boeken en muziek.", "bron": ["een", "twee"], "herzien_voor": None}


def act(
    site: Site, who: int | None, what: str, about: tuple[str, str], minutes: int = 0, **told: Mapping[str, Any]
) -> None:
    """Write something down as the page of an editor does."""
    naam = {row["id"]: row["naam"] for row in site.rows("redacteur")}.get(who, "")
    door = Editor(who, "x@redactie.example", naam, Rol.REDACTEUR, 1, MOMENT) if who else None
    with site.database.write() as connection:
        journal.write(connection, MOMENT + timedelta(minutes=minutes), door, what, about, **told)


def test_an_act_shows_who_when_what_and_which_words_went_and_came(both_sites: Site) -> None:
    iris = desk.enrol(both_sites, naam="Iris")
    act(both_sites, iris, "concept bewaard", ("bouwsteen", "bibliobus"), voor=OLD, na=NEW)
    page = desk.signed_in(both_sites, who=iris).open("/redactie/logboek")
    assert page.title.startswith("Logboek")
    (item,) = page.query("#handeling-1")
    told = " ".join(item.to_text().split())
    assert "10:30 Iris : concept bewaard (bouwsteen ‘bibliobus’)" in told
    assert [words.to_text() for words in page.query("#handeling-1 dt")] == ["Kern", "Bron"]
    assert page.query("#handeling-1 del")
    assert "muziek" in page.query("#handeling-1 ins")[0].to_text()
    assert page.query("section h2")[0].to_text() == "20 november 2026"


def test_what_is_new_is_told_whole_and_what_nobody_did_is_of_the_site(site: Site) -> None:
    act(site, None, "gepubliceerd", ("bouwsteen", "bibliobus"), na={"titel": "Bibliobus", "vragen": ["Een?", "Twee?"]})
    page = desk.signed_in(site).open("/redactie/logboek")
    assert "De Bouwplaats" in page.query("#handeling-1 b")[0].to_text()
    assert not page.query("#handeling-1 del")
    assert len(page.query("#handeling-1 ins")) == 2


def test_words_are_found_in_every_part_of_an_act_in_any_letter_case(both_sites: Site) -> None:
    site = both_sites
    iris, koen = desk.enrol(site, naam="Iris"), desk.enrol(site, naam="Koen")
    act(site, iris, "concept bewaard", ("bouwsteen", "bibliobus"), voor=OLD, na=NEW)
    act(site, koen, "aanvraag afgewezen", ("aanvraag", "12"), na={"reden": "100% te duur"})
    act(site, None, "gepubliceerd", ("bouwsteen", "koor"))
    editor = desk.signed_in(site, who=iris)
    for query, found in {
        "zoek=MUZIEK": [1],
        "zoek=muziek+koen": [],
        "zoek=bewaard": [1],
        "zoek=100%25": [2],
        "zoek=0%25+duur": [2],
        "zoek=%25%25": [],
        f"wie={koen}": [2],
        "wie=site": [3],
        "wie=onzin": [],
        "soort=bouwsteen": [3, 1],
        "soort=bouwsteen&zoek=koor": [3],
        "": [3, 2, 1],
    }.items():
        page = editor.open(f"/redactie/logboek?{query}")
        ids = [int(str(item.attrs["id"]).removeprefix("handeling-")) for item in page.query(".bp-logboek > li")]
        assert (query, ids) == (query, found)
    assert "We vonden niets" in editor.open("/redactie/logboek?zoek=zwembad").text


def test_the_form_offers_who_did_something_and_keeps_what_was_asked(site: Site) -> None:
    iris = desk.enrol(site, naam="Iris")
    desk.enrol(site, naam="Stil")
    act(site, iris, "concept bewaard", ("bouwsteen", "bibliobus"))
    page = desk.signed_in(site, who=iris).open("/redactie/logboek?zoek=bus&soort=bouwsteen")
    assert [one.to_text().strip() for one in page.query("#wie option")] == ["Iedereen", "Iris", "De Bouwplaats"]
    assert page.form("wie").values == {"zoek": "bus", "soort": "bouwsteen", "wie": ""}


def test_fifty_stand_on_a_page_and_older_ones_are_a_link_away_with_the_same_question(site: Site) -> None:
    iris = desk.enrol(site, naam="Iris")
    for number in range(120):
        act(site, iris, "concept bewaard", ("bouwsteen", f"steen-{number}"), number)
    act(site, None, "gepubliceerd", ("bouwsteen", "koor"), 200)
    page, seen = desk.signed_in(site, who=iris).open(f"/redactie/logboek?wie={iris}"), list[str]()
    for _ in range(3):
        seen += [str(item.attrs["id"]) for item in page.query(".bp-logboek > li")]
        older = [link for link in page.query("nav a") if link.to_text() == "Ouder"]
        page = page.follow("Ouder") if older else page
    assert seen == [f"handeling-{number}" for number in range(120, 0, -1)]
    assert page.follow("Naar het nieuwste").query("#handeling-120")


def test_an_empty_logboek_says_so(site: Site) -> None:
    assert "Er staat nog niets in het logboek." in desk.signed_in(site).open("/redactie/logboek").text


def test_who_is_not_signed_in_is_sent_to_sign_in(site: Site) -> None:
    answer = site.get("/redactie/logboek?zoek=bus")
    assert answer.headers["Location"] == "/redactie/aanmelden?naar=%2Fredactie%2Flogboek%3Fzoek%3Dbus"
