"""The catalogue ages well: a bouwwerk keeps the words it was made with, and shows what became of its bouwstenen."""

from pathlib import Path

import pytest

from tests.blocks.ageing import GONE, KERN, NEW, NEWER, TOLD, choose, row
from tests.blocks.conftest import Rewrite, reload, set_fields
from tests.documents.reading import spoken, squeezed
from tests.visitor import Site


def test_a_bouwwerk_keeps_exactly_the_texts_it_was_made_with(
    both_sites: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    site, pad = both_sites, both_sites.begin(titel="Van toen").pad
    choose(site, pad, **TOLD)
    before, rows = site.data(pad), {slug: row(site, pad, slug) for slug in TOLD}
    old = {item["bouwsteen"]: item for item in before["keuzes"]}
    assert reload(site.settings, content) > 0
    assert {**site.data(pad), "document": None} == {**before, "document": None}
    assert {item["versie"] for item in before["keuzes"]} == {1}
    step = site.open(f"{pad}/partners")
    for slug, text in TOLD.items():
        assert (step.bouwsteen(slug).stand, step.bouwsteen(slug).toelichting) == ("ontwikkelen", text)
        assert old[slug]["kern"] in step.bouwsteen(slug).text
    assert step.bouwsteen("bibliotheek").text == rows["bibliotheek"]
    assert NEWER in step.bouwsteen("museum").text
    assert GONE in step.bouwsteen("archief").text
    assert KERN not in step.text
    overview = site.open(f"{pad}/overzicht").text
    assert "Archief vervallen" in overview
    assert NEW["titel"] not in overview
    paper = spoken(site.get(f"{pad}/document.pdf").content)
    for slug, text in TOLD.items():
        assert squeezed(old[slug]["kern"]) in paper
        assert squeezed(text) in paper
    assert squeezed(KERN) not in paper
    assert squeezed("Niet meer in de catalogus, wel in dit plan: Archief (sinds 1 november 2026).") in paper


def test_a_new_bouwwerk_shows_the_new_texts_and_loading_twice_changes_nothing(
    both_sites: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    site = both_sites
    reload(site.settings, content)
    tables = ("bouwsteen", "bouwsteen_versie", "catalogus", "bron", "tip", "kennis")
    after = {name: site.rows(name) for name in tables}
    assert reload(site.settings, content) == 0
    assert {name: site.rows(name) for name in tables} == after
    pad = site.begin(titel="Van nu").pad
    step = site.open(f"{pad}/partners")
    assert "archief" not in step.bouwstenen
    assert KERN in step.bouwsteen("museum").text
    assert NEWER not in step.text
    choose(site, pad, museum="Nieuw.", geheugenhuis="Ook nieuw.")
    told = {item["bouwsteen"]: (item["versie"], item["kern"]) for item in site.data(pad)["keuzes"]}
    assert told["museum"] == (2, KERN)
    assert told["geheugenhuis"][0] == 1
    assert squeezed(KERN) in spoken(site.get(f"{pad}/document.pdf").content)


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["redactioneel"], ""),
        (["verduidelijkt"], "Er is een nieuwere tekst, met dezelfde inhoud."),
        (["inhoudelijk"], "Er is een nieuwere tekst."),
        (["inhoudelijk", "redactioneel"], "Er is een nieuwere tekst."),
    ],
)
def test_a_newer_text_is_told_by_its_heaviest_change(
    site: Site, content: Path, rewrite: Rewrite, kinds: list[str], told: str
) -> None:
    pad = site.begin().pad
    choose(site, pad, museum="Samen.")
    for number, kind in enumerate(kinds):
        rewrite("bouwstenen.json", set_fields("museum", kern=f"Zin {number} over het museum.", wijziging=kind))
        reload(site.settings, content)
    step = site.open(f"{pad}/partners")
    assert (NEWER in step.text) is bool(told)
    assert told in step.bouwsteen("museum").text
    if told:
        assert step.follow("Bekijk wat er anders is").path == f"{pad}/vernieuwd"
        page = site.open(f"{pad}/bouwstenen/museum")
        assert "Je keuze en je pdf houden de tekst van toen." in page.text
