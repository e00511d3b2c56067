"""The pictures of the README: of a made-up bouwwerk, and of pages that still exist.

With BEELDEN=1 they are made anew; otherwise this looks whether they are there and still true.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.settings import ROOT
from tests.browser.conftest import Visit
from tests.browser.plan import Prepared

FOLDER = Path("docs/beelden")
AGAIN = os.environ.get("BEELDEN") == "1"
SHOWN = {
    "start.png": ("/", "Bouw je cultuurbeleid, steen voor steen"),
    "stap.png": ("{vol}/partners", "Partners"),
    "overzicht.png": ("{vol}/overzicht", "Cultuur voor iedereen"),
    "samenhang.png": ("{vol}/samenhang", "Past alles bij elkaar?"),
    "uitwerken.png": ("{vol}/uitwerken/convenant", "Convenant"),
}
"""Per picture its page and the title on it."""
PAPERS = {"stuk-samenvatting.png": "Samenvatting", "stuk-agenda.png": "Uitvoeringsagenda"}
"""Per picture of paper the heading of its page; `tests/plans/paper/test_readme.py` makes them."""

NO_CLOCK = "for (const spot of document.querySelectorAll('.bp-bewaard')) spot.style.visibility = 'hidden'"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("name", SHOWN)
def test_a_picture_of_the_readme_shows_a_page_that_is_there(visit: Visit, prepared: Prepared, name: str) -> None:
    path, title = SHOWN[name]
    page = visit(prepared.server, reduced_motion="reduce").page
    page.goto(path.format(vol=prepared.vol), wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    if AGAIN:
        take(page, ROOT / FOLDER / name)
    picture = (ROOT / FOLDER / name).read_bytes()
    assert picture.startswith(PNG)
    assert int.from_bytes(picture[16:20]) == 1280, "the pictures are as wide as the page was"
    assert f"({FOLDER / name})" in (ROOT / "README.md").read_text()


def take(page: Page, path: Path) -> None:
    """Photograph what somebody sees first, without the time of day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready")
    page.evaluate(NO_CLOCK)
    page.screenshot(path=path)


def test_no_other_pictures_lie_around() -> None:
    assert {picture.name for picture in (ROOT / FOLDER).iterdir()} == {*SHOWN, *PAPERS}
