"""What becomes part of the catalogue is what somebody else saw and approved, and nothing of it goes by itself."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from app.blocks.seed import differences, load
from app.database import now
from app.editorial import concept_queries as queries
from app.editorial.access import Editor
from app.editorial.desk import Desk
from app.editorial.models import concept, redacteur
from app.editorial.publishing import publish
from app.editorial.rol import Rol
from app.editorial.working import Refused, Stale
from app.settings import ROOT
from app.templating import today
from tests.editorial.desk import change, signed_in
from tests.editorial.writing import submitted
from tests.pages import Page
from tests.visitor import Site


@pytest.fixture
def iris(site: Site) -> Site:
    return signed_in(site)


@pytest.fixture
def bo(site: Site) -> Site:
    return signed_in(site, Rol.EINDREDACTEUR, "Bo")


def new(desk: Site, soort: str, titel: str, typed: dict[str, str]) -> Page:
    """A new record of any soort that waits for approval."""
    page = desk.open(f"/redactie/catalogus/{soort}/nieuw").form("titel").fill(titel=titel).submit("Begin")
    return page.form("uitleg_wijziging").fill(typed | {"uitleg_wijziging": "Nieuw."}).submit("Bewaar en leg voor")


def changed(desk: Site, soort: str, naam: str, typed: dict[str, str | bool]) -> Page:
    """A change of a published record that waits for approval."""
    page = desk.open(f"/redactie/catalogus/{soort}/{naam}").form("formulier").submit("Wijzig")
    return page.form("uitleg_wijziging").fill(typed | {"uitleg_wijziging": "Anders."}).submit("Bewaar en leg voor")


def approved(senior: Site, page: Page) -> Page:
    """The same, published at once."""
    return senior.open(page.path).form("Keur goed").submit("Keur goed")


SOURCE = {"uitgever": "LKCA", "jaar": "2026", "url": "https://example.nl/rapport"}


def test_what_changed_after_it_was_opened_is_not_approved_unseen(site: Site, iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    seen = bo.open(path).form("Keur goed")
    iris.open(path).form("kern").fill(kern="Een zin die Bo niet zag.").submit("Bewaar als concept")
    iris.open(path).form("kern").submit("Bewaar en leg voor")
    page = seen.submit("Keur goed", expect=409)
    assert "Dit concept is gewijzigd nadat je het opende." in page.text
    assert site.get("/bouwstenen/dorpsdichter").status_code == 404
    approved(bo, iris.open(path))
    assert "Een zin die Bo niet zag." in site.open("/bouwstenen/dorpsdichter").text


def test_who_asks_to_approve_without_saying_what_they_saw_is_refused(site: Site, iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    assert "gewijzigd nadat je het opende" in bo.send(f"{path}/keur", {"moment": "later"}, expect=409).text


def test_who_is_refused_keeps_the_day_and_who_is_late_the_reason(iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    late, today_ = bo.open(path).form("waarom").fill(waarom="Noem een bron."), today().isoformat()
    page = bo.open(path).form("Keur goed").fill(moment="dag", publiceren_op=today_).submit("Keur goed", expect=409)
    kept = page.form("Keur goed").values
    assert (kept["moment"], kept["publiceren_op"]) == ("dag", today_)
    iris.open(path).form("kern").fill(kern="Toch anders.").submit("Bewaar als concept")
    assert "Noem een bron." in late.submit("Stuur terug", expect=409).html


def test_two_new_records_with_one_name_do_not_overwrite_each_other(site: Site, iris: Site, bo: Site) -> None:
    one = new(iris, "bron", "Een nieuw rapport", SOURCE)
    two = new(iris, "bron", "Een nieuw rapport", SOURCE | {"uitgever": "Iemand anders"})
    approved(bo, one)
    page = bo.open(two.path).form("Keur goed").submit("Keur goed", expect=409)
    assert "Er is al een bron met de naam ‘een-nieuw-rapport’." in page.text
    assert [row["uitgever"] for row in site.rows("bron") if row["slug"] == "een-nieuw-rapport"] == ["LKCA"]


def test_a_record_that_gets_another_name_by_what_it_says_does_not_vanish(site: Site, iris: Site, bo: Site) -> None:
    words = [row["slug"] for row in site.rows("kennis") if row["soort"] == "synoniem"]
    page = approved(bo, changed(iris, "synoniem", words[0], {"woorden": "een heel nieuw woord\nnog een"}))
    assert "Gepubliceerd" in page.text
    after = [row["slug"] for row in site.rows("kennis") if row["soort"] == "synoniem"]
    assert set(after) == {*words[1:], "een heel nieuw woord"}
    assert iris.get("/redactie/catalogus/synoniem/een heel nieuw woord").status_code == 200
    assert site.rows("concept")[0]["naam"] == "een heel nieuw woord"


def test_a_record_cannot_take_the_name_of_another_by_what_it_says(site: Site, iris: Site, bo: Site) -> None:
    words = [row["slug"] for row in site.rows("kennis") if row["soort"] == "synoniem"]
    page = iris.open(f"/redactie/catalogus/synoniem/{words[0]}").form("formulier").submit("Wijzig")
    typed = {"woorden": words[1], "uitleg_wijziging": "Anders."}
    refused = page.form("woorden").fill(typed).submit("Bewaar en leg voor", expect=422)
    assert "meer dan één keer" in refused.text


def test_a_source_that_editors_made_can_leave_again(site: Site, iris: Site, bo: Site) -> None:
    approved(bo, new(iris, "bron", "Een nieuw rapport", SOURCE))
    approved(bo, changed(iris, "bron", "een-nieuw-rapport", {"weg": True}))
    assert "een-nieuw-rapport" not in [row["slug"] for row in site.rows("bron")]


def test_only_whether_the_requester_is_mailed_may_change_too(site: Site, iris: Site) -> None:
    site.open("/aanvraag?stap=partners").form("titel").fill(titel="Dorpsdichter").submit()
    page = iris.open("/redactie/catalogus/bouwsteen/nieuw?aanvraag=1&titel=Dorpsdichter").form("titel").submit("Begin")
    page.form("kern").fill(mailen=False).submit("Bewaar als concept")
    assert site.rows("concept")[0]["mailen"] == 0


def planned(senior: Site, path: str) -> None:
    """Approve for a day that has come since."""
    tomorrow = (today() + timedelta(days=1)).isoformat()
    senior.open(path).form("Keur goed").fill(moment="dag", publiceren_op=tomorrow).submit("Keur goed")


def test_what_was_planned_and_cannot_be_published_is_seen_in_the_list_and_on_its_page(
    site: Site, iris: Site, bo: Site
) -> None:
    page = changed(iris, "tip", site.rows("tip")[0]["slug"], {"tekst": "Een tekst van tien tekens."})
    planned(bo, page.path)
    change(site, concept, basis="{}", publiceren_op=today())
    assert site.app.state.instance.planner.round(now()) == 0
    assert "is niet gelukt" in iris.open("/redactie/concepten").text
    told = iris.open(page.path).text
    assert "We konden dit op de geplande dag niet publiceren" in told
    assert "is intussen door een ander gewijzigd" in told


def test_what_breaks_one_planned_concept_does_not_hold_up_the_next(site: Site, iris: Site, bo: Site) -> None:
    for titel in ("Dorpsdichter", "Stadsdichter"):
        planned(bo, submitted(iris, titel).path)
    change(site, concept, publiceren_op=today())
    with site.database.write() as connection:
        connection.execute(concept.update().where(concept.c.id == 1).values(velden='{"titel": "Kapot", "vragen": 3}'))
    assert site.app.state.instance.planner.round(now()) == 1
    assert site.get("/bouwstenen/stadsdichter").status_code == 200


@pytest.mark.parametrize("gone", [{"uitgeschakeld_op": now()}, {"rol": "redacteur"}])
def test_a_planned_concept_waits_when_who_approved_it_may_no_longer_do_so(
    site: Site, iris: Site, bo: Site, gone: dict[str, object]
) -> None:
    path = submitted(iris).path
    planned(bo, path)
    change(site, concept, publiceren_op=today())
    with site.database.write() as connection:
        connection.execute(redacteur.update().where(redacteur.c.naam == "Bo").values(**gone))
    assert site.app.state.instance.planner.round(now()) == 0
    els = signed_in(site, Rol.EINDREDACTEUR, "Els")
    page = els.open(path)
    assert "Wie het goedkeurde, mag dat niet meer. Een andere eindredacteur kan het nu publiceren." in page.text
    page.form("Publiceer nu").submit("Publiceer nu")
    assert site.get("/bouwstenen/dorpsdichter").status_code == 200


def load_with(site: Site, folder: Path, **more: dict[str, object]) -> list[str]:
    """Load the files of the catalogue with one more record in some lists of kennis.json; returns the remarks."""
    copytree(ROOT / "seed", folder, dirs_exist_ok=True)
    data = json.loads((folder / "kennis.json").read_text())
    for lijst, record in more.items():
        data[lijst].append(record)
    (folder / "kennis.json").write_text(json.dumps(data))
    with site.database.write() as connection:
        found = differences(connection, folder)
        load(connection, folder, now())
    return list(found.remarks)


def test_a_file_that_names_what_editors_took_away_leaves_the_catalogue_whole(
    site: Site, iris: Site, bo: Site, tmp_path: Path
) -> None:
    approved(bo, new(iris, "bron", "Een nieuw rapport", SOURCE))
    (made,) = [row for row in json.loads(iris.get("/redactie/catalogus.json").text)["kennis.json"]["bronnen"]
               if row["slug"] == "een-nieuw-rapport"]  # fmt: skip
    approved(bo, changed(iris, "bron", "een-nieuw-rapport", {"weg": True}))
    tip = json.loads((ROOT / "seed" / "kennis.json").read_text())["tips"][0]
    tip |= {"slug": "een-tip", "bron": ["een-nieuw-rapport"]}
    remarks = load_with(site, tmp_path, bronnen=made, tips=tip)
    assert (
        "niet overgenomen: tip ‘een-tip’. Hij noemt bron ‘een-nieuw-rapport’, en die haalde de redactie weg." in remarks
    )
    assert site.get("/kennis").status_code == 200
    with site.database.read() as connection:
        assert Desk.of(connection).changes(()) == ()


def test_a_file_does_not_take_away_what_editors_name(site: Site, iris: Site, bo: Site, tmp_path: Path) -> None:
    record = {"slug": "een-rapport", "titel": "Een rapport", "jaar": "2026", "uitgever": "LKCA"}
    load_with(site, tmp_path, bronnen=record | {"url": None, "geraadpleegd_op": "2026-11-01"})
    tip = {"fase": "beide", "tekst": "Een tekst van tien tekens.", "bouwstenen.1": "museum", "bron.1": "een-rapport"}
    approved(bo, new(iris, "tip", "Mijn tip", tip))
    remarks = load_with(site, tmp_path)
    assert "niet weggehaald: bron ‘een-rapport’. Een tekst van de redactie noemt hem." in remarks
    assert site.get("/kennis").status_code == 200
    with site.database.read() as connection:
        assert Desk.of(connection).changes(()) == ()


def test_editors_who_publish_at_once_do_so_one_after_the_other(both_sites: Site) -> None:
    site, iris, bo = both_sites, signed_in(both_sites), signed_in(both_sites, Rol.EINDREDACTEUR, "Bo")
    for titel in ("Dorpsdichter", "Stadsdichter"):
        bo.open(submitted(iris, titel).path).form("Keur goed").fill(moment="later").submit("Keur goed")
    who = next(int(row["id"]) for row in site.rows("redacteur") if row["naam"] == "Bo")
    senior = Editor(who, "", "Bo", Rol.EINDREDACTEUR, 0, now())

    def click(number: int) -> None:
        with suppress(Refused, Stale), site.database.write() as connection:
            one = queries.find(connection, number)
            assert one is not None
            publish(connection, site.settings, site.app.state.instance.templates, one, senior, now())

    with ThreadPoolExecutor(6) as people:
        list(people.map(click, [1, 2] * 3))
    placed = {row["slug"]: row["volgorde"] for row in site.rows("bouwsteen")}
    assert abs(placed["dorpsdichter"] - placed["stadsdichter"]) == 1
    assert len(site.rows("publicatie")) == 2
