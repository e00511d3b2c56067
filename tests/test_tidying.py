"""What the privacy page promises is done: everything goes when its time is over, and nothing before."""

from datetime import timedelta

import pytest

from app.database import now
from app.documents.shelf import Shelf
from app.plans.queries import BEWAARTERMIJN
from app.tidying import DAY, RETRY, TRACES, Tidier, tidy
from tests.visitor import Site

PARTS = ("bouwwerk", "toegang", "keuze", "gebeurtenis", "opmerking")


def test_a_bouwwerk_goes_two_years_after_its_last_change_with_all_that_hangs_on_it(both_sites: Site) -> None:
    site = both_sites
    pad = site.begin(titel="Oud").pad
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    form = site.open(f"{pad}/aanvraag?stap=partners").form("titel")
    form.fill(titel="Waterschap", naam="Anna", email="anna@example.nl").submit("Verstuur je aanvraag")
    site.open(f"{pad}/opmerkingen").form("tekst").fill(tekst="Weg ermee.").submit("Plaats opmerking")
    site.post(f"{pad}/opmerkingen", {"tekst": "Eens.", "reactie_op": "1"})
    last = now() + BEWAARTERMIJN
    assert tidy(site.database, site.settings, last)["bouwwerken"] == 0
    assert len(site.rows("bouwwerk")) == 1
    assert tidy(site.database, site.settings, last + timedelta(days=1))["bouwwerken"] == 1
    assert [site.rows(table) for table in PARTS] == [[], [], [], [], []]
    (asked,) = site.rows("aanvraag")
    assert (asked["titel"], asked["naam"], asked["email"], asked["bouwwerk_id"]) == ("Waterschap", "", "", None)
    assert site.open(f"{pad}/overzicht", expect=404).h1 == "We vinden geen bouwwerk bij deze link"


def test_every_change_moves_the_day_up(site: Site) -> None:
    pad = site.begin().pad
    with site.database.write() as connection:
        connection.exec_driver_sql("UPDATE bouwwerk SET bewaar_tot = '2026-01-01'")
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    assert site.rows("bouwwerk")[0]["bewaar_tot"] == (now() + BEWAARTERMIJN).date()


def test_looking_does_not_move_the_day(site: Site) -> None:
    pad = site.begin().pad
    before = site.rows("bouwwerk")
    site.open(f"{pad}/overzicht")
    assert site.rows("bouwwerk") == before


def test_traces_of_mail_go_after_a_month_and_waiting_mail_never(site: Site) -> None:
    pad = site.begin().pad
    site.post(f"{pad}/bewaren", {"email": "anna@example.nl"})
    site.app.state.dispatcher.run_once(now())
    assert tidy(site.database, site.settings, now() + TRACES - timedelta(minutes=1))["sporen van mail"] == 0
    assert tidy(site.database, site.settings, now() + TRACES + timedelta(minutes=1))["sporen van mail"] == 1


def test_whatever_goes_wrong_is_told_and_tried_again_within_the_hour(
    both_sites: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site = both_sites
    site.begin(titel="Oud")
    tidier = Tidier(site.database, site.settings)
    with site.database.write() as connection:
        connection.exec_driver_sql("UPDATE bouwwerk SET bewaar_tot = '2026-01-01'")
        connection.exec_driver_sql("CREATE TABLE hoek (bouwwerk INTEGER REFERENCES bouwwerk)")
        connection.exec_driver_sql("INSERT INTO hoek SELECT id FROM bouwwerk")
    assert tidier.round() == RETRY < timedelta(hours=1)
    assert "opruimen mislukt: IntegrityError" in caplog.text
    assert len(site.rows("bouwwerk")) == 1
    with site.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE hoek")
    assert tidier.round() == DAY
    assert site.rows("bouwwerk") == []


def test_tidying_an_instance_with_nothing_to_tidy_is_fine(site: Site) -> None:
    assert set(tidy(site.database, site.settings, now()).values()) == {0}
    assert Shelf(site.settings.exports)
