"""What a version holds is enough to make its paper again, without the catalogue and whatever the code became."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.blocks.stand import Stand
from app.database import Database
from app.documents.words import words
from app.plans.bouwwerk import Gebouw, Keuze, build
from app.plans.document import compose
from app.plans.snapshot_content import Inhoud
from tests.plans.test_document import PLAN, chosen, own

TODAY = date(2026, 11, 21)
STORED = Path(__file__).with_name("momentopname_1.json")


@pytest.fixture
def catalogue(sqlite_database: Database) -> Catalogue:
    with sqlite_database.read() as connection:
        return Catalogues().current(connection)


def gebouw(catalogue: Catalogue) -> Gebouw:
    every = [chosen(catalogue, slug, list(Stand)[nr % 4], "Bij ons.") for nr, slug in enumerate(catalogue.aanbod)]
    unsaid = Keuze(7, "partners", catalogue.by_slug["archief"], None, None, "Nog geen keuze.", 3)
    return build(PLAN, (*every, unsaid, own("visie", "Eigen doel", Stand.ONTWIKKELEN)))


def test_the_paper_of_a_stored_version_is_the_paper_of_then(catalogue: Catalogue) -> None:
    then = gebouw(catalogue)
    kept = Inhoud.model_validate_json(Inhoud.of(then, catalogue).json_text)
    assert compose(kept.gebouw, kept.catalogue, TODAY) == compose(then, catalogue, TODAY)
    assert kept.gebouw == then, "a keuze without a stand is part of it too"


def test_a_version_stored_by_the_first_release_still_opens() -> None:
    """Whoever lets this fail gives the new field a default: versions of councils are stored in this shape."""
    kept = Inhoud.model_validate_json(STORED.read_text())
    assert [k.titel for k in kept.keuzes] == ["Eigen doel", "Museum"]
    said = " ".join(words(compose(kept.gebouw, kept.catalogue, TODAY)))
    for words_of_then in ("Naast tentoonstellingen biedt deze partner lessen", "Samen met de wijk."):
        assert words_of_then in said


@pytest.mark.parametrize("wrong", ['{"schema_versie": 1}', '{"onbekend": 1}', "[]", ""])
def test_anything_else_is_no_version(wrong: str) -> None:
    with pytest.raises(ValidationError):
        Inhoud.model_validate_json(wrong)
