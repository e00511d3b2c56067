"""A button beside text that is not stored passes nothing over: it does nothing, and the text stays."""

import pytest
from sqlalchemy import update

from app.editorial.models import concept
from app.editorial.rol import Rol
from tests.editorial.desk import signed_in
from tests.editorial.test_publishing import changed
from tests.editorial.writing import submitted
from tests.visitor import Site


@pytest.fixture
def iris(site: Site) -> Site:
    return signed_in(site)


@pytest.fixture
def bo(site: Site) -> Site:
    return signed_in(site, Rol.EINDREDACTEUR, "Bo")


BESIDE = {
    "Keur goed": "voorgelegd",
    "Stuur terug": "voorgelegd",
    "Publiceer nu": "goedgekeurd",
    "Trek dit concept in": "goedgekeurd",
    "Maak ongedaan": "concept",
    "Ga verder met mijn tekst": "concept",
}


@pytest.mark.parametrize(("button", "status"), BESIDE.items())
def test_a_button_beside_text_that_is_not_stored_does_nothing_and_keeps_it(
    site: Site, iris: Site, bo: Site, button: str, status: str
) -> None:
    path = changed(iris, "bouwsteen", "museum", {"kern": "Een nieuwe zin."}).path
    if status == "goedgekeurd":
        bo.open(path).form("Keur goed").fill(moment="later").submit("Keur goed")
    if status == "concept":
        bo.open(path).form("waarom").fill(waarom="Anders.").submit("Stuur terug")
        with site.database.write() as connection:
            connection.execute(update(concept).values(basis="{}"))
    before = site.rows("concept"), site.rows("handeling")
    reason = {"waarom": "Noem een bron."} if status == "voorgelegd" else {}
    refused = bo.open(path).form("kern").fill(reason, kern="Dit typte Bo.").submit(button, expect=409)
    assert "Je tekst hieronder is nog niet bewaard" in refused.text
    assert (site.rows("concept"), site.rows("handeling")) == before
    again = refused.form("kern").submit(button, expect=409)
    kept = again.form("kern").values
    assert {name: kept[name] for name in ("kern", *reason)} == {"kern": "Dit typte Bo."} | reason
    saved = again.form("kern").fill(dict.fromkeys(reason, "")).submit("Bewaar als concept")
    assert saved.form("kern").values["kern"] == "Dit typte Bo."


def test_a_reason_is_not_passed_over_by_a_button_that_does_not_send_it(site: Site, iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    seen = bo.open(path).form("waarom").fill(waarom="Noem een bron.")
    assert "Kies ‘Stuur terug’, of maak dat veld leeg." in seen.submit("Keur goed", expect=409).text
    typed = bo.open(path).form("kern").fill(waarom="Noem een bron.", kern="Van Bo.")
    page = typed.submit("Bewaar als concept", expect=409)
    assert page.form("kern").values["kern"] == "Van Bo."
    assert "Noem een bron." in page.text
