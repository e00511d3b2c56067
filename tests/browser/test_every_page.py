"""Every page in every state: accessibility, reflow, text size, targets, and HTML that a checker accepts."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Response

from app.settings import ROOT
from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import Prepared
from tests.browser.states import STATES, Arrive

AXE = ROOT / ".cache" / "axe" / "axe.min.js"
VNU = ROOT / ".cache" / "vnu" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """(tags) => axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
    .then((outcome) => outcome.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`)))"""

WIDTHS = (320, 390, 640, 768, 1024, 1280, 1600)
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const over = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 1);
    return over.slice(0, 3).map((e) => `${room}: ${e.outerHTML.slice(0, 120)}`);
}"""
CUT_OFF = """() => {
    const hidden = (e) => e.closest(".bp-vh, [hidden], svg") || e.getBoundingClientRect().width <= 1;
    const cut = (e) => getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1
        || getComputedStyle(e).overflowY === "hidden" && e.scrollHeight > e.clientHeight + 1;
    const texts = document.querySelectorAll("a, button, label, summary, b, h1, h2, h3, p, li, dt, dd");
    return [...texts].filter((e) => !hidden(e) && cut(e)).map((e) => e.outerHTML.slice(0, 120));
}"""
SMALL_TARGETS = """() => {
    const box = (e) => (e.type === "radio" || e.type === "checkbox") && e.labels[0] ? e.labels[0] : e;
    const shown = (e) => e.checkVisibility({opacityProperty: true, visibilityProperty: true});
    const inText = (e) => e.localName === "a" && getComputedStyle(e).display === "inline";
    const small = (r) => Math.min(r.width, r.height) < 23.5;
    return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
        .map((e) => [e, box(e)]).filter(([e, b]) => shown(b) && !inText(e) && !e.matches(".bp-skip"))
        .filter(([, b]) => small(b.getBoundingClientRect()))
        .map(([e, b]) => `${Math.round(b.getBoundingClientRect().height)} px: ${e.outerHTML.slice(0, 120)}`);
}"""

every_state = pytest.mark.parametrize("state", STATES)


@every_state
def test_axe_finds_nothing(visit: Visit, prepared: Prepared, state: str) -> None:
    officer = visit(prepared.server)
    STATES[state](officer, prepared)
    officer.page.evaluate(AXE.read_text())
    found: dict[int, list[str]] = {}
    for width in (1280, 390):
        # On a screen as long as the page no sticky bar covers anything; test_keyboard looks at what they cover.
        officer.page.set_viewport_size({"width": width, "height": 900})
        length = officer.page.evaluate("document.documentElement.scrollHeight")
        officer.page.set_viewport_size({"width": width, "height": length})
        found[width] = officer.page.evaluate(RUN_AXE, RULES)
    assert found == {1280: [], 390: []}


@every_state
def test_it_fits_every_screen_also_with_large_text(visit: Visit, prepared: Prepared, state: str) -> None:
    """640 is a screen of 1280 zoomed to 200%; after that the letters alone twice as large (WCAG 1.4.4, 1.4.10)."""
    officer = visit(prepared.server)
    STATES[state](officer, prepared)
    faults: dict[str, list[str]] = {}
    for width in WIDTHS:
        officer.page.set_viewport_size({"width": width, "height": 900})
        questions = (TOO_WIDE, SMALL_TARGETS, CUT_OFF)
        faults[str(width)] = [line for question in questions for line in measure(officer.page, question)]
    officer.page.set_viewport_size({"width": 1280, "height": 900})
    officer.page.evaluate("document.documentElement.style.fontSize = '200%'")
    faults["letters"] = measure(officer.page, TOO_WIDE) + measure(officer.page, CUT_OFF)
    assert {where: found for where, found in faults.items() if found} == {}


def measure(page: Page, question: str) -> list[str]:
    """The answer of a question to the page, in lines."""
    found: list[str] = page.evaluate(question)
    return found


@pytest.mark.timeout(900)  # every state in one run: starting the checker takes longest
def test_the_html_checker_accepts_every_page(visit: Visit, prepared: Prepared, tmp_path: Path) -> None:
    for state, arrive in STATES.items():
        (tmp_path / f"{state}.html").write_text(html_of(visit(prepared.server), arrive, prepared))
    messages = check_html(tmp_path)
    for message in messages:
        print(message["type"], Path(message["url"]).name, message["message"], message.get("extract", ""))
    assert [told(message) for message in messages if message["type"] == "error"] == []


def html_of(officer: Officer, arrive: Arrive, prepared: Prepared) -> str:
    """The HTML of a state as the server sent it."""
    pages: list[Response] = []

    def keep(answer: Response) -> None:
        if is_page(answer):
            pages.append(answer)

    officer.page.on("response", keep)
    arrive(officer, prepared)
    text = pages[-1].text()
    officer.page.context.close()
    return text


def is_page(answer: Response) -> bool:
    """Whether an answer is a whole page and no redirect."""
    return (
        answer.request.is_navigation_request() and answer.request.resource_type == "document" and answer.status != 303
    )


def check_html(folder: Path) -> list[dict[str, Any]]:
    """What the Nu HTML checker says about all pages in a folder."""
    command = ["java", "-Xss4m", "-jar", str(VNU), "--format", "json", "--exit-zero-always", str(folder)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=True, timeout=150)
    messages: list[dict[str, Any]] = json.loads(outcome.stderr)["messages"]
    return messages


def told(message: dict[str, Any]) -> str:
    """A fault with the page and line where it is."""
    return f"{Path(message['url']).name}:{message.get('lastLine')} {message['message']}"
