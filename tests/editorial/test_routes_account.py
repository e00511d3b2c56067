"""Your own account: what is weighty is asked for again, and ends what others had open."""

from datetime import timedelta

import pytest

from app.database import now
from app.editorial.models import aanmelding, redacteur
from tests.editorial.desk import PASSWORD, SECRET, able, change, code, enrol, proof, sign_in, signed_in
from tests.editorial.test_routes_signing import is_in
from tests.editorial.test_set_up import codes_on
from tests.visitor import Site

AGAIN = "Dit klopt niet. Kijk je wachtwoord en de code na."
OTHER = "heel iets anders om te typen"
ACTS = {
    "wachtwoord": {"nieuw": OTHER, "herhaling": OTHER},
    "code": {},
    "herstelcodes": {},
}


def at_two_desks(site: Site) -> tuple[Site, Site]:
    """Iris, signed in in two browsers."""
    who = able(site)
    return signed_in(site, who=who), signed_in(site, who=who)


def proposed_by(site: Site) -> str:
    """The secret on the page for another app."""
    return "".join(site.open("/redactie/ik/code").query("b.bp-codes")[0].to_text().split())


def fields(site: Site, act: str) -> dict[str, str]:
    return ACTS[act] | ({"nieuwe_code": code(secret=proposed_by(site))} if act == "code" else {})


@pytest.mark.parametrize("act", ACTS)
def test_nothing_changes_without_the_password_and_an_unused_code(site: Site, act: str) -> None:
    ik, other = at_two_desks(site)
    before = site.rows("redacteur"), site.rows("aanmelding"), site.rows("herstelcode")
    for wrong in ({}, {"wachtwoord": "x"}, {"code": "000000"}):
        page = ik.send(
            f"/redactie/ik/{act}", fields(ik, act) | proof() | wrong | ({} if wrong else {"wachtwoord": ""}), expect=422
        )
        assert any(AGAIN in fault for fault in page.faults)
    assert (site.rows("redacteur"), site.rows("aanmelding"), site.rows("herstelcode")) == before
    assert is_in(other)


@pytest.mark.parametrize("act", ACTS)
def test_a_change_ends_every_other_sign_in_and_gives_this_one_a_new_id(site: Site, act: str) -> None:
    ik, other = at_two_desks(site)
    old = ik.cookies["redactie"]
    ik.send(f"/redactie/ik/{act}", fields(ik, act) | proof())
    assert (is_in(ik), is_in(other), is_in(site.with_cookie("redactie", old))) == (True, False, False)
    assert len(site.rows("aanmelding")) == 1
    assert site.rows("handeling")[-1]["naam"] == "Iris"


def test_the_new_password_works_and_the_old_one_no_longer(site: Site) -> None:
    ik, _ = at_two_desks(site)
    page = ik.send("/redactie/ik/wachtwoord", fields(ik, "wachtwoord") | proof())
    assert "Je nieuwe wachtwoord is bewaard." in page.text
    assert sign_in(site, code=code(1)).status_code == 422
    assert sign_in(site, wachtwoord=OTHER, code=code(1)).is_redirect


def test_a_new_password_follows_the_rules(site: Site) -> None:
    ik, _ = at_two_desks(site)
    told = {"nieuw": "kort", "herhaling": "anders"}
    page = ik.send("/redactie/ik/wachtwoord", told | proof(), expect=422)
    assert len(page.faults) == 2
    assert site.rows("redacteur")[0]["totp_stap"] is None, "and the code was not used up for nothing"


def test_another_app_takes_over_once_its_code_was_typed(site: Site) -> None:
    ik, _ = at_two_desks(site)
    fresh = proposed_by(ik)
    assert fresh != SECRET
    page = ik.send("/redactie/ik/code", {"nieuwe_code": "000000"} | proof(), expect=422)
    assert page.faults == ["Deze code klopt niet. Typ de zes cijfers die je app nu laat zien."]
    ik.send("/redactie/ik/code", {"nieuwe_code": code(secret=fresh)} | proof())
    assert sign_in(site, code=code(1)).status_code == 422
    assert sign_in(site, code=code(1, fresh)).is_redirect
    assert fresh not in repr(site.rows("redacteur"))


def test_new_herstelcodes_take_the_place_of_the_old(site: Site) -> None:
    ik, _ = at_two_desks(site)
    first = codes_on(ik.send("/redactie/ik/herstelcodes", proof()))
    assert "Je hebt er nog 10." in ik.open("/redactie/ik").text
    second = codes_on(ik.send("/redactie/ik/herstelcodes", {"wachtwoord": PASSWORD, "code": first[0]}))
    assert set(first) & set(second) == set()
    assert sign_in(site, code=first[1]).status_code == 422
    assert sign_in(site, code=second[1]).is_redirect
    assert "Je hebt er nog 9." in ik.open("/redactie/ik").text


def test_your_own_browsers_are_listed_and_can_be_signed_out(site: Site) -> None:
    ik, other = at_two_desks(site)
    bram = signed_in(site, naam="Bram")
    page = ik.open("/redactie/ik")
    assert "Dit is deze browser" in page.text
    assert [b.attrs["aria-label"] for b in page.query("main table button")] != []
    assert page.text.count("Meld af") == 1
    after = page.form("Meld af").submit("Meld af")
    assert "Die browser is afgemeld." in after.text
    assert (is_in(ik), is_in(other), is_in(bram)) == (True, False, True)
    of_bram = site.rows("aanmelding")[-1]["id"]
    for nummer in (of_bram, "x", 10**12):
        assert ik.post(f"/redactie/ik/aanmeldingen/{nummer}").status_code == 404
    assert is_in(bram)


def test_a_sign_in_that_is_over_is_not_listed(site: Site) -> None:
    ik, _ = at_two_desks(site)
    change(site, aanmelding, begonnen_op=now() - timedelta(hours=13))
    fresh = signed_in(site, who=site.rows("redacteur")[0]["id"])
    assert not is_in(ik)
    assert fresh.open("/redactie/ik").text.count("Meld af") == 0


def test_who_signs_in_at_the_organisation_has_nothing_to_change_here(site: Site) -> None:
    enrol(site)
    change(site, redacteur, oidc_sub="https://login.example 1")
    ik = signed_in(site, who=site.rows("redacteur")[0]["id"])
    assert "Met het account van je organisatie." in ik.open("/redactie/ik").text
    for act in ACTS:
        assert ik.get(f"/redactie/ik/{act}").status_code == ik.post(f"/redactie/ik/{act}", proof()).status_code == 404
