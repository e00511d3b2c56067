"""Screens on paper: the words and the patterns, without what can only be clicked."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.plan import Prepared

PAGES = {
    "start": ("/", "Vijf stappen"),
    "stap": ("{vol}/partners", "Met wie kun je in je gemeente samenwerken"),
    "overzicht": ("{vol}/overzicht", "De losse subsidies gaan op in het convenant"),
    "bouwsteen": ("/bouwstenen/zorginstelling", "Waaraan zie je dat het werkt?"),
    "geschiedenis": ("{vol}/geschiedenis", "Eigen bouwsteen Buurtkeuken met muziek"),
    "bewaren": ("{vol}/bewaren", "Jouw geheime link"),
}
CLICKED = "header, footer, nav a, button, summary b, .bp-button, .bp-paneel, select"
FORGOTTEN = f"""() => [...document.querySelectorAll("{CLICKED}")].filter((e) => e.checkVisibility())
    .map((e) => e.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("name", PAGES)
def test_paper_shows_what_can_be_read_and_not_what_can_be_clicked(visit: Visit, prepared: Prepared, name: str) -> None:
    path, words = PAGES[name]
    page = visit(prepared.server).page
    page.goto(path.format(vol=prepared.vol))
    page.emulate_media(media="print")
    assert page.evaluate(FORGOTTEN) == []
    expect(page.get_by_text(words).first).to_be_visible()
    page.set_viewport_size({"width": 680, "height": 960})  # the room on A4 between the margins
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_pattern_is_printed_too(visit: Visit, prepared: Prepared) -> None:
    page = visit(prepared.server).page
    page.goto(f"{prepared.vol}/overzicht")
    page.emulate_media(media="print")
    adjusted = page.locator(".bp-merk--behouden").first.evaluate("(mark) => getComputedStyle(mark).printColorAdjust")
    assert adjusted == "exact"
