"""All voorbeelden on one page: narrowed by size and stap, the nearest first for who has a gemeente."""

import json

import pytest

from app.advice.voorbeelden import near
from app.blocks.catalogue import Catalogue
from app.municipalities.search import Search
from app.settings import ROOT, Settings
from tests.pages import Page
from tests.trees import find, words
from tests.visitor import Site

VOORBEELDEN = json.loads((ROOT / "seed" / "voorbeelden.json").read_text())["voorbeelden"]
BLOCKS = json.loads((ROOT / "seed" / "bouwstenen.json").read_text())["bouwstenen"]
PLACE = {item["slug"]: number for number, item in enumerate(VOORBEELDEN)}
STAP = {block["slug"]: block["stap"] for block in BLOCKS}


def shown(page: Page) -> list[str]:
    """The slugs of the voorbeelden on a page, in order."""
    return [str(article.attrs["id"]) for article in page.tree.named("article")]


def links(page: Page, about: str) -> dict[str, tuple[str, int]]:
    """Per link that narrows the list its address and its count."""
    (nav,) = [one for one in page.tree.named("nav") if one.attrs.get("aria-label") == about]
    told = {}
    for a in find(nav, "a"):
        number = words(find(a, "span")[0])
        told[words(a).removesuffix(number).strip()] = (str(a.attrs["href"]), int(number))
    return told


def test_every_voorbeeld_stands_there_once_with_all_it_says(site: Site) -> None:
    page = site.open("/voorbeelden")
    assert shown(page) == [item["slug"] for item in VOORBEELDEN]
    assert len(VOORBEELDEN) == 50
    for item, article in zip(VOORBEELDEN, page.tree.named("article"), strict=True):
        text = words(article)
        told = (item["naam"], item["wat"], *item["partners"], *(source["titel"] for source in item["bron"]))
        assert [part for part in told if part not in text] == [], item["slug"]
        named = {str(a.attrs["href"]) for a in find(article, "a")}
        assert named >= {f"/bouwstenen/{slug}" for slug in item["bouwstenen"]}
        assert ("afgeleid uit het aantal inwoners" in text) == (
            item["grootte_herkomst"] == "afgeleid" and bool(item["gemeenten"])
        )


def test_the_gemeente_is_called_by_its_own_name_with_its_size_in_words(site: Site) -> None:
    page = site.open("/voorbeelden")
    assert "Kleine en middelgrote gemeenten" in words(page.tree.by_id["zilveren-taalcompetenties"])
    assert "Katwijk, Lisse en Vught" in words(page.tree.by_id["zilveren-taalcompetenties"])
    assert "Den Haag" in words(page.tree.by_id["age-friendly-cultural-cities-2016"])
    assert "Grote gemeente" in words(page.tree.by_id["alkmaar-talentstad"])
    assert "minder dan 25.000 inwoners" in page.text


def test_for_a_gemeente_come_first_those_of_its_size_in_its_provincie(site: Site, catalogue: Catalogue) -> None:
    search: Search = site.app.state.instance.search
    mine = search.by_name["Alkmaar"]
    order = near(catalogue.voorbeelden, search, mine)
    same_size = [one for one in order if mine.grootteklasse in one.klassen]
    nearby = [one for one in same_size if one.lies_in(mine.provincie)]

    assert nearby
    assert list(order[: len(nearby)]) == nearby
    assert list(order[: len(same_size)]) == same_size
    assert near(catalogue.voorbeelden, search, None) == tuple(sorted(order, key=lambda one: PLACE[one.voorbeeld.slug]))


@pytest.mark.parametrize("grootte", ["klein", "middelgroot", "groot"])
def test_a_size_leaves_what_it_counted(site: Site, grootte: str) -> None:
    address, number = links(site.open("/voorbeelden"), "Grootte van de gemeente")[grootte.capitalize()]
    page = site.open(address)
    assert len(shown(page)) == number > 0
    own = {item["slug"] for item in VOORBEELDEN if item["grootteklasse"] == grootte}
    assert own <= set(shown(page))
    assert links(page, "Grootte van de gemeente")["Alle"] == ("/voorbeelden", 50)


def test_size_and_stap_narrow_together_and_every_count_is_true(site: Site) -> None:
    page = site.open("/voorbeelden?grootte=middelgroot&stap=partners")
    partners = {item["slug"] for item in VOORBEELDEN if "partners" in {STAP[slug] for slug in item["bouwstenen"]}}
    assert set(shown(page)) == partners & set(shown(site.open("/voorbeelden?grootte=middelgroot")))
    for about in ("Grootte van de gemeente", "Bij een bouwsteen uit de stap"):
        for address, number in links(page, about).values():
            assert len(shown(site.open(address))) == number, address


def test_what_does_not_exist_narrows_nothing_and_says_so(site: Site) -> None:
    page = site.open("/voorbeelden?grootte=enorm&stap=zesde")
    assert len(shown(page)) == 50
    assert "Deze grootte kennen we niet." in page.text
    assert "Deze stap kennen we niet." in page.text


@pytest.mark.parametrize("grootte", ["", "x" * 5000, "<script>", "KLEIN", "\x00"])
def test_the_page_opens_whatever_its_address_says(site: Site, grootte: str) -> None:
    answer = site.get("/voorbeelden", params={"grootte": grootte, "stap": grootte})
    assert len(shown(site.follow(answer))) == 50


def test_nothing_left_says_so_and_leads_back(site: Site) -> None:
    page = site.open("/voorbeelden?grootte=klein&stap=doelgroepen")
    assert shown(page) == []
    assert "Geen voorbeeld van een kleine gemeente bij Doelgroepen." in page.text
    assert len(shown(page.follow("Bekijk alle."))) == 50


def test_in_a_bouwwerk_the_nearest_in_size_come_first(site: Site) -> None:
    pad = site.begin(gemeente="Brummen").pad
    page = site.open(f"{pad}/voorbeelden")
    assert shown(page)[0] == "brummen-jeugdfonds"
    assert len(shown(page)) == 50
    assert set(shown(page)[-3:]) == {item["slug"] for item in VOORBEELDEN if not item["gemeenten"]}
    assert "die in grootte het meest op Brummen lijken" in page.text
    small = links(page, "Grootte van de gemeente")["Klein"][1]
    assert set(shown(page)[:small]) == set(shown(site.open("/voorbeelden?grootte=klein")))
    assert page.query("main a[href^='/bouwstenen']") == [], "leads out of the bouwwerk"


def test_without_a_known_gemeente_the_order_is_that_of_the_catalogue(site: Site) -> None:
    pad = site.begin(gemeente="Regio Rivierenland").pad
    page = site.open(f"{pad}/voorbeelden")
    assert shown(page) == [item["slug"] for item in VOORBEELDEN]
    assert "het meest op" not in page.text


def test_who_knows_one_more_can_send_it(site: Site, sqlite_settings: Settings) -> None:
    form = site.open("/voorbeelden").follow("Stuur een voorbeeld").form("titel")
    assert form.values["titel"] == "Een voorbeeld voor de Bouwplaats"
    reachable = sqlite_settings.model_copy(update={"redactie_email": "redactie@bouwplaats.example.org"})
    with Site.running(reachable) as other:
        assert "mailto:redactie@bouwplaats.example.org?subject=Een%20voorbeeld" in other.open("/voorbeelden").html


def test_a_voorbeeld_that_is_sent_from_a_bouwwerk_does_not_become_a_bouwsteen_of_it(site: Site) -> None:
    pad = site.begin().pad
    form = site.open(f"{pad}/bouwstenen/museum").follow("Laat het ons weten.").form("titel")
    assert (form.values["titel"], form.values["stap"]) == ("Een voorbeeld bij Museum", "partners")
    form.submit("Verstuur je aanvraag")
    assert [row["titel"] for row in site.rows("aanvraag")] == ["Een voorbeeld bij Museum"]
    assert site.rows("keuze") == []


def test_two_bouwstenen_of_one_name_are_told_apart(site: Site) -> None:
    text = words(site.open("/voorbeelden").tree.by_id["cultuurcoaches-wijken-groningen"])
    assert "Cultuurcoach (partners)" in text
