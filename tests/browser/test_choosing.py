"""From a step to all that is known of a bouwsteen, choosing it there, and back: with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import begin
from tests.serving import Server

SLUG = "zorginstelling"
MINE = "Wij beginnen in De Linde."
THEIRS = "Wij beginnen in het dorpshuis."
SHOWN = """(text) => {
    const shown = text.cloneNode(true);
    for (const spoken of shown.querySelectorAll(".bp-vh")) spoken.remove();
    return shown.textContent;
}"""
"""A text with marked differences as the eye reads it, without the words for who listens."""
both = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def to_bouwsteen(officer: Officer, pad: str) -> Page:
    """From the row on the step page to the page of the bouwsteen."""
    page = officer.page
    page.goto(f"{pad}/partners")
    officer.bouwsteen(SLUG).locator("summary").click()
    page.get_by_role("link", name="Alles over Zorginstelling").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Zorginstelling")
    return page


@both
@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_chosen_at_the_bouwsteen_stands_at_the_step(
    visit: Visit, shared: Server, width: int, javascript: bool
) -> None:
    officer = visit(shared, width=width, javascript=javascript)
    page = to_bouwsteen(officer, begin(shared, "Kiezen"))
    if width < 700:
        page.get_by_role("link", name="Voeg toe aan mijn bouwwerk").click()
    expect(page.get_by_role("complementary", name="In mijn bouwwerk")).to_be_in_viewport()
    page.get_by_label("Wil ik ontwikkelen").check()
    page.get_by_label("Wat betekent dit bij ons?").fill(MINE)
    page.get_by_role("button", name="Voeg toe aan mijn bouwwerk").click()
    page.wait_for_url(re.compile(rf"/partners(\?laatst=\d+)?#{SLUG}$"))
    expect(officer.bouwsteen(SLUG)).to_be_in_viewport()
    expect(page.locator(f"[id='{SLUG}-2']")).to_be_checked()
    expect(officer.bouwsteen(SLUG).locator(".bp-blok__notitie")).to_have_text(MINE)
    page = to_bouwsteen(officer, page.url.split("/partners")[0])
    expect(page.get_by_text("In jouw bouwwerk: Ontwikkelen")).to_be_visible()
    expect(page.get_by_label("Wat betekent dit bij ons?")).to_have_value(MINE)


@both
def test_two_tabs_that_write_at_the_same_bouwsteen_see_both_texts(
    visit: Visit, shared: Server, javascript: bool
) -> None:
    officer = visit(shared, javascript=javascript)
    officer.watch.statuses.add(409)
    pad = begin(shared, "Twee tabbladen")
    tabs = (officer.page, officer.page.context.new_page())
    for page in tabs:
        page.goto(f"{pad}/bouwstenen/{SLUG}")
    for page, text in zip(tabs, (THEIRS, MINE), strict=True):
        page.get_by_label("Wat betekent dit bij ons?").fill(text)
        page.get_by_role("button", name="Voeg toe aan mijn bouwwerk").click()
    page = tabs[1]
    expect(page.get_by_role("heading", level=1)).to_have_text("Iemand anders schreef ook")
    for side, text in (("Wat jij wilde bewaren", MINE), ("Wat er nu staat", THEIRS)):
        shown = page.get_by_role("region", name=side).locator(".bp-verschil")
        assert shown.evaluate(SHOWN) == text
    page.get_by_role("button", name="Bewaar deze keuze").click()
    page.wait_for_url("**/partners*")
    expect(officer_at(officer, page).toelichting(SLUG)).to_have_value(f"{MINE}\n\n{THEIRS}")


def officer_at(officer: Officer, page: Page) -> Officer:
    """The same person at another tab."""
    return Officer(page, officer.watch)


@both
def test_from_the_public_page_one_begins_at_that_row(visit: Visit, shared: Server, javascript: bool) -> None:
    officer = visit(shared, javascript=javascript)
    page = officer.page
    page.goto(f"/bouwstenen/{SLUG}")
    page.get_by_role("link", name="Voeg toe aan mijn bouwwerk").first.click()
    page.get_by_role("button", name="Begin met ‘Zorginstelling’").click()
    page.wait_for_url(f"**/partners#{SLUG}")
    expect(officer.bouwsteen(SLUG)).to_be_in_viewport()


@both
def test_a_size_is_chosen_without_losing_the_place(visit: Visit, shared: Server, javascript: bool) -> None:
    page = visit(shared, javascript=javascript).page
    page.goto(f"/bouwstenen/{SLUG}")
    page.get_by_role("navigation", name="Grootte van de gemeente").get_by_role("link", name="Klein").click()
    expect(page.get_by_role("heading", name="Voorbeelden", exact=True)).to_be_in_viewport()
    expect(page.get_by_role("article")).to_have_count(1)


def test_the_list_filters_as_one_types_and_counts_aloud(officer: Officer) -> None:
    page = officer.page
    page.goto("/bouwstenen?zoek=school")
    box, told = page.get_by_label("Zoek in deze lijst"), page.get_by_role("status")
    expect(told).to_have_text("15 bouwstenen gevonden.")
    box.fill("scholén")
    expect(page.get_by_role("link", name="Scholen PO", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Visie", exact=True)).to_be_hidden()
    box.fill("zwembad")
    expect(told).to_have_text("0 bouwstenen gevonden.")
    expect(page.get_by_role("link", name="vraag een bouwsteen aan")).to_be_visible()
    box.press("Enter")
    assert "school" in page.url
    box.fill("")
    expect(told).to_have_text("")
    expect(page.get_by_role("navigation", name=re.compile("Stappen op"))).to_be_visible()
    expect(page.locator("[data-regel]:visible")).to_have_count(143)
