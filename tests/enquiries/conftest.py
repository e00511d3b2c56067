"""A site whose mail stays in the outbox, so that the letters can be read there."""

from collections.abc import Iterator

import pytest

from app.settings import Settings
from tests.outbox import unreachable
from tests.visitor import Site


@pytest.fixture
def silent(sqlite_settings: Settings) -> Iterator[Site]:
    """The site while its mail server is down."""
    with Site.running(unreachable(sqlite_settings)) as started:
        yield started


@pytest.fixture
def both_silent(both_settings: Settings) -> Iterator[Site]:
    """The site while its mail server is down, once on each engine."""
    with Site.running(unreachable(both_settings)) as started:
        yield started
