"""The council paper as one HTML file, opened from a disk without internet."""

from pathlib import Path

import httpx
import pytest

from tests.browser.checking import axe_faults, check, screen_faults
from tests.browser.conftest import Visit
from tests.browser.plan import Prepared


@pytest.fixture(scope="module")
def file(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, as somebody got it by mail."""
    path = tmp_path_factory.mktemp("mail") / "bouwwerk.html"
    path.write_bytes(prepared.server.client.get(f"{prepared.vol}/document.html").raise_for_status().content)
    return path


def test_it_opens_offline_and_everybody_can_read_it(visit: Visit, prepared: Prepared, file: Path) -> None:
    page = visit(prepared.server, offline=True).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    assert set(asked) <= {"file", "data"}
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
    assert {where: faults for where, faults in axe_faults(page, (1280, 390)).items() if faults} == {}
    assert {where: faults for where, faults in screen_faults(page).items() if faults} == {}


def test_the_checker_accepts_it(checker: httpx.Client, file: Path) -> None:
    assert check(checker, file.read_text()) == []
