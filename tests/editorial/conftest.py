"""What tests of the back office share."""

from collections.abc import Iterator

import pytest

from tests.editorial.web import Web, web


@pytest.fixture
def small_web() -> Iterator[Web]:
    """A real server that answers as sites out there do."""
    with web() as running:
        yield running
