"""The real list of gemeenten, straight from the seed."""

from pathlib import Path

import pytest

from app.municipalities.former import read as read_former
from app.municipalities.gemeente import Gemeente
from app.municipalities.search import Search
from app.municipalities.seed import read

LIST = Path(__file__).resolve().parents[2] / "seed" / "gemeenten.csv"


@pytest.fixture(scope="session")
def gemeenten() -> tuple[Gemeente, ...]:
    """All 342."""
    return tuple(Gemeente(**shape.model_dump()) for shape in read(LIST))


@pytest.fixture(scope="session")
def search(gemeenten: tuple[Gemeente, ...]) -> Search:
    """Prepared once, as in the app."""
    return Search(gemeenten, read_former(LIST.with_name("herindelingen.csv")))
