"""The catalogue and the plan of Lindewaard, which the tests of all chapters look at."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.advice.voorbeelden import Shown, as_shown
from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.database import Database
from app.documents.model import Document
from app.documents.rendering import Renderer
from app.documents.words import words
from app.municipalities import queries
from app.municipalities.search import Search
from app.plans.bouwwerk import Gebouw
from app.plans.colophon import WERKTEKST, Uitgave
from app.plans.document import compose
from app.plans.opties import PRESETS, Opties, Soort
from app.settings import Settings
from tests.plans.lindewaard import DAG, GROOTTE, lindewaard

Write = Callable[..., Document]


@pytest.fixture(scope="session")
def seeded(filled_file: Path) -> Iterator[Database]:
    """The filled database, only to read."""
    database = Database(Settings(data=filled_file.parent).database)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    """What makes a PDF of a paper."""
    press = Renderer(workers=1)
    yield press
    press.close()


@pytest.fixture(scope="session")
def catalogue(seeded: Database) -> Catalogue:
    with seeded.read() as connection:
        return Catalogues().current(connection)


@pytest.fixture(scope="session")
def voorbeelden(seeded: Database, catalogue: Catalogue) -> tuple[Shown, ...]:
    with seeded.read() as connection:
        return as_shown(catalogue.voorbeelden, Search(queries.all(connection)), GROOTTE)


@pytest.fixture(scope="session")
def gebouw(catalogue: Catalogue) -> Gebouw:
    return lindewaard(catalogue)


@pytest.fixture(scope="session")
def write(catalogue: Catalogue, voorbeelden: tuple[Shown, ...], gebouw: Gebouw) -> Write:
    """The paper of Lindewaard; named values take the place of those of its bouwwerk."""

    def paper(
        opties: Opties = PRESETS[Soort.RAADSSTUK], uitgave: Uitgave = WERKTEKST, of: Gebouw = gebouw, **plan: Any
    ) -> Document:
        changed = replace(of, bouwwerk=replace(of.bouwwerk, **plan))
        return compose(changed, catalogue, DAG, uitgave, opties, voorbeelden)

    return paper


def said(document: Document) -> str:
    """All words of a paper."""
    return " ".join(words(document)).replace("\N{NO-BREAK SPACE}", " ")
