"""The whole job of an officer: begin, five steps, save, reopen elsewhere, PDF, JSON, ask for a missing bouwsteen."""

import json
import re
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.conftest import Visit, launched
from tests.browser.officer import Officer
from tests.browser.plan import EIGEN, KEUZES, PLAN, STAPPEN, TOELICHTINGEN
from tests.conftest import StartServer
from tests.mail.conftest import Arrived
from tests.mail.conftest import Server as MailServer

REDACTIE = "redactie@bouwplaats.example.org"
ANNA = "anna@nieuwegein.example.org"
TITEL = "Cultuur dichtbij"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The whole browser, which shows a PDF itself."""
    with launched("chromium") as browser:
        yield browser


@pytest.mark.parametrize(
    ("width", "javascript"),
    [pytest.param(1280, True, id="script-wide"), pytest.param(390, False, id="no-script-phone")],
)
def test_an_officer_goes_from_start_to_council_pdf_and_asks_for_a_missing_bouwsteen(
    visit: Visit, start_server: StartServer, mailbox: MailServer, width: int, javascript: bool
) -> None:
    server = start_server(smtp_url=mailbox.url, redactie_email=REDACTIE)
    anna = visit(server, width=width, javascript=javascript)
    begin_in_nieuwegein(anna, javascript)
    titles = walk_the_steps(anna, javascript)
    check_overview(anna, titles)
    link = save_and_mail(anna)
    elsewhere = visit(server, width=width, javascript=javascript)
    elsewhere.page.goto(link)
    check_overview(elsewhere, titles)
    check_files(elsewhere, titles, javascript)
    ask_for_missing(elsewhere)
    letters = [arrived.letter for arrived in mailbox.handler.wait_for(3)]
    check_letters(mailbox.handler.arrived, letters)
    mailed = re.search(r"http://\S+/b/\S+", text_of(letters, ANNA, "geheime link"))
    assert mailed is not None
    assert mailed[0] == link
    phone = visit(server, width=390, javascript=javascript)
    phone.page.goto(mailed[0])
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(TITEL)


def begin_in_nieuwegein(anna: Officer, javascript: bool) -> None:
    page = anna.page
    page.goto("/")
    page.get_by_role("link", name="Begin je bouwwerk").first.click()
    page.get_by_label("Titel van je bouwwerk").fill(TITEL)
    page.get_by_role("textbox", name="Gemeente").press_sequentially("nieuwgein")
    if not javascript:
        page.get_by_role("button", name="Zoek").click()
    page.get_by_role("radio", name="Nieuwegein (Utrecht)").check()
    page.get_by_role("button", name="Begin met stap 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Visie")
    expect(page.get_by_text("Stap 1 van 5")).to_be_visible()


def walk_the_steps(anna: Officer, javascript: bool) -> list[str]:
    titles = []
    following = [*(slug.capitalize() for slug in STAPPEN[1:]), "Overzicht"]
    for (stap, chosen), naam in zip(PLAN.items(), following, strict=True):
        expect(anna.page.get_by_role("heading", level=1)).to_have_text(stap.capitalize())
        for slug, stand in chosen.items():
            anna.choose(slug, stand)
            titles.append(anna.bouwsteen(slug).get_by_role("heading").inner_text())
            if slug in TOELICHTINGEN:
                anna.explain(slug, TOELICHTINGEN[slug])
        if stap == "partners":
            titles.append(add_own(anna))
        if javascript:
            anna.saved()
        anna.go_on(naam)
    anna.page.wait_for_url(re.compile(r"/overzicht(\?laatst=\d+)?$"))
    assert len(titles) == KEUZES >= 25
    return titles


def add_own(anna: Officer) -> str:
    anna.page.get_by_label("Naam van je bouwsteen").fill(EIGEN)
    anna.page.get_by_role("button", name="Voeg toe").click()
    own = anna.page.get_by_role("heading", name=EIGEN, exact=True)
    expect(own).to_be_in_viewport()
    expect(anna.page.locator("[data-bouwsteen^=eigen-] input[value=ontwikkelen]")).to_be_checked()
    return EIGEN


def check_overview(officer: Officer, titles: list[str]) -> None:
    page = officer.page
    expect(page.get_by_role("heading", level=1)).to_have_text(TITEL)
    choices = page.get_by_role("region", name="Je keuzes per stap")
    for title in titles:
        expect(choices.get_by_text(title, exact=True).first).to_be_visible()
    for text in TOELICHTINGEN.values():
        expect(choices.get_by_text(text)).to_be_visible()
    assert [int(number) for number in page.locator(".bp-cijfers dd").all_inner_texts()] == [13, 10, 3, 3]


def save_and_mail(anna: Officer) -> str:
    page = anna.page
    page.get_by_role("link", name="Bewaar je bouwwerk").click()
    link = page.get_by_role("textbox", name="Geheime link").input_value()
    assert "/b/" in link
    page.get_by_label("Je e-mailadres").fill(ANNA)
    page.get_by_role("button", name="Mail mij de link").click()
    expect(page.get_by_text("De mail met je geheime link is onderweg")).to_be_visible()
    return link


def check_files(officer: Officer, titles: list[str], javascript: bool) -> None:
    page = officer.page
    page.get_by_role("link", name="Maak de pdf voor de raad").click()
    if javascript:
        expect(page.get_by_text("We maken je pdf.")).to_be_visible()
    page.wait_for_url("**/document.pdf")
    content = page.request.get(page.url).body()
    assert content.startswith(b"%PDF")
    page.go_back()
    words = squeezed(" ".join(leaf.extract_text() for leaf in PdfReader(BytesIO(content)).pages))
    assert [title for title in titles if squeezed(title) not in words] == []
    assert [text for text in TOELICHTINGEN.values() if squeezed(text) not in words] == []
    page.get_by_role("link", name="Bewaar je bouwwerk").click()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download je gegevens").click()
    stored = json.loads(downloaded.value.path().read_text())
    assert {keuze["titel"] for keuze in stored["keuzes"]} == set(titles)
    assert stored["bouwwerk"]["gemeente"] == "Nieuwegein"


def squeezed(text: str) -> str:
    """Without spaces and hyphens: a line of a PDF may break at any of them."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text).casefold()


def ask_for_missing(officer: Officer) -> None:
    page = officer.page
    page.goto(f"{page.url.split('/bewaren')[0]}/partners")
    page.get_by_role("link", name="Stuur een mailtje").click()
    expect(page.get_by_label("Bij welke stap hoort hij?")).to_have_value("partners")
    page.get_by_label("Welke bouwsteen mis je?").fill("Dorpshuis")
    page.get_by_label("Waarom heb je hem nodig?").fill("In onze kernen is dat de plek voor alles.")
    page.get_by_label("Je e-mailadres").fill(ANNA)
    page.get_by_role("button", name="Verstuur je aanvraag").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je aanvraag is verstuurd")
    page.get_by_role("link", name="Ga terug naar Partners").click()
    expect(page.get_by_role("heading", name="Dorpshuis", exact=True)).to_be_visible()


def check_letters(arrived: list[Arrived], letters: list[EmailMessage]) -> None:
    assert sorted(recipient for one in arrived for recipient in one.recipients) == sorted([REDACTIE, ANNA, ANNA])
    asked = next(letter for letter in letters if REDACTIE in str(letter["To"]))
    assert str(asked["Reply-To"]) == ANNA
    assert "Dorpshuis" in asked.get_content()
    assert "bw_" not in asked.get_content()
    assert "Partners" in text_of(letters, ANNA, "ontvangen")


def text_of(letters: list[EmailMessage], to: str, holding: str) -> str:
    """The text of the one letter to this address that holds these words."""
    texts = [str(letter.get_content()) for letter in letters if to in str(letter["To"])]
    (found,) = [text for text in texts if holding in text]
    return found


def test_the_link_opens_the_bouwwerk_and_not_an_address_with_a_query(officer: Officer) -> None:
    pad = officer.begin()
    officer.page.goto(pad)
    assert urlsplit(officer.page.url).path.endswith("/overzicht")
    assert urlsplit(officer.page.url).query == ""
