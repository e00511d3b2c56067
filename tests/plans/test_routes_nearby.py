"""Gemeenten like yours: voorbeelden nearest first, and a mirror that stays silent until enough of them joined."""

from app.municipalities.search import Search
from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site

TOO_FEW = "Nog te weinig bouwwerken."


def with_museum(site: Site, gemeente: str) -> str:
    pad = site.begin(titel="Plan", gemeente=gemeente).pad
    site.post(f"{pad}/partners", {"stand.bibliotheek": "behouden", "was.bibliotheek": ":"})
    return pad


def of_the_size_of(site: Site, gemeente: str) -> list[str]:
    """Other gemeenten of the same size, by a name that is found without asking back."""
    search: Search = site.app.state.instance.search
    mine = search.by_name[gemeente]
    alike = [one.toonnaam for one in search.by_code.values() if one.grootteklasse == mine.grootteklasse]
    return [naam for naam in alike if search.resolve(naam) and naam != gemeente]


def test_without_a_gemeente_the_page_says_so_and_asks_for_nothing(site: Site) -> None:
    page = site.open(f"{site.begin().pad}/gemeenten")

    assert "Er staat nog niets in je plan." in page.text
    assert "De spiegel werkt pas als je een gemeente uit de lijst kiest." in page.text
    assert page.query("form") == []


def test_voorbeelden_are_about_what_was_chosen(site: Site) -> None:
    page = site.open(f"{with_museum(site, 'Zeist')}/gemeenten")

    assert page.query("article")
    assert all("Bibliotheek" in words(article) for article in page.query("article"))
    assert TOO_FEW in page.text


def test_joining_and_leaving_is_told_in_the_history_and_twice_is_once(both_sites: Site) -> None:
    pad = with_museum(both_sites, "Zeist")
    form = both_sites.open(f"{pad}/gemeenten").form("meedoen")

    form.submit("Doe mee aan de spiegel")
    page = form.submit("Doe mee aan de spiegel")

    assert len(both_sites.rows("spiegel")) == 1
    page.form("meedoen").submit("Doe niet meer mee")
    assert both_sites.rows("spiegel") == []
    told = [row["soort"] for row in both_sites.rows("gebeurtenis")]
    assert told[-2:] == ["spiegel_aan", "spiegel_uit"]


def test_the_mirror_speaks_when_ten_others_joined_one_for_each_gemeente(both_sites: Site) -> None:
    pad = with_museum(both_sites, "Zeist")
    others = of_the_size_of(both_sites, "Zeist")[:10]
    for naam in others[:9]:
        both_sites.post(f"{with_museum(both_sites, naam)}/gemeenten", {"meedoen": "ja"})
    both_sites.post(f"{with_museum(both_sites, others[0])}/gemeenten", {"meedoen": "ja"})
    both_sites.post(f"{pad}/gemeenten", {"meedoen": "ja"})
    assert TOO_FEW in both_sites.open(f"{pad}/gemeenten").text

    last = with_museum(both_sites, others[9])
    both_sites.post(f"{last}/gemeenten", {"meedoen": "ja"})

    page = both_sites.open(f"{pad}/gemeenten")
    assert [words(row) for row in page.query("tbody tr")] == ["Bibliotheek 10"]
    assert not any(naam in words(page.tree.by_id["spiegel"]) for naam in others)
    both_sites.post(f"{last}/verwijderen", {"akkoord": "ja"})
    assert TOO_FEW in both_sites.open(f"{pad}/gemeenten").text


def test_a_reader_sees_the_page_and_cannot_join(site: Site) -> None:
    reader = share(site, with_museum(site, "Zeist"), "lezen")

    assert site.open(f"{reader}/gemeenten").query("form") == []
    assert site.post(f"{reader}/gemeenten", {"meedoen": "ja"}).status_code == 403
