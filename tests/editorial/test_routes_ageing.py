"""The page of what must be looked at again, and of the links that do not work."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from app.blocks import link_queries
from app.blocks.models import bouwsteen, bron, catalogus
from app.editorial.rol import Rol
from app.templating import day, today
from tests.editorial import desk
from tests.visitor import Site

MOMENT = datetime(2026, 11, 20, 9, tzinfo=UTC)
BRON = "https://bestaat.example/pagina"


def found_at(site: Site, *rows: Mapping[str, Any]) -> None:
    """Let the link check have been here."""
    given: dict[str, Any] = {
        "code": None,
        "laatst_gekeken": MOMENT,
        "sinds": MOMENT,
        "keer_mis": 0,
        "verhuisd_naar": None,
    }
    with site.database.write() as connection:
        link_queries.keep(connection, [{**given, **row} for row in rows])


def name(site: Site, *urls: str) -> None:
    """Let the first bronnen of the catalogue have these addresses."""
    with site.database.write() as connection:
        for id, url in enumerate(urls, 1):
            connection.execute(update(bron).where(bron.c.id == id).values(url=url))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))


def overdue(site: Site, slug: str = "museum", days: int = 10) -> None:
    """Let a bouwsteen be past its day for so long."""
    with site.database.write() as connection:
        when = {"herzien_voor": today() - timedelta(days=days)}
        connection.execute(update(bouwsteen).where(bouwsteen.c.slug == slug).values(**when))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))


def texts(found: Iterable[Any]) -> list[str]:
    return [" ".join(one.to_text().split()) for one in found]


def test_what_is_overdue_stands_there_with_how_long_and_where_to_change_it(site: Site) -> None:
    overdue(site)
    page = desk.signed_in(site).open("/redactie/nakijken")
    (row,) = page.query("section[aria-labelledby=te-laat] tbody tr")
    told = " ".join(row.to_text().split())
    assert "Museum (bouwsteen)" in told
    assert f"Herzien vóór {day(today() - timedelta(days=10))}" in told
    assert "10 dagen te laat" in told
    (link,) = page.query("section[aria-labelledby=te-laat] tbody a")
    assert link.attrs["href"] == "/redactie/catalogus/bouwsteen/museum"
    assert texts(page.query("#te-laat")) == ["Te laat (1)"]


def test_what_comes_soon_stands_apart_with_the_days_that_are_left(site: Site) -> None:
    overdue(site, days=-3)
    page = desk.signed_in(site).open("/redactie/nakijken")
    assert "Niets is te laat." in page.text
    rows = texts(page.query("section[aria-labelledby=binnenkort] tbody tr"))
    assert any("Museum" in row and "nog 3 dagen" in row for row in rows)


def test_without_a_link_check_the_page_says_how_to_get_one(site: Site) -> None:
    page = desk.signed_in(site).open("/redactie/nakijken")
    assert "We keken ze nog niet na." in page.text
    assert "BOUWPLAATS_LINKCONTROLE_DAGEN" in page.text
    assert not page.query("#dood")


def test_links_that_do_not_work_stand_in_the_report_with_where_they_are_used(site: Site) -> None:
    name(site, BRON, f"{BRON}2", f"{BRON}3", f"{BRON}4", f"{BRON}5")
    found_at(
        site,
        {"url": BRON, "status": "dood", "code": 404, "keer_mis": 2},
        {"url": f"{BRON}2", "status": "hapert", "keer_mis": 1},
        {"url": f"{BRON}3", "status": "verhuisd", "code": 200, "verhuisd_naar": "https://nieuw.example/"},
        {"url": f"{BRON}4", "status": "niet bekeken", "code": 403},
        {"url": f"{BRON}5", "status": "werkt", "code": 200},
        {"url": "https://niet-meer-genoemd.example/", "status": "dood", "code": 404, "keer_mis": 2},
    )
    page = desk.signed_in(site).open("/redactie/nakijken")
    koppen = texts(page.query("section[aria-labelledby=links] h3"))
    assert koppen == ["Dode links (1)", "Even niet bereikbaar (1)", "Verhuisd (1)", "Niet nagekeken (1)"]
    links = texts(page.query(".bp-links > li"))
    assert "Antwoord 404, sinds 20 november 2026." in links[0]
    assert "Geen antwoord" in links[1]
    assert "Verhuisd naar https://nieuw.example/" in links[2]
    first = site.rows("bron")[0]
    assert f"Staat bij {first['titel']} (bron)" in links[0]
    assert page.query(f".bp-links a[href='/redactie/catalogus/bron/{first['slug']}']")


@pytest.mark.parametrize("rol", list(Rol))
def test_every_redacteur_may_see_it(site: Site, rol: Rol) -> None:
    assert desk.signed_in(site, rol).open("/redactie/nakijken").h1 == "Nakijken"
