"""What a step page costs: bytes, requests before something shows, and nothing that jumps."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, begin
from tests.serving import Server

BLOCKING = """performance.getEntriesByType("resource").filter((e) => e.renderBlockingStatus === "blocking").length"""
WATCH_SHIFTS = """() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
            for (const source of entry.sources)
                if (source.node && !source.node.parentElement?.closest("#paneel, #duimbalk"))
                    window.shifts.push(source.node.outerHTML?.slice(0, 80) ?? source.node.textContent);
    }).observe({type: "layout-shift", buffered: false});
}"""

BAR = "document.getElementById('duimbalk').getBoundingClientRect().height"


@dataclass
class Weighed:
    """One answer as it came over the line."""

    path: str
    kind: str
    size: int


def weigh(page: Page) -> list[Weighed]:
    """A list that fills with every answer of this page from now on, in compressed bytes."""
    answers: list[Weighed] = []
    kinds: dict[str, tuple[str, str]] = {}
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: (e["response"]["url"], e["type"])}))

    def finished(event: dict[str, object]) -> None:
        url, kind = kinds[str(event["requestId"])]
        answers.append(Weighed(urlsplit(url).path, kind, int(str(event["encodedDataLength"]).partition(".")[0])))

    line.on("Network.loadingFinished", finished)
    return answers


@pytest.mark.parametrize("width", [1280, 390])
def test_a_first_visit_to_the_longest_step_is_light(visit: Visit, prepared: Prepared, width: int) -> None:
    page = visit(prepared.server, width=width).page
    answers = weigh(page)
    page.goto(f"{prepared.vol}/partners", wait_until="networkidle")
    fonts = sum(answer.size for answer in answers if answer.kind == "Font")
    shown = [answer for answer in answers if not answer.path.endswith("/nieuw")]  # asking for news comes later
    rest = sum(answer.size for answer in shown if answer.kind != "Font")
    print(f"fonts {fonts}, rest {rest}", *answers, sep="\n")
    assert rest <= 55_000
    assert 0 < fonts <= 60_000
    assert [answer.path for answer in answers if "htmx" in answer.path] == []
    assert 1 + page.evaluate(BLOCKING) <= 3


def test_a_second_step_asks_only_the_page(officer: Officer, prepared: Prepared) -> None:
    page = officer.page
    page.goto(f"{prepared.vol}/visie", wait_until="networkidle")
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{prepared.vol}/doelgroepen", wait_until="networkidle")
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').filter((e) => e.transferSize > 0).map((e) => e.name)"
    )
    fresh = [name for name in loaded if "/icoon." not in name]  # the tab's own, fetched when the browser has time
    assert fresh == []


def test_the_answer_to_a_choice_is_small(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{begin(shared, 'Klein')}/partners", wait_until="networkidle")
    answers = weigh(page)
    with officer.saving():
        officer.choose("museum", "ontwikkelen")
    expect(page.locator("#paneel h3").first).to_have_text("Partners: 1 gekozen")
    page.wait_for_load_state("networkidle")
    print(answers)
    assert answers
    assert sum(answer.size for answer in answers) <= 8_000


@pytest.mark.parametrize("width", [1280, 1100, 390])
def test_nothing_outside_panel_and_bar_moves_on_a_choice(visit: Visit, shared: Server, width: int) -> None:
    officer = visit(shared, width=width)
    page = officer.page
    page.goto(f"{begin(shared, 'Stil')}/partners", wait_until="networkidle")
    page.locator("#museum").scroll_into_view_if_needed()
    page.evaluate(WATCH_SHIFTS)
    bar = page.evaluate(BAR)
    for stand, told in (("ontwikkelen", "1 gekozen"), ("niet_gekozen", "0 gekozen"), ("behouden", "1 gekozen")):
        officer.choose("museum", stand)
        expect(page.locator("#paneel h3").first).to_have_text(f"Partners: {told}")
        officer.saved()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.shifts") == []
    assert page.evaluate(BAR) == bar
