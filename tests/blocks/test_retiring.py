"""A retired bouwsteen: offered nowhere, kept by who chose it, with not a word lost."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.blocks.memory import Catalogues
from app.templating import today
from tests.blocks.ageing import GONE, NEW, REASON, choose, row
from tests.blocks.conftest import Rewrite, reload, set_fields
from tests.pages import Page
from tests.visitor import Site


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
    assert not site.open("/bouwstenen?zoek=archief").query('a[href="/bouwstenen/archief"]')


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
    site.app.state.instance.catalogues = Catalogues(lambda: day)


def test_a_bouwsteen_is_retired_from_its_day_on_and_not_before(site: Site, content: Path, rewrite: Rewrite) -> None:
    last, pad, other = today() + timedelta(days=9), site.begin().pad, site.begin(titel="Ander").pad
    choose(site, pad, archief="")
    day = last + timedelta(days=1)
    rewrite("bouwstenen.json", set_fields("archief", vervallen={"op": f"{day}", "reden": REASON}))
    reload(site.settings, content)
    for moment, retired in ((today(), False), (last, False), (day, True), (day + timedelta(days=99), True)):
        on(site, moment)
        assert bool(site.open("/zoeken?q=archief").query('a[href="/bouwstenen/archief"]')) is not retired
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
    assert "Vijf scholen." in clash.side("archief", "jij")
    clash.form("Bewaar deze keuze").fill({"stand.archief": "behouden"}).submit("Bewaar deze keuze")
    (keuze,) = site.data(pad)["keuzes"]
    assert (keuze["stand"], keuze["toelichting"]) == ("behouden", "Vijf scholen.")
