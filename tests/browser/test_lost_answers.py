"""An answer that never came: what somebody then goes back to is what the server has in the end."""

import re

from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.test_nothing_lost import LOST, plan, soon, sorting, stop_time
from tests.serving import Server


def lose_one_answer(officer: Officer) -> list[str]:
    """The next thing that is saved reaches the server, and its answer never comes."""
    lost: list[str] = []
    officer.watch.offline = True

    def meet(route: Route) -> None:
        if route.request.method != "POST" or lost:
            route.fallback()
            return
        lost.append(route.request.url)
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    officer.page.route("**/*", meet)
    return lost


def test_going_back_to_the_answer_before_the_lost_one_is_saved(visit: Visit, shared: Server) -> None:
    officer, mine = visit(shared), sorting(shared)
    page = officer.page
    page.goto(mine)
    labels = page.locator(".bp-oordeel label")
    labels.nth(0).click()
    expect(page.locator("#bewaard")).to_contain_text("1 van")
    lost = lose_one_answer(officer)
    with page.expect_event("requestfailed"):
        labels.nth(1).click()
    labels.nth(0).click()
    assert lost
    first = page.locator(".bp-oordeel input").nth(0).get_attribute("value")
    soon(officer, lambda: re.search(rf'value="{first}"[^>]* checked', shared.client.get(mine).text) is not None)
    expect(page.locator("#bewaard")).to_contain_text("bewaard")


def test_a_page_that_the_server_refused_goes_on_saving_once_the_text_is_right(officer: Officer, shared: Server) -> None:
    page = officer.page
    officer.watch.statuses.add(422)
    pad = officer.begin()
    officer.explain("krimp", "Te lang. " * 700)
    officer.go_on("Doelgroepen")
    expect(page).to_have_title(re.compile("^Fout: "))
    page.locator("#krimp-t").fill("Kort genoeg.")
    soon(officer, lambda: "Kort genoeg." in shared.client.get(f"{pad}/document.json").text)
    expect(page).to_have_title(re.compile("^(?!Fout: )"))
    expect(page.locator("#foutlijst")).to_have_count(0)


def test_a_draft_stays_while_nobody_knows_what_the_server_has(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    page, pad = officer.page, officer.begin()
    officer.choose("krimp", "behouden")
    officer.saved()
    lost = lose_one_answer(officer)
    with page.expect_event("requestfailed"):
        officer.choose("krimp", "afbouwen")
    page.route("**/b/**", lambda route: route.abort("connectionreset"))
    officer.choose("krimp", "behouden")
    page.close(run_before_unload=False)
    assert lost
    again = officer.page.context.new_page()
    again.unroute_all()
    again.goto(f"{pad}/visie")
    expect(again.locator("#krimp-3")).to_be_checked()
    expect(again.get_by_role("button", name="Terugzetten")).to_be_visible()


def test_who_types_on_after_stopping_a_slow_button_is_saved_as_before(officer: Officer, shared: Server) -> None:
    page, held = officer.page, list[Route]()
    pad = officer.begin()
    officer.choose("krimp", "behouden")
    officer.saved()

    def meet(route: Route) -> None:
        if route.request.method == "POST" and not held:
            held.append(route)
        else:
            route.fallback()

    page.route("**/*", meet)
    with page.expect_request(lambda request: request.method == "POST"):
        page.get_by_role("button", name="Ga nu verder met Doelgroepen").click(no_wait_after=True)
    page.context.new_cdp_session(page).send("Page.stopLoading")
    officer.explain("krimp", "Toch nog even verder getypt.")
    soon(officer, lambda: "Toch nog even verder" in shared.client.get(f"{pad}/document.json").text)


def test_a_later_answer_tells_what_became_of_a_lost_one(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    page, pad = officer.page, plan(shared)
    page.goto(f"{pad}/uitwerken/convenant")
    lose_one_answer(officer)
    with page.expect_event("requestfailed"):
        page.get_by_label("Wat ga je doen?").fill("Eerst dit.")
        page.get_by_label("Wat ga je doen?").blur()
    looked: list[str] = []
    page.on("request", lambda one: looked.append(one.url) if one.redirected_from is None else None)
    page.get_by_label("Wie trekt het?").fill("De beleidsmedewerker")
    page.get_by_label("Wie trekt het?").blur()
    expect(page.locator("#bewaard")).to_contain_text("Bewaard")
    assert len(looked) == 1
    told = shared.client.get(f"{pad}/document.json").text
    assert "Eerst dit." in told
    assert "De beleidsmedewerker" in told


def test_what_waits_on_a_slow_line_goes_at_once_and_is_tried_again_soon(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.offline = True
    page, held = officer.page, list[Route]()
    pad = plan(shared)
    stop_time(page)
    page.goto(f"{pad}/visie")
    page.route("**/visie", lambda route: held.append(route) if route.request.method == "POST" else route.fallback())

    def send(slugs: list[str]) -> Route:
        for slug in slugs:
            officer.choose(slug, "behouden")
        before = len(held)
        with page.expect_request(lambda one: one.method == "POST"):
            page.clock.run_for(1000)
        soon(officer, lambda: len(held) > before)  # the request is told of before its route is met
        return held[-1]

    def sent(number: int) -> bool:
        page.clock.run_for(10)
        return len(held) == number

    send(["krimp"])
    for slug in ("inclusiviteit", "leefbaarheid", "sociale-cohesie"):
        officer.choose(slug, "behouden")
    page.clock.run_for(1000)
    assert len(held) == 1
    held[0].abort("connectionreset")
    soon(officer, lambda: sent(2))
    with page.expect_response(lambda one: one.request.method == "GET" and one.url.count("net=") == 3):
        held[1].continue_()
    soon(officer, lambda: sent(3))
    held[2].continue_()
    officer.saved()
    send(["talentontwikkeling"]).abort("connectionreset")
    expect(page.locator("#bewaard")).to_contain_text(LOST)
    with page.expect_request(lambda one: one.method == "GET" and "net=" in one.url):
        page.clock.run_for(1100)
