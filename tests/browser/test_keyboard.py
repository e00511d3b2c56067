"""Somebody without a mouse reaches and works everything, and always sees where they are."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, begin
from tests.serving import Server

STOPS = """() => {
    const stops = new Set();
    const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    for (const e of document.querySelectorAll(kinds))
        if (e.checkVisibility({visibilityProperty: true}) && !e.disabled) stops.add(e.type === "radio" ? e.name : e);
    return stops.size;
}"""
WHERE = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const spot = e.type === "radio" && e.labels[0] ? e.labels[0] : e;
    const style = getComputedStyle(spot);
    const lines = [...spot.getClientRects()].filter((r) => r.width > 0);
    const hits = lines.flatMap((r) => [[r.left + 3, r.top + 3], [r.right - 3, r.bottom - 3]]).map(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top && (spot.contains(top) || top.contains(spot)) && !top.matches(".bp-zoekbalk, .bp-duimbalk");
    });
    return {
        key: e.type === "radio" ? e.name : e.outerHTML.slice(0, 120) + spot.getBoundingClientRect().x,
        tall: spot.getBoundingClientRect().height > innerHeight / 2,
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        covered: !hits.length || hits.some((hit) => !hit),
    };
}"""
FOCUS = "document.activeElement.id"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_every_stop_on_a_step_page_is_reached_and_seen(visit: Visit, prepared: Prepared, width: int, key: str) -> None:
    page = visit(prepared.server, width=width).page
    page.goto(f"{prepared.vol}/partners")
    expected = page.evaluate(STOPS)
    stops = walk(page, key, expected + 5)
    assert [stop["key"] for stop in stops if not stop["ring"]] == []
    assert [stop["key"] for stop in stops if stop["covered"] and not stop["tall"]] == []
    assert len({stop["key"] for stop in stops}) >= expected


def walk(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    """Press a key until the focus leaves the page; what was met."""
    met: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press(key)
        here = page.evaluate(WHERE)
        if here is None:
            break
        met.append(here)
    return met


@pytest.mark.parametrize("path", ["/", "{vol}/partners", "{vol}/overzicht", "/begin"])
def test_the_skip_link_is_first_and_leads_to_the_content(officer: Officer, prepared: Prepared, path: str) -> None:
    page = officer.page
    page.goto(path.format(vol=prepared.vol))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUS) == "inhoud"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_step_is_done_with_keys_alone(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{begin(shared, 'Toetsen')}/partners")
    page.locator("#museum-0").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#museum-1")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#museum-2")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(4):
        if page.evaluate(FOCUS) == "museum-t":
            break
        page.keyboard.press("Tab")
    page.keyboard.type("Met de vrijwilligers.")
    expect(page.locator("#museum-t")).to_have_value("Met de vrijwilligers.")
    page.get_by_label("Naam van je bouwsteen").focus()
    page.keyboard.type("Bibliobus")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bibliobus")).to_be_visible()
    expect(page.locator("#museum-2")).to_be_checked()
    expect(page.locator("#museum-t")).to_have_value("Met de vrijwilligers.")


def test_enter_in_the_name_of_an_own_bouwsteen_adds_it(officer: Officer, shared: Server) -> None:
    page = officer.page
    page.goto(f"{begin(shared, 'Enter')}/partners")
    page.get_by_label("Naam van je bouwsteen").fill("Bibliobus")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bibliobus")).to_be_visible()


def test_enter_in_a_field_of_the_beginning_begins(officer: Officer) -> None:
    page = officer.page
    page.goto("/begin")
    page.get_by_label("Titel van je bouwwerk").fill("Met Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/visie")
    page.get_by_role("link", name="Mijn bouwwerk").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Met Enter")


def test_the_bar_on_a_phone_opens_the_panel_and_it_closes_again(visit: Visit, prepared: Prepared) -> None:
    page = visit(prepared.server, width=390).page
    page.goto(f"{prepared.vol}/partners")
    bar = page.get_by_role("navigation", name="Snel naar je bouwwerk").get_by_role("link")
    expect(bar).to_be_in_viewport()
    bar.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("complementary", name="Mijn bouwwerk")
    expect(panel.get_by_role("heading", name="Mijn bouwwerk")).to_be_in_viewport()
    expect(panel.get_by_role("img").first).to_be_in_viewport()
    assert page.evaluate(FOCUS) == "paneel"
    page.keyboard.press("Tab")
    close = panel.get_by_role("link", name="Sluit")
    expect(close).to_be_focused()
    page.keyboard.press("Enter")
    expect(close).to_be_hidden()
    assert re.search("#kies$", page.url)
