"""Working out what was chosen: in a table or one by one, kept in history and versions, and never over one another."""

from typing import Any

import pytest

from app.plans.rol import Rol
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.visitor import Site

ALL = {
    "wat": "We sluiten een convenant.",
    "hoe": "Eerst praten.\nDan tekenen.",
    "met_wie": "Zorginstelling",
    "bedrag_van": "15.000",
    "bedrag_tot": "20.000",
    "geldbron": "ander_domein",
    "geldsoort": "structureel",
    "middelen": "Vier uur per week",
    "volgen": "Elk jaar een gesprek",
    "trekker": "Beleidsmedewerker cultuur",
    "wanneer": "2027",
}
SAVE = "Bewaar"


def plan(site: Site) -> str:
    """A bouwwerk with two bouwstenen to develop and one to keep."""
    pad = site.begin(titel="Ons plan", gemeente="Utrecht").pad
    stands = {"stand.convenant": "ontwikkelen", "stand.kunst-op-recept": "ontwikkelen", "stand.jeugdfonds": "behouden"}
    site.open(f"{pad}/instrumenten").form("Ga nu verder").fill(stands).submit("Ga nu verder")
    return pad


def fields(slug: str, answers: dict[str, str]) -> dict[str, str]:
    return {f"{veld}.{slug}": text for veld, text in answers.items()}


def work_out(site: Site, pad: str, slug: str = "convenant", *, expect: int = 200, **answers: str) -> Page:
    """Fill in the page of one bouwsteen."""
    page = site.open(f"{pad}/uitwerken/{slug}")
    return page.form(SAVE).fill(fields(slug, answers or ALL)).submit(SAVE, expect=expect)


def kept(site: Site, pad: str, slug: str = "convenant") -> dict[str, Any]:
    """What is worked out, as the file of the bouwwerk tells it; empty when nothing is."""
    (found,) = [k["uitwerking"] for k in site.data(pad)["keuzes"] if k["bouwsteen"] == slug]
    return dict(found or {})


def test_what_is_worked_out_on_its_page_is_kept_and_counted(both_sites: Site) -> None:
    pad = plan(both_sites)
    first = both_sites.open(f"{pad}/overzicht").follow("Werk je plan uit (0 van 2)")
    page = first.follow("Convenant")
    done = page.form(SAVE).fill(fields("convenant", ALL)).submit("Ga nu verder met Kunst op recept")
    assert done.h1 == "Kunst op recept"
    assert "1 van 2 uitgewerkt" in done.title
    assert kept(both_sites, pad) == ALL | {"bedrag_van": 15000, "bedrag_tot": 20000}
    assert kept(both_sites, pad, "kunst-op-recept") == {}
    again = both_sites.open(f"{pad}/uitwerken/convenant").form(SAVE).values
    assert {name: again[name] for name in fields("convenant", ALL)} == fields("convenant", ALL)
    assert (
        "Uitwerking van Convenant gewijzigd (wat, hoe, met wie, middelen" in both_sites.open(f"{pad}/geschiedenis").text
    )


def test_the_table_is_filled_in_row_by_row(site: Site) -> None:
    pad = plan(site)
    page = site.open(f"{pad}/uitwerken")
    assert [th for th in ("Convenant", "Kunst op recept") if th not in page.text] == []
    typed = {"wat.convenant": "Tekenen", "trekker.kunst-op-recept": "Welzijn", "bedrag_tot.kunst-op-recept": "€ 5000"}
    saved = page.form(SAVE).fill(typed).submit(SAVE)
    assert "0 van 2 uitgewerkt" in saved.title
    assert "0 uitgewerkt, 2 begonnen, 0 nog leeg" in saved.text
    assert saved.form(SAVE).values["bedrag_tot.kunst-op-recept"] == "5.000"
    assert "Nog in te vullen: hoe, met wie, middelen, volgen, trekker, wanneer" in saved.text


def test_nothing_changed_is_no_gebeurtenis(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad)
    before = site.rows("gebeurtenis")
    site.open(f"{pad}/uitwerken").form(SAVE).submit(SAVE)
    site.open(f"{pad}/uitwerken/convenant").form(SAVE).submit(SAVE)
    assert site.rows("gebeurtenis") == before


def test_without_anything_to_develop_there_is_a_way_to_begin(site: Site) -> None:
    page = site.open(f"{site.begin().pad}/uitwerken")
    assert "Kies eerst wat je wilt ontwikkelen" in page.text
    assert page.follow("Ga naar Visie").h1 == "Visie"


def test_what_is_kept_can_be_worked_out_too(site: Site) -> None:
    pad = plan(site)
    page = site.open(f"{pad}/uitwerken").follow("Jeugdfonds")
    page.form(SAVE).fill(fields("jeugdfonds", {"wat": "Anders verdelen"})).submit(SAVE)
    assert "0 van 3 uitgewerkt" in site.open(f"{pad}/uitwerken").title


def test_a_fault_stands_at_its_field_and_what_was_typed_stays(site: Site) -> None:
    pad = plan(site)
    page = work_out(site, pad, expect=422, wat="Blijft staan", bedrag_van="veel", trekker="x" * 121)
    assert "Vul een heel bedrag in euro in" in page.text
    assert "1 tekens korter" in page.text
    values = page.form(SAVE).values
    assert (values["wat.convenant"], values["bedrag_van.convenant"]) == ("Blijft staan", "veel")
    assert {veld: text for veld, text in kept(site, pad).items() if text} == {"wat": "Blijft staan"}
    page.form(SAVE).fill(fields("convenant", {"bedrag_van": "7", "trekker": "Anna"})).submit(SAVE)
    assert kept(site, pad) == dict.fromkeys(ALL, "") | {
        "wat": "Blijft staan", "bedrag_van": 7, "trekker": "Anna", "bedrag_tot": None, "geldbron": None,
        "geldsoort": None,
    }  # fmt: skip


def test_a_fault_in_the_table_gives_the_table_back(site: Site) -> None:
    pad = plan(site)
    typed = {"wat.convenant": "Blijft", "bedrag_van.kunst-op-recept": "drie"}
    page = site.open(f"{pad}/uitwerken").form(SAVE).fill(typed).submit(SAVE, expect=422)
    assert page.h1 == "Van steen naar plan"
    assert page.form(SAVE).values["wat.convenant"] == "Blijft"


@pytest.mark.parametrize("slug", ["nietbestaand", "museum", "eigen-99"])
def test_what_is_not_in_the_bouwwerk_cannot_be_worked_out(site: Site, slug: str) -> None:
    pad = plan(site)
    assert site.open(f"{pad}/uitwerken/{slug}", expect=404).h1 == "Deze bouwsteen staat niet in je bouwwerk"
    refused = site.send(f"{pad}/uitwerken/{slug}", {f"wat.{slug}": "Een lange gedachte"}, expect=422)
    assert "Een lange gedachte" in refused.html


def test_a_reader_sees_the_plan_and_no_form(site: Site) -> None:
    pad = plan(site)
    reader = share(site, pad, Rol.LEZEN)
    assert site.open(f"{reader}/uitwerken").path.endswith("/overzicht")
    assert site.open(f"{reader}/uitwerken/convenant").path.endswith("/overzicht")
    assert site.post(f"{reader}/uitwerken/convenant", {"wat.convenant": "Stiekem"}).status_code == 403


@pytest.mark.parametrize(("whose", "becomes"), [("mijn", "Mijn plan"), ("hun", "Hun plan"), ("samen", "Ons plan")])
def test_two_people_at_one_field_choose_what_it_becomes(both_sites: Site, whose: str, becomes: str) -> None:
    pad = plan(both_sites)
    old = both_sites.open(f"{pad}/uitwerken/convenant")
    work_out(both_sites, pad, wat="Hun plan", trekker="Anna")
    typed = fields("convenant", {"wat": "Mijn plan", "wanneer": "2028"})
    page = old.form(SAVE).fill(typed).submit(SAVE, expect=409)
    assert page.h1 == "Iemand anders schreef ook"
    shown = page.form("Bewaar deze keuze").values
    assert (shown["mijn.wat.convenant"], shown["wat.convenant"]) == ("Mijn plan", "Mijn plan\n\nHun plan")
    now = kept(both_sites, pad)
    assert (now["wat"], now["trekker"], now["wanneer"]) == ("Hun plan", "Anna", "2028")
    choice = {"kies.wat.convenant": whose} | ({"wat.convenant": "Ons plan"} if whose == "samen" else {})
    page.form("Bewaar deze keuze").fill(choice).submit("Bewaar deze keuze")
    then = kept(both_sites, pad)
    assert then["wat"] == becomes


def test_the_same_words_from_two_people_are_no_conflict(site: Site) -> None:
    pad = plan(site)
    old = site.open(f"{pad}/uitwerken/convenant")
    work_out(site, pad, wat="Samen")
    old.form(SAVE).fill(fields("convenant", {"wat": "Samen"})).submit(SAVE)
