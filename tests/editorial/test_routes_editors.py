"""Who is a redacteur: a beheerder decides, and never locks everybody out."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from app.database import now
from app.editorial.models import aanmelding, redacteur
from app.editorial.rol import Rol
from tests.editorial.desk import able, change, code, enrol, proof, sign_in, signed_in
from tests.editorial.test_routes_signing import is_in
from tests.editorial.test_set_up import filled_in
from tests.pages import Page
from tests.visitor import Site

ALL = "/redactie/redacteuren"
NEW = {"email": "Noor@lindewaard.example", "naam": "Noor", "rol": "eindredacteur"}


@pytest.fixture
def chief(site: Site) -> Site:
    """The site, visited by Anna, the only beheerder."""
    return signed_in(site, who=able(site, Rol.BEHEERDER, "Anna"))


def press(chief: Site, who: int, doe: str, rol: str = "redacteur", expect: int = 200, later: int = 0) -> Page:
    """Press a button on the page of a redacteur; `later`: with the code after the one of now."""
    return chief.send(f"{ALL}/{who}", {"doe": doe, "rol": rol, **proof(later)}, expect=expect)


def told(site: Site) -> list[tuple[str, str, str]]:
    return [(row["naam"], row["handeling"], row["onderwerp"]) for row in site.rows("handeling")]


def test_somebody_new_gets_a_link_that_is_shown_once(site: Site, chief: Site) -> None:
    page = chief.send(ALL, NEW | proof())
    link = urlsplit(str(page.tree.by_id["link"].attrs["value"])).path
    assert page.h1 == "Stuur deze link aan Noor"
    noor = site.from_address("10.0.0.2")
    assert noor.send(link, filled_in(noor, link, naam="Noor")).h1 == "Bewaar je herstelcodes"
    row = site.rows("redacteur")[-1]
    assert (row["email"], row["rol"]) == ("noor@lindewaard.example", "eindredacteur")
    assert told(site)[:2] == [
        ("Anna", "redacteur gemaakt", "noor@lindewaard.example"),
        ("Anna", "link om in te stellen gemaakt", "noor@lindewaard.example"),
    ]
    assert "Noor" in chief.open(ALL).text


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"email": "geen adres"}, "Dit e-mailadres klopt niet."),
        ({"email": "ANNA@redactie.example"}, "is al redacteur"),
        ({"naam": ""}, "Vul een naam in."),
        ({"rol": "baas"}, "Kies een rol."),
        ({"wachtwoord": "x"}, "Dit klopt niet."),
    ],
)
def test_what_is_not_right_is_said_and_what_was_typed_stays(
    site: Site, chief: Site, wrong: dict[str, str], complaint: str
) -> None:
    page = chief.send(ALL, NEW | proof() | wrong, expect=422)
    assert complaint in page.faults[0]
    assert (NEW | wrong)["email"] in page.html
    assert len(site.rows("redacteur")) == 1


def test_another_rol_means_signing_in_again(site: Site, chief: Site) -> None:
    who = able(site)
    iris = signed_in(site, who=who)
    press(chief, who, "rol", "beheerder")
    assert not is_in(iris)
    assert site.rows("redacteur")[-1]["rol"] == "beheerder"
    assert told(site) == [("Anna", "rol veranderd", "iris@redactie.example")]
    assert [(row["voor"], row["na"]) for row in site.rows("handeling")] == [
        ('{"rol": "redacteur"}', '{"rol": "beheerder"}')
    ]


@pytest.mark.parametrize("doe", ["rol", "uit", "link"])
def test_without_password_and_code_a_chief_is_only_looking(site: Site, chief: Site, doe: str) -> None:
    who = enrol(site)
    before = site.rows("redacteur")
    for missing in ("wachtwoord", "code"):
        fields = {"doe": doe, "rol": "beheerder", **proof(), missing: ""}
        page = chief.send(f"{ALL}/{who}", fields, expect=422)
        assert "Dit klopt niet. Kijk je wachtwoord en de code na." in page.faults[0]
    assert (site.rows("redacteur"), site.rows("uitnodiging"), told(site)) == (before, [], [])


def test_who_is_disabled_is_out_at_once_and_comes_back_with_the_old_password(site: Site, chief: Site) -> None:
    who = able(site)
    iris = signed_in(site, who=who)
    press(chief, who, "uit")
    assert not is_in(iris)
    assert sign_in(site).status_code == 422
    press(chief, who, "link", expect=422, later=1)
    change(site, redacteur, totp_stap=None)
    press(chief, who, "aan")
    assert not is_in(iris), "the old cookie stays dead"
    assert sign_in(site, code=code(1)).is_redirect


def test_the_last_beheerder_who_can_sign_in_stays(both_sites: Site) -> None:
    site = both_sites
    anna = able(site, Rol.BEHEERDER, "Anna")
    chief = signed_in(site, who=anna)
    enrol(site, Rol.BEHEERDER, "Nieuw")  # was made, but cannot sign in yet
    assert "Er moet één beheerder overblijven" in press(chief, anna, "uit", expect=422).faults[0]
    assert "Er moet één beheerder overblijven" in press(chief, anna, "rol", expect=422, later=1).faults[0]
    change(site, redacteur, totp_stap=None)
    able(site, Rol.BEHEERDER, "Bram")
    press(chief, anna, "rol", "eindredacteur")
    assert site.rows("redacteur")[0]["rol"] == "eindredacteur"
    assert not is_in(chief)


def test_who_signs_in_at_the_organisation_does_so_again_before_something_weighty(site: Site) -> None:
    anna = enrol(site, Rol.BEHEERDER, "Anna")
    change(site, redacteur, oidc_sub="https://login.example 1")
    chief = signed_in(site, who=anna)
    assert chief.send(ALL, NEW).h1 == "Stuur deze link aan Noor"
    change(site, aanmelding, begonnen_op=now() - timedelta(minutes=11))
    page = chief.send(ALL, NEW | {"email": "pim@lindewaard.example"}, expect=422)
    assert "Meld je eerst af en opnieuw aan." in page.faults[0]


def test_a_redacteur_who_does_not_exist_is_a_page_that_does_not_exist(chief: Site) -> None:
    for nummer in ("999", "x", "9" * 12):
        assert chief.get(f"{ALL}/{nummer}").status_code == chief.post(f"{ALL}/{nummer}", proof()).status_code == 404
