"""On return an officer sees what is new about their own bouwstenen, side by side, and takes or leaves each."""

from typing import Any

import pytest

from app.plans.assembly import MAX_TOELICHTING
from tests.blocks.conftest import set_fields
from tests.pages import Page
from tests.renewing import add_voorbeeld, publish
from tests.trees import words
from tests.visitor import Site

NIEUW = "Een huis vol verhalen, van iedereen."
VERVALLEN = {"op": "2026-11-01", "opvolger": "museum", "reden": "Ze werken nu samen."}
NEEM, OPVOLGER, HOUD = "Neem de nieuwe tekst over", "Neem de opvolger over", "Houd wat ik had"


def chosen(site: Site, *slugs: str, toelichting: str = "Ons eigen verhaal.") -> str:
    pad = site.begin(titel="Van toen").pad
    page = site.open(f"{pad}/partners")
    for slug in slugs:
        page.htmx(slug, stand="ontwikkelen", toelichting=toelichting)
    return pad


def reworded(site: Site, *slugs: str, wijziging: str = "inhoudelijk") -> None:
    for slug in slugs:
        publish(site, set_fields(slug, kern=NIEUW, wijziging=wijziging))


def retired(site: Site, slug: str = "archief", **fields: Any) -> None:
    publish(site, set_fields(slug, vervallen=VERVALLEN | fields))


def kept(site: Site, pad: str) -> dict[str, tuple[int | None, str | None, str]]:
    """By bouwsteen: the number of its text, its stand and its toelichting."""
    data = site.data(pad)["keuzes"]
    return {item["bouwsteen"]: (item["versie"], item["stand"], item["toelichting"]) for item in data}


def press(page: Page, button: str) -> Page:
    return page.form(button).submit(button)


def test_new_text_stands_beside_the_old_and_nothing_changes_by_itself(both_sites: Site) -> None:
    pad = chosen(both_sites, "museum", "bibliotheek")
    reworded(both_sites, "museum")
    before = kept(both_sites, pad)
    overview = both_sites.open(f"{pad}/overzicht")
    assert "Bij 1 bouwsteen van je bouwwerk is er iets nieuws in de catalogus." in overview.text
    page = overview.follow("Bekijk wat er nieuw is en kies")
    assert [words(one) for one in page.query("article h3")] == ["Museum nieuwe tekst"]
    assert NIEUW in page.text
    assert page.query("article del")
    assert page.query("article ins")
    assert kept(both_sites, pad) == before


def test_a_new_text_is_taken_and_that_is_undone(both_sites: Site) -> None:
    pad = chosen(both_sites, "museum")
    reworded(both_sites, "museum")
    before = kept(both_sites, pad)
    page = press(both_sites.open(f"{pad}/vernieuwd"), NEEM)
    assert "De nieuwe tekst staat in je bouwwerk." in page.text
    assert kept(both_sites, pad) == {"museum": (2, "ontwikkelen", "Ons eigen verhaal.")}
    assert "iets nieuws" not in both_sites.open(f"{pad}/overzicht").text
    back = press(page, "Ongedaan maken")
    assert back.h1 == "Nieuw bij jouw bouwstenen"
    assert kept(both_sites, pad) == before
    assert back.query("article")


def test_what_is_left_stays_out_of_sight_until_there_is_something_newer(both_sites: Site) -> None:
    pad = chosen(both_sites, "museum")
    reworded(both_sites, "museum")
    before = kept(both_sites, pad)
    page = press(both_sites.open(f"{pad}/vernieuwd"), HOUD)
    assert "Je houdt wat je had." in page.text
    assert page.query("details article")
    assert "iets nieuws" not in both_sites.open(f"{pad}/overzicht").text
    assert kept(both_sites, pad) == before
    assert "Bij Museum gehouden wat er stond" in both_sites.open(f"{pad}/geschiedenis").text
    publish(both_sites, set_fields("museum", kern="Weer anders."))
    assert "Bij 1 bouwsteen" in both_sites.open(f"{pad}/overzicht").text


def test_what_was_left_can_still_be_taken(site: Site) -> None:
    pad = chosen(site, "museum")
    reworded(site, "museum")
    page = press(site.open(f"{pad}/vernieuwd"), HOUD)
    press(page, NEEM)
    assert kept(site, pad)["museum"][0] == 2


def test_a_successor_takes_over_stand_and_text_and_that_can_be_put_back(both_sites: Site) -> None:
    pad = chosen(both_sites, "archief")
    retired(both_sites)
    before = kept(both_sites, pad)
    page = press(both_sites.open(f"{pad}/vernieuwd"), OPVOLGER)
    assert kept(both_sites, pad) == {"museum": (1, "ontwikkelen", "Ons eigen verhaal.")}
    again = page.follow("Ongedaan maken")
    press(again, "Zet terug naar dit moment")
    assert kept(both_sites, pad) == before


def test_a_successor_that_was_chosen_already_loses_no_word(site: Site) -> None:
    pad = chosen(site, "archief", toelichting="Het archief.")
    site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting="Het museum.")
    retired(site)
    press(site.open(f"{pad}/vernieuwd"), OPVOLGER)
    assert kept(site, pad) == {"museum": (1, "behouden", "Het museum.\n\nHet archief.")}


def test_texts_that_do_not_fit_together_are_refused_at_that_bouwsteen(site: Site) -> None:
    pad = chosen(site, "archief", "museum", toelichting="a" * MAX_TOELICHTING)
    site.open(f"{pad}/partners").htmx("museum", toelichting="b" * MAX_TOELICHTING)
    retired(site)
    before = kept(site, pad)
    page = site.open(f"{pad}/vernieuwd").form(OPVOLGER).submit(OPVOLGER, expect=422)
    assert "passen samen niet in één veld" in page.text
    assert kept(site, pad) == before


def test_a_bouwsteen_retired_without_a_successor_is_only_seen(site: Site) -> None:
    pad = chosen(site, "archief")
    retired(site, opvolger=None)
    page = site.open(f"{pad}/vernieuwd")
    assert "heeft geen opvolger. Ze werken nu samen." in page.text
    before = kept(site, pad)
    press(page, "Gezien")
    assert kept(site, pad) == before
    assert "iets nieuws" not in site.open(f"{pad}/overzicht").text


def test_a_new_voorbeeld_is_told_once(both_sites: Site) -> None:
    pad = chosen(both_sites, "museum")
    publish(both_sites, add_voorbeeld, "voorbeelden.json")
    page = both_sites.open(f"{pad}/overzicht").follow("Bekijk wat er nieuw is en kies")
    assert "De gemeente laat zien hoe een nieuw voorbeeld eruitziet." in page.text
    page = press(page, "Gezien")
    assert "Er is nu niets nieuws" in page.text


def test_voorbeelden_that_were_there_already_are_not_new(site: Site) -> None:
    pad = chosen(site, "museum")
    assert "Er is nu niets nieuws" in site.open(f"{pad}/vernieuwd").text


def test_all_new_texts_are_taken_at_once_and_a_successor_is_not(site: Site) -> None:
    pad = chosen(site, "museum", "bibliotheek", "archief")
    reworded(site, "museum", "bibliotheek")
    retired(site)
    page = press(site.open(f"{pad}/vernieuwd"), "Neem alle 2 nieuwe teksten over")
    assert {slug: item[0] for slug, item in kept(site, pad).items()} == {"museum": 2, "bibliotheek": 2, "archief": 1}
    assert [words(one) for one in page.query("article h3")] == ["Archief vervallen, met opvolger"]
    press(page.follow("Ongedaan maken"), "Zet terug naar dit moment")
    assert {item[0] for item in kept(site, pad).values()} == {1}


def test_a_small_repair_is_on_the_page_but_asks_no_attention(site: Site) -> None:
    pad = chosen(site, "museum")
    reworded(site, "museum", wijziging="redactioneel")
    assert "iets nieuws" not in site.open(f"{pad}/overzicht").text
    assert "kleine verbetering" in site.open(f"{pad}/vernieuwd").text


def test_a_form_about_an_older_text_is_shown_what_came_since(site: Site) -> None:
    pad = chosen(site, "museum")
    reworded(site, "museum")
    form = site.open(f"{pad}/vernieuwd").form(NEEM)
    publish(site, set_fields("museum", kern="Weer anders."))
    page = form.submit(NEEM, expect=409)
    assert "Hier kwam intussen weer iets bij." in page.text
    assert kept(site, pad)["museum"][0] == 1
    press(page, NEEM)
    assert kept(site, pad)["museum"][0] == 3


def test_a_second_click_takes_once_and_what_a_colleague_took_is_taken(site: Site) -> None:
    pad = chosen(site, "museum")
    reworded(site, "museum")
    form = site.open(f"{pad}/vernieuwd").form(NEEM)
    for _ in range(2):
        assert form.submit(NEEM).h1 == "Nieuw bij jouw bouwstenen"
    assert [row["soort"] for row in site.rows("gebeurtenis")].count("keuze") == 2


@pytest.mark.parametrize("keuze", ["", "wis"])
def test_an_unknown_choice_is_refused_in_dutch(site: Site, keuze: str) -> None:
    pad = chosen(site, "museum")
    reworded(site, "museum")
    merk = site.open(f"{pad}/vernieuwd").query("article input[name=merk]")[0].attrs["value"]
    page = site.send(f"{pad}/vernieuwd/museum", {"merk": merk, "keuze": keuze}, expect=422)
    assert "Kies of je dit overneemt of houdt wat je had." in page.text


def test_the_step_page_leads_to_what_is_new(site: Site) -> None:
    pad = chosen(site, "museum", "archief")
    reworded(site, "museum")
    retired(site)
    page = site.open(f"{pad}/partners")
    assert page.follow("Bekijk wat er anders is van Museum").h1 == "Nieuw bij jouw bouwstenen"
    assert page.follow("Kies wat je ermee doet bij Archief").h1 == "Nieuw bij jouw bouwstenen"


def test_an_own_bouwsteen_never_has_news(site: Site) -> None:
    pad = site.begin().pad
    site.post(f"{pad}/partners/eigen", {"titel": "De Linde", "eigen_stand": "ontwikkelen"})
    assert "Er is nu niets nieuws" in site.open(f"{pad}/vernieuwd").text
