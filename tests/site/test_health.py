"""Machines hear whether an instance can do its work."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.database import Database, now
from app.mail.models import bericht
from app.migrating import migrate
from app.settings import Settings
from app.site.health import Health
from tests.visitor import Site


def test_a_filled_instance_is_ready(both_sites: Site) -> None:
    answer = both_sites.get("/gezond/klaar")
    assert (answer.status_code, answer.json()["klaar"]) == (200, True)
    assert answer.headers["Content-Type"] == "application/json"


def test_an_instance_is_not_ready_before_it_is_migrated_and_filled(
    empty_database: Database, settings: Settings
) -> None:
    health = Health(empty_database, settings)
    assert not any(health.state().values())
    migrate(empty_database)
    assert health.state() == {"gemigreerd": True, "gevuld": False, "schrijft": True}


def test_an_instance_without_a_catalogue_answers_503(settings: Settings) -> None:
    database = Database(settings.database)
    migrate(database)
    database.dispose()
    with Site.running(settings) as site:
        answer = site.get("/gezond/klaar")
    assert (answer.status_code, answer.json()["gevuld"]) == (503, False)


@pytest.mark.parametrize("path", ["/gezond/levend", "/gezond/klaar"])
def test_asking_for_health_is_never_kept(site: Site, path: str) -> None:
    assert site.get(path).headers["Cache-Control"] == "no-store"


def test_asking_again_at_once_writes_nothing(both_sites: Site) -> None:
    assert both_sites.get("/gezond/klaar").status_code == 200
    with both_sites.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM hartslag")
    assert both_sites.get("/gezond/klaar").json()["schrijft"] is True
    assert both_sites.rows("hartslag") == []


def test_many_who_ask_at_once_all_hear_that_it_works(both_sites: Site) -> None:
    with ThreadPoolExecutor(12) as askers:
        answers = list(askers.map(lambda _: both_sites.get("/gezond/klaar").status_code, range(24)))
    assert set(answers) == {200}
    assert len(both_sites.rows("hartslag")) == 1


def test_two_instances_on_one_database_do_not_stand_in_each_others_way(both_settings: Settings) -> None:
    with Site.running(both_settings) as one, Site.running(both_settings) as other, ThreadPoolExecutor(2) as askers:
        assert {site.get("/gezond/levend").status_code for site in (one, other)} == {200}, "both have begun"
        answers = list(askers.map(lambda site: site.get("/gezond/klaar").status_code, (one, other)))
    assert answers == [200, 200]


def test_an_instance_that_cannot_write_answers_503_until_it_can(site: Site) -> None:
    with site.database.write() as connection:
        connection.exec_driver_sql("CREATE TRIGGER vol BEFORE INSERT ON hartslag BEGIN SELECT RAISE(ABORT, 'vol'); END")
    answer = site.get("/gezond/klaar")
    assert (answer.status_code, answer.json()["schrijft"]) == (503, False)
    with site.database.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER vol")
    assert site.get("/gezond/klaar").status_code == 200


def test_work_behind_the_pages_that_goes_well_is_told(both_sites: Site) -> None:
    both_sites.begin()
    answer = both_sites.get("/gezond/werk")
    told = answer.json()
    assert (answer.status_code, told["goed"], told["let_op"]) == (200, True, [])
    assert told["werk"]["uitgaande mail"] == {"goed": True, "wacht": 0, "oudste_seconden": 0, "opgegeven": 0}
    assert {"opruimen", "publiceren", "post", "mailserver", "terugvraag", "bestanden maken"} <= set(told["werk"])


def test_mail_that_waits_or_was_given_up_asks_for_attention_and_visitors_stay(both_silent: Site) -> None:
    site = both_silent
    mail = ["uitgaande mail"]
    for hours, status, wrong in ((0, "wacht", []), (2, "wacht", mail), (80, "opgegeven", mail)):
        made = now() - timedelta(hours=hours)
        gone = status == "opgegeven"
        with site.database.write() as connection:
            connection.execute(bericht.delete())
            connection.execute(
                bericht.insert().values(
                    soort="link",
                    aan_versleuteld=None if gone else "x",
                    inhoud=None if gone else "x",
                    message_id="<x@example.org>",
                    gemaakt_op=made,
                    status=status,
                    poging=1,
                    volgende_poging=now() + timedelta(hours=1),
                )
            )
        answer = site.get("/gezond/werk")
        told = answer.json()["werk"]["uitgaande mail"]
        assert (answer.status_code, answer.json()["let_op"]) == (503 if wrong else 200, wrong)
        assert (told["wacht"], told["opgegeven"]) == ((0, 1) if gone else (1, 0))
        assert 0 <= told["oudste_seconden"] - (0 if gone else hours * 3600) < 600
        assert site.get("/gezond/klaar").status_code == 200, "no reason to send visitors elsewhere"


def test_a_shelf_that_cannot_be_written_or_read_is_told_while_papers_are_made(silent: Site) -> None:
    pad, exports = silent.begin().pad, silent.settings.exports
    exports.parent.mkdir(exist_ok=True)
    shutil.rmtree(exports, ignore_errors=True)
    exports.write_text("een bestand op de plek van de map")
    assert silent.get(f"{pad}/document.csv").status_code == 200
    work = silent.get("/gezond/werk").json()["werk"]
    assert (work["bestanden bewaren"]["fout"], work["bewaarde bestanden lezen"]["fout"]) == ("EEXIST", "ENOTDIR")
    exports.unlink()
    for _ in range(2):
        assert silent.get(f"{pad}/document.csv").status_code == 200
    work = silent.get("/gezond/werk").json()["werk"]
    assert (work["bestanden bewaren"]["fout"], work["bewaarde bestanden lezen"]["fout"]) == (None, None)
