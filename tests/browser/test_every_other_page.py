"""The other half of every page in every state."""

import httpx
import pytest

from tests.browser.checking import faults_of
from tests.browser.conftest import Visit
from tests.browser.plan import Prepared
from tests.browser.states import STATES


@pytest.mark.parametrize("state", list(STATES)[1::2])
def test_axe_and_the_html_checker_find_nothing_and_it_fits_every_screen(
    visit: Visit, prepared: Prepared, checker: httpx.Client, state: str
) -> None:
    assert faults_of(visit(prepared.server), prepared, checker, state) == {}
