"""The page of a bouwsteen inside a bouwwerk: the officer's own stand and toelichting, and choosing on the spot."""

import pytest
from sqlalchemy import insert, update

from app.blocks.models import bouwsteen_versie, catalogus
from app.plans.rol import Rol
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.trees import find, words
from tests.visitor import Site

TEKST = "Sluit in 2027.\n\nDe collectie gaat naar <Lindewaard> & co."


@pytest.fixture
def pad(site: Site) -> str:
    """The address of a fresh bouwwerk."""
    return site.begin(gemeente="Brummen").pad


def choose(page: Page, stand: str, toelichting: str = "", *, expect: int = 200) -> Page:
    """Fill the form and press its one button."""
    slug = page.bouwstenen[0]
    form = page.form(f"stand.{slug}").fill({f"stand.{slug}": stand, f"toelichting.{slug}": toelichting})
    return form.submit(expect=expect)


def test_from_a_step_a_bouwsteen_is_chosen_and_the_step_shows_it(both_sites: Site) -> None:
    step = both_sites.begin().follow("Partners")
    page = step.follow("Alles over Museum:")
    assert (page.path, page.h1) == (f"{step.pad}/bouwstenen/museum", "Museum")
    assert "Nog niet in jouw bouwwerk" in page.text
    form = page.form("stand.museum").fill({"stand.museum": "afbouwen", "toelichting.museum": TEKST})
    answer = form.send("Voeg toe aan mijn bouwwerk")
    assert answer.headers["Location"] == f"{step.pad}/partners?laatst=2#museum"
    row = both_sites.follow(answer).bouwsteen("museum")
    assert (row.stand, row.toelichting) == ("afbouwen", TEKST)


def test_a_chosen_bouwsteen_shows_what_stands_there_and_can_be_changed(site: Site, pad: str) -> None:
    choose(site.open(f"{pad}/bouwstenen/museum"), "behouden", "Blijft.")
    page = site.open(f"{pad}/bouwstenen/museum")
    assert "In jouw bouwwerk: Behouden" in page.text
    assert (page.bouwsteen("museum").stand, page.bouwsteen("museum").toelichting) == ("behouden", "Blijft.")
    page.form("stand.museum").fill({"stand.museum": "", "toelichting.museum": ""}).submit("Wijzig")
    assert site.rows("keuze") == []


def test_the_form_is_that_of_the_step(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/bouwstenen/museum")
    row = page.bouwsteen("museum")
    assert row.standen == ["behouden", "ontwikkelen", "afbouwen", "niet_gekozen", ""]
    step = site.open(f"{pad}/partners").bouwsteen("museum")
    for name in ("was", "revisie", "versie"):
        assert row.hidden(name) == step.hidden(name)


def test_pressing_the_button_twice_is_one_keuze(site: Site, pad: str) -> None:
    form = site.open(f"{pad}/bouwstenen/museum").form("stand.museum").fill({"stand.museum": "behouden"})
    assert form.submit().path == form.submit().path == f"{pad}/partners"
    assert [event["soort"] for event in site.rows("gebeurtenis")] == ["begonnen", "keuze"]


def test_two_who_write_at_once_see_both_texts(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    mine, theirs = (both_sites.open(f"{pad}/bouwstenen/museum") for _ in range(2))
    choose(theirs, "behouden", "Van hen.")
    page = choose(mine, "behouden", "Van mij.", expect=409)
    assert page.h1 == "Iemand anders schreef ook"
    assert "Van hen." in page.side("museum", "nu")
    assert "Van mij." in page.side("museum", "jij")
    page.form("stand.museum").submit("Bewaar deze keuze")
    assert both_sites.open(f"{pad}/bouwstenen/museum").bouwsteen("museum").toelichting == "Van mij.\n\nVan hen."


def test_a_toelichting_that_is_too_long_comes_back_on_the_step_with_its_fault(site: Site, pad: str) -> None:
    page = choose(site.open(f"{pad}/bouwstenen/museum"), "behouden", "x" * 5001, expect=422)
    assert page.faults == ["Museum: Je toelichting is 1 teken te lang. Maak hem korter: hooguit 5000 tekens."]
    assert page.bouwsteen("museum").toelichting == "x" * 5001
    assert page.bouwsteen("museum").stand == "behouden"


def test_the_way_back_after_choosing_holds_nothing_but_a_place(site: Site, pad: str) -> None:
    answer = site.post(f"{pad}/partners", {"actie": "kies", "stand.a\r\nX: é": ""})
    assert answer.headers["Location"] == f"{pad}/partners#a%0D%0AX%3A%20%C3%A9"


def test_what_is_chosen_here_is_chosen_with_the_text_that_stands_here(site: Site, pad: str) -> None:
    choose(site.open(f"{pad}/bouwstenen/museum"), "behouden")
    (old,) = [row for row in site.rows("bouwsteen_versie") if row["titel"] == "Museum"]
    with site.database.write() as connection:
        fresh = old | {"id": None, "nummer": 2, "kern": "Een nieuwe tekst."}
        connection.execute(insert(bouwsteen_versie).values(fresh))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
    page = site.open(f"{pad}/bouwstenen/museum")
    assert "Een nieuwe tekst." in page.text
    site.open(f"{pad}/partners").form("stand.museum").fill({"stand.museum": ""}).submit("Bewaar je bouwwerk")
    assert site.rows("keuze") == []
    page.form("stand.museum").fill({"toelichting.museum": "Eerst nog eens lezen."}).submit("Wijzig")
    (kept,) = site.rows("keuze")
    assert kept["versie_id"] == max(row["id"] for row in site.rows("bouwsteen_versie"))


def test_every_way_on_from_a_page_in_a_bouwwerk_stays_in_it(site: Site, pad: str) -> None:
    choose(site.open(f"{pad}/bouwstenen/zorg-en-welzijn"), "ontwikkelen")
    for path in ("bouwstenen", "bouwstenen/zorginstelling", "bouwstenen/zorginstelling?grootte=klein"):
        page = site.open(f"{pad}/{path}")
        found = [str(a.attrs["href"]) for a in page.tree.named("a")]
        assert [link for link in found if link.startswith(("/bouwstenen", "/voorbeelden", "/aanvraag"))] == []
        assert "Ontwikkelen in jouw bouwwerk" in page.text
        assert find(page.tree.by_id["stappen"], "a[href$='/partners']")
    assert site.open(f"{pad}/bouwstenen/museum").follow("Terug naar Partners").path == f"{pad}/partners"


def test_the_overview_leads_to_what_is_known_of_a_keuze(site: Site, pad: str) -> None:
    choose(site.open(f"{pad}/bouwstenen/museum"), "behouden")
    assert site.open(f"{pad}/overzicht").follow("Museum").path == f"{pad}/bouwstenen/museum"


def test_voorbeelden_come_nearest_in_size_first(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/bouwstenen/zorginstelling")
    assert words(find(page.tree.root, "article h3")[0]) == "Zilveren Taalcompetenties"
    other = site.open(f"{site.begin(gemeente='Utrecht').pad}/bouwstenen/zorginstelling")
    assert words(find(other.tree.root, "article h3")[0]) == "Lichterbij"
    assert "die in grootte het meest op Utrecht lijken" in other.text


def test_a_bouwsteen_that_does_not_exist_is_a_helpful_page(site: Site, pad: str) -> None:
    assert site.open(f"{pad}/bouwstenen/bestaat-niet", expect=404).h1 == "Deze pagina bestaat niet"
    assert site.open(f"{pad}/bouwstenen/eigen-1", expect=404).h1 == "Deze pagina bestaat niet"


def test_who_reads_along_sees_what_was_chosen_and_goes_back_to_the_overview(site: Site, pad: str) -> None:
    choose(site.open(f"{pad}/bouwstenen/museum"), "behouden")
    reader = share(site, pad, Rol.LEZEN)
    page = site.open(f"{reader}/bouwstenen/museum")
    assert "In dit bouwwerk: Behouden" in page.text
    assert page.query("form") == []
    back = [str(a.attrs["href"]) for a in page.query("main a") if words(a).startswith("Terug naar")]
    assert back == [f"{reader}/overzicht#rij-partners"] * 2
