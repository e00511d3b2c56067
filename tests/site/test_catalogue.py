"""The catalogue for everybody: every bouwsteen has a page that says everything, and says how old that is."""

import json
import re
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import update

from app.blocks.models import bouwsteen, catalogus
from app.settings import ROOT
from tests.pages import Page
from tests.trees import find, parents, words
from tests.visitor import Site

BLOCKS = json.loads((ROOT / "seed" / "bouwstenen.json").read_text())["bouwstenen"]
VOORBEELDEN = json.loads((ROOT / "seed" / "voorbeelden.json").read_text())["voorbeelden"]

NONCE = re.compile(r'nonce="[^"]*"')


def test_the_list_holds_every_bouwsteen_once_and_leads_to_its_page(site: Site) -> None:
    page = site.open("/bouwstenen")
    links = [str(link.attrs["href"]) for row in page.query("[data-regel]") for link in find(row, "a")[:1]]
    assert sorted(links) == sorted(f"/bouwstenen/{block['slug']}" for block in BLOCKS)


def test_the_list_counts_voorbeelden_and_leads_to_them(site: Site) -> None:
    page = site.open("/bouwstenen")
    known = Counter(slug for item in VOORBEELDEN for slug in item["bouwstenen"])
    told = [a for a in page.query("[data-regel] a") if str(a.attrs["href"]).endswith("#voorbeelden")]
    assert {str(a.attrs["href"]): int(words(a).split()[0]) for a in told} == {
        f"/bouwstenen/{slug}#voorbeelden": number for slug, number in known.items()
    }


def left(page: Page) -> list[str]:
    """The bouwstenen of the list that can be seen."""
    rows = [row for row in page.query("[data-regel]") if not any("hidden" in around.attrs for around in parents(row))]
    return [words(find(row, "a")[0]) for row in rows]


@pytest.mark.parametrize("pad", ["", "bouwwerk"])
def test_the_filter_of_the_list_works_without_javascript(site: Site, pad: str) -> None:
    pad = site.begin().pad if pad else ""
    page = site.open(f"{pad}/bouwstenen")
    assert len(left(page)) == len(BLOCKS)
    found = page.form("zoek").fill(zoek="CAFÉ jongeren oud").submit("Toon")
    assert left(found) == []
    found = found.form("zoek").fill(zoek=" scholén  po ").submit("Toon")
    assert found.form("zoek").values["zoek"] == "scholén po"
    assert left(found) == ["Scholen PO"]
    assert "1 bouwsteen gevonden." in found.text
    assert len(left(found.follow("Toon alle bouwstenen"))) == len(BLOCKS)


@pytest.mark.parametrize("zoek", ["x" * 5000, "<script>", "\x00\ud800", "((", "%"])
def test_the_list_opens_whatever_is_sought(site: Site, zoek: str) -> None:
    page = site.follow(site.get("/bouwstenen", params={"zoek": zoek.encode(errors="replace")}))
    assert page.h1 == "Alle bouwstenen"


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


@pytest.mark.parametrize("path", ["/bouwstenen", "/bouwstenen/museum", "/voorbeelden"])
def test_a_public_page_says_the_same_to_everybody(site: Site, path: str) -> None:
    pad = site.begin(gemeente="Brummen").pad
    from_bouwwerk = site.get(path, headers={"Referer": f"{site.settings.address}{pad}/visie"}).text
    assert "/b/" not in from_bouwwerk
    assert NONCE.sub("", from_bouwwerk) == NONCE.sub("", site.get(path).text)


def test_the_voorbeelden_of_a_bouwsteen_can_be_narrowed_by_size(site: Site) -> None:
    page = site.open("/bouwstenen/zorginstelling")
    (nav,) = page.query("nav[aria-label='Grootte van de gemeente']")
    told = {str(a.attrs["href"]): words(a) for a in find(nav, "a")}
    base = "/bouwstenen/zorginstelling"
    assert list(told) == [
        f"{base}#voorbeelden",
        *(f"{base}?grootte={size}#voorbeelden" for size in ("klein", "middelgroot", "groot")),
    ]
    assert [words(h) for h in site.open(f"{base}?grootte=klein").query("article h3")] == ["Zilveren Taalcompetenties"]
    assert len(site.open(f"{base}?grootte=enorm").query("article")) == len(page.query("article")) == 4
    assert "Deze grootte kennen we niet." in site.open(f"{base}?grootte=enorm").text


def test_a_size_without_voorbeelden_says_so_and_leads_to_all(site: Site) -> None:
    page = site.open("/bouwstenen/bibliotheek?grootte=klein")
    assert "Geen voorbeeld van een kleine gemeente." in page.text
    assert page.follow("Bekijk alle.").query("article")


def test_from_the_public_page_a_bouwwerk_begins_at_that_bouwsteen(both_sites: Site) -> None:
    page = both_sites.open("/bouwstenen/museum").follow("Voeg toe aan mijn bouwwerk")
    asked = page.form("titel").fill(gemeente="utrech").submit("Zoek")
    answer = asked.form("titel").fill(gemeente_code="GM0344").send("Begin met ‘Museum’")
    assert answer.headers["Location"].endswith("/partners#museum")
    assert both_sites.follow(answer).h1 == "Partners"


@pytest.mark.parametrize("slug", ["bestaat-niet", "", "<script>", "x" * 5000])
def test_a_bouwwerk_begins_as_usual_when_nobody_knows_the_bouwsteen(site: Site, slug: str) -> None:
    page = site.follow(site.get("/begin", params={"bouwsteen": slug}))
    assert page.form("titel").submit("Begin met stap 1").h1 == "Visie"
    assert site.send("/begin", {"titel": "Recht toe", "bouwsteen": slug}).h1 == "Visie"


def test_from_the_public_page_a_saved_bouwwerk_opens_at_that_bouwsteen(site: Site) -> None:
    pad = site.begin().pad
    page = site.open("/bouwstenen/museum").follow("Open het met je geheime link.")
    refused = page.form("link").fill(link="iets anders").submit("Open je bouwwerk", expect=422)
    opened = refused.form("link").fill(link=f"https://bouwplaats.example.org{pad}").submit("Open je bouwwerk")
    assert opened.path == f"{pad}/bouwstenen/museum"
    assert site.send("/open", {"link": pad, "bouwsteen": "bestaat-niet"}).path == f"{pad}/overzicht"
