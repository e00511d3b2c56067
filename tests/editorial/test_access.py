"""The truth table of the back office: every address times everybody who could knock."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from app.database import now
from app.editorial.access import IDLE, LONGEST, NOTED
from app.editorial.models import aanmelding, redacteur
from app.editorial.rol import Rol
from tests.editorial.desk import change, enrol, signed_in
from tests.editorial.routes import NEEDED
from tests.test_main import known
from tests.visitor import Site

GUARDED = {line: rol for line, rol in NEEDED.items() if rol}


def ask(site: Site, line: str) -> tuple[int, str]:
    """What somebody gets: the status, and where it leads or what the page is called."""
    method, _, path = line.partition(" ")
    for name in ("{nummer}", "{nr}"):
        path = path.replace(name, "999999")
    answer = site.fetch(method, path, data={} if method == "POST" else None)
    return answer.status_code, answer.headers.get("Location", "") or answer.text


def is_refused(site: Site, line: str) -> bool:
    """Whether this browser counts as not signed in: sent to the form, or told to sign in first."""
    status, told = ask(site, line)
    if line.startswith("GET"):
        return status == 303 and told.startswith("/redactie/aanmelden?naar=%2Fredactie")
    return status == 403 and "Je bent niet meer aangemeld" in told


def test_every_address_of_the_back_office_has_a_line_and_nothing_else_has(site: Site) -> None:
    there = {line for line in known(site.app) if line.partition(" ")[2].startswith("/redactie")}
    assert there == set(NEEDED)


def test_who_is_not_signed_in_gets_nowhere(site: Site) -> None:
    assert [line for line in GUARDED if not is_refused(site, line)] == []
    invented = site.with_cookie("redactie", "x" * 43)
    assert [line for line in GUARDED if not is_refused(invented, line)] == []


@pytest.mark.parametrize("rol", Rol)
def test_each_rol_comes_as_far_as_the_table_says(site: Site, rol: Rol) -> None:
    ik = signed_in(site, rol)
    for line, needed in GUARDED.items():
        status, told = ask(ik, line)
        forbidden = status == 403 and "Dit mag niet met jouw rol" in told
        assert forbidden is not rol.may(needed), (line, status)
        assert status != 403 or forbidden, (line, status)
        assert status < 500, line


def leaves(site: Site) -> None:
    change(site, redacteur, uitgeschakeld_op=now())


def goes_away(site: Site) -> None:
    change(site, aanmelding, gezien_op=now() - IDLE - timedelta(seconds=2))


def stays_too_long(site: Site) -> None:
    change(site, aanmelding, begonnen_op=now() - LONGEST - timedelta(seconds=2))


def changes(site: Site) -> None:
    with site.database.write() as connection:
        connection.execute(update(aanmelding).values(sleutel_hash="0" * 64))


@pytest.mark.parametrize("how", [leaves, goes_away, stays_too_long, changes])
def test_a_sign_in_that_ended_opens_nothing(site: Site, how: Callable[[Site], None]) -> None:
    former = signed_in(site, Rol.BEHEERDER)
    assert former.get("/redactie/ik").status_code == 200
    how(site)
    assert [line for line in GUARDED if not is_refused(former, line)] == []


def test_half_an_hour_begins_again_with_every_request_but_twelve_hours_do_not(site: Site) -> None:
    ik = signed_in(site, who=enrol(site))
    change(site, aanmelding, gezien_op=now() - IDLE + NOTED, begonnen_op=now() - LONGEST + NOTED)
    assert ik.get("/redactie/ik").status_code == 200
    (row,) = site.rows("aanmelding")
    assert now() - row["gezien_op"] < NOTED
    assert now() - row["begonnen_op"] > LONGEST - 2 * NOTED


def test_what_was_typed_when_the_sign_in_ended_can_be_sent_again(site: Site) -> None:
    page = site.send("/redactie/ik/wachtwoord", {"nieuw": "x"}, expect=403)
    assert page.h1 == "Je bent niet meer aangemeld"
    assert page.follow("Meld je aan").h1 == "Meld je aan bij de redactie"


def test_a_form_from_another_site_is_refused_before_anything_is_looked_at(site: Site) -> None:
    ik = signed_in(site, Rol.BEHEERDER)
    for line in NEEDED:
        method, _, path = line.partition(" ")
        if method == "POST":
            answer = ik.post(path, {}, headers={"Sec-Fetch-Site": "cross-site"})
            assert (answer.status_code, "konden dit formulier niet aannemen" in answer.text) == (403, True)


def test_no_page_of_the_back_office_is_kept_or_found(site: Site) -> None:
    ik = signed_in(site, Rol.BEHEERDER)
    for line in NEEDED:
        if line.startswith("GET"):
            answer = ik.get(line.partition(" ")[2])
            assert answer.headers["Cache-Control"] == "no-store", line
            told = f"{answer.headers.get('X-Robots-Tag', '')} {answer.text}"
        assert answer.status_code != 200 or "noindex, nofollow" in told, line
