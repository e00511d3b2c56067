"""Deleting a bouwwerk: asked once, undone for 30 days, then really gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from app.database import now
from app.mail.seal import Seal
from app.plans.retention import BIN, until
from app.plans.retention_queries import PARTS
from app.settings import Settings
from app.templating import day
from app.tidying import tidy
from tests.outbox import unreachable
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.plans.test_routes_recovery import ANNA, LINK, ask, remember
from tests.visitor import Site

CANARY = "Kanariepiet"


def delete(site: Site, pad: str) -> Page:
    """Go to the page that asks, and press its button; the page that comes."""
    form = site.open(f"{pad}/bewaren").follow("Verwijder dit bouwwerk").form("Verwijder dit bouwwerk")
    return form.submit("Verwijder dit bouwwerk", expect=410)


def full(site: Site) -> str:
    """A bouwwerk with something in every table that can hold something of it."""
    pad = site.begin(titel=f"{CANARY} titel").pad
    site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting=f"{CANARY} toelichting")
    form = site.open(f"{pad}/aanvraag?stap=partners").form("titel")
    form.fill(titel="Waterschap", naam="Anna", email=ANNA).submit("Verstuur je aanvraag")
    remember(site, pad)
    share(site, pad, "lezen", f"{CANARY} label")
    site.post(f"{pad}/opmerkingen", {"tekst": f"{CANARY} opmerking"})
    site.post(f"{pad}/bewaren", {"email": ANNA})
    ask(site)
    return pad


def test_looking_at_the_page_that_asks_deletes_nothing(site: Site) -> None:
    pad = site.begin(titel="Ons plan").pad
    page = site.open(f"{pad}/verwijderen")
    assert page.h1 == "Verwijder dit bouwwerk"
    assert "30 dagen terughalen" in page.text
    assert site.open(f"{pad}/overzicht").h1 == "Ons plan"


def test_every_link_says_that_it_is_deleted_and_only_an_owner_takes_it_back(both_sites: Site) -> None:
    site = both_sites
    pad = site.begin(titel="Ons plan").pad
    reader, writer = share(site, pad, "lezen"), share(site, pad, "meeschrijven")
    before = site.data(pad)
    page = delete(site, pad)
    assert page.h1 == "Dit bouwwerk is verwijderd"
    assert f"Dat was op {day(now())}." in page.text
    assert f"Je kunt het nog terughalen tot en met {day(until(now()))}." in page.text
    for other in (reader, writer):
        told = site.open(f"{other}/overzicht", expect=410)
        assert "De eigenaar kan het nog terughalen" in told.text
        assert told.tree.named("form") == []
        assert site.post(f"{other}/terughalen").status_code == 403
        assert site.post(f"{other}/partners", {"stand.museum": "behouden"}).status_code == 410
    assert page.form("Haal het bouwwerk terug").submit().h1 == "Ons plan"
    after = site.data(pad)
    assert after["bouwwerk"].pop("revisie") > before["bouwwerk"].pop("revisie")
    assert after == before
    assert site.get(f"{reader}/overzicht").status_code == 200
    assert [row["soort"] for row in site.rows("gebeurtenis")][-2:] == ["verwijderd", "teruggehaald"]


def test_deleting_and_taking_back_twice_is_doing_it_once(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    for path in ("verwijderen", "verwijderen", "terughalen", "terughalen"):
        assert both_sites.post(f"{pad}/{path}").status_code == 303
    told = [row["soort"] for row in both_sites.rows("gebeurtenis")]
    assert told == ["begonnen", "verwijderd", "teruggehaald"]


def test_what_lies_in_the_bin_is_not_mailed_and_leaves_the_list_of_the_browser(both_silent: Site) -> None:
    site = both_silent
    gone, kept = site.begin(titel="Weggegooid").pad, site.begin(titel="Gebleven").pad
    for pad in (gone, kept):
        remember(site, pad)
    delete(site, gone)
    ask(site)
    (link,) = [pad for row in site.rows("bericht") for pad in LINK.findall(letter(site, row["inhoud"]))]
    assert site.open(f"{link}/overzicht").h1 == "Gebleven"
    assert "Weggegooid" not in site.open("/").text


def letter(site: Site, inhoud: str) -> str:
    return Seal(site.settings.secret).open_message(inhoud).text


def test_after_its_days_in_the_bin_nothing_of_it_is_left(both_silent: Site) -> None:
    site = both_silent
    pad = full(site)
    stays = site.begin(titel="Dit blijft").pad
    remember(site, stays, "bram@gemeente.nl")
    assert site.get(f"{pad}/document.pdf").status_code == 200
    assert len(list(site.settings.exports.glob("*.pdf"))) == 1
    delete(site, pad)
    deleted = site.rows("bouwwerk")[0]["verwijderd_op"]
    last = deleted + BIN + timedelta(days=1)
    assert until(deleted) < (last + timedelta(hours=1)).date(), "the day that the page names has ended"
    assert tidy(site.database, site.settings, last - timedelta(seconds=1))["bouwwerken uit de prullenbak"] == 0
    assert tidy(site.database, site.settings, last)["bouwwerken uit de prullenbak"] == 1
    (asked,) = site.rows("aanvraag")
    assert (asked["titel"], asked["bouwwerk_id"]) == ("Waterschap", None)
    assert [row["soort"] for row in site.rows("bericht")] == ["aanvraag", "bevestiging"]
    assert [row["titel"] for row in site.rows("bouwwerk")] == ["Dit blijft"]
    for part in (*(part.name for part in PARTS), "bericht_bouwwerk"):
        owners = {row["bouwwerk_id"] for row in site.rows(part)}
        assert owners <= {site.rows("bouwwerk")[0]["id"]}, part
    assert list(site.settings.exports.glob("*.pdf")) == []
    assert site.open(f"{pad}/overzicht", expect=404).h1 == "We vinden geen bouwwerk bij deze link"
    assert site.open(f"{stays}/overzicht").h1 == "Dit blijft"


def test_no_byte_of_it_is_left_in_the_files_of_the_instance(sqlite_settings: Settings) -> None:
    with Site.running(unreachable(sqlite_settings)) as site:
        pad = full(site)
        assert site.get(f"{pad}/document.pdf").status_code == 200
        assert told_in(sqlite_settings.data)
        delete(site, pad)
        assert tidy(site.database, site.settings, now() + 2 * BIN)["bouwwerken uit de prullenbak"] == 1
    assert told_in(sqlite_settings.data) == []


def told_in(folder: Path) -> list[str]:
    """The files in which something of the bouwwerk can be read."""
    return [path.name for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_every_table_that_hangs_on_a_bouwwerk_is_emptied_with_it() -> None:
    hanging = {
        name
        for name, table in SQLModel.metadata.tables.items()
        for key in table.foreign_keys
        if key.column.table.name == "bouwwerk" and key.ondelete is None
    }
    assert hanging == {part.name for part in PARTS} | {"bericht_bouwwerk"}


@pytest.mark.parametrize("rol", ["meeschrijven", "reageren", "lezen"])
def test_nobody_but_an_owner_finds_a_way_to_delete(site: Site, rol: str) -> None:
    pad = share(site, site.begin().pad, rol)
    assert "Verwijder dit bouwwerk" not in site.open(f"{pad}/bewaren").text
    site.open(f"{pad}/verwijderen", expect=403)
