"""A page that is older than what is stored: a colleague, a lost answer, a link that was replaced. No word gets lost."""

import re

import httpx
import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer, side
from tests.browser.plan import begin
from tests.serving import Server

THEIRS = "De bibliotheek doet mee."
MINE = "Wij vragen het dorpshuis."

CHOSEN = {"stand.krimp": "behouden", "stand.leefbaarheid": "behouden"}


def is_save(request: Request) -> bool:
    return request.method == "POST"


def by_a_colleague(shared: Server, pad: str, **fields: str) -> None:
    """What somebody else stores meanwhile."""
    assert shared.client.post(f"{pad}/visie", data=fields).status_code == 303


def stored(shared: Server, pad: str) -> dict[str, tuple[str | None, str]]:
    """Stand and toelichting per bouwsteen."""
    keuzes = shared.client.get(f"{pad}/document.json").json()["keuzes"]
    return {k["bouwsteen"] or k["titel"]: (k["stand"], k["toelichting"]) for k in keuzes}


def test_what_a_colleague_wrote_comes_on_screen_and_is_never_written_over(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    pad = begin(shared, "Samen")
    officer.page.goto(f"{pad}/visie")
    by_a_colleague(shared, pad, **{"toelichting.krimp": THEIRS})
    with officer.saving():
        officer.choose("krimp", "behouden")
    expect(officer.toelichting("krimp")).to_have_value(THEIRS)
    with officer.saving():
        officer.choose("krimp", "afbouwen")
    assert stored(shared, pad)["krimp"] == ("afbouwen", THEIRS)


def test_the_stand_of_a_colleague_comes_on_screen_and_is_never_set_back(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    pad = begin(shared, "Samen")
    officer.page.goto(f"{pad}/visie")
    by_a_colleague(shared, pad, **{"stand.krimp": "ontwikkelen"})
    for text in (MINE, f"{MINE} Of de school."):
        with officer.saving():
            officer.explain("krimp", text)
    expect(officer.page.locator("#krimp-2")).to_be_checked()
    expect(officer.page.locator("#groep-1 [data-telling]")).to_have_text("1")
    assert stored(shared, pad)["krimp"] == ("ontwikkelen", f"{MINE} Of de school.")


def test_while_typing_the_text_of_a_colleague_waits_for_a_choice(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(409)
    pad = begin(shared, "Samen")
    page = officer.page
    page.goto(f"{pad}/visie")
    officer.toelichting("krimp").focus()
    by_a_colleague(shared, pad, **{"toelichting.krimp": THEIRS})
    with officer.saving():
        page.evaluate("document.getElementById('krimp-1').click()")  # leaves the focus where it is
    officer.saved()
    expect(officer.toelichting("krimp")).to_have_value("")
    officer.explain("krimp", MINE)
    assert MINE in side(page, "Wat jij wilde bewaren")
    assert THEIRS in side(page, "Wat er nu staat")


def test_a_clash_at_one_bouwsteen_keeps_what_was_typed_at_the_others(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(409)
    pad = begin(shared, "Samen")
    by_a_colleague(shared, pad, **CHOSEN)
    page = officer.page
    page.goto(f"{pad}/visie")
    by_a_colleague(shared, pad, **{"toelichting.krimp": THEIRS, "stand.krimp": "behouden", "was.krimp": "behouden:"})
    held: list[Route] = []
    page.route("**/visie", lambda route: held.append(route) if is_save(route.request) else route.continue_(), times=1)
    with page.expect_request(is_save):
        officer.explain("krimp", MINE)
    officer.explain("leefbaarheid", "Dit typte ik intussen.")
    page.get_by_label("Naam van je bouwsteen").fill("Bibliobus")
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand anders schreef ook")
    expect(page.get_by_role("main")).to_contain_text("Bibliobus")
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.wait_for_url("**/visie*")
    kept = stored(shared, pad)
    assert kept["leefbaarheid"] == ("behouden", "Dit typte ik intussen.")
    assert kept["krimp"] == ("behouden", f"{MINE}\n\n{THEIRS}")
    assert kept["Bibliobus"] == ("ontwikkelen", "")


def test_a_save_of_which_the_answer_was_lost_is_no_clash_with_oneself(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.offline = True
    pad = begin(shared, "Tunnel")
    by_a_colleague(shared, pad, **CHOSEN)
    page = officer.page
    page.goto(f"{pad}/visie")

    def lose(route: Route) -> None:
        sent = httpx.post(
            route.request.url, content=route.request.post_data_buffer, headers=route.request.headers, timeout=30
        )
        assert sent.status_code == 303
        route.abort("connectionreset")

    page.route("**/visie", lose, times=1)
    with page.expect_request(is_save):
        officer.explain("krimp", MINE)
    expect(page.locator("#bewaard")).to_contain_text("Niet bewaard. Je tekst staat er nog.")
    assert stored(shared, pad)["krimp"] == ("behouden", MINE)
    officer.explain("krimp", f"{MINE} Of de school.")
    officer.saved()
    assert stored(shared, pad)["krimp"] == ("behouden", f"{MINE} Of de school.")


def test_a_replaced_link_leaves_the_text_on_screen_and_says_so(visit: Visit, shared: Server) -> None:
    officer, colleague = visit(shared), visit(shared)
    officer.watch.statuses.add(410)
    pad = begin(shared, "Vervangen")
    page = officer.page
    page.goto(f"{pad}/visie")
    colleague.page.goto(f"{pad}/bewaren")
    colleague.page.get_by_text("Ik wil de link vervangen").click()
    colleague.page.get_by_role("button", name="Vervang deze link").click()
    colleague.page.wait_for_url("**/bewaren?klaar=vervangen")
    officer.explain("krimp", MINE)
    expect(page.locator("#bewaard")).to_contain_text("deze link werkt niet meer. Kopieer wat je typte.")
    expect(officer.toelichting("krimp")).to_have_value(MINE)
    officer.explain("leefbaarheid", "Nog meer.")
    officer.go_on("Doelgroepen")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_what_could_not_be_saved_stands_on_the_error_page(visit: Visit, shared: Server) -> None:
    officer = visit(shared, javascript=False)
    officer.watch.statuses.add(422)
    pad = begin(shared, "Weg")
    page = officer.page
    page.goto(f"{pad}/visie")
    page.get_by_label("Naam van je bouwsteen").fill("Bibliobus")
    page.get_by_role("button", name="Voeg toe").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("[data-bouwsteen^=eigen-] summary").click()
    other.get_by_role("button", name="Verwijder Bibliobus").click()
    page.locator("[data-bouwsteen^=eigen-] summary").click()
    page.locator("[data-bouwsteen^=eigen-] textarea").fill("Rijdt elke week.")
    officer.explain("krimp", MINE)
    officer.go_on("Doelgroepen")
    expect(page.get_by_role("heading", name="Dit had je getypt")).to_be_visible()
    expect(page.get_by_text("De rest is bewaard.")).to_be_visible()
    expect(page.get_by_label(re.compile("Eigen \\d+"))).to_have_value("Rijdt elke week.")
    page.goto(f"{pad}/visie")
    expect(officer.toelichting("krimp")).to_have_value(MINE)


@pytest.mark.parametrize("javascript", [True, False])
def test_back_to_a_refused_form_shows_it_with_what_was_typed_and_sends_nothing(
    visit: Visit, shared: Server, javascript: bool
) -> None:
    officer = visit(shared, javascript=javascript)
    officer.watch.statuses.add(422)
    pad = begin(shared, "Terug")
    page = officer.page
    page.goto(f"{pad}/gegevens")
    page.get_by_label("Titel van je bouwwerk").fill("x" * 130)
    page.get_by_label("Voor welke periode?").fill("2029")
    page.get_by_role("button", name="Bewaar").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    page.get_by_label("Titel van je bouwwerk").fill("y" * 125)
    page.get_by_role("link", name="Start", exact=True).click()
    page.wait_for_url("/")
    page.context.set_offline(True)  # so that a form sent again cannot look like a page that was kept
    page.go_back()
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.get_by_label("Titel van je bouwwerk")).to_have_value("y" * 125)
    page.context.set_offline(False)
    page.get_by_label("Titel van je bouwwerk").fill("Ons plan")
    page.get_by_role("button", name="Bewaar").click()
    page.wait_for_url("**/overzicht*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ons plan")


def test_enter_on_a_stand_does_not_filter_the_page(officer: Officer, page: Page) -> None:
    officer.begin()
    page.get_by_label("Zoek een bouwsteen").fill("krimp")
    officer.choose("krimp", "behouden")
    page.keyboard.press("Enter")
    officer.saved()
    page.get_by_label("Zoek een bouwsteen").fill("")
    expect(officer.bouwsteen("leefbaarheid")).to_be_visible()
    assert "?" not in page.url


def test_a_page_that_came_filtered_can_be_seen_whole_again(officer: Officer, page: Page) -> None:
    pad = officer.begin()
    page.goto(f"{pad}/visie?zoek=krimp")
    expect(officer.bouwsteen("leefbaarheid")).to_have_count(0)
    officer.explain("krimp", MINE)
    page.get_by_label("Zoek een bouwsteen").fill("")
    expect(officer.bouwsteen("leefbaarheid")).to_be_visible()
    expect(officer.toelichting("krimp")).to_have_value(MINE)


def test_without_internet_the_button_to_go_on_keeps_the_page_and_the_text(officer: Officer, page: Page) -> None:
    officer.watch.offline = True
    officer.begin()
    page.context.set_offline(True)
    officer.explain("krimp", MINE)
    officer.go_on("Doelgroepen")
    expect(page.locator("#bewaard")).to_contain_text("Kijk of je internet het doet en druk dan nog een keer.")
    expect(officer.toelichting("krimp")).to_have_value(MINE)
    page.context.set_offline(False)
    officer.go_on("Doelgroepen")
    page.wait_for_url("**/doelgroepen")
    page.go_back()
    expect(officer.toelichting("krimp")).to_have_value(MINE)
