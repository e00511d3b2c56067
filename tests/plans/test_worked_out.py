"""What is worked out goes along wherever the bouwwerk goes: back, forth, into a version, a copy and a file."""

import json
from typing import Any

import pytest

from tests.plans.test_routes_elaborating import ALL, kept, plan, work_out
from tests.plans.test_routes_snapshots import OFFER, make
from tests.trees import words
from tests.visitor import Site


def test_the_last_change_is_undone_where_it_was_made(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad, wat="Eerst", wanneer="2027")
    page = work_out(site, pad, wat="Later")
    back = page.form("Ongedaan maken").submit("Ongedaan maken")
    assert back.path.startswith(f"{pad}/uitwerken/convenant")
    now = kept(site, pad)
    assert (now["wat"], now["wanneer"]) == ("Eerst", "2027")


def test_undoing_what_somebody_changed_since_shows_both_first(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad, wat="Eerst")
    nr = site.rows("gebeurtenis")[-1]["nr"]
    work_out(site, pad, wat="Later")
    page = site.send(f"{pad}/geschiedenis/{nr}/ongedaan", {}, expect=409)
    assert "Uitwerking van Convenant" in page.text
    assert "Later" in page.text
    page.form("Maak toch ongedaan").submit("Maak toch ongedaan")
    assert kept(site, pad) == {}


def test_a_wiped_keuze_that_is_chosen_again_has_its_uitwerking_back(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad)
    page = site.open(f"{pad}/instrumenten")
    page.htmx("convenant", stand="")
    assert [k["bouwsteen"] for k in site.data(pad)["keuzes"]] == ["kunst-op-recept", "jeugdfonds"]
    assert "Convenant" not in site.open(f"{pad}/uitwerken").text
    site.open(f"{pad}/instrumenten").htmx("convenant", stand="behouden")
    assert kept(site, pad) == ALL | {"bedrag_van": 15000, "bedrag_tot": 20000}


def test_a_moment_is_restored_with_what_was_worked_out(site: Site) -> None:
    pad = plan(site)
    nr = site.rows("gebeurtenis")[-1]["nr"]
    work_out(site, pad)
    page = site.open(f"{pad}/geschiedenis/{nr}/terug")
    assert "We sluiten een convenant." in page.text
    page.form("Zet terug naar dit moment").submit("Zet terug naar dit moment")
    assert kept(site, pad) == {}


def test_a_version_keeps_what_was_worked_out_then_and_tells_what_changed(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad)
    made = make(site, pad, OFFER)
    work_out(site, pad, wat="Toch iets anders")
    page = site.open(f"{made.path}/verschil")
    assert [words(piece) for piece in page.query("ins")] == ["erbij: Toch iets anders einde erbij."]
    assert [words(piece) for piece in page.query("del")] == ["weg: We sluiten een convenant. einde weg."]


@pytest.mark.parametrize(("gebruik", "along"), [("eigen", True), ("voorbeeld", False)])
def test_a_copy_takes_it_along_only_for_ones_own_gemeente(both_sites: Site, gebruik: str, along: bool) -> None:
    pad = plan(both_sites)
    work_out(both_sites, pad)
    asked = {"gebruik": gebruik}
    made = both_sites.open(f"{pad}/kopie").form("Maak de kopie").fill(asked).submit("Maak de kopie")
    assert (kept(both_sites, made.pad) == kept(both_sites, pad)) is along


def test_a_file_brings_it_back_and_refuses_what_a_form_would(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad)
    told = site.data(pad)
    (row,) = [k for k in told["keuzes"] if k["bouwsteen"] == "convenant"]
    again = imported(site, told)
    assert (
        kept(site, again.headers["Location"].partition("/bewaren")[0].partition("/overzicht")[0]) == row["uitwerking"]
    )
    row["uitwerking"]["wat"] = "x" * 2001
    assert "de uitwerking van Convenant is te lang" in imported(site, told).text
    row["uitwerking"] |= {"wat": "", "bedrag_van": -1}
    assert imported(site, told).status_code == 422


def imported(site: Site, told: dict[str, Any]) -> Any:
    files = {"bestand": ("plan.json", json.dumps(told).encode(), "application/json")}
    return site.fetch("POST", "/importeer", files=files)


def test_everything_we_have_names_it_too(site: Site) -> None:
    pad = plan(site)
    work_out(site, pad)
    (told,) = site.get(f"{pad}/alles.json").json()["uitwerkingen"]
    assert (told["bouwsteen"], told["wat"]) == ("convenant", ALL["wat"])
