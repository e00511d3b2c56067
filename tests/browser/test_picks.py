"""What is picked on a page that stores nothing is still picked for who comes back to it."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.plan import begin
from tests.serving import Server


def away_and_back(picked: Locator, link: Locator) -> None:
    """Follow a link of the page, and come back with the browser."""
    page = picked.page
    picked.evaluate("field => field.click()")  # some are drawn as the label beside them
    here = page.url
    link.click()
    page.wait_for_url(lambda url: url != here)
    page.go_back()
    expect(picked).to_be_checked()


def test_back_shows_what_was_picked(visit: Visit, shared: Server) -> None:
    officer = visit(shared)
    page = officer.page
    pad = begin(shared, "Terug")
    for stand, was in (("behouden", ":"), ("ontwikkelen", "behouden:")):
        shared.client.post(f"{pad}/partners", data={"stand.museum": stand, "was.museum": was})
    page.goto(f"{pad}/bouwtekeningen/sociale-gemeente?met=talentvolle-gemeente")
    away_and_back(page.locator("[name^='neem.'][value=ontwikkelen]").first, page.get_by_role("link", name="Alle verg"))
    expect(page.get_by_text("Twee bouwtekeningen naast je bouwwerk")).to_be_visible()
    page.goto(f"{pad}/minder")
    away_and_back(page.locator("[name=valt][value=museum]"), page.get_by_role("link", name="Terug naar de samenhang"))
    expect(page.get_by_role("heading", name="Als 1 bouwsteen valt")).to_be_visible()
    page.goto(f"{pad}/geschiedenis")
    away_and_back(page.locator("[name=tot][value='2']"), page.get_by_role("link", name="Zet terug").last)
