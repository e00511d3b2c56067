"""The page with ideas: taken by one click, left by another, and shown again when asked."""

from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site


def with_ideas(site: Site) -> str:
    pad = site.begin(titel="Plan", gemeente="Zeist").pad
    site.post(f"{pad}/visie", {"stand.zorg-en-welzijn": "ontwikkelen", "was.zorg-en-welzijn": ":"})
    return pad


def shown(site: Site, pad: str) -> list[str]:
    return [words(item) for item in site.open(f"{pad}/ideeen").query(".bp-idee h3")]


def test_an_empty_bouwwerk_gets_no_ideas(site: Site) -> None:
    page = site.open(f"{site.begin().pad}/ideeen")

    assert "Kies eerst een paar bouwstenen" in page.text
    assert page.query(".bp-idee") == []


def test_an_idea_is_taken_with_the_stand_of_the_button_and_can_be_undone(both_sites: Site) -> None:
    pad = with_ideas(both_sites)
    assert "Welzijn en zorg" in shown(both_sites, pad)

    page = (
        both_sites.open(f"{pad}/ideeen").form("Hebben we al (Welzijn en zorg)").submit("Hebben we al (Welzijn en zorg)")
    )

    assert page.path == f"{pad}/ideeen"
    assert "Welzijn en zorg" not in shown(both_sites, pad)
    assert {k["bouwsteen"]: k["stand"] for k in both_sites.data(pad)["keuzes"]}["welzijn-en-zorg"] == "behouden"
    page.form("Ongedaan maken").submit("Ongedaan maken")
    assert "Welzijn en zorg" in shown(both_sites, pad)


def test_an_idea_that_is_left_is_shown_no_more_until_it_is_asked_for(both_sites: Site) -> None:
    pad = with_ideas(both_sites)

    page = both_sites.open(f"{pad}/ideeen").form("Laat maar (Welzijn en zorg)").submit("Laat maar (Welzijn en zorg)")

    assert "Welzijn en zorg" not in shown(both_sites, pad)
    assert "Ideeën die je liet liggen" in page.text
    assert "Idee ‘Welzijn en zorg’ laten liggen" in both_sites.open(f"{pad}/geschiedenis").text
    page.form("Laat weer zien").submit()
    assert "Welzijn en zorg" in shown(both_sites, pad)


def test_the_overview_shows_three_ideas_of_three_stappen(site: Site) -> None:
    pad = with_ideas(site)
    overview = site.open(f"{pad}/overzicht")

    assert len(overview.query(".bp-idee")) == 3
    first = words(overview.query(".bp-idee h3")[0])
    back = overview.form(f"Laat maar ({first})").submit(f"Laat maar ({first})")
    assert back.path == f"{pad}/overzicht"
    assert first not in [words(item) for item in back.query(".bp-idee h3")]


def test_a_bouwsteen_that_there_is_not_is_refused(site: Site) -> None:
    pad = with_ideas(site)
    for path in ("laat", "terug"):
        site.send(f"{pad}/ideeen/{path}", {"bouwsteen": "verzonnen"}, expect=422)
    assert site.rows("afweging") == []


def test_a_reader_sees_the_ideas_and_finds_no_form(site: Site) -> None:
    page = site.open(f"{share(site, with_ideas(site), 'lezen')}/ideeen")

    assert page.query(".bp-idee")
    assert page.query("form") == []
