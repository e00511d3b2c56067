"""The search page: what an officer types, the results per kind, and what to do when there are none."""

import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pages import Page
from tests.visitor import Site

STRANGE = "([{\\*+?.^$|)]}&#%<>\"'/\0\u00ad\u202eſﬁ½İ👩🏽‍🎤"


def search(site: Site, asked: str, **more: str) -> Page:
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    return site.open(f"/zoeken?q={quote(asked)}{extra}")


def links(page: Page) -> list[str]:
    return [str(link.attrs["href"]) for link in page.query(".bp-treffers li > a")]


def test_the_form_of_the_list_finds_what_an_officer_types(site: Site) -> None:
    page = site.open("/").form("q").fill({"q": "muziekschool"}).submit("Zoek")
    assert page.path == "/zoeken"
    assert page.title.startswith("Zoeken naar ‘muziekschool’")
    assert links(page)[0] == "/bouwstenen/centrum-voor-de-kunsten"
    assert "Bij ‘muziekschool’: Deze instelling geeft les" in page.text
    assert page.follow("Centrum voor de kunsten").h1 == "Centrum voor de kunsten"


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("museum", "/bouwstenen/museum"),
        ("Care&Culture Koor", "/voorbeelden#care-culture-koor-amersfoort"),
        ("vitale gemeente", "/bouwtekeningen/vitale-gemeente"),
        ("Samen Cultuurmaken", "/regelingen#samen-cultuurmaken"),
        ("Movisie", "/bij-wie#movisie"),
        ("draagvlak", "/kennis#u2"),
        ("beleidsplan LKCA", "/bronnen#lkca-beleidsplan-2025-2028"),
    ],
)
def test_a_result_of_every_kind_leads_to_its_own_place(site: Site, asked: str, leads: str) -> None:
    assert links(search(site, asked))[0] == leads


def test_what_was_found_is_told_in_words_and_marked(site: Site) -> None:
    page = search(site, "koor")
    assert re.search(r"\b\d+ bouwstenen, 1 voorbeeld, 1 stuk kennis en 1 bron gevonden voor ‘koor’\.", page.text)
    marked = {"".join(mark.to_text().split()) for mark in page.query("mark")}
    assert {"Koren", "koor", "kinderkoor"} <= marked
    assert search(site, "museum").query(".bp-treffers a mark")[0].to_text() == "Museum"
    assert len(page.query("#resultaten [role=status], #gevonden[role=status]")) == 1


def test_a_name_that_stands_below_the_title_is_not_told_twice(site: Site) -> None:
    page = search(site, "Nieuwegein")
    assert "Bij ‘Nieuwegein’" not in page.text
    assert page.query(".bp-treffers li > span mark")[0].to_text() == "Nieuwegein"
    assert "Bij ‘Artiance’" in search(site, "Artiance").text


def test_six_of_a_kind_are_shown_and_all_of_them_on_request(site: Site) -> None:
    page = search(site, "koor")
    assert sum(link.startswith("/bouwstenen/") and "#" not in link for link in links(page)) == 6
    (told,) = re.findall(r"Toon alle \d+ bouwstenen", page.text)
    whole = page.follow(told)
    assert len(links(whole)) == int(told.split()[2]) > 6
    assert whole.query("h2#voorbeelden") == []
    assert links(whole.follow("Toon ook de andere resultaten")) == links(page)
    assert links(search(site, "koor", soort="onzin")) == links(page)


def test_a_repaired_slip_is_told(site: Site) -> None:
    page = search(site, "biblotheek")
    assert "We kennen ‘biblotheek’ niet en zochten op ‘Bibliotheek’." in page.text
    assert links(page)[0] == "/bouwstenen/bibliotheek"


def test_in_vain_there_is_a_way_on(site: Site) -> None:
    page = search(site, "zwembad <b>")
    assert "Niets gevonden voor ‘zwembad <b>’." in page.text
    assert page.follow("Bekijk alle bouwstenen").path == "/bouwstenen"
    asked = page.follow("Vraag deze bouwsteen aan")
    assert asked.path == "/aanvraag"
    assert [str(field.attrs["value"]) for field in asked.query("#titel")] == ["zwembad <b>"]


def test_words_that_only_find_something_apart_are_offered_apart(site: Site) -> None:
    page = search(site, "zwembad voor koor en dementie")
    assert "Niets heeft al deze woorden. Zoek op koor of dementie." in page.text
    assert "bouwstenen, 1 voorbeeld" in page.follow("koor").text


def test_of_a_gemeente_without_records_the_page_says_so(site: Site) -> None:
    assert "Over Weert hebben we nog geen voorbeeld." in search(site, "weert").text
    assert "nog geen voorbeeld" not in search(site, "zwembad").text


def test_without_a_question_the_page_explains_itself(site: Site) -> None:
    page = search(site, "  ")
    assert page.title.startswith("Zoeken –")
    assert links(page) == []
    assert "gevonden" not in page.text
    assert links(page.follow("eenzaamheid"))[0] == "/bouwstenen/eenzaamheid-tegengaan"


def test_a_question_that_is_too_long_is_cut_and_the_page_says_so(site: Site) -> None:
    page = search(site, "museum " * 2000)
    assert "Je zoekvraag is te lang. We zochten op de eerste" in page.text
    assert links(page)[0] == "/bouwstenen/museum"
    assert links(search(site, "museum " * 14 + "zwembad"))[0] == "/bouwstenen/museum", "only the beginning counts"
    assert "te lang" not in search(site, "museum " * 12).text


def test_as_you_type_only_the_results_come(site: Site) -> None:
    answer = site.htmx("GET", "/zoeken?q=biblioth")
    assert answer.text.startswith('<hx-partial hx-target="#resultaten" hx-swap="outerMorph">')
    assert "/bouwstenen/bibliotheek" in answer.text
    assert "<h1" not in answer.text


def test_who_came_from_a_bouwwerk_finds_the_way_back(site: Site) -> None:
    pad = site.begin().pad
    came = {"Referer": f"{site.settings.address}{pad}/visie"}
    page = site.follow(site.get("/zoeken?q=zwembad", headers=came))
    assert page.follow("Terug naar je bouwwerk").path == f"{pad}/overzicht"
    assert page.follow("Vraag deze bouwsteen aan").path == f"{pad}/aanvraag"
    assert "Terug naar je bouwwerk" not in search(site, "zwembad").text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=120) | st.text(STRANGE, max_size=60) | st.sampled_from("x(é🎤").map(lambda t: t * 5000))
def test_any_text_is_answered(site: Site, asked: str) -> None:
    answer = site.get("/zoeken", params={"q": asked.encode("utf-8", "replace").decode()})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%ff%fe%00", "q", "q=a&q=b", "q=%F0%9F%8E%A4", "soort=%00", "q=koor&soort=bronnen"]
)
def test_a_strange_address_is_answered(site: Site, query: str) -> None:
    assert site.get(f"/zoeken?{query}").status_code == 200
