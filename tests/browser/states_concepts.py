"""The catalogue and the concepten of the back office, in every state in which a redacteur can meet them."""

import json
from secrets import token_hex

from playwright.sync_api import FilePayload, expect

from app.editorial.rol import Rol
from tests.browser.officer import Officer
from tests.browser.plan import Prepared
from tests.browser.seated import Arrive, behind_the_desk, seated, sent_from_the_desk
from tests.editorial.writing import GOOD, NEW

HALF = {"kern": "Nog niet af", "uitleg": "De gemeente kiest een dichter.", "bron.1": "partners-pagina"}


def begun(officer: Officer, prepared: Prepared) -> str:
    """A new concept of somebody who stays at the desk; returns its address."""
    behind_the_desk(NEW, Rol.REDACTEUR)(officer, prepared)
    officer.page.get_by_label("Naam").fill(f"Dorpsdichter {token_hex(3)}")
    officer.page.get_by_role("button", name="Begin").click()
    officer.page.wait_for_url("**/concepten/*")
    return officer.page.url


def saved(fields: dict[str, str], status: int = 200) -> Arrive:
    """What comes of sending these fields of a new concept."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.watch.statuses.add(status)
        officer.post(begun(officer, prepared), fields)

    return go


def handled(*acts: dict[str, str]) -> Arrive:
    """A submitted concept as another sees it who is eindredacteur, after these acts, each with its `pad`."""

    def go(officer: Officer, prepared: Prepared) -> None:
        url = begun(officer, prepared)
        officer.post(url, {**GOOD, "actie": "leg_voor"})
        seated(officer, prepared, Rol.EINDREDACTEUR)
        officer.page.goto(url)
        for act in acts:
            seen = officer.page.locator("[name=revisie]").first.input_value()
            officer.post(f"{url}/{act['pad']}", {**act, "revisie": seen})

    return go


def listed(officer: Officer, prepared: Prepared) -> None:
    handled({"pad": "keur", "moment": "later"})(officer, prepared)
    saved(HALF)(officer, prepared)
    officer.page.goto("/redactie/concepten")


def differing(officer: Officer, prepared: Prepared) -> None:
    behind_the_desk("/redactie/in-en-uit", Rol.REDACTEUR)(officer, prepared)
    text = officer.page.request.get(f"{prepared.server.url}/redactie/catalogus.json").text()
    whole = json.loads(text)
    changed = text.replace(json.dumps(first_kern(whole), ensure_ascii=False), '"Deze zin is nu anders."', 1)
    file = FilePayload(name="catalogus.json", mimeType="application/json", buffer=changed.encode())
    officer.page.get_by_label("Bestand").set_input_files(file)
    officer.page.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(officer.page.get_by_role("heading", name="Wat er zou veranderen (1)")).to_be_visible()


def first_kern(part: object) -> str:
    """The first sentence of a bouwsteen that stands in a file."""
    if isinstance(part, dict) and "kern" in part:
        return str(part["kern"])
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return next(filter(None, map(first_kern, inside)), "")


CONCEPTS: dict[str, Arrive] = {
    "redactie-catalogus": behind_the_desk("/redactie/catalogus"),
    "redactie-catalogus-gezocht": behind_the_desk("/redactie/catalogus/bron?zoek=zwembad"),
    "redactie-record": behind_the_desk("/redactie/catalogus/bouwsteen/museum"),
    "redactie-nieuw": behind_the_desk(NEW),
    "redactie-nieuw-fout": sent_from_the_desk(NEW, {"titel": ""}),
    "redactie-concepten": listed,
    "redactie-concept": saved(HALF),
    "redactie-concept-fout": saved({**HALF, "bron.2": "bestaat niet", "actie": "leg_voor"}, 422),
    "redactie-concept-voorgelegd": handled(),
    "redactie-concept-goedgekeurd": handled({"pad": "keur", "moment": "later"}),
    "redactie-concept-ingetrokken": handled({"pad": "intrekken"}),
    "redactie-concept-botsing": saved({**HALF, "revisie": "0"}, 409),
    "redactie-in-en-uit": behind_the_desk("/redactie/in-en-uit"),
    "redactie-in-en-uit-verschil": differing,
}
"""How to come to each state, by a name for it."""
