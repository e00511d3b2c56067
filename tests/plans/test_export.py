"""What leaves as JSON is what the published shape says, and nothing more."""

import json
import re
from contextlib import closing
from typing import Any

import pytest

from app.blocks.stand import Stand
from app.documents.formats import DOWNLOADS, FORMATS
from app.documents.rendering import Renderer
from app.plans.assembly import MAX_TOELICHTING
from app.plans.export import SCHEMA_VERSIE, FileShape
from tests.documents.reading import spoken, squeezed
from tests.plans.test_routes_import import exported, lasting, opened
from tests.visitor import Site

KEUZE = {"bouwsteen", "versie", "stap", "titel", "stand", "toelichting"}


def test_the_file_has_the_agreed_shape(both_sites: Site) -> None:
    pad = both_sites.begin(titel="Ons plan", gemeente="Utrecht", periode="2027–2030").pad
    fields = {"stand.museum": "ontwikkelen", "toelichting.museum": "Samen.\nMet de wijk.", "toelichting.archief": "?"}
    both_sites.open(f"{pad}/partners").form("Ga nu verder").fill(fields).submit("Ga nu verder")
    both_sites.open(f"{pad}/visie").form("Voeg toe").fill(titel="Eigen doel").submit("Voeg toe")
    data = both_sites.data(pad)
    assert FileShape.model_validate(data)
    assert (data["schema"], data["schema_versie"]) == ("bouwplaats/bouwwerk", SCHEMA_VERSIE)
    plan = {name: data["bouwwerk"][name] for name in ("titel", "gemeente", "periode", "status")}
    assert plan == {"titel": "Ons plan", "gemeente": "Utrecht", "periode": "2027–2030", "status": "concept"}
    own, museum, archief = data["keuzes"]
    assert {name: museum[name] for name in KEUZE} == {
        "bouwsteen": "museum",
        "versie": 1,
        "stap": "partners",
        "titel": "Museum",
        "stand": "ontwikkelen",
        "toelichting": "Samen.\nMet de wijk.",
    }
    assert (own["bouwsteen"], own["versie"], own["titel"]) == (None, None, "Eigen doel")
    assert (archief["stand"], archief["toelichting"]) == (None, "?"), "a toelichting without a stand goes along"


def test_the_file_tells_the_paper_too_of_the_kind_that_was_chosen(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen", toelichting="Samen met de wijk.")
    whole = site.data(pad)["document"]
    assert [e["element"] for e in whole["elementen"][:3]] == ["omslag", "hoofdstuk", "alinea"]
    assert "Samen met de wijk." in str(whole)
    site.post(f"{pad}/meenemen", {"voor": "collegenota"})
    short = site.data(pad)["document"]
    assert "omslag" not in {e["element"] for e in short["elementen"]}
    assert site.get(f"{pad}/document.json?voor=raadsstuk").json()["document"] == whole


@pytest.mark.parametrize("paper", [{"elementen": 12}, "iets anders", [], None])
def test_only_the_data_of_a_file_is_read_never_the_paper_beside_it(site: Site, paper: Any) -> None:
    data = exported(site)
    made = opened(site, json.dumps({**data, "document": paper}).encode())
    assert lasting(site.data(made.pad)) == lasting(data)


def test_every_stand_has_its_own_word_in_the_file(site: Site, pad: str) -> None:
    slugs = ["museum", "festival", "archief", "bibliotheek"]
    fields = {f"stand.{slug}": str(stand) for slug, stand in zip(slugs, Stand, strict=True)}
    site.open(f"{pad}/partners").form("Ga nu verder").fill(fields).submit("Ga nu verder")
    assert {keuze["bouwsteen"]: keuze["stand"] for keuze in site.data(pad)["keuzes"]} == {
        slug: str(stand) for slug, stand in zip(slugs, Stand, strict=True)
    }


def test_the_file_is_a_download_with_a_name_that_every_machine_takes(site: Site) -> None:
    pad = site.begin(titel="Plan: “wijk” \\ / é 漢", gemeente="'s-Gravenhage").pad
    head = site.get(f"{pad}/document.json").headers
    assert head["Content-Type"].startswith("application/json")
    assert head["Content-Disposition"].isascii()
    assert head["Content-Disposition"].startswith("attachment; filename=")
    assert not set(head["Content-Disposition"].partition("filename=")[2].strip('"')) & set('"\\/:<>|?*')


def test_the_same_bouwwerk_gives_the_same_bytes(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    assert site.get(f"{pad}/document.json").content == site.get(f"{pad}/document.json").content


def test_the_pdf_is_a_pdf_shown_in_the_browser(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting="Blijft.")
    answer = site.get(f"{pad}/document.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline; filename=")
    assert site.get(f"{pad}/document.pdf").content == answer.content, "not taken from the shelf"


def test_the_web_page_is_a_download_with_all_words_in_it(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting="Blijft.")
    answer = site.get(f"{pad}/document.html")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert answer.headers["Content-Disposition"].endswith('.html"')
    assert "Blijft." in answer.text
    assert pad.rpartition("/")[2] not in answer.text, "the sleutel stays here"


def test_a_toelichting_as_long_as_allowed_stands_in_the_pdf(site: Site, pad: str) -> None:
    text = ("Dit is een gewone zin over cultuur in de gemeente. " * 100)[:MAX_TOELICHTING].strip()
    site.open(f"{pad}/visie").htmx("leefbaarheid", stand="ontwikkelen", toelichting=text)
    answer = site.get(f"{pad}/document.pdf")
    assert answer.status_code == 200
    assert squeezed(text) in spoken(answer.content)


@pytest.mark.parametrize("formaat", DOWNLOADS)
def test_the_paper_is_a_download_in_every_other_format(formaat: str, site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting="Blijft.")
    answer = site.get(f"{pad}/document.{formaat}")
    assert answer.headers["Content-Type"] == FORMATS[formaat].media_type
    assert re.fullmatch(
        rf'attachment; filename="bouwwerk-[a-z0-9-]+\.{formaat}"', answer.headers["Content-Disposition"]
    )
    assert site.get(f"{pad}/document.{formaat}").content == answer.content, "not taken from the shelf"
    link = f'<a href="{pad}/document.{formaat}">{FORMATS[formaat].naam}</a>'
    assert all(link in site.open(f"{pad}/{page}").html for page in ("overzicht", "bewaren"))


def test_a_format_that_is_none_is_a_page_that_does_not_exist(site: Site, pad: str) -> None:
    assert site.open(f"{pad}/document.exe", expect=404).h1 == "Deze pagina bestaat niet"


@pytest.mark.parametrize("formaat", sorted({*DOWNLOADS} - {"csv", "html", "json"}))
def test_a_press_that_is_full_or_fails_says_so_on_a_page(formaat: str, site: Site, pad: str) -> None:
    for press, heading in (
        (Renderer(0, queue=0), "Er worden al veel bestanden"),
        (Renderer(1, wall_seconds=0), "Het bestand is niet gelukt"),
    ):
        with closing(press):
            site.app.state.instance.renderer = press
            assert site.open(f"{pad}/document.{formaat}", expect=503).h1.startswith(heading)


def test_a_full_or_broken_disk_keeps_nobody_from_a_download(site: Site, pad: str) -> None:
    site.settings.exports.write_text("geen map")
    for formaat in ("html", "csv", "docx"):
        first, second = (site.get(f"{pad}/document.{formaat}") for _ in range(2))
        assert (first.status_code, second.status_code) == (200, 200), formaat
