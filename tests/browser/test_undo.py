"""Undoing what was just done, looking back and putting back, with hands on the pages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import begin
from tests.serving import Server

UNDO = "Ongedaan maken"


def test_a_click_is_undone_beside_the_time_and_so_is_that(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    page = officer.page
    page.goto(f"{begin(shared, 'Vergist')}/partners")
    officer.choose("museum", "behouden")
    officer.saved()
    officer.choose("museum", "afbouwen")
    panel = page.locator("#paneel")
    expect(panel).to_contain_text("Museum (Partners) op afbouwen gezet.")
    panel.get_by_role("button", name=UNDO).click()
    expect(page.locator("#museum-1")).to_be_checked()
    expect(page.locator("#museum")).to_be_in_viewport()
    expect(panel).to_contain_text("Ongedaan gemaakt: Museum (Partners) op behouden gezet.")
    panel.get_by_role("button", name=UNDO).click()
    expect(page.locator("#museum-3")).to_be_checked()


def test_pressing_undo_while_a_text_waits_keeps_the_text_and_undoes_what_was_named(
    visit: Visit, shared: Server
) -> None:
    officer = visit(shared)
    page = officer.page
    page.goto(f"{begin(shared, 'Haast')}/partners")
    officer.choose("museum", "behouden")
    expect(page.locator("#paneel")).to_contain_text("Museum (Partners) op behouden gezet.")
    officer.explain("festival", "Nog niet bewaard.")
    page.locator("#paneel").get_by_role("button", name=UNDO).click()
    expect(page.locator("#museum-0")).to_be_checked()
    expect(officer.toelichting("festival")).to_have_value("Nog niet bewaard.")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("width", [1280, 390])
def test_two_moments_are_compared_and_one_of_them_is_put_back(
    visit: Visit, shared: Server, javascript: bool, width: int
) -> None:
    officer = visit(shared, javascript=javascript, width=width)
    page = officer.page
    pad = begin(shared, "Terugkijken")
    shared.client.post(f"{pad}/partners", data={"stand.museum": "behouden"})
    shared.client.post(f"{pad}/partners", data={"stand.museum": "afbouwen", "was.museum": "behouden:"})
    page.goto(f"{pad}/geschiedenis")
    choose_moment(officer, "van", 2)
    choose_moment(officer, "tot", 3)
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.locator("main")).to_contain_text("Was: Behouden. Wordt: Afbouwen")
    page.get_by_role("link", name="Zet terug naar").click()
    page.get_by_role("button", name="Zet terug naar dit moment").click()
    expect(page.get_by_role("status").first).to_contain_text("Je bouwwerk is teruggezet.")
    page.goto(f"{pad}/partners")
    expect(page.locator("#museum-1")).to_be_checked()


def choose_moment(officer: Officer, name: str, nr: int) -> None:
    """Check the radio of a moment."""
    officer.page.locator(f"input[name={name}][value='{nr}']").check()


def test_enter_on_a_moment_compares_and_never_undoes(visit: Visit, shared: Server) -> None:
    page = visit(shared).page
    pad = begin(shared, "Toetsenbord")
    shared.client.post(f"{pad}/partners", data={"stand.museum": "behouden"})
    page.goto(f"{pad}/geschiedenis")
    page.locator("input[name=van][value='1']").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is er veranderd?")
