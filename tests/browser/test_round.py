"""The promise under every stap, kept: asked, merged, made, approved by another, mailed, offered and taken."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.editorial.rol import Rol
from tests.browser.conftest import Visit
from tests.browser.plan import Prepared, begin
from tests.browser.seated import seated
from tests.conftest import StartServer
from tests.editorial.writing import GOOD
from tests.mail.conftest import Server as MailServer

REDACTIE = "redactie@bouwplaats.example.org"
ANNA, BRAM = "anna@nieuwegein.example.org", "bram@lelystad.example.org"
TITEL, WAT = "Dorpsdichter", "De dichter schrijft bij feesten en herdenkingen."


@pytest.mark.parametrize(
    ("width", "javascript"),
    [pytest.param(1280, True, id="script-wide"), pytest.param(390, False, id="no-script-phone")],
)
def test_what_an_officer_misses_comes_back_in_the_bouwwerk(
    visit: Visit, start_server: StartServer, mailbox: MailServer, width: int, javascript: bool
) -> None:
    server = start_server(smtp_url=mailbox.url, redactie_email=REDACTIE)
    anna, iris, bo = (visit(server, width=width, javascript=javascript) for _ in range(3))
    seated(iris, Prepared(server, "", "", ""), Rol.REDACTEUR)
    seated(bo, Prepared(server, "", "", ""), Rol.EINDREDACTEUR)
    pad = begin(server, "Cultuur dichtbij")
    ask(anna.page, f"{pad}/partners", TITEL, ANNA)
    ask(anna.page, f"{begin(server, 'Ergens anders')}/partners", "Een dorpsdichter", BRAM)
    explain(anna.page, pad)
    merge(iris.page)
    path = write(iris.page)
    approve(bo.page, path)
    told = {str(one.letter["To"]): one.letter.get_content() for one in mailbox.handler.wait_for(6)[4:]}
    assert told.keys() == {ANNA, BRAM}
    assert all(f"/bouwstenen/{TITEL.lower()}" in text for text in told.values())
    take_and_undo(anna.page, pad)


def ask(page: Page, step: str, titel: str, email: str) -> None:
    page.goto(step)
    page.get_by_role("link", name="Stuur een mailtje").click()
    page.get_by_label("Welke bouwsteen mis je?").fill(titel)
    page.get_by_label("Je e-mailadres").fill(email)
    page.get_by_role("button", name="Verstuur je aanvraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je aanvraag is verstuurd")


def explain(page: Page, pad: str) -> None:
    """Write something about the own bouwsteen."""
    page.goto(f"{pad}/partners")
    own = page.locator("[data-bouwsteen^=eigen-]")
    own.locator("summary").click()
    own.locator("textarea").fill(WAT)
    page.locator("#kies").get_by_role("button", name="Bewaar je bouwwerk").click()
    expect(page.get_by_text(re.compile("^Bewaard (vandaag|op) ")).first).to_be_visible()


def merge(page: Page) -> None:
    page.goto("/redactie/aanvragen/2")
    expect(page.get_by_role("link", name=TITEL, exact=True).first).to_be_visible()
    page.get_by_label("Voeg samen met een andere open aanvraag").select_option("1")
    page.get_by_role("button", name="Voeg samen").click()
    expect(page.get_by_text("Samengevoegd met", exact=False).first).to_be_visible()


def write(page: Page) -> str:
    """Make a bouwsteen of the aanvraag and submit it; returns the address of its concept."""
    page.goto("/redactie/aanvragen/1")
    page.get_by_role("link", name="Maak hier een bouwsteen van").click()
    page.get_by_role("button", name="Begin").click()
    for name, text in GOOD.items():
        field = page.locator(f"[name='{name}']").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    page.get_by_role("button", name="Bewaar en leg voor").click()
    expect(page.locator(".bp-label-chip").first).to_have_text("Wacht op goedkeuring")
    return page.url


def approve(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("button", name="Keur goed").click()
    expect(page.locator(".bp-label-chip").first).to_have_text("Gepubliceerd")


def take_and_undo(page: Page, pad: str) -> None:
    page.goto(f"{pad}/overzicht")
    page.get_by_role("button", name=f"Neem {TITEL} over").click()
    page.goto(f"{pad}/partners")
    taken = page.locator(f"[data-bouwsteen={TITEL.lower()}]")
    expect(taken.locator("textarea")).to_have_value(WAT)
    expect(page.locator("[data-bouwsteen^=eigen-]")).to_have_count(0)
    page.goto(f"{pad}/geschiedenis")
    page.get_by_role("button", name="Maak ongedaan").first.click()
    page.goto(f"{pad}/partners")
    expect(page.locator("[data-bouwsteen^=eigen-] textarea")).to_have_value(WAT)
