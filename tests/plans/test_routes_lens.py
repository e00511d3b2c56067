"""The plan through the eyes of another domein, as pages and as a brief."""

from io import BytesIO

import pikepdf

from app.advice.lenses import DOMEINEN
from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site


def for_care(site: Site) -> str:
    """A bouwwerk with something for care and nothing for the economy."""
    pad = site.begin(titel="Samen", periode="2027-2030").pad
    for slug, stap in (("zorg-en-welzijn", "visie"), ("ouderen", "doelgroepen"), ("zorginstelling", "partners")):
        told = {f"stand.{slug}": "ontwikkelen", f"was.{slug}": ":", f"toelichting.{slug}": "Samen met Wmo."}
        site.post(f"{pad}/{stap}", told)
    return pad


def test_there_is_a_way_to_every_lens_with_how_much_is_theirs(site: Site) -> None:
    page = site.open(f"{for_care(site)}/bril")

    assert [words(item) for item in page.query("main h2")] == [one.naam for one in DOMEINEN.values()]
    assert "3 keuzes horen hierbij." in page.text
    assert page.text.count("Er staat nog niets uit dit domein in het plan.") == 4


def test_a_lens_tells_goals_reasons_roles_gaps_and_what_is_not_known(both_sites: Site) -> None:
    page = both_sites.open(f"{for_care(both_sites)}/bril/zorg")

    assert page.h1 == "Door de bril van Wmo en zorg"
    assert "Ze zijn geen meetlat" in page.text
    assert "De adviesraad sociaal domein" in page.text
    assert "Er staat geen afspraak met een ander domein in" in page.text
    assert "Je legt budgetten bij elkaar" in page.text
    assert "De verkenning is breed en meet niet wat één project oplevert." in page.text
    (told,) = [words(item) for item in page.query("p.bp-citaat")]
    assert told.startswith("Het cultuurplan ‘Samen’ (2027–2030) werkt ook aan een doel van Wmo en zorg")
    assert "‘Samen met Wmo.’" in told


def test_a_lens_that_nothing_belongs_to_says_so_and_offers_what_could(site: Site) -> None:
    page = site.open(f"{for_care(site)}/bril/economie")

    assert "In dit plan staat nu niets wat bij dit domein hoort." in page.text
    assert "Creatieve economie" in page.text
    assert ".pdf" not in page.html


def test_the_brief_comes_as_pdf_and_word_without_the_plan_itself_in_it(site: Site) -> None:
    reader = share(site, for_care(site), "lezen")
    answer = site.get(f"{reader}/bril/zorg.pdf")

    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="bouwwerk-zorg-samen-' in answer.headers["content-disposition"]
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) <= 2
        assert list(pdf.attachments) == []
    assert site.get(f"{reader}/bril/zorg.docx").content.startswith(b"PK")


def test_a_domein_or_format_that_there_is_not_is_not_found(site: Site) -> None:
    pad = for_care(site)
    for path in ("toverij", "toverij.pdf", "zorg.csv", "zorg.html", "zorg."):
        assert site.get(f"{pad}/bril/{path}").status_code == 404
