"""Machines hear whether an instance can do its work."""

import pytest

from app.database import Database
from app.migrating import migrate
from app.site.health import ready
from tests.visitor import Site


def test_a_filled_instance_is_ready(both_sites: Site) -> None:
    answer = both_sites.get("/gezond/klaar")
    assert (answer.status_code, answer.json()["klaar"]) == (200, True)
    assert answer.headers["Content-Type"] == "application/json"


def test_an_instance_is_not_ready_before_it_is_migrated_and_filled(empty_database: Database) -> None:
    assert not any(ready(empty_database).values())
    migrate(empty_database)
    assert ready(empty_database) == {"gemigreerd": True, "gevuld": False, "schrijft": True}


def test_an_instance_that_lost_its_catalogue_answers_503(site: Site) -> None:
    with site.database.write() as connection:
        for table in ("bouwsteen_versie", "bouwsteen", "catalogus"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    answer = site.get("/gezond/klaar")
    assert (answer.status_code, answer.json()["gevuld"]) == (503, False)


@pytest.mark.parametrize("path", ["/gezond/levend", "/gezond/klaar"])
def test_asking_for_health_is_never_kept(site: Site, path: str) -> None:
    assert site.get(path).headers["Cache-Control"] == "no-store"
