"""An own bouwsteen counts as any other; it can be taken out and put back."""

import pytest

from app.plans.saving import MAX_TITEL
from tests.pages import Page
from tests.plans.conftest import History
from tests.visitor import Site

ADD, REMOVE, UNDO, SAVE = "Voeg toe", "Verwijder De Linde", "Ongedaan maken", "Ga nu verder"


def add(site: Site, pad: str, titel: str, more: dict[str, str] | None = None, *, expect: int = 200) -> Page:
    form = site.open(f"{pad}/partners").form(ADD)
    return form.fill({"titel": titel, **(more or {})}).submit(ADD, expect=expect)


def own(page: Page) -> list[str]:
    return [slug for slug in page.bouwstenen if slug.startswith("eigen-")]


def test_an_own_bouwsteen_counts_as_any_other(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    page = add(both_sites, pad, "  Stichting   De Linde ", {"eigen_stand": "behouden"})
    (slug,) = own(page)
    row = page.bouwsteen(slug)
    assert (row.stand, row.hidden("was")) == ("behouden", "behouden:")
    assert "Stichting De Linde" in row.text
    fields = {f"stand.{slug}": "afbouwen", f"toelichting.{slug}": "Gaat op in de bieb."}
    page.form("Ga nu verder").fill(fields).submit("Ga nu verder")
    (keuze,) = both_sites.data(pad)["keuzes"]
    assert {name: keuze[name] for name in ("bouwsteen", "versie", "stap", "titel", "stand", "toelichting")} == {
        "bouwsteen": None,
        "versie": None,
        "stap": "partners",
        "titel": "Stichting De Linde",
        "stand": "afbouwen",
        "toelichting": "Gaat op in de bieb.",
    }
    assert "Stichting De Linde" in both_sites.open(f"{pad}/overzicht").text


def test_an_own_bouwsteen_without_a_choice_of_stand_is_to_be_developed(site: Site, pad: str) -> None:
    page = site.send(f"{pad}/partners/eigen", {"titel": "De Linde"})
    assert page.bouwsteen(own(page)[0]).stand == "ontwikkelen"


@pytest.mark.parametrize("button", ["Ga nu verder", "Bewaar je bouwwerk", "Toon"])
def test_every_button_of_the_page_adds_what_was_typed(site: Site, pad: str, button: str) -> None:
    form = site.open(f"{pad}/partners").form("titel")
    form.fill({"titel": "Bibliobus", "eigen_stand": "behouden"}).submit(button)
    assert [(row["eigen_titel"], row["stand"]) for row in site.rows("keuze")] == [("Bibliobus", "behouden")]


def test_a_fault_elsewhere_does_not_keep_the_own_bouwsteen_back(site: Site, pad: str) -> None:
    form = site.open(f"{pad}/partners").form("titel")
    page = form.fill({"titel": "Bibliobus", "toelichting.museum": "x" * 5001}).submit("Voeg toe", expect=422)
    assert page.form("titel").values["titel"] == ""
    assert [row["eigen_titel"] for row in site.rows("keuze")] == ["Bibliobus"]


def test_adding_saves_what_else_was_typed_on_the_page(site: Site, pad: str) -> None:
    page = add(site, pad, "De Linde", {"stand.museum": "behouden", "toelichting.archief": "Later."})
    assert page.bouwsteen("museum").stand == "behouden"
    assert page.bouwsteen("archief").toelichting == "Later."


@pytest.mark.parametrize("again", ["De Linde", "de linde", " DE   LINDE "])
def test_the_same_titel_twice_in_a_stap_is_one_bouwsteen(site: Site, pad: str, again: str) -> None:
    add(site, pad, "De Linde")
    assert len(own(add(site, pad, again))) == 1


def test_adding_a_titel_that_is_there_with_another_stand_changes_its_stand(
    site: Site, pad: str, history: History
) -> None:
    (slug,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(slug, toelichting="Blijft.")
    again = add(site, pad, "de linde", {"eigen_stand": "afbouwen"})
    assert [(row.stand, row.toelichting) for row in map(again.bouwsteen, own(again))] == [("afbouwen", "Blijft.")]
    assert history() == ["keuze"] * 3
    add(site, pad, "De Linde", {"eigen_stand": "afbouwen"})
    assert history() == ["keuze"] * 3, "nothing changed, so nothing happened"


def test_adding_a_titel_that_is_there_without_choosing_a_stand_leaves_its_stand(site: Site, pad: str) -> None:
    add(site, pad, "De Linde", {"eigen_stand": "afbouwen"})
    page = site.send(f"{pad}/partners/eigen", {"titel": "De Linde"})
    assert [page.bouwsteen(slug).stand for slug in own(page)] == ["afbouwen"]


def test_the_same_titel_in_another_stap_is_another_bouwsteen(site: Site, pad: str) -> None:
    add(site, pad, "De Linde")
    site.open(f"{pad}/visie").form(ADD).fill(titel="De Linde").submit(ADD)
    assert [keuze["stap"] for keuze in site.data(pad)["keuzes"]] == ["visie", "partners"]


@pytest.mark.parametrize(
    ("titel", "told"),
    [
        ("", "Geef je bouwsteen een naam."),
        ("   ", "Geef je bouwsteen een naam."),
        ("\x00\x07", "Geef je bouwsteen een naam."),
        ("x" * (MAX_TITEL + 1), f"Maak de naam korter: hooguit {MAX_TITEL} tekens."),
    ],
)
def test_a_titel_that_cannot_be_is_refused_with_everything_typed_still_there(
    site: Site, pad: str, titel: str, told: str
) -> None:
    page = add(site, pad, titel, {"stand.museum": "behouden", "toelichting.museum": "Mooi."}, expect=422)
    assert page.faults == [told]
    assert page.form(ADD).values["titel"].strip() == titel.strip("\x00\x07 ")
    assert page.bouwsteen("museum").stand == "behouden"
    assert page.bouwsteen("museum").toelichting == "Mooi."
    assert page.form(ADD).fill(titel="De Linde").submit(ADD).bouwsteen("museum").stand == "behouden"


def test_a_refused_titel_keeps_the_stand_that_was_chosen_for_it(site: Site, pad: str) -> None:
    page = add(site, pad, "", {"eigen_stand": "afbouwen"}, expect=422)
    assert page.form(ADD).values["eigen_stand"] == "afbouwen"


def test_the_longest_titel_is_kept(site: Site, pad: str) -> None:
    titel = "é" * MAX_TITEL
    add(site, pad, titel)
    assert [keuze["titel"] for keuze in site.data(pad)["keuzes"]] == [titel]


def test_an_own_bouwsteen_of_another_bouwwerk_cannot_be_touched(site: Site, pad: str) -> None:
    (slug,) = own(add(site, pad, "Van ons"))
    other = site.begin(titel="Een ander").pad
    site.send(f"{other}/partners", {"verwijder": slug})
    site.send(f"{other}/partners", {f"stand.{slug}": "afbouwen"}, expect=422)
    assert [(k["titel"], k["stand"]) for k in site.data(pad)["keuzes"]] == [("Van ons", "ontwikkelen")]


def test_a_name_that_the_list_has_is_refused_with_a_way_to_go(site: Site, pad: str) -> None:
    form = site.open(f"{pad}/visie").form("titel")
    page = form.fill({"titel": "krimp", "stand.leefbaarheid": "behouden"}).submit("Voeg toe", expect=422)
    assert "‘krimp’ staat al in de lijst op deze pagina." in page.text
    assert page.bouwsteen("leefbaarheid").stand == "behouden"


@pytest.mark.parametrize("titel", ["\u200b\u200b", " \u00a0", "\u0301"])
def test_a_name_that_nobody_can_see_is_no_name(site: Site, pad: str, titel: str) -> None:
    page = site.open(f"{pad}/visie").form("titel").fill(titel=titel).submit("Voeg toe", expect=422)
    assert "Geef je bouwsteen een naam." in page.text


def test_the_address_of_a_refused_own_bouwsteen_leads_to_its_step(site: Site, pad: str) -> None:
    assert site.open(f"{pad}/visie/eigen").path == f"{pad}/visie"
