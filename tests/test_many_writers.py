"""Eight people write in one bouwwerk at once: whatever is acknowledged is in the history, each clash told to one."""

import os

import pytest

from app.settings import Settings
from tests.conftest import StartServer
from tests.writers import Crowd, as_told

WRITERS, TIMES = 8, int(os.environ.get("TIMES", "50"))
"""Each of the writers saves so often; `TIMES=200` is the long run."""


@pytest.fixture
def crowd(both_settings: Settings, start_server: StartServer) -> Crowd:
    """Eight writers, once on each engine."""
    return Crowd.gather(start_server(both_settings), WRITERS)


@pytest.mark.timeout(600)  # the long run is 1600 saves
def test_eight_writers_lose_nothing_and_each_clash_is_told_to_one_of_the_two(
    crowd: Crowd, both_settings: Settings
) -> None:
    with crowd.writing(TIMES):
        pass
    stored, refused = crowd.all("stored"), crowd.all("refused")
    assert (crowd.all("unknown"), crowd.all("other")) == ([], [])
    assert len(stored) + len(refused) == WRITERS * TIMES
    found = crowd.found(both_settings)
    found.is_whole()
    assert len(found.texts) == len(stored)
    assert set(found.texts) == as_told(stored), "what was acknowledged is there once, over what its writer saw"
    won = {(slug, over) for slug, _, over in found.texts}
    assert len(won) == len(stored), "no text was written over twice"
    assert refused
    assert {(one.slug, one.shown) for one in refused} <= won, "who was refused was refused for who came first"
