"""Searching at a browser: results come while typing, are told, and are there again after Back."""

import re

from playwright.sync_api import Route, expect

from app.folding import fold
from app.templating import STATIC
from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.serving import Server

FIRST = ".bp-treffers a >> nth=0"


def test_results_come_while_typing_and_the_address_stays(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{shared.url}/zoeken")
    page.get_by_role("searchbox").press_sequentially("biblioth", delay=30)
    expect(page.locator(FIRST)).to_have_text("Bibliotheek")
    expect(page.get_by_role("status")).to_contain_text("gevonden voor ‘biblioth’")
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert page.url == f"{shared.url}/zoeken"
    page.get_by_role("searchbox").fill("zwembad")
    expect(page.get_by_role("status")).to_have_text("Niets gevonden voor ‘zwembad’.")
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_text("Bijvoorbeeld")).to_be_visible()


def test_who_looks_at_a_result_comes_back_to_the_results(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{shared.url}/zoeken")
    page.get_by_role("searchbox").press_sequentially("museum")
    page.get_by_role("link", name="Museum", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Museum")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("museum")
    expect(page.locator(FIRST)).to_have_text("Museum")


def test_the_last_letters_decide_however_slow_the_first_answer_is(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{shared.url}/zoeken")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/zoeken?q=koor", hold)
    with page.expect_request("**/zoeken?q=koor"):
        page.get_by_role("searchbox").fill("koor")
    with page.expect_response("**/zoeken?q=museum"):
        page.get_by_role("searchbox").fill("museum")
    expect(page.locator(FIRST)).to_have_text("Museum")
    for route in held:
        route.continue_()
    expect(page.locator(FIRST)).to_have_text("Museum")


def test_without_javascript_the_button_searches(visit: Visit, shared: Server) -> None:
    page = visit(shared, javascript=False).page
    page.goto(shared.url)
    page.get_by_role("searchbox").fill("dementie")
    page.get_by_role("button", name="Zoek").click()
    expect(page.locator(FIRST)).to_have_text("Mensen met dementie en hun naasten")


WORDS = [
    *(
        "Crèche, café & co.",
        "Straße",
        "STRASSE",
        "Bjørn",
        "ĳs",
        "IJs",
        "ﬁlmhuis",
        "İzmir",
        "ısı",
        "Łódź",
        "Ærø",
        "œuvre",
    ),
    *(
        "'s-Hertogenbosch",
        "86.293",
        "m²",
        "Ελλάς",
        "مسرح",
        "Súdwest-Fryslân",
        "１２３",
        "e\u0301e\u0301n",
        "ǅ",
        "!?",
        "",
    ),
]


def test_the_scripts_fold_as_the_server_does(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{shared.url}/zoeken")
    for name in ("bouwplaats.js", "bladen.js"):
        found = re.search(r"  const LETTERS = .*?\n  function fold.*?\n  }\n", (STATIC / name).read_text(), re.DOTALL)
        assert found, f"no fold in {name}"
        folded = page.evaluate(f"(words) => {{ {found[0]} return words.map(fold); }}", WORDS)
        assert folded == [fold(word) for word in WORDS]
