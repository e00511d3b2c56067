"""Title, gemeente and period are saved while they are typed, and a gemeente is never half chosen for the officer."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer
from tests.browser.plan import begin
from tests.browser.test_nothing_lost import KEPT, OFFER, soon, stop_time
from tests.serving import Server

TITEL, GEMEENTE, PERIODE = "Titel van je bouwwerk", "#gemeente", "Voor welke periode?"
SAVED = re.compile(r"Bewaard vandaag om \d\d:\d\d")
REFUSED = "Nog niet bewaard: er klopt iets niet in een veld."


def kept(server: Server, pad: str) -> tuple[Any, ...]:
    of = server.client.get(f"{pad}/document.json").json()["bouwwerk"]
    return of["titel"], of["gemeente"], of["gemeente_code"], of["periode"]


def said(page: Page, field: str) -> Locator:
    return page.locator(f"#{field}-fout")


def test_who_types_on_and_loses_the_page_is_a_few_seconds_behind(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(422)
    pad, page = begin(shared, "Oud"), officer.page
    stop_time(page)
    page.goto(f"{pad}/gegevens")
    page.get_by_label(TITEL).fill("Samen")
    for _ in range(7):
        page.get_by_label(TITEL).press("!")
        page.clock.run_for(500)
    soon(officer, lambda: str(kept(shared, pad)[0]).startswith("Samen!!!"))
    page.locator(GEMEENTE).fill("")
    page.locator(GEMEENTE).press_sequentially("Beek")

    def asked() -> bool:
        page.clock.run_for(500)
        return said(page, "gemeente").count() > 0

    soon(officer, asked)
    expect(said(page, "gemeente")).to_contain_text("Er zijn meer gemeenten die zo beginnen.")
    fresh = page.context.new_page()
    page.close()
    assert kept(shared, pad) == ("Samen!!!!!!!", "Nieuwegein", "GM0356", "2027–2030"), "Beek may become Beekdaelen"
    fresh.clock.resume()
    fresh.goto(f"{pad}/gegevens")
    offer = fresh.get_by_role("region", name=OFFER)
    expect(offer).to_contain_text("Beek")
    offer.get_by_role("button", name="Terugzetten (Gemeente)").click()
    fresh.get_by_label(PERIODE).focus()
    expect(fresh.locator("#bewaard")).to_have_text(SAVED)
    assert kept(shared, pad)[1:3] == ("Beek", "GM0888")
    assert fresh.evaluate(KEPT) == "[]"


def test_a_refused_field_says_why_and_holds_no_other_one_back(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(422)
    pad, page = begin(shared, "Oud"), officer.page
    page.goto(f"{pad}/gegevens")
    page.get_by_label(PERIODE).fill("zomer")
    page.get_by_label(TITEL).fill("Nieuw")
    expect(said(page, "periode")).to_contain_text("Noem een jaar")
    expect(page.locator("#bewaard")).to_have_text(REFUSED)
    soon(officer, lambda: kept(shared, pad) == ("Nieuw", "Nieuwegein", "GM0356", "2027–2030"))
    expect(page.get_by_label(PERIODE)).to_have_value("zomer")
    with page.expect_event("dialog") as asked:
        page.once("dialog", lambda dialog: dialog.dismiss())
        page.get_by_role("link", name="Terug naar je overzicht").click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    page.get_by_label(PERIODE).fill("2028 t/m '31")
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    expect(page.get_by_label(PERIODE)).to_have_value("2028 t/m '31")
    page.get_by_label(PERIODE).press_sequentially(" en later")
    soon(officer, lambda: kept(shared, pad)[3] == "2028 t/m '31 en later")
    page.get_by_label(PERIODE).fill("2028-2031")
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    page.get_by_label(TITEL).fill("Nieuwer")
    expect(page.get_by_label(PERIODE)).to_have_value("2028–2031")
    expect(page.locator(".bp-veld__fout, #foutlijst, [aria-invalid]")).to_have_count(0)


def test_a_gemeente_is_asked_about_until_it_is_certain(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    officer.watch.statuses.add(422)
    pad, page = begin(shared, "Oud"), officer.page
    page.goto(f"{pad}/gegevens")
    field, none = page.locator(GEMEENTE), page.get_by_label("Geen van deze")
    field.fill("Heerenv")
    expect(said(page, "gemeente")).to_contain_text("Bedoel je een van deze gemeenten?")
    page.get_by_label(PERIODE).fill("2029")
    soon(officer, lambda: kept(shared, pad) == ("Oud", "Nieuwegein", "GM0356", "2029"))
    expect(said(page, "gemeente")).to_be_visible()
    none.check()
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    assert kept(shared, pad)[1:3] == ("Heerenv", None)
    expect(none).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_have_value("Heerenveen")
    soon(officer, lambda: kept(shared, pad)[1:3] == ("Heerenveen", "GM0074"))
    field.fill("Utrecht")
    expect(said(page, "gemeente")).to_contain_text("ga verder: dan wordt het Utrecht")
    page.get_by_label("Utrechtse Heuvelrug").check()
    soon(officer, lambda: kept(shared, pad)[1:3] == ("Utrechtse Heuvelrug", "GM1581"))
    field.fill("bergen")
    field.blur()
    expect(said(page, "gemeente")).to_contain_text("Bedoel je een van deze gemeenten?")
    page.get_by_role("button", name="Bewaar").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    page.get_by_label(re.compile("^Bergen .*Limburg")).check()
    expect(page.locator("#bewaard")).to_have_text(SAVED)
    assert kept(shared, pad)[2] == "GM0893"
    expect(page.locator(".bp-veld__fout, #foutlijst, [aria-invalid]")).to_have_count(0)


def test_a_field_that_two_tabs_change_is_asked_about_and_the_other_is_saved(visit: Visit, shared: Server) -> None:
    first, second = visit(shared), visit(shared)
    second.watch.statuses.add(409)
    pad = begin(shared, "Oud")
    for tab in (first, second):
        tab.page.goto(f"{pad}/gegevens")
    first.page.get_by_label(TITEL).fill("Van de een")
    first.saved()
    soon(first, lambda: kept(shared, pad)[0] == "Van de een")
    second.page.get_by_label(PERIODE).fill("2029")
    second.page.get_by_label(TITEL).fill("Van de ander")
    expect(said(second.page, "titel")).to_contain_text("Iemand anders maakte hiervan ‘Van de een’.")
    expect(second.page.locator("#bewaard")).not_to_contain_text("Bewaard vandaag")
    assert kept(shared, pad) == ("Van de een", "Nieuwegein", "GM0356", "2029")
    second.page.get_by_role("button", name="Bewaar").click()
    second.page.wait_for_url("**/overzicht*")
    assert kept(shared, pad)[0] == "Van de ander"


def test_what_was_looked_for_is_not_said_to_be_saved(officer: Officer, shared: Server) -> None:
    pad, page = begin(shared, "Oud"), officer.page
    page.goto(f"{pad}/gegevens")
    page.get_by_role("button", name="Zoek", exact=True).click()
    page.get_by_label("Geen van deze").check()
    soon(officer, lambda: kept(shared, pad)[1:3] == ("Nieuwegein", None))
    officer.saved()
