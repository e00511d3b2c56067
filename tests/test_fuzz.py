"""Whatever somebody sends to whatever address: an answer of ours, and soon."""

import pytest

from app.settings import Settings
from tests.fuzz import Fuzz, run, short
from tests.visitor import Site

ENGINES = [
    pytest.param("postgresql", marks=pytest.mark.postgres),  # it takes less than SQLite does
    pytest.param("sqlite", marks=pytest.mark.lang),
]


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_hostile_makes_an_error_or_takes_long(request: pytest.FixtureRequest, engine: str) -> None:
    settings: Settings = request.getfixturevalue(f"{engine}_settings")
    with Site.running(settings) as site:
        _try(Fuzz(site))


def _try(fuzz: Fuzz) -> None:
    run(fuzz, short(fuzz))
    assert fuzz.asked > 900, "every address is asked more than once"
    assert fuzz.faults == []
