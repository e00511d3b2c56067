"""The catalogue as it is seeded, for rules that need no database."""

from pathlib import Path

import pytest

from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.database import Database
from app.settings import Settings


@pytest.fixture(scope="session")
def catalogue(filled_file: Path) -> Catalogue:
    """Read once."""
    database = Database(Settings(data=filled_file.parent).database)
    with database.read() as connection:
        found = Catalogues().current(connection)
    database.dispose()
    return found
