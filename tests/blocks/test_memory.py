"""The catalogue in memory is as new as the database, and a keuze keeps the text that was on screen."""

from pathlib import Path

import pytest

from app.blocks.memory import Catalogues, is_filled, revision
from app.blocks.seed import load
from app.database import Database, now
from app.migrating import migrate
from tests.blocks.conftest import Rewrite, reload
from tests.visitor import Site

NEW = "Een nieuwe zin over het museum."


def change_museum(rewrite: Rewrite, **fields: str) -> None:
    def change(data: dict[str, list[dict[str, str]]]) -> None:
        next(block for block in data["bouwstenen"] if block["slug"] == "museum").update(fields)

    rewrite("bouwstenen.json", change)


def test_the_catalogue_is_read_once_per_revision(database: Database, content: Path, rewrite: Rewrite) -> None:
    kept = Catalogues()
    with database.read() as connection:
        first = kept.current(connection)
        assert kept.current(connection) is first
    change_museum(rewrite, kern=NEW)
    with database.write() as connection:
        load(connection, content, now())
    with database.read() as connection:
        second = kept.current(connection)
    assert second.revisie == first.revisie + 1
    assert second.by_slug["museum"].kern == NEW
    assert first.by_slug["museum"].kern != NEW, "a catalogue in use never changes"


def test_an_empty_catalogue_says_so(empty_database: Database) -> None:
    migrate(empty_database)
    with empty_database.read() as connection:
        assert not is_filled(connection)
        with pytest.raises(LookupError):
            revision(connection)


def test_the_counts_and_orders_hold_for_every_stap(database: Database) -> None:
    with database.read() as connection:
        catalogue = Catalogues().current(connection)
    placed = [v.slug for groepen in catalogue.groepen.values() for groep in groepen for v in groep.bouwstenen]
    assert sorted(placed) == sorted(catalogue.by_slug)
    assert (len(placed), len(catalogue.tips), len(catalogue.uitdagingen)) == (143, 24, 6)


def test_a_page_shows_the_new_text_as_soon_as_another_process_loaded_it(
    both_sites: Site, content: Path, rewrite: Rewrite
) -> None:
    pad = both_sites.begin().pad
    assert NEW not in both_sites.open(f"{pad}/partners").text
    change_museum(rewrite, kern=NEW)
    reload(both_sites.settings, content)
    assert NEW in both_sites.open(f"{pad}/partners").text


def test_a_keuze_keeps_the_text_that_was_on_screen(both_sites: Site, content: Path, rewrite: Rewrite) -> None:
    pad = both_sites.begin().pad
    page = both_sites.open(f"{pad}/partners")
    page.htmx("museum", stand="behouden")
    (before,) = both_sites.data(pad)["keuzes"]
    change_museum(rewrite, kern=NEW, titel="Museum nieuwe stijl")
    reload(both_sites.settings, content)
    assert both_sites.data(pad)["keuzes"] == [before]
    assert before["kern"] in both_sites.open(f"{pad}/partners").text
    assert "Museum nieuwe stijl" not in both_sites.open(f"{pad}/overzicht").text


def test_an_old_page_pins_the_text_it_showed_and_a_new_page_the_new_one(
    site: Site, content: Path, rewrite: Rewrite
) -> None:
    old_pad, new_pad = site.begin(titel="Oud").pad, site.begin(titel="Nieuw").pad
    old_page = site.open(f"{old_pad}/partners")
    change_museum(rewrite, kern=NEW)
    reload(site.settings, content)
    old_page.htmx("museum", stand="behouden")
    site.open(f"{new_pad}/partners").htmx("museum", stand="behouden")
    assert [site.data(pad)["keuzes"][0]["versie"] for pad in (old_pad, new_pad)] == [1, 2]


def test_a_form_cannot_pin_the_text_of_another_bouwsteen(site: Site) -> None:
    pad = site.begin().pad
    other = site.open(f"{pad}/partners").bouwsteen("archief").hidden("versie")
    for junk in (other, "999999", "-1", "x", "٣", "9" * 400):
        site.send(f"{pad}/partners", {"stand.museum": "behouden", "was.museum": ":", "versie.museum": junk})
        (keuze,) = site.data(pad)["keuzes"]
        assert (keuze["titel"], keuze["versie"]) == ("Museum", 1)
        site.send(f"{pad}/partners", {"stand.museum": "", "was.museum": "behouden:"})
