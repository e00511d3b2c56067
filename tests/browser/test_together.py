"""Two people in one bouwwerk at the same time: each sees what the other does, and nobody's hands are disturbed."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.officer import Officer, side
from tests.browser.plan import begin
from tests.serving import Server

THEIRS = "De bibliotheek doet mee."
MINE = "Wij vragen het dorpshuis."


@pytest.fixture
def pair(visit: Visit, shared: Server) -> tuple[Officer, Officer]:
    """The owner and a colleague with a link of her own, at the same step."""
    owner, colleague = visit(shared), visit(shared)
    pad = begin(shared, "Samen")
    owner.page.goto(f"{pad}/bewaren")
    owner.page.get_by_label("Voor wie is de link?").fill("Collega Wmo")
    owner.page.get_by_label("Lezen, kiezen en schrijven").check()
    owner.page.get_by_role("button", name="Maak de link").click()
    colleague.page.goto(owner.page.get_by_label("Link om te delen").input_value())
    colleague.page.get_by_role("link", name="Krimp").or_(colleague.page.get_by_role("link", name="1 Visie")).click()
    owner.page.goto(f"{pad}/visie")
    return owner, colleague


def hear(officer: Officer) -> None:
    """Coming back to the page is when it asks at once; otherwise it does every few seconds."""
    with officer.page.expect_response(lambda answer: "/nieuw?" in answer.url) as told:
        officer.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert told.value.status in {200, 204}


def test_what_a_colleague_does_comes_by_itself_with_a_name(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    with colleague.saving():
        colleague.choose("krimp", "behouden")
    with colleague.saving():
        colleague.explain("krimp", THEIRS)
    expect(owner.bouwsteen("krimp")).to_contain_text("Aangepast door Collega Wmo vandaag om ")
    expect(owner.page.locator("#krimp-1")).to_be_checked()
    expect(owner.toelichting("krimp")).to_have_value(THEIRS)
    expect(owner.page.locator("#paneel h3").first).to_have_text("Visie: 1 gekozen")
    expect(owner.page.locator("#groep-1 [data-telling]")).to_have_text("1")


def test_both_toggle_and_what_came_from_the_other_is_the_start_of_the_next_change(
    pair: tuple[Officer, Officer],
) -> None:
    owner, colleague = pair
    for stand, after in (("behouden", "afbouwen"), ("ontwikkelen", "niet_gekozen")):
        with colleague.saving():
            colleague.choose("krimp", stand)
        hear(owner)
        expect(owner.bouwsteen("krimp").locator("input:checked")).to_have_value(stand)
        with owner.saving():
            owner.choose("krimp", after)
        owner.page.locator("#zoek").focus()
        colleague.page.locator("#zoek").focus()
        hear(colleague)
        expect(colleague.bouwsteen("krimp").locator("input:checked")).to_have_value(after)
        expect(colleague.bouwsteen("krimp")).to_contain_text("Aangepast door De eigenaar")


def test_what_i_did_myself_is_no_news(pair: tuple[Officer, Officer]) -> None:
    owner, _ = pair
    with owner.saving():
        owner.explain("krimp", MINE)
    hear(owner)
    expect(owner.bouwsteen("krimp").locator(".bp-blok__wie")).to_have_count(0)
    expect(owner.page.get_by_role("button", name="Ongedaan maken").first).to_be_visible()


def test_a_field_in_use_is_never_replaced_but_says_who_changed_it(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    owner.toelichting("krimp").focus()
    owner.page.locator("#paneel summary").evaluate("(summary) => summary.parentElement.open = true")
    with colleague.saving():
        colleague.explain("krimp", THEIRS)
    hear(owner)
    expect(owner.toelichting("krimp")).to_have_value("")
    expect(owner.toelichting("krimp")).to_be_focused()
    expect(owner.bouwsteen("krimp")).to_contain_text("Collega Wmo paste dit vandaag om ")
    assert owner.page.locator("#paneel details").get_attribute("open") is not None
    owner.page.get_by_role("button", name="Bekijk").click()
    expect(owner.toelichting("krimp")).to_have_value(THEIRS)
    expect(owner.toelichting("krimp")).to_be_focused()
    with owner.saving():
        owner.explain("krimp", f"{THEIRS} En het dorpshuis.")
    hear(colleague)
    expect(colleague.bouwsteen("krimp")).to_contain_text("De eigenaar paste dit vandaag om ")


def test_who_types_in_the_same_text_gets_both_and_loses_nothing(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    owner.watch.statuses.add(409)
    owner.toelichting("krimp").focus()
    with colleague.saving():
        colleague.explain("krimp", THEIRS)
    hear(owner)
    owner.toelichting("krimp").press_sequentially(MINE)
    assert MINE in side(owner.page, "Wat jij wilde bewaren")
    assert THEIRS in side(owner.page, "Wat er nu staat")
    expect(owner.page.get_by_role("region", name="Wat er nu staat")).to_contain_text("Collega Wmo, vandaag om ")


def test_after_being_offline_both_are_complete(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    owner.watch.offline = True
    owner.page.context.set_offline(True)
    owner.choose("leefbaarheid", "behouden")
    expect(owner.page.locator("#bewaard")).to_contain_text("Niet bewaard.")
    with colleague.saving():
        colleague.choose("krimp", "afbouwen")
    owner.page.context.set_offline(False)
    owner.saved()
    hear(owner)
    expect(owner.page.locator("#krimp-3")).to_be_checked()
    expect(owner.page.locator("#leefbaarheid-1")).to_be_checked()
    hear(colleague)
    expect(colleague.page.locator("#leefbaarheid-1")).to_be_checked()
    expect(colleague.page.locator("#paneel h3").first).to_have_text("Visie: 2 gekozen")


def test_an_own_bouwsteen_of_a_colleague_asks_for_a_new_page(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    colleague.page.get_by_label("Naam van je bouwsteen").fill("Bibliobus")
    colleague.page.get_by_role("button", name="Voeg toe").click()
    hear(owner)
    owner.page.get_by_role("link", name="Vernieuw de pagina").click()
    expect(owner.page.locator("[data-bouwsteen^=eigen-] h3")).to_have_text("Bibliobus")


def test_a_filtered_page_hears_of_rows_that_it_does_not_show(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    owner.page.goto(owner.page.url + "?zoek=leefbaarheid")
    with colleague.saving():
        colleague.choose("krimp", "afbouwen")
    hear(owner)
    expect(owner.page.locator("#paneel")).to_contain_text("Krimp")


def test_the_overview_says_quietly_that_there_is_something_new(pair: tuple[Officer, Officer]) -> None:
    owner, colleague = pair
    page = owner.page
    page.goto(page.url.replace("/visie", "/overzicht"))
    hear(owner)
    expect(page.get_by_text("Er is iets veranderd")).to_be_hidden()
    with colleague.saving():
        colleague.explain("krimp", THEIRS)
    expect(page.get_by_text("Er is iets veranderd")).to_be_visible()
    page.get_by_role("link", name="Vernieuw de pagina").click()
    expect(page.get_by_text("Er is iets veranderd")).to_be_hidden()
