"""The page that asks whether all fits together: questions, answers by one click, and leaving them as they are."""

from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site

ALONE = ("zorg-en-welzijn", "inwoners-met-een-laag-inkomen", "zorginstelling")


def with_questions(site: Site) -> str:
    """A bouwwerk with a care partner without any agreement, and other questions."""
    pad = site.begin(titel="Plan", periode="2027-2030").pad
    for slug, stap in zip(ALONE, ("visie", "doelgroepen", "partners"), strict=True):
        site.post(f"{pad}/{stap}", {f"stand.{slug}": "ontwikkelen", f"was.{slug}": ":"})
    return pad


def asked(site: Site, pad: str) -> list[str]:
    """The headings of the questions on the page."""
    return [words(item) for item in site.open(f"{pad}/samenhang").query(".bp-hint h3")]


AGREEMENT = "Wat spreek je met zorg en welzijn af?"


def test_an_empty_bouwwerk_gets_no_questions_and_says_where_to_begin(site: Site) -> None:
    page = site.open(f"{site.begin().pad}/samenhang")

    assert page.h1 == "Past alles bij elkaar?"
    assert "Kies eerst een doel bij Visie" in page.text
    assert "Er staat nog niets in je plan." in page.text


def test_one_click_adds_the_bouwsteen_that_answers_a_question_and_can_be_undone(both_sites: Site) -> None:
    pad = with_questions(both_sites)
    assert AGREEMENT in asked(both_sites, pad)

    page = both_sites.open(f"{pad}/samenhang").form("Voeg Convenant toe").submit("Voeg Convenant toe")

    assert AGREEMENT not in asked(both_sites, pad)
    assert {k["bouwsteen"]: k["stand"] for k in both_sites.data(pad)["keuzes"]}["convenant"] == "ontwikkelen"
    page.form("Ongedaan maken").submit("Ongedaan maken")
    assert AGREEMENT in asked(both_sites, pad)


def test_the_same_click_twice_or_after_a_colleague_chose_changes_nothing(site: Site) -> None:
    pad = with_questions(site)
    form = site.open(f"{pad}/samenhang").form("Voeg Convenant toe")
    site.post(f"{pad}/instrumenten", {"stand.convenant": "behouden", "was.convenant": ":"})
    before = len(site.rows("gebeurtenis"))

    form.submit("Voeg Convenant toe")
    form.submit("Voeg Convenant toe")

    assert len(site.rows("gebeurtenis")) == before
    assert {k["bouwsteen"]: k["stand"] for k in site.data(pad)["keuzes"]}["convenant"] == "behouden"


def test_a_question_that_is_left_goes_with_its_reason_and_comes_back_when_asked(both_sites: Site) -> None:
    pad = with_questions(both_sites)
    form = both_sites.open(f"{pad}/samenhang").form(f"Weten we, laat maar ({AGREEMENT})")

    page = form.fill(waarom="Dat doen we na de zomer.").submit()

    assert AGREEMENT not in asked(both_sites, pad)
    assert "Dat doen we na de zomer." in page.text
    assert f"Vraag ‘{AGREEMENT}’ gelaten zoals het is" in both_sites.open(f"{pad}/geschiedenis").text
    page.form("Vraag het weer").submit()
    assert AGREEMENT in asked(both_sites, pad)
    assert both_sites.rows("afweging") == []


def test_leaving_it_is_about_the_keuzes_that_were_named_and_not_about_later_ones(site: Site) -> None:
    pad = with_questions(site)
    site.open(f"{pad}/samenhang").form(f"Weten we, laat maar ({AGREEMENT})").submit()

    site.post(f"{pad}/partners", {"stand.ggd": "ontwikkelen", "was.ggd": ":"})

    page = site.open(f"{pad}/samenhang")
    (about,) = [words(item) for item in page.query(".bp-hint p") if "geen afspraak" in words(item)]
    assert about.startswith("Je werkt samen met GGD, maar")


def test_a_reason_that_is_too_long_is_refused_with_everything_still_there(site: Site) -> None:
    pad = with_questions(site)
    form = site.open(f"{pad}/samenhang").form(f"Weten we, laat maar ({AGREEMENT})")

    page = form.fill(waarom="x" * 1003).submit(expect=422)

    assert page.faults == ["Je reden is 3 tekens te lang: hooguit 1000 tekens."]
    assert page.form(f"Weten we, laat maar ({AGREEMENT})").values["waarom"].strip() == "x" * 1003
    assert site.rows("afweging") == []


def test_what_no_page_sends_is_refused(site: Site) -> None:
    pad = with_questions(site)
    for path, fields in (
        ("kies", {"bouwsteen": "bestaat-niet", "stand": "ontwikkelen"}),
        ("kies", {"bouwsteen": "convenant", "stand": "misschien"}),
        ("laat", {"regel": "bestaat-niet"}),
        ("terug", {"regel": ""}),
    ):
        site.send(f"{pad}/samenhang/{path}", fields, expect=422)
    site.send(f"{pad}/samenhang/laat", {"regel": "niets-volgt", "over.verzonnen": "ja", "terug": "//elders"})
    assert [(row["regel"], row["over"]) for row in site.rows("afweging")] == [("niets-volgt", "")]


def test_the_overview_shows_the_first_three_questions_and_leads_to_the_rest(site: Site) -> None:
    pad = with_questions(site)
    overview = site.open(f"{pad}/overzicht")

    assert [words(item) for item in overview.query(".bp-hint h3")] == asked(site, pad)[:3]
    back = overview.form("regel").submit()
    assert back.path == f"{pad}/overzicht"


def test_a_reader_sees_the_questions_and_finds_no_form(site: Site) -> None:
    owner = with_questions(site)
    reader = share(site, owner, "lezen")
    page = site.open(f"{reader}/samenhang")

    assert AGREEMENT in page.text
    assert page.query("form") == []


def test_the_red_thread_is_a_picture_with_a_table_that_says_the_same(site: Site) -> None:
    page = site.open(f"{with_questions(site)}/samenhang")

    assert len(page.query("svg.bp-draad")) == 2
    row = [words(cell) for cell in page.query("tbody td")]
    assert row == ["nog niets", "Zorginstelling", "nog niets", "nog niets", "nog niets"]
