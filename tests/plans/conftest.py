"""A fresh bouwwerk, and the history of it."""

from collections.abc import Callable

import pytest

from tests.visitor import Site

History = Callable[[], list[str]]


@pytest.fixture
def pad(site: Site) -> str:
    """The address of a fresh bouwwerk."""
    return site.begin().pad


@pytest.fixture
def history(site: Site) -> History:
    """The soort of everything that happened to the bouwwerk since it began."""
    return lambda: [event["soort"] for event in site.rows("gebeurtenis")][1:]
