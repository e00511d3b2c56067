"""The catalogue for everybody: every bouwsteen has a page that says everything, and says how old that is."""

import json
from datetime import date

import pytest
from sqlalchemy import update

from app.blocks.models import bouwsteen, catalogus
from app.settings import ROOT
from tests.visitor import Site

BLOCKS = json.loads((ROOT / "seed" / "bouwstenen.json").read_text())["bouwstenen"]


def test_the_list_holds_every_bouwsteen_once_and_leads_to_its_page(site: Site) -> None:
    page = site.open("/bouwstenen")
    links = [str(link.attrs["href"]) for link in page.query("main a") if "/bouwstenen/" in str(link.attrs["href"])]
    assert sorted(links) == sorted(f"/bouwstenen/{block['slug']}" for block in BLOCKS)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block["slug"])
def test_each_page_says_everything_there_is(site: Site, block: dict[str, object]) -> None:
    page = site.open(f"/bouwstenen/{block['slug']}")
    assert page.h1 == block["titel"]
    told = [block[name] for name in ("kern", "uitleg", "wanneer", "vraagt", "valkuil")]
    for text in (*told, *block["vragen"], *block["indicatoren"]):  # type: ignore[misc]
        assert str(text) in page.text
    assert "Nagekeken op" in page.text


def test_a_bouwsteen_that_does_not_exist_is_a_helpful_page(site: Site) -> None:
    assert site.open("/bouwstenen/bestaat-niet", expect=404).h1 == "Deze pagina bestaat niet"


def test_what_is_overdue_says_so(site: Site) -> None:
    assert "opnieuw worden nagekeken" not in site.open("/bouwstenen/krimp").text
    with site.database.write() as connection:
        connection.execute(update(bouwsteen).where(bouwsteen.c.slug == "krimp").values(herzien_voor=date(2020, 1, 1)))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
    assert "Dat is nog niet gebeurd." in site.open("/bouwstenen/krimp").text
    assert "Dat is nog niet gebeurd." not in site.open("/bouwstenen/museum").text


def test_from_a_step_a_bouwsteen_opens_and_leads_back(site: Site) -> None:
    pad = site.begin().pad
    step = site.open(f"{pad}/visie")
    assert step.query('a[href="/bouwstenen/krimp"]')
    page = site.follow(site.get("/bouwstenen/krimp", headers={"Referer": f"{site.settings.address}{pad}/visie"}))
    assert page.follow("Terug naar je bouwwerk").path == f"{pad}/visie"


def test_a_bouwsteen_shows_who_did_it_what_it_goes_with_and_where_it_stood(site: Site) -> None:
    page = site.open("/bouwstenen/zorg-en-welzijn")
    for heading in ("Voorbeelden", "Hangt samen met", "In deze bouwtekeningen"):
        assert heading in page.text
    assert "Sociale gemeente" in page.text
    assert "Nieuwegein" in page.text


def test_where_no_voorbeeld_is_known_the_page_says_so_and_invites_one(site: Site) -> None:
    page = site.open("/bouwstenen/krimp")
    assert "We kennen nog geen voorbeeld van een gemeente." in page.text
    assert page.follow("Laat het ons weten.").path == "/aanvraag"
