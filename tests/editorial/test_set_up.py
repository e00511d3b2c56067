"""The link with which a redacteur sets a password and a second factor, as they meet it."""

from datetime import timedelta

from app.database import now
from app.editorial import accounts
from app.editorial.models import redacteur, uitnodiging
from app.editorial.queries import by_id
from app.editorial.second_factor import proposed
from tests.editorial.desk import PASSWORD, able, change, code, enrol, sign_in
from tests.editorial.test_routes_signing import is_in
from tests.pages import Page
from tests.visitor import Site


def invite(site: Site, who: int) -> str:
    """A set-up link; its path."""
    with site.database.write() as connection:
        found = by_id(connection, who)
        assert found is not None
        return f"/redactie/uitnodiging/{accounts.invite(connection, now(), None, found)}"


def filled_in(site: Site, path: str, **other: str) -> dict[str, str]:
    secret = proposed(site.settings, path.rpartition("/")[2])
    fields = {"naam": "Iris de Vries", "wachtwoord": PASSWORD, "herhaling": PASSWORD, "code": code(secret=secret)}
    return fields | other


def codes_on(page: Page) -> list[str]:
    return page.tree.by_id["codes"].to_text().split()


def test_a_set_up_link_gives_a_password_a_second_factor_and_codes_for_who_loses_it(both_sites: Site) -> None:
    site = both_sites
    path = invite(site, enrol(site))
    for _ in range(2):  # a mail filter that looks first uses nothing up
        page = site.open(path)
    secret = proposed(site.settings, path.rpartition("/")[2])
    assert f"{secret[:4]} {secret[4:8]}" in page.text
    assert page.query(".bp-qr svg title")
    done = site.send(path, filled_in(site, path))
    assert (done.h1, len(codes_on(done)), is_in(site)) == ("Bewaar je herstelcodes", 10, True)
    (who,) = site.rows("redacteur")
    assert (who["naam"], who["wachtwoord_hash"][:10]) == ("Iris de Vries", "$argon2id$")
    kept = repr([*site.rows("redacteur"), *site.rows("herstelcode"), *site.rows("aanmelding"), *site.rows("handeling")])
    for unreadable in (secret, PASSWORD, codes_on(done)[0], path.rpartition("/")[2], *site.cookies.values()):
        assert unreadable not in kept
    assert site.open(path, expect=410).h1 == "Deze link werkt niet meer"
    assert site.send(path, filled_in(site, path), expect=410).h1 == "Deze link werkt niet meer"
    assert [row["handeling"] for row in site.rows("handeling")][-1] == "wachtwoord en code ingesteld"


WRONG_SET_UPS = (
    ({"naam": " "}, "Vul een naam in."),
    ({"naam": "x" * 101}, "Deze naam is 1 tekens te lang."),
    ({"wachtwoord": "kort", "herhaling": "kort"}, "Dit wachtwoord heeft 4 tekens."),
    ({"wachtwoord": "irisdevries iris", "herhaling": "irisdevries iris"}, "makkelijk te raden"),
    ({"herhaling": "iets anders"}, "De twee wachtwoorden zijn niet gelijk."),
    ({"code": "000000"}, "Deze code klopt niet."),
    ({"code": ""}, "Deze code klopt niet."),
)


def test_a_set_up_that_is_not_right_says_why_and_changes_nothing(site: Site) -> None:
    path = invite(site, enrol(site))
    for other, complaint in WRONG_SET_UPS:
        page = site.send(path, filled_in(site, path, **other), expect=422)
        assert any(complaint in fault for fault in page.faults), (other, page.faults)
        assert PASSWORD not in page.html
    assert site.rows("redacteur")[0]["wachtwoord_hash"] is None
    assert site.get(path).status_code == 200


def test_a_set_up_link_ends_after_ten_minutes_with_a_newer_one_and_with_the_redacteur(site: Site) -> None:
    who = enrol(site)
    first = invite(site, who)
    until = site.rows("uitnodiging")[0]["verloopt_op"] - now()
    assert timedelta(minutes=9) < until <= timedelta(minutes=10)
    second = invite(site, who)
    assert [site.get(path).status_code for path in (first, second)] == [410, 200]
    change(site, redacteur, uitgeschakeld_op=now())
    assert site.get(second).status_code == 410
    change(site, redacteur, uitgeschakeld_op=None)
    change(site, uitnodiging, verloopt_op=now())
    assert site.post(second, filled_in(site, second)).status_code == 410


def test_a_new_set_up_link_ends_what_the_old_password_opened(site: Site) -> None:
    who = able(site)
    elsewhere = site.from_address("10.0.0.2")
    sign_in(elsewhere)
    path = invite(site, who)
    assert is_in(elsewhere)
    site.send(path, filled_in(site, path, wachtwoord="heel iets anders nu", herhaling="heel iets anders nu"))
    assert not is_in(elsewhere)
    assert sign_in(elsewhere, code=code(1)).status_code == 422
