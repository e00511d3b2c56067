"""Taking a plan along: what is chosen is remembered, a reader chooses in the address, and every file follows it."""

import csv
from io import BytesIO, StringIO

import pikepdf
import pytest

from app.plans.opties import Soort
from app.plans.rol import Rol
from tests.documents.reading import spoken, squeezed
from tests.plans.test_routes_links import share
from tests.visitor import Site


def plan(site: Site) -> str:
    pad = site.begin(titel="Ons plan", gemeente="Utrecht").pad
    site.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen", toelichting="=Samen met de wijk.")
    return pad


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def test_what_is_chosen_is_remembered_and_no_change_of_the_plan(both_sites: Site) -> None:
    pad = plan(both_sites)
    before = both_sites.rows("gebeurtenis")
    page = both_sites.open(f"{pad}/meenemen").form("Bewaar je keuze")
    assert page.values["met.tips"] == "ja"
    page.fill({"met.tips": False, "stap.visie": False}).submit("Bewaar je keuze")
    kept = both_sites.open(f"{pad}/meenemen").form("Bewaar je keuze").values
    assert ("met.tips" in kept, "stap.visie" in kept, kept["met.voorbeelden"]) == (False, False, "ja")
    assert both_sites.rows("gebeurtenis") == before
    words = spoken(both_sites.get(f"{pad}/document.pdf").content)
    assert squeezed("Niet opgenomen: de stap Visie; de tips en uitdagingen uit onderzoek.") in words


def test_a_kind_is_chosen_with_one_button_and_the_pdf_of_now_follows(site: Site) -> None:
    pad = plan(site)
    before = site.get(f"{pad}/document.pdf").content
    page = site.open(f"{pad}/meenemen").form("Collegenota").submit("Collegenota")
    assert "Je keuze is bewaard." in page.text
    short = site.get(f"{pad}/document.pdf").content
    assert pages(short) == 2 < pages(before)
    assert site.get(f"{pad}/document.pdf?voor=raadsstuk").content == before
    assert (
        site.open(f"{pad}/meenemen").form("bestand").send("Pdf van de collegenota").headers["Location"].endswith(".pdf")
    )


def test_every_button_for_the_pdf_says_which_paper_it_makes(site: Site) -> None:
    pad, pages = plan(site), ("overzicht", "bewaren")
    assert all("Maak de pdf voor de raad" in site.open(f"{pad}/{page}").text for page in pages)
    for soort in (Soort.COLLEGENOTA, Soort.WERKDOCUMENT):
        site.post(f"{pad}/meenemen", {"voor": soort})
        assert all(f"Maak de {soort.pdf}" in site.open(f"{pad}/{page}").text for page in pages)
        assert soort.pdf.capitalize() in site.open(f"{pad}/meenemen").text
        assert "pdf voor de raad" not in "".join(site.open(f"{pad}/{page}").text for page in (*pages, "meenemen"))


def test_a_reader_chooses_in_the_address_and_changes_nothing(site: Site) -> None:
    owner = plan(site)
    pad = share(site, owner, Rol.LEZEN)
    page = site.open(f"{pad}/meenemen").form("Collegenota").submit("Collegenota")
    assert page.path == f"{pad}/meenemen"
    assert (
        page.form("bestand").send("Pdf van de collegenota").headers["Location"]
        == f"{pad}/document.pdf?voor=collegenota"
    )
    assert site.rows("bouwwerk")[0]["opties"] == ""
    assert site.post(f"{pad}/meenemen", {"voor": "collegenota"}).status_code == 403


def test_a_file_is_made_of_what_is_ticked_on_screen_and_that_is_remembered(both_sites: Site) -> None:
    pad = plan(both_sites)
    form = both_sites.open(f"{pad}/meenemen").form("Webpagina").fill({"met.tips": False, "stap.visie": False})
    answer = form.send("Webpagina")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{pad}/document.html")
    left_out = "Niet opgenomen: de stap Visie; de tips en uitdagingen uit onderzoek."
    assert left_out in both_sites.get(f"{pad}/document.html").text.replace("\xa0", " ")
    assert "met.tips" not in both_sites.open(f"{pad}/meenemen").form("Webpagina").values
    reader = share(both_sites, pad, Rol.LEZEN)
    asked = both_sites.open(f"{reader}/meenemen").form("Webpagina").fill({"met.open_punten": False}).send("Webpagina")
    told = both_sites.get(asked.headers["Location"]).text.replace("\xa0", " ")
    assert "open punten" in told.partition("Niet opgenomen")[2][:200]
    assert "open punten" not in both_sites.get(f"{pad}/document.html").text.partition("Niet opgenomen")[2][:200]


def test_a_version_is_printed_as_ticked_on_screen(site: Site) -> None:
    pad = plan(site)
    site.post(f"{pad}/versies", {"naam": "Concept", "status": "concept"})
    form = site.open(f"{pad}/meenemen").form("Concept").fill({"met.tips": False})
    answer = form.send("Concept")
    assert answer.headers["Location"].startswith(f"{pad}/versies/1/document.pdf?voor=raadsstuk&keuze=ja")
    assert "met.tips" not in answer.headers["Location"]


@pytest.mark.parametrize("asked", [{"bestand": "exe"}, {"bestand": "../x"}, {"versie": "9"}, {"versie": "x"}])
def test_a_file_that_there_is_not_is_said_not_to_be_there(site: Site, asked: dict[str, str]) -> None:
    pad = plan(site)
    answer = site.post(f"{pad}/meenemen", {"voor": "raadsstuk"} | asked)
    assert answer.status_code == 404 or site.get(answer.headers["Location"]).status_code == 404


@pytest.mark.parametrize("query", ["voor=boek", "voor=", "keuze=ja", "voor=raadsstuk&keuze=ja&stap.zesde=ja", "x=1"])
def test_an_address_that_asks_for_what_is_not_there_is_answered(site: Site, query: str) -> None:
    assert "Download" in site.open(f"{plan(site)}/meenemen?{query}").text


def test_a_version_is_printed_as_asked_and_what_is_laid_down_stays_its_bytes(site: Site) -> None:
    pad = plan(site)
    site.open(f"{pad}/meenemen").form("Collegenota").submit("Collegenota")
    fields = {"naam": "Raadsstuk", "status": "vastgesteld", "datum": "17-11-2026", "besluitnummer": "R1"}
    site.open(f"{pad}/versies").form("Bewaar deze versie").fill(fields).submit("Bewaar deze versie")
    frozen = site.get(f"{pad}/versies/1/document.pdf").content
    assert pages(frozen) > 2, "what is laid down is a whole paper"
    short = site.get(f"{pad}/versies/1/document.pdf?voor=collegenota").content
    assert pages(short) == 2
    assert squeezed("Versie ‘Raadsstuk’.") in spoken(short)
    assert site.get(f"{pad}/versies/1/document.pdf").content == frozen
    assert "Open de vastgelegde pdf" in site.open(f"{pad}/meenemen").text


def test_the_uitvoeringsagenda_opens_in_a_spreadsheet(site: Site) -> None:
    answer = site.get(f"{plan(site)}/document.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert ".csv" in answer.headers["Content-Disposition"]
    head, row = csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert dict(zip(head, row, strict=True)) | {"wat": ""} == dict.fromkeys(head, "") | {
        "stap": "Partners",
        "bouwsteen": "Museum",
        "stand": "ontwikkelen",
    }
