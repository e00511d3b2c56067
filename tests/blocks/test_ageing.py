"""The catalogue ages well: a bouwwerk keeps the words it was made with, and shows what became of its bouwstenen."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.blocks.memory import Catalogues
from app.templating import today
from tests.blocks.conftest import Rewrite, add_like, reload, set_fields
from tests.documents.reading import spoken, squeezed
from tests.pages import Page
from tests.visitor import Site

KERN = "Een heel nieuwe zin over dit huis."
UITLEG = "Een heel nieuwe uitleg over dit huis."
NEW = {"titel": "Museum van nu", "kern": KERN, "uitleg": UITLEG}
RETIRED = {"op": "2026-11-01", "opvolger": "geheugenhuis"}
REASON = "De regeling hierachter bestaat niet meer."
TOLD = {"museum": "Samen met de wijk.", "archief": "Vier scholen.", "bibliotheek": "Blijft open."}
NEWER = "Er is een nieuwere tekst"
GONE = "Deze bouwsteen is vervallen op 1 november 2026."


@pytest.fixture
def aged(rewrite: Rewrite) -> None:
    """One bouwsteen reworded, one retired, and its successor added; not loaded yet."""
    rewrite("bouwstenen.json", add_like("archief", slug="geheugenhuis", titel="Geheugenhuis"))
    rewrite("bouwstenen.json", set_fields("archief", vervallen=RETIRED))
    rewrite("bouwstenen.json", set_fields("museum", **NEW))


def choose(site: Site, pad: str, **told: str) -> None:
    fields = {f"stand.{slug}": "ontwikkelen" for slug in told}
    fields |= {f"toelichting.{slug}": text for slug, text in told.items()}
    site.open(f"{pad}/partners").form("Ga nu verder").fill(fields).submit("Ga nu verder")


def row(site: Site, pad: str, slug: str) -> str:
    return site.open(f"{pad}/partners").bouwsteen(slug).text


def test_a_bouwwerk_keeps_exactly_the_texts_it_was_made_with(
    both_sites: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    site, pad = both_sites, both_sites.begin(titel="Van toen").pad
    choose(site, pad, **TOLD)
    before, rows = site.data(pad), {slug: row(site, pad, slug) for slug in TOLD}
    old = {item["bouwsteen"]: item for item in before["keuzes"]}
    assert reload(site.settings, content) > 0
    assert site.data(pad) == before
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
        page = step.follow("Bekijk de nieuwere tekst")
        assert page.path == f"{pad}/bouwstenen/museum"
        assert "Je keuze en je pdf houden de tekst van toen." in page.text


def test_what_is_retired_is_offered_nowhere_but_its_page_stays(
    site: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    number = len(site.open("/bouwstenen").query("main li[data-regel]"))
    related = [str(a.attrs["href"]) for a in site.open("/bouwstenen/archief").query("[aria-labelledby=samenhang] a")]
    reload(site.settings, content)
    everything = site.open("/bouwstenen")
    assert not everything.query('a[href="/bouwstenen/archief"]')
    assert f"alle {number} bouwstenen" in everything.text, "one went and one came"
    assert f"Er zijn {number} bouwstenen" in site.open("/").text
    for path in related:
        assert not site.open(path).query('[aria-labelledby=samenhang] a[href="/bouwstenen/archief"]')
    page = site.open("/bouwstenen/archief")
    assert page.h1 == "Archief"
    assert GONE in page.text
    assert page.follow("Geheugenhuis").path == "/bouwstenen/geheugenhuis"
    assert "Voeg toe aan mijn bouwwerk" not in page.text
    for path in ("/begin", "/open"):
        assert site.open(f"{path}?bouwsteen=archief").text == site.open(path).text
    assert "vervallen" not in site.open("/bouwstenen/geheugenhuis").text
    found = site.open(f"{site.begin().pad}/partners?zoek=archief")
    assert "archief" not in found.bouwstenen


def test_what_is_known_about_something_else_leads_to_no_retired_bouwsteen(
    site: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    for place, slugs in enumerate((["archief"], ["archief", "museum"])):
        rewrite("kennis.json", lambda data: data["tips"][place].update(bouwstenen=slugs))  # noqa: B023  called at once
    rewrite("naslag.json", lambda data: data["regelingen"][0].update(bouwstenen=["archief", "museum"]))
    rewrite("bouwtekeningen.json", lambda data: data["bouwtekeningen"][0]["bouwstenen"].append("archief"))
    reload(site.settings, content)
    for path in ("/kennis", "/regelingen"):
        page = site.open(path)
        assert page.query('a[href="/bouwstenen/museum"]')
        assert not page.query('a[href="/bouwstenen/archief"]')
        assert "Bij ." not in page.text
    assert "vervallen" in site.open("/bouwtekeningen/creatieve-gemeente").text, "a model stays what it was"


def test_a_reason_is_told_where_there_is_no_successor(site: Site, content: Path, rewrite: Rewrite) -> None:
    pad = site.begin().pad
    choose(site, pad, archief="Vier scholen.")
    rewrite("bouwstenen.json", set_fields("archief", vervallen={"op": "2026-11-01", "reden": REASON}))
    reload(site.settings, content)
    for text in (row(site, pad, "archief"), site.open("/bouwstenen/archief").text):
        assert f"{GONE} {REASON}" in text
        assert "In de plaats kwam" not in text


def on(site: Site, day: date) -> None:
    """Let the site live on another day from now on."""
    site.app.state.catalogues = Catalogues(lambda: day)


def test_a_bouwsteen_is_retired_from_its_day_on_and_not_before(site: Site, content: Path, rewrite: Rewrite) -> None:
    last, pad, other = today() + timedelta(days=9), site.begin().pad, site.begin(titel="Ander").pad
    choose(site, pad, archief="")
    day = last + timedelta(days=1)
    rewrite("bouwstenen.json", set_fields("archief", vervallen={"op": f"{day}", "reden": REASON}))
    reload(site.settings, content)
    for moment, retired in ((today(), False), (last, False), (day, True), (day + timedelta(days=99), True)):
        on(site, moment)
        assert (REASON in site.open("/bouwstenen/archief").text) is retired
        assert (REASON in row(site, pad, "archief")) is retired
        assert ("archief" in site.open(f"{other}/partners").bouwstenen) is not retired


@pytest.mark.parametrize("script", [True, False])
def test_a_retired_keuze_can_be_changed_and_once_cleared_it_is_gone(
    site: Site, content: Path, rewrite: Rewrite, aged: None, script: bool
) -> None:
    pad = site.begin().pad
    choose(site, pad, archief="Vier scholen.")
    reload(site.settings, content)

    def save(**wish: str) -> None:
        page = site.open(f"{pad}/partners")
        if script:
            assert page.htmx("archief", **wish).status == 200
        else:
            page.form("Ga nu verder").fill({f"{name}.archief": text for name, text in wish.items()}).submit("Ga nu")

    save(stand="afbouwen", toelichting="Nog twee scholen.")
    (keuze,) = site.data(pad)["keuzes"]
    assert (keuze["stand"], keuze["toelichting"], keuze["versie"]) == ("afbouwen", "Nog twee scholen.", 1)
    assert GONE in row(site, pad, "archief")
    save(stand="", toelichting="")
    assert site.data(pad)["keuzes"] == []
    assert "archief" not in site.open(f"{pad}/partners").bouwstenen


def test_the_page_of_a_retired_bouwsteen_takes_a_choice_only_of_who_chose_it_before(
    site: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    pad, other = site.begin().pad, site.begin(titel="Ander").pad
    choose(site, pad, archief="Vier scholen.")
    reload(site.settings, content)
    page = site.open(f"{pad}/bouwstenen/archief")
    assert GONE in page.text
    page.form("Wijzig").fill({"stand.archief": "afbouwen"}).submit("Wijzig")
    assert [one["stand"] for one in site.data(pad)["keuzes"]] == ["afbouwen"]
    page = site.open(f"{other}/bouwstenen/archief")
    assert GONE in page.text
    assert not page.query("[name='stand.archief']")


def test_what_was_cleared_by_mistake_can_be_chosen_again_on_the_same_page_with_the_text_that_stands_there(
    site: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    pad = site.begin().pad
    choose(site, pad, archief="", museum="")
    rewrite("bouwstenen.json", set_fields("archief", **NEW))
    reload(site.settings, content)
    page = site.open(f"{pad}/partners")
    for slug in ("archief", "museum"):
        assert page.htmx(slug, stand="").status == 200
        assert page.htmx(slug, stand="behouden").status == 200
    assert {item["bouwsteen"]: item["versie"] for item in site.data(pad)["keuzes"]} == {"archief": 1, "museum": 1}


def test_who_has_an_old_page_open_loses_nothing_when_a_bouwsteen_is_retired(
    site: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    pad = site.begin().pad
    old: Page = site.open(f"{pad}/partners")
    reload(site.settings, content)
    form = old.form("Ga nu verder")
    refused = form.fill({"toelichting.archief": "lang " * 1100}).submit("Ga nu verder", expect=422)
    assert refused.bouwsteen("archief").toelichting == ("lang " * 1100).strip()
    assert refused.faults
    form.fill({"stand.archief": "behouden", "toelichting.archief": "Kort."}).submit("Ga nu verder")
    (keuze,) = site.data(pad)["keuzes"]
    assert (keuze["bouwsteen"], keuze["toelichting"]) == ("archief", "Kort.")


def test_two_who_write_about_a_retired_bouwsteen_get_both_texts(
    site: Site, content: Path, rewrite: Rewrite, aged: None
) -> None:
    pad = site.begin().pad
    choose(site, pad, archief="Vier scholen.")
    reload(site.settings, content)
    mine, theirs = site.open(f"{pad}/partners"), site.open(f"{pad}/partners")
    theirs.htmx("archief", stand="", toelichting="")
    fields: dict[str, Any] = {"toelichting.archief": "Vijf scholen."}
    clash = mine.form("Ga nu verder").fill(fields).submit("Ga nu verder", expect=409)
    assert "Vijf scholen." in clash.text
    clash.form("Bewaar deze keuze").fill({"stand.archief": "behouden"}).submit("Bewaar deze keuze")
    (keuze,) = site.data(pad)["keuzes"]
    assert (keuze["stand"], keuze["toelichting"]) == ("behouden", "Vijf scholen.")
