"""What an officer does on the pages, in the words of the site."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.plan import STAPPEN
from tests.browser.watching import Watch

PLACE = {"behouden": 1, "ontwikkelen": 2, "afbouwen": 3, "niet_gekozen": 4, "": 0}
"""Where a stand stands in its row: the last part of the id of its radio."""
POST = """([path, fields]) => {
    const form = Object.assign(document.createElement("form"), {method: "post", action: path, hidden: true});
    for (const [name, value] of Object.entries(fields))
        form.append(Object.assign(document.createElement("textarea"), {name, value}));
    document.body.append(form);
    form.submit();
}"""


@dataclass(frozen=True)
class Officer:
    """Somebody at a browser."""

    page: Page
    watch: Watch

    def begin(self, gemeente: str = "", titel: str = "") -> str:
        """Start a bouwwerk; returns its address."""
        self.page.goto("/begin")
        if titel:
            self.page.get_by_label("Titel van je bouwwerk").fill(titel)
        self.page.get_by_role("textbox", name="Gemeente").fill(gemeente)
        self.page.get_by_role("button", name="Begin met stap 1").click()
        self.page.wait_for_url("**/visie")
        return self.page.url.removesuffix("/visie")

    def bouwsteen(self, slug: str) -> Locator:
        """The row of a bouwsteen."""
        return self.page.locator(f"[data-bouwsteen='{slug}']")

    def choose(self, slug: str, stand: str) -> None:
        """Click a stand in the row of a bouwsteen."""
        self.page.locator(f"label[for='{slug}-{PLACE[stand]}']").click()
        expect(self.page.locator(f"[id='{slug}-{PLACE[stand]}']")).to_be_checked()

    def toelichting(self, slug: str) -> Locator:
        """The field for the officer's own text, its row folded open."""
        details = self.bouwsteen(slug).locator("details")
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        return details.locator("textarea")

    def explain(self, slug: str, text: str) -> None:
        """Write a toelichting."""
        self.toelichting(slug).fill(text)

    def go_on(self, naam: str) -> None:
        """Press the button to the next step."""
        self.page.get_by_role("button", name=f"Ga nu verder met {naam}").click()

    def saved(self) -> None:
        """Wait until everything on this page is stored."""
        expect(self.page.locator("#bewaard")).to_have_text(re.compile(r"Bewaard vandaag om \d\d:\d\d"))

    def saving(self) -> Any:
        """A context manager: what happens inside must lead to a save that was answered."""
        return self.page.expect_response(lambda r: r.request.method == "GET" and "net=" in r.url and r.status == 200)

    def post(self, path: str, fields: dict[str, str]) -> None:
        """Send a form of our own making, as a page of the site would."""
        with self.page.expect_navigation():
            self.page.evaluate(POST, [path, fields])


SIDE = """(side) => {
    const copy = side.cloneNode(true);
    for (const left_out of copy.querySelectorAll("del, .bp-vh")) left_out.remove();
    return copy.textContent;
}"""


def side(page: Page, heading: str) -> str:
    """One of the two texts on the page of a conflict, without what went and without words for screen readers."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand anders schreef ook")
    return str(page.get_by_role("region", name=heading).evaluate(SIDE))


def step_names() -> dict[str, str]:
    """The names of the steps by their slug."""
    return {slug: slug.capitalize() for slug in STAPPEN}
