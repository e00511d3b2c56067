"""What is kept in memory of a bouwwerk is never shown to another, and goes when somebody deletes or time erases it."""

from datetime import timedelta

import pytest

from app.database import now
from app.tidying import Tidier
from tests.visitor import Site


def begun(site: Site, titel: str) -> str:
    pad = site.begin(titel=titel).pad
    site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting=f"Woorden van {titel}.")
    site.open(f"{pad}/partners")
    assert site.get(f"{pad}/document.html").status_code == 200
    return pad


def kept(site: Site) -> int:
    return len(site.app.state.instance.step_pages._pages) + len(site.app.state.instance.shelf._names)


def test_a_new_bouwwerk_with_an_id_that_was_given_before_shows_its_own_words(site: Site) -> None:
    """As on SQLite before migration 0021; whatever gives an id again, a page hangs on the link."""
    begun(site, "Het plan van Oost")
    with site.database.write() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in ("gebeurtenis", "keuze", "toegang", "bouwwerk"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
        connection.exec_driver_sql("DELETE FROM sqlite_sequence")
    pad = begun(site, "Het plan van West")
    assert [row["id"] for row in site.rows("bouwwerk")] == [1]
    for place in ("partners", "overzicht", "document.html"):
        told = site.get(f"{pad}/{place}").text
        assert "West" in told
        assert "Oost" not in told


def test_deleting_leaves_nothing_of_it_in_memory(site: Site) -> None:
    pad = begun(site, "Weg")
    assert kept(site) > 1
    site.post(f"{pad}/verwijderen")
    assert kept(site) == 0


def test_tidying_leaves_nothing_in_memory(site: Site) -> None:
    begun(site, "Oud")
    assert kept(site) > 1
    tidier = Tidier(site.database, site.settings)
    tidier.forget = site.app.state.instance.forget
    tidier.round()
    assert kept(site) == 0


def test_a_use_that_was_noted_is_not_written_for_another_link(site: Site) -> None:
    site.app.state.instance.usage.flush()
    site.begin(titel="Nieuw")
    site.app.state.instance.usage.flush()
    with site.database.write() as connection:
        connection.exec_driver_sql("UPDATE toegang SET gebruikt_op = NULL")
    site.app.state.instance.usage.note("0" * 64, now().date() + timedelta(days=1))
    site.app.state.instance.usage.flush()
    assert site.rows("toegang")[0]["gebruikt_op"] is None


@pytest.mark.parametrize("kind", ["adres", "aanmelding", "bouwwerk", "keuze"])
def test_an_id_that_a_page_holds_is_not_given_again(site: Site, kind: str) -> None:
    with site.database.read() as connection:
        sql = f"SELECT sql FROM sqlite_master WHERE name = '{kind}'"
        assert "AUTOINCREMENT" in str(connection.exec_driver_sql(sql).scalar_one())


def test_an_old_page_never_erases_the_address_that_came_in_the_place_of_another(site: Site) -> None:
    pad = site.begin().pad
    for email in ("anna@example.nl", "bert@example.nl"):
        site.post(f"{pad}/adressen", {"onthoud_email": email})
    old = site.rows("adres")[-1]["id"]
    for _ in range(2):  # the second time from a page that was opened before the first
        site.post(f"{pad}/adressen/{old}/vergeten")
        site.post(f"{pad}/adressen", {"onthoud_email": "cees@example.nl"})
    assert [row["id"] for row in site.rows("adres")] == [1, 3]
