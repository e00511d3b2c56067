"""What every page in every state must be: accessible, whole on every screen, and HTML that a checker accepts."""

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any

import httpx
from playwright.sync_api import Page, Response

from app.settings import ROOT
from tests.browser.officer import Officer
from tests.browser.plan import STAPPEN, Prepared
from tests.browser.states import STATES, Arrive
from tests.serving import free_port

AXE = ROOT / ".cache" / "axe" / "axe.min.js"
VNU = ROOT / ".cache" / "vnu" / "build" / "dist" / "vnu.jar"
VNU_SERVICE, STARTED = "nu.validator.servlet.Main", "Checker service started"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """([tags, exclude]) => axe
    .run({include: document, exclude}, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
    .then((outcome) => outcome.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)}`)))"""

SAME_AGAIN = [".bp-blok:nth-child(n+4):not(:has([open], .bp-veld--fout, [data-nieuw]))"]
"""Rows of a step page like those above them, which axe has seen in its first state; it takes seconds for them all."""

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


@contextmanager
def html_checker() -> Iterator[httpx.Client]:
    """The Nu HTML checker as a service: starting Java costs more than all pages do."""
    port = free_port()
    command = ["java", "-Xss4m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(VNU), VNU_SERVICE]
    with subprocess.Popen([*command, str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as java:
        assert java.stdout is not None
        assert any(STARTED in line for line in java.stdout), "the checker did not start"
        Thread(target=java.stdout.read, daemon=True).start()  # a full pipe would stop it
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield client
        java.kill()


def faults_of(officer: Officer, prepared: Prepared, checker: httpx.Client, state: str) -> dict[str, list[str]]:
    """Everything that is wrong with a page in a state, by where it is; empty when nothing is."""
    html = sent_html(officer, STATES[state], prepared)
    faults = {
        "html": check(checker, html),
        **axe_faults(officer.page, axe_widths(state), [] if is_first(state) else SAME_AGAIN),
        **screen_faults(officer.page, WIDTHS if is_first(state) else (WIDTHS[0], 1280)),
    }
    return {where: found for where, found in faults.items() if found}


def axe_widths(state: str) -> tuple[int, ...]:
    """On which screens axe looks at a state: the first of each kind of page on both, of the rest every other one on a
    wide and every other one on a narrow screen.
    """
    return (1280, 390) if is_first(state) else (1280,) if list(STATES).index(state) % 4 < 2 else (390,)


def is_first(state: str) -> bool:
    """Whether it is the first state of its kind of page; the later ones are looked at on fewer screens."""
    kinds = ["stap" if name.startswith(STAPPEN) else name.partition("-")[0] for name in STATES]
    place = list(STATES).index(state)
    return kinds.index(kinds[place]) == place


def axe_faults(page: Page, widths: Iterable[int], without: Sequence[str] = ()) -> dict[str, list[str]]:
    """What axe finds on screens of these widths, in all but what these selectors leave out."""
    page.evaluate(AXE.read_text())
    found: dict[str, list[str]] = {}
    for width in widths:
        # On a screen as long as the page no sticky bar covers anything; test_keyboard looks at what they cover.
        page.set_viewport_size({"width": width, "height": 900})
        length = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": length})
        found[f"axe {width}"] = page.evaluate(RUN_AXE, [RULES, list(without)])
    return found


def screen_faults(page: Page, widths: Iterable[int] = WIDTHS) -> dict[str, list[str]]:
    """640 is a screen of 1280 zoomed to 200%; after that the letters alone twice as large (WCAG 1.4.4, 1.4.10)."""
    found: dict[str, list[str]] = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        questions = (TOO_WIDE, SMALL_TARGETS, CUT_OFF)
        found[str(width)] = [line for question in questions for line in measure(page, question)]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    return found | {"letters": measure(page, TOO_WIDE) + measure(page, CUT_OFF)}


def measure(page: Page, question: str) -> list[str]:
    """The answer of a question to the page, in lines."""
    found: list[str] = page.evaluate(question)
    return found


def sent_html(officer: Officer, arrive: Arrive, prepared: Prepared) -> str:
    """The HTML of a state as the server sent it, with the browser at that state."""
    pages: list[Response] = []

    def keep(answer: Response) -> None:
        if is_page(answer):
            pages.append(answer)

    officer.page.on("response", keep)
    arrive(officer, prepared)
    return pages[-1].text()


def is_page(answer: Response) -> bool:
    """Whether an answer is a whole page and no redirect."""
    return (
        answer.request.is_navigation_request() and answer.request.resource_type == "document" and answer.status != 303
    )


def check(checker: httpx.Client, html: str) -> list[str]:
    """What the Nu HTML checker says about a page."""
    answer = checker.post("/?out=json", content=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    messages: list[dict[str, Any]] = answer.raise_for_status().json()["messages"]
    return [f"{m.get('lastLine')}: {m['message']}" for m in messages if m["type"] != "info"]
