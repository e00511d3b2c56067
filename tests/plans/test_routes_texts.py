"""The texts for the council: written on their own page, kept like any other change of a bouwwerk."""

import pytest

from app.plans.rol import Rol
from tests.plans.test_routes_links import share
from tests.visitor import Site

TEXTS = {"inleiding": "Waarom.\n\nEn hoe.", "kernpunten": "Een.\nTwee.", "gevraagd_besluit": "Stel vast."}


def stored(site: Site, pad: str) -> dict[str, str]:
    return {name: site.data(pad)["bouwwerk"][name] for name in TEXTS}


def test_what_is_written_is_kept_told_undone_and_brought_back(both_sites: Site) -> None:
    pad = both_sites.begin(titel="Plan").pad
    form = both_sites.open(f"{pad}/teksten").form("Bewaar")
    overview = form.fill(TEXTS).submit("Bewaar")
    assert stored(both_sites, pad) == TEXTS
    assert "Inleiding geschreven; kernpunten geschreven; gevraagd besluit geschreven." in overview.text
    assert overview.form("Ongedaan maken").submit("Ongedaan maken").path == f"{pad}/overzicht"
    assert stored(both_sites, pad) == dict.fromkeys(TEXTS, "")
    back = both_sites.open(f"{pad}/geschiedenis/2/terug")
    assert "Gevraagd besluit" in back.text
    back.form("merk").submit()
    assert stored(both_sites, pad) == TEXTS


def test_saving_what_was_there_is_no_change(site: Site) -> None:
    pad = site.begin().pad
    site.open(f"{pad}/teksten").form("Bewaar").fill(TEXTS).submit("Bewaar")
    site.open(f"{pad}/teksten").form("Bewaar").submit("Bewaar")
    assert [row["soort"] for row in site.rows("gebeurtenis")] == ["begonnen", "gegevens"]


def test_two_who_write_different_texts_are_both_kept_and_the_same_text_is_asked(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    mine, theirs = (both_sites.open(f"{pad}/teksten").form("Bewaar") for _ in range(2))
    theirs.fill(inleiding="Van hen.", kernpunten="Ook van hen.").submit("Bewaar")
    page = mine.fill(inleiding="Van mij.", gevraagd_besluit="Stel vast.").submit("Bewaar", expect=409)
    assert "Van hen." in page.text
    assert page.form("Bewaar").values["inleiding"] == "Van mij."
    assert stored(both_sites, pad)["inleiding"] == "Van hen."
    page.form("Bewaar").submit("Bewaar")
    told = {"inleiding": "Van mij.", "kernpunten": "Ook van hen.", "gevraagd_besluit": "Stel vast."}
    assert stored(both_sites, pad) == told


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("inleiding", "x" * 5001, "Maak dit 1 tekens korter: hooguit 5000 tekens."),
        ("kernpunten", "x" * 2010, "Maak dit 10 tekens korter: hooguit 2000 tekens."),
        ("gevraagd_besluit", "Een.\n" * 11, "Maak er hooguit 10 regels van: nu zijn het er 11."),
    ],
)
def test_a_text_that_is_too_much_is_refused_with_everything_still_there(
    site: Site, name: str, text: str, told: str
) -> None:
    pad = site.begin().pad
    page = site.open(f"{pad}/teksten").form("Bewaar").fill(TEXTS | {name: text}).submit("Bewaar", expect=422)
    assert page.faults == [told]
    values = page.form("Bewaar").values
    assert {field: values[field].strip() for field in TEXTS} == TEXTS | {name: text.strip()}
    assert stored(site, pad) == TEXTS | {name: ""}


def test_a_reader_finds_no_form(site: Site) -> None:
    owner = site.begin().pad
    pad = share(site, owner, Rol.LEZEN)
    assert site.open(f"{pad}/teksten").path == f"{pad}/overzicht"
    assert site.post(f"{pad}/teksten", TEXTS).status_code == 403


def test_an_own_copy_has_the_texts_and_an_example_has_not(site: Site) -> None:
    pad = site.begin(titel="Plan").pad
    site.open(f"{pad}/teksten").form("Bewaar").fill(TEXTS).submit("Bewaar")
    for use, kept in (("eigen", TEXTS), ("voorbeeld", dict.fromkeys(TEXTS, ""))):
        copy = site.open(f"{pad}/kopie").form("gebruik").fill(gebruik=use).submit()
        assert stored(site, copy.pad) == kept


def test_a_version_and_a_file_hold_the_texts(site: Site) -> None:
    pad = site.begin(titel="Plan").pad
    site.open(f"{pad}/teksten").form("Bewaar").fill(TEXTS).submit("Bewaar")
    site.open(f"{pad}/versies").form("Bewaar deze versie").fill(naam="Eerst").submit("Bewaar deze versie")
    site.open(f"{pad}/teksten").form("Bewaar").fill(kernpunten="Drie.").submit("Bewaar")
    changed = site.open(f"{pad}/versies/1/verschil")
    assert "Kernpunten" in changed.text
    assert "Drie." in changed.text
