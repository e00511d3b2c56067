"""A page that the browser kept and that the server only confirmed (304) is as alive as a fresh one."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.plan import begin
from tests.conftest import StartServer

SWAP = "() => htmx.ajax('GET', '/bouwstenen/krimp', {target: '#inhoud', swap: 'innerHTML', select: 'h1'})"


def alive(page: Page, path: str, heading: str) -> None:
    """Go there; htmx has started and may swap. What the policy refuses fails the test through the watch."""
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.evaluate(SWAP)
    expect(page.get_by_role("heading", level=1)).to_have_text("Krimp")


def test_a_page_confirmed_with_304_still_runs_its_scripts(visit: Visit, start_server: StartServer) -> None:
    server = start_server(loglevel="INFO")
    page = visit(server).page
    for times in range(3):
        alive(page, "/bouwstenen", "Alle bouwstenen")
        alive(page, "/bouwstenen/museum", "Museum")
        alive(page, "/uitleg", "Uitleg en vragen")
        for route in ("/bouwstenen", "/bouwstenen/{slug}", "/uitleg"):
            assert server.log.count(f"GET {route} 304") >= times


def test_the_way_back_to_a_bouwwerk_is_there_for_who_came_from_it_and_for_no_other(
    visit: Visit, start_server: StartServer
) -> None:
    server = start_server(loglevel="INFO")
    page = visit(server).page
    pad = begin(server, "Heen en weer")
    back = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Mijn bouwwerk")
    for _ in range(2):
        page.goto("/uitleg")
        expect(back).to_have_attribute("href", "/open")
        page.goto(f"{pad}/overzicht")
        page.get_by_role("link", name="Uitleg", exact=True).click()
        page.wait_for_url("**/uitleg")
        expect(back).to_have_attribute("href", f"{pad}/overzicht")
        page.go_back()
        page.go_forward()
        expect(back).to_have_attribute("href", f"{pad}/overzicht")
