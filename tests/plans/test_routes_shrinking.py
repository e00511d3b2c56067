"""The page that shows what falls when the money falls: from the address alone, and nothing is kept."""

from tests.plans.test_routes_links import share, stored
from tests.trees import find, words
from tests.visitor import Site

KEUZES = {
    "zorg-en-welzijn": "visie",
    "mantelzorgers": "doelgroepen",
    "zorginstelling": "partners",
    "kunst-op-recept": "instrumenten",
    "flexibele-regelgeving": "instrumenten",
}


def with_money(site: Site) -> str:
    """A bouwwerk with two amounts: one that comes back, and one that comes once."""
    pad = site.begin(titel="Plan", periode="2027-2030").pad
    for slug, stap in KEUZES.items():
        site.post(f"{pad}/{stap}", {f"stand.{slug}": "ontwikkelen", f"was.{slug}": ":"})
    told = {"bedrag_van": "8000", "bedrag_tot": "12000", "geldsoort": "structureel"}
    site.post(f"{pad}/uitwerken/kunst-op-recept", {f"{veld}.kunst-op-recept": value for veld, value in told.items()})
    once = {"bedrag_van": "500", "bedrag_tot": "500", "geldsoort": "eenmalig"}
    site.post(
        f"{pad}/uitwerken/flexibele-regelgeving",
        {f"{veld}.flexibele-regelgeving": value for veld, value in once.items()},
    )
    return pad


def cells(site: Site, address: str) -> list[list[str]]:
    """The rows of the sums."""
    (table, *_) = site.open(address).query("table")
    rows = find(table, "tr")[1:]
    return [[words(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in find(row, "td")] for row in rows]


def test_an_empty_bouwwerk_has_nothing_to_lose_and_says_so(site: Site) -> None:
    page = site.open(f"{site.begin().pad}/minder")

    assert page.h1 == "Wat als het minder wordt?"
    assert "Er staat nog niets in het plan wat kan vallen." in page.text


def test_the_sums_follow_the_address_and_nothing_is_kept(both_sites: Site) -> None:
    pad = with_money(both_sites)
    before = stored(both_sites)

    assert cells(both_sites, f"{pad}/minder?minder=25") == [
        ["€ 8.000 tot € 12.000", "€ 2.000 tot € 3.000", "€ 0", "€ 8.000 tot € 12.000", "€ 2.000 tot € 3.000"],
        ["€ 500", "€ 125", "€ 0", "€ 500", "€ 125"],
    ]
    fallen = cells(both_sites, f"{pad}/minder?minder=eigen&procent=40&valt=flexibele-regelgeving")
    assert [row[-1] for row in fallen] == ["€ 3.200 tot € 4.800", "Niets meer"]
    assert stored(both_sites) == before


def test_what_loses_its_last_support_is_named_with_the_reason(site: Site) -> None:
    pad = with_money(site)
    page = site.open(f"{pad}/minder").form("valt").submit()
    assert "Er valt niets, dus er gaat niets verloren." in page.text

    page = site.open(f"{pad}/minder?valt=kunst-op-recept&valt=zorginstelling&valt=verzonnen")

    assert "Als 2 bouwstenen vallen" in page.text
    assert "Hier staat dan geen instrument en geen partner meer bij." in page.text
    assert "Kunst op recept valt weg." in page.text
    assert "1 vinkje uit dit adres gaat over iets wat niet meer in het plan staat." in page.text
    assert "dit levert in deze som niets op: Zorginstelling." in page.text


def test_what_is_left_and_what_hangs_on_something_alone_are_told_apart(site: Site) -> None:
    page = site.open(f"{with_money(site)}/minder")

    assert "Is als enige over voor" in page.text
    assert "Zorg en welzijn (instrument)" in page.text


def test_a_percentage_that_is_none_is_refused_with_what_was_typed_and_marked(site: Site) -> None:
    pad = with_money(site)
    for typed in ("veel", "0", "101", "12,5", "", "²³³"):
        page = site.open(f"{pad}/minder?minder=eigen&procent={typed}&valt=flexibele-regelgeving", expect=422)
        assert page.faults == ["Vul een heel getal in van 1 tot en met 100."]
        assert page.tree.by_id["procent"].attrs["value"] == typed
        assert [box.attrs["value"] for box in page.query("input[checked]")] == ["eigen", "flexibele-regelgeving"]
    assert "15 procent daarvan" in site.open(f"{pad}/minder?minder=eigen&procent=15%25").html
    assert "10 procent daarvan" in site.open(f"{pad}/minder?minder=onzin").html


def test_a_reader_may_look_and_try_too(site: Site) -> None:
    reader = share(site, with_money(site), "lezen")

    assert "Er verandert niets aan het plan." in site.open(f"{reader}/minder?valt=flexibele-regelgeving").text
