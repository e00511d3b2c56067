"""Signing in at the back office, in every state in which a redacteur can meet it."""

from secrets import token_hex

from playwright.sync_api import expect

from app.database import now
from app.editorial import accounts
from app.editorial.queries import by_id
from app.editorial.rol import Rol
from tests.browser.officer import Officer
from tests.browser.plan import Prepared
from tests.browser.seated import Arrive, behind_the_desk, office, seated, sent_from_the_desk
from tests.editorial.desk import PASSWORD, code, enrol, proof


def opened(officer: Officer, prepared: Prepared) -> None:
    officer.page.goto("/redactie/aanmelden?naar=/redactie/ik")


def wrongly(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(422)
    officer.page.goto("/redactie/aanmelden")
    officer.page.get_by_label("Je e-mailadres").fill("iris@redactie.example")
    officer.page.get_by_label("Je wachtwoord").fill("dat was het niet")
    officer.page.get_by_label("Code uit je app").fill("000000")
    officer.page.get_by_label("Code uit je app").press("Enter")
    expect(officer.page.get_by_role("alert")).to_contain_text("Elke code werkt één keer.")


def no_longer(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(403)
    officer.page.goto("/redactie/aanmelden")
    officer.post("/redactie/ik/wachtwoord", {})


def invited(officer: Officer, prepared: Prepared) -> None:
    with office(prepared.server) as behind:
        who = enrol(behind, Rol.REDACTEUR, f"Noor-{token_hex(3)}")
        with behind.database.write() as connection:
            found = by_id(connection, who)
            assert found is not None
            sleutel = accounts.invite(connection, now(), None, found)
    officer.page.goto(f"/redactie/uitnodiging/{sleutel}")


def invited_wrongly(officer: Officer, prepared: Prepared) -> None:
    officer.watch.statuses.add(422)
    invited(officer, prepared)
    officer.page.get_by_label("Kies een wachtwoord").fill("kort")
    officer.page.get_by_role("button", name="Bewaar en meld je aan").click()
    expect(officer.page.get_by_role("alert")).to_contain_text("Dit wachtwoord heeft 4 tekens.")


def set_up(officer: Officer, prepared: Prepared) -> None:
    invited(officer, prepared)
    page = officer.page
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_label("Typ het wachtwoord nog een keer").fill(PASSWORD)
    secret = "".join(page.locator("b.bp-codes").inner_text().split())
    page.get_by_label("Welke code laat je app nu zien?").fill(code(secret=secret))
    page.get_by_role("button", name="Bewaar en meld je aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bewaar je herstelcodes")


def signed_in_twice(officer: Officer, prepared: Prepared) -> None:
    who = seated(officer, prepared, Rol.REDACTEUR)
    with office(prepared.server) as behind, behind.database.write() as connection:
        accounts.begin(connection, now(), who)
    officer.page.goto("/redactie/ik?klaar=wachtwoord")


def invited_by_a_chief(officer: Officer, prepared: Prepared) -> None:
    behind_the_desk("/redactie/redacteuren")(officer, prepared)
    page, told = officer.page, proof()
    page.get_by_label("E-mailadres").fill(f"een.heel.lang.adres.{token_hex(3)}@een-heel-lange-gemeente.example")
    page.get_by_label("Naam", exact=True).fill("Iemand met een lange naam van de provincie")
    page.get_by_label("Eindredacteur:").check()
    page.get_by_label("Je wachtwoord").fill(told["wachtwoord"])
    page.get_by_label("Code uit je app").fill(told["code"])
    page.get_by_role("button", name="Maak redacteur").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Stuur deze link aan")


SIGNING: dict[str, Arrive] = {
    "redactie-aanmelden": opened,
    "redactie-aanmelden-fout": wrongly,
    "redactie-afgemeld": no_longer,
    "redactie-uitnodiging": invited,
    "redactie-uitnodiging-fout": invited_wrongly,
    "redactie-herstelcodes": set_up,
    "redactie-ik": signed_in_twice,
    "redactie-ik-wachtwoord": behind_the_desk("/redactie/ik/wachtwoord"),
    "redactie-ik-wachtwoord-fout": sent_from_the_desk("/redactie/ik/wachtwoord", {"nieuw": "kort"}),
    "redactie-ik-code": behind_the_desk("/redactie/ik/code"),
    "redactie-ik-herstelcodes": behind_the_desk("/redactie/ik/herstelcodes"),
    "redactie-redacteuren": behind_the_desk("/redactie/redacteuren"),
    "redactie-redacteuren-fout": sent_from_the_desk("/redactie/redacteuren", {"email": "geen adres", "naam": "Noor"}),
    "redactie-redacteuren-rol": behind_the_desk("/redactie/redacteuren", Rol.EINDREDACTEUR, 403),
    "redactie-redacteur": behind_the_desk("/redactie/redacteuren/{ik}"),
    "redactie-link": invited_by_a_chief,
}
