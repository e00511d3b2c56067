"""What the privacy page promises is done: everything goes when its time is over, and nothing before."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from app.database import now
from app.documents.shelf import Shelf
from app.plans.models import bouwwerk, toegang
from app.plans.retention import WARNING
from app.settings import Settings
from app.templating import today
from app.tidying import DAY, RETRY, TRACES, Tidier, tidy
from tests.editorial.desk import able, signed_in
from tests.editorial.test_set_up import invite
from tests.outbox import letters_of
from tests.plans.draagvlak.group import gathered
from tests.plans.test_routes_recovery import LINK, remember
from tests.visitor import Site

PARTS = ("bouwwerk", "toegang", "keuze", "gebeurtenis", "opmerking", "momentopname", "sessie", "deelnemer")


def test_a_bouwwerk_goes_two_years_after_its_last_use_with_all_that_hangs_on_it(both_sites: Site) -> None:
    site = both_sites
    pad = site.begin(titel="Oud").pad
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    form = site.open(f"{pad}/aanvraag?stap=partners").form("titel")
    form.fill(titel="Waterschap", naam="Anna", email="anna@example.nl").submit("Verstuur je aanvraag")
    site.open(f"{pad}/opmerkingen").form("tekst").fill(tekst="Weg ermee.").submit("Plaats opmerking")
    site.post(f"{pad}/opmerkingen", {"tekst": "Eens.", "reactie_op": "1"})
    site.post(f"{pad}/versies", {"naam": "Voor het college", "status": "concept"})
    assert site.rows("momentopname")
    gathered(site, pad).join()
    assert site.rows("deelnemer")
    last = at(site.rows("bouwwerk")[0]["bewaar_tot"])
    assert last.date() == today() + timedelta(days=730)
    assert tidy(site.database, site.settings, last)["bouwwerken"] == 0
    assert len(site.rows("bouwwerk")) == 1
    assert tidy(site.database, site.settings, last + timedelta(days=1))["bouwwerken"] == 1
    assert [site.rows(table) for table in PARTS] == [[]] * len(PARTS)
    (asked,) = site.rows("aanvraag")
    assert (asked["titel"], asked["naam"], asked["email"], asked["bouwwerk_id"]) == ("Waterschap", "", "", None)
    assert site.open(f"{pad}/overzicht", expect=404).h1 == "We vinden geen bouwwerk bij deze link"


def at(day: date) -> datetime:
    """Noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def unused_since(site: Site, day: date) -> None:
    """Have every bouwwerk be last used on this day, and so kept for two years from then."""
    site.app.state.instance.usage.flush()
    with site.database.write() as connection:
        connection.execute(update(bouwwerk).values(bewaar_tot=day + timedelta(days=730)))
        connection.execute(update(toegang).values(gebruikt_op=day))


@pytest.mark.parametrize("use", ["overzicht", "partners"])
def test_opening_or_changing_a_bouwwerk_moves_the_day_up(both_sites: Site, use: str) -> None:
    site = both_sites
    pad = site.begin().pad
    unused_since(site, today() - timedelta(days=100))
    if use == "overzicht":
        site.open(f"{pad}/overzicht")
    else:
        site.post(f"{pad}/partners", {"stand.museum": "behouden"})
    site.app.state.instance.usage.flush()
    assert site.rows("bouwwerk")[0]["bewaar_tot"] == today() + timedelta(days=730)


def test_the_term_is_a_setting(sqlite_settings: Settings) -> None:
    with Site.running(sqlite_settings.model_copy(update={"bewaartermijn_concept_dagen": 365})) as site:
        page = site.open(f"{site.begin().pad}/bewaren")
        assert site.rows("bouwwerk")[0]["bewaar_tot"] == today() + timedelta(days=365)
        assert "telt een jaar opnieuw" in page.text
        assert "Een jaar nadat iemand het voor het laatst gebruikte" in site.open("/privacy").text


def test_who_is_known_is_warned_once_and_stays_by_saying_so_on_the_page_of_the_new_link(both_silent: Site) -> None:
    site = both_silent
    pad = site.begin(titel="Bijna weg").pad
    remember(site, pad)
    unused_since(site, today())
    end = site.rows("bouwwerk")[0]["bewaar_tot"]
    assert tidy(site.database, site.settings, at(end - WARNING))["waarschuwingen"] == 0
    for number in (1, 0, 0):
        moment = at(end - WARNING + timedelta(days=1))
        assert tidy(site.database, site.settings, moment)["waarschuwingen"] == number
    letter = letters_of(site)["waarschuwing"].get_content()
    assert "Bijna weg" in letter
    (link,) = LINK.findall(letter)
    unused_since(site, today() - timedelta(days=720))
    from_the_mail = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    page = site.get(f"{link}/overzicht", headers=from_the_mail)
    site.app.state.instance.usage.flush()
    assert site.rows("bouwwerk")[0]["bewaar_tot"] == today() + timedelta(days=10)
    assert "Ik gebruik dit nog" in page.text
    site.post(f"{link}/gebruik")
    (kept,) = site.rows("bouwwerk")
    assert (kept["bewaar_tot"], kept["gewaarschuwd_op"]) == (today() + timedelta(days=730), None)


def test_who_can_be_warned_is_never_erased_without_a_warning_long_enough_before(both_silent: Site) -> None:
    """Also when the instance stood still for years."""
    site = both_silent
    remember(site, site.begin(titel="Bekend").pad)
    site.begin(titel="Onbekend")
    late = now() + timedelta(days=2000)
    done = tidy(site.database, site.settings, late)
    assert (done["waarschuwingen"], done["bouwwerken"]) == (1, 1)
    assert [row["titel"] for row in site.rows("bouwwerk")] == ["Bekend"]
    assert tidy(site.database, site.settings, late + WARNING - timedelta(days=1))["bouwwerken"] == 0
    assert tidy(site.database, site.settings, late + WARNING)["bouwwerken"] == 1
    assert site.rows("adres") == []


def test_traces_of_mail_go_after_a_month_and_waiting_mail_never(site: Site) -> None:
    pad = site.begin().pad
    site.post(f"{pad}/bewaren", {"email": "anna@example.nl"})
    site.app.state.instance.dispatcher.run_once(now())
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
    assert "opruimen: mislukt (IntegrityError), 1 keer" in caplog.text
    assert len(site.rows("bouwwerk")) == 1
    with site.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE hoek")
    assert tidier.round() == DAY
    assert site.rows("bouwwerk") == []


def test_tidying_an_instance_with_nothing_to_tidy_is_fine(site: Site) -> None:
    assert set(tidy(site.database, site.settings, now()).values()) == {0}
    assert Shelf(site.settings.exports)


def test_sign_ins_and_links_of_redacteuren_go_when_they_are_over(both_sites: Site) -> None:
    site = both_sites
    who = able(site)
    for _ in range(2):
        signed_in(site, who=who)
    invite(site, who)
    name = "aanmeldingen en links van redacteuren"
    assert tidy(site.database, site.settings, now() + timedelta(minutes=9))[name] == 0
    assert tidy(site.database, site.settings, now() + timedelta(minutes=11))[name] == 1
    assert tidy(site.database, site.settings, now() + timedelta(minutes=31))[name] == 2
    assert site.rows("aanmelding") == site.rows("uitnodiging") == []
    assert site.rows("redacteur")
