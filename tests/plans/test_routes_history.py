"""Looking back: the list of what happened, and two moments side by side."""

import pytest

from app.plans.routes_history import PER_PAGE
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site

EMPTY = "Er is nog niets veranderd sinds je begon."


def history(site: Site, pad: str, query: str = "", *, expect: int = 200) -> Page:
    return site.open(f"{pad}/geschiedenis{query}", expect=expect)


def lines(page: Page) -> list[str]:
    """The sentences on the page, newest first."""
    return [words(line).partition(" ")[2] for line in page.query(".bp-moment__wat")]


def compare(site: Site, pad: str, van: int, tot: int) -> Page:
    return site.open(f"{pad}/geschiedenis/vergelijk?van={van}&tot={tot}")


def test_everything_that_happened_is_told_newest_first_under_who_did_it(both_sites: Site) -> None:
    owner = both_sites.begin(titel="Samen").pad
    pad = share(both_sites, owner, "meeschrijven", "Collega Wmo")
    both_sites.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen")
    both_sites.open(f"{owner}/partners").htmx("museum", toelichting="Een.")
    page = history(both_sites, owner)
    assert lines(page) == [
        "Toelichting bij Museum geschreven",
        "Museum (Partners) op ontwikkelen gezet",
        "Link voor Collega Wmo gemaakt",
        "Bouwwerk begonnen met de titel ‘Samen’",
    ]
    assert [words(h3) for h3 in page.query(".bp-dag h3")] == ["De eigenaar", "Collega Wmo", "De eigenaar"]


def test_a_fresh_bouwwerk_says_what_will_come_here(site: Site, pad: str) -> None:
    page = history(site, pad)
    assert EMPTY in page.text
    assert page.query("input") == []
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    assert EMPTY not in history(site, pad).text


@pytest.mark.parametrize("place", ["overzicht", "bewaren", "partners"])
def test_every_page_of_a_bouwwerk_leads_to_its_history(site: Site, pad: str, place: str) -> None:
    assert site.open(f"{pad}/{place}").follow("eschiedenis").h1 == "Geschiedenis"


@pytest.mark.parametrize("rol", ["reageren", "lezen"])
def test_who_only_reads_along_does_not_see_who_wrote_what(site: Site, pad: str, rol: str) -> None:
    share(site, pad, "meeschrijven", "Geheime collega")
    reader = share(site, pad, rol)
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    for path in ("geschiedenis", "geschiedenis/vergelijk?van=1&tot=2", "geschiedenis/2/terug"):
        assert "Geheime collega" not in site.open(f"{reader}/{path}", expect=403).text
    for path in ("overzicht?laatst=3", "bewaren?laatst=3"):
        assert "Ongedaan maken" not in site.open(f"{reader}/{path}").text
    assert "eschiedenis" not in site.open(f"{reader}/overzicht").text


def test_a_long_history_is_read_page_by_page(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/partners")
    for number in range(PER_PAGE + 5):
        page.htmx("museum", stand=("behouden", "afbouwen")[number % 2])
    first = history(site, pad)
    rest = first.form("Ouder").submit("Ouder")
    assert (len(lines(first)), len(lines(rest)[1:])) == (PER_PAGE, 6)
    assert lines(rest)[-1].startswith("Bouwwerk begonnen")
    assert "Ouder" not in rest.text
    assert rest.form("Vergelijk").submit("Naar het nieuwste").text == first.text
    now = rest.form("Vergelijk").submit("Vergelijk")
    assert "Museum" in now.text, "a moment of an older page can be compared with now"
    moments = [str(PER_PAGE + 2), str(PER_PAGE + 4)]
    older = first.form("Ouder").fill(van=moments[0], tot=moments[1]).submit("Ouder")
    assert [older.form("Vergelijk").values[name] for name in ("van", "tot")] == moments
    assert "Gekozen bij van: Museum (Partners) op" in older.text
    picked = older.form("Vergelijk").fill(van="3").submit("Naar het nieuwste").form("Vergelijk")
    assert (picked.values["van"], picked.values["tot"]) == ("3", moments[1])
    back = picked.submit("Vergelijk").follow("Terug naar de geschiedenis").form("Vergelijk")
    assert (back.values["van"], back.values["tot"]) == ("3", moments[1])


@pytest.mark.parametrize("voor", ["", "0", "x", "9" * 9, "1" * 30, "-3"])
def test_a_page_number_that_is_none_shows_the_newest(site: Site, pad: str, voor: str) -> None:
    assert lines(history(site, pad, f"?voor={voor}"))[-1].startswith("Bouwwerk begonnen")


def test_before_the_first_gebeurtenis_there_is_nothing(site: Site, pad: str) -> None:
    assert "Verder terug is er niets." in history(site, pad, "?voor=1").text


def test_what_changed_between_two_moments_stands_per_stap_with_words_for_who_cannot_see_it(both_sites: Site) -> None:
    site, pad = both_sites, both_sites.begin(titel="Eerst").pad
    page = site.open(f"{pad}/partners")
    page.htmx("museum", stand="behouden", toelichting="Een oud huis.")
    page.htmx("archief", stand="afbouwen")
    page.htmx("museum", stand="ontwikkelen", toelichting="Een nieuw huis.")
    page.htmx("archief", stand="")
    site.open(f"{pad}/visie").htmx("krimp", stand="niet_gekozen")
    site.open(f"{pad}/gegevens").form("titel").fill(titel="Later").submit("Bewaar")
    found = compare(site, pad, 3, 7)
    for part in (
        "Titel Was: Eerst. Wordt: Later",
        "Museum Was: Behouden. Wordt: Ontwikkelen",
        "Een weg: oud einde weg. erbij: nieuw einde erbij. huis.",
        "Archief eruit Was: Afbouwen",
        "Krimp erbij Stand: Overwogen",
    ):
        assert part in found.text
    assert [words(mark) for mark in found.query("ins, del")] == ["weg: oud einde weg.", "erbij: nieuw einde erbij."]
    assert [words(h2) for h2 in found.query(".bp-rij h2")] == ["Gegevens", "Visie", "Partners"]
    assert [words(dd) for dd in found.query("dd")] == ["1", "1", "1", "1"]
    assert compare(site, pad, 7, 3).text == found.text, "the older moment comes first"


def test_one_gebeurtenis_opens_to_what_it_changed(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    site.open(f"{pad}/partners").htmx("archief", stand="afbouwen")
    found = history(site, pad).follow("Archief (Partners) op afbouwen gezet")
    assert "Sinds" in found.text
    assert "Archief" in found.text
    assert "Museum erbij" not in found.text


def test_the_same_moment_twice_differs_in_nothing(site: Site, pad: str) -> None:
    assert "Tussen deze momenten is er niets veranderd." in compare(site, pad, 1, 1).text


@pytest.mark.parametrize(
    "query", ["", "?van=1", "?van=1&tot=99", "?van=0&tot=1", "?van=x&tot=1", f"?van=1&tot={'9' * 40}"]
)
def test_moments_that_are_none_lead_to_a_page_where_they_can_be_chosen(site: Site, pad: str, query: str) -> None:
    page = site.open(f"{pad}/geschiedenis/vergelijk{query}", expect=422)
    assert page.faults == ["Kies twee momenten om te vergelijken: een bij ‘van’ en een bij ‘tot’."]
    assert page.h1 == "Geschiedenis"


def test_nobody_compares_moments_of_another_bouwwerk(site: Site, pad: str) -> None:
    other = site.begin(titel="Een ander").pad
    site.open(f"{other}/partners").htmx("museum", stand="behouden")
    site.open(f"{pad}/geschiedenis/vergelijk?van=1&tot=2", expect=422)


def test_a_history_from_before_the_log_told_more_still_opens(site: Site, pad: str) -> None:
    with site.database.write() as connection:
        for nr, na in ((2, '{"stand": "behouden"}'), (3, '{"bouwsteen": "De Linde", "stand": null}'), (4, "{}")):
            connection.exec_driver_sql(
                "INSERT INTO gebeurtenis (bouwwerk_id, nr, tijd, door, soort, voor, na)"
                f" VALUES (1, {nr}, '2026-07-14 12:00:00', '', 'keuze', '{{}}', '{na}')"
            )
        connection.exec_driver_sql("UPDATE bouwwerk SET revisie = 4")
    assert lines(history(site, pad))[:3] == [
        "Iets gewijzigd",
        "Andere tekst van de catalogus bij De Linde",
        "Iets gewijzigd",
    ]
    assert compare(site, pad, 1, 4).h1 == "Wat is er veranderd?"
    for nr in (2, 3, 4):
        site.send(f"{pad}/geschiedenis/{nr}/ongedaan", {}, expect=422)
        assert site.open(f"{pad}/geschiedenis/{nr}/terug").h1 == "Zet je bouwwerk terug"
