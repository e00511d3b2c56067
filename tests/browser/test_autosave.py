"""Every choice is kept at once, and the officer's hands, eyes and words are left alone meanwhile."""

import re

import pytest
from playwright.sync_api import Dialog, Page, Request, Route, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import begin
from tests.serving import Server

FOCUS = "document.activeElement.id"
TEXT = "Drie huizen willen meedoen; De Linde begint, want daar is al een ruimte met een piano. " * 3


@pytest.mark.parametrize("width", [1280, 390])
def test_a_choice_changes_panel_and_counts_but_neither_focus_nor_scroll(
    visit: Visit, shared: Server, width: int
) -> None:
    officer = visit(shared, width=width)
    page = officer.page
    pad = begin(shared, "Rustig")
    page.goto(f"{pad}/partners")
    shared.client.post(f"{pad}/visie", data={"stand.krimp": "behouden"})
    page.locator("#museum").scroll_into_view_if_needed()
    officer.choose("museum", "ontwikkelen")
    page.evaluate("window.scrollBy(0, 40)")
    before = page.evaluate("window.scrollY")
    assert before > 0
    expect(page.locator("#paneel h3").first).to_have_text("Partners: 1 gekozen")
    expect(page.locator("#paneel li").first).to_contain_text("Museum, ontwikkelen")
    expect(page.locator("#paneel title")).to_contain_text("2 bouwstenen")
    expect(page.locator("#groep-1 [data-telling]")).to_have_text("1")
    expect(page.locator("#duimbalk")).to_contain_text("Mijn bouwwerk: 2 stenen")
    expect(page.locator("#stappen a").first).to_contain_text("1 gekozen")
    officer.saved()
    assert page.evaluate(FOCUS) == "museum-2"
    assert page.evaluate("window.scrollY") == before
    assert page.evaluate("document.documentElement.scrollHeight") > 2000


def test_the_saved_time_is_busy_until_the_server_has_it(officer: Officer, page: Page) -> None:
    officer.begin()
    gate = Gate(page)
    with page.expect_request(is_save):
        officer.choose("krimp", "behouden")
    expect(page.locator("#bewaard")).to_have_text("Bezig met bewaren")
    gate.open()
    officer.saved()
    page.reload()
    expect(page.locator("#krimp-1")).to_be_checked()


def test_arrow_keys_choose_and_the_last_one_is_kept(officer: Officer, page: Page) -> None:
    officer.begin()
    officer.choose("krimp", "behouden")
    officer.saved()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#paneel li").first).to_contain_text("Krimp, afbouwen")
    officer.saved()
    assert page.evaluate(FOCUS) == "krimp-3"
    page.keyboard.press("ArrowRight")
    expect(page.locator("#paneel")).to_contain_text("En 1 overwogen, niet gekozen")
    assert page.evaluate(FOCUS) == "krimp-4"
    page.reload()
    expect(page.locator("#krimp-4")).to_be_checked()


def test_no_character_is_lost_when_a_save_comes_back_while_typing(officer: Officer, page: Page) -> None:
    officer.begin()
    gate = Gate(page)
    field = officer.toelichting("krimp")
    with page.expect_request(is_save):
        field.press_sequentially(TEXT[:100])
    field.press_sequentially(TEXT[100:150])
    gate.open()
    field.press_sequentially(TEXT[150:200])
    expect(field).to_have_value(TEXT[:200])
    assert page.evaluate(FOCUS) == "krimp-t"
    officer.saved()
    page.reload()
    expect(officer.toelichting("krimp")).to_have_value(TEXT[:200].rstrip())


def test_two_choices_in_a_row_are_both_kept(officer: Officer, page: Page) -> None:
    officer.begin()
    for slug in ("krimp", "inclusiviteit", "leefbaarheid"):
        officer.choose(slug, "behouden")
    officer.choose("krimp", "afbouwen")
    expect(page.locator("#paneel h3").first).to_have_text("Visie: 3 gekozen")
    officer.saved()
    page.reload()
    for field in ("krimp-3", "inclusiviteit-1", "leefbaarheid-1"):
        expect(page.locator(f"#{field}")).to_be_checked()


def test_a_wiped_choice_is_no_choice(officer: Officer, page: Page) -> None:
    officer.begin()
    officer.choose("krimp", "behouden")
    officer.saved()
    officer.choose("krimp", "")
    expect(page.locator("#paneel")).to_contain_text("Je hebt hier nog niets gekozen")
    page.reload()
    expect(page.locator("#krimp-0")).to_be_checked()


def test_with_the_server_gone_the_text_stays_and_is_saved_once_it_is_back(visit: Visit, server: Server) -> None:
    officer = visit(server)
    page = officer.page
    officer.begin()
    field = officer.toelichting("krimp")
    server.kill()
    officer.watch.offline = True
    field.fill(TEXT)
    expect(page.locator("#bewaard")).to_contain_text("Niet bewaard. Je tekst staat er nog.")
    expect(field).to_have_value(TEXT)
    server.start()
    officer.saved()
    page.reload()
    expect(officer.toelichting("krimp")).to_have_value(TEXT.rstrip())


def test_leaving_before_it_is_saved_warns(officer: Officer, page: Page) -> None:
    officer.begin()
    gate = Gate(page)
    with page.expect_request(is_save):
        officer.explain("krimp", "Nog niet bewaard")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Start").click(no_wait_after=True)
    assert asked == ["beforeunload"]
    expect(officer.toelichting("krimp")).to_have_value("Nog niet bewaard")
    gate.open()
    officer.saved()


def test_leaving_after_it_is_saved_does_not_warn(officer: Officer, page: Page) -> None:
    officer.begin()
    officer.explain("krimp", "Bewaard")
    page.locator("#krimp-t").blur()
    expect(page.locator("input[name='revisie.krimp']")).not_to_have_value("0")
    officer.saved()
    page.get_by_role("link", name="Start").click()
    page.wait_for_url(re.compile(r"/$"))


def test_typing_and_pressing_the_button_at_once_keeps_the_text(officer: Officer, page: Page) -> None:
    officer.begin()
    officer.explain("krimp", "Snel weg")
    officer.go_on("Doelgroepen")
    page.wait_for_url("**/doelgroepen")
    page.go_back()
    expect(officer.toelichting("krimp")).to_have_value("Snel weg")


def test_the_filter_box_finds_while_typing_without_asking_the_server(officer: Officer, page: Page) -> None:
    officer.begin()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("Zoek een bouwsteen").press_sequentially("cohesie")
    expect(page.locator("#gevonden")).to_contain_text("gevonden")
    expect(officer.bouwsteen("sociale-cohesie")).to_be_visible()
    expect(officer.bouwsteen("krimp")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(officer.bouwsteen("krimp")).to_be_hidden()
    assert [url for url in asked if "/static/" not in url] == []


def is_save(request: Request) -> bool:
    """Whether a request stores something."""
    return request.method == "POST"


class Gate:
    """Keeps saves on their way to the server until the test opens it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] = []
        self._closed = True
        page.route("**/b/**", self._meet)

    def _meet(self, route: Route) -> None:
        if self._closed and is_save(route.request):
            self._held.append(route)
        else:
            route.continue_()

    def open(self) -> None:
        """Let the saves go and wait for the answer."""
        self._closed = False
        with self._page.expect_response(lambda response: "net=" in response.url):
            for route in self._held:
                route.continue_()
