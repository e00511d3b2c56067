"""The brief for another domein is two pages at most, and says what it left out."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from app.advice.lenses import DOMEINEN, ECONOMIE, SPORT, ZORG
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.documents.model import Document, Tabel
from app.documents.rendering import Renderer
from app.documents.to_pdf import render
from app.plans.bouwwerk import Gebouw, Keuze, build
from app.plans.lens_view import DoorDeBril
from app.plans.paper.bril import compose_brief
from app.templating import Templates
from tests.plans.lindewaard import DAG
from tests.plans.paper.conftest import said

LONG = "Een lange zin over cultuur in de wijken en de kernen van onze gemeente, met nog wat erbij. " * 2


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with closing(Renderer(workers=1)) as press:
        yield press


@pytest.fixture(scope="module")
def crowded(catalogue: Catalogue, gebouw: Gebouw) -> Gebouw:
    """All of the catalogue, under a long title."""
    keuzes = [
        Keuze(nr, versie.stap, versie, None, Stand.ONTWIKKELEN, LONG, 1)
        for nr, versie in enumerate(catalogue.aanbod.values(), 1)
    ]
    return build(replace(gebouw.bouwwerk, titel=LONG[:110]), keuzes)


def brief(slug: str, of: Gebouw, catalogue: Catalogue) -> Document:
    return compose_brief(DoorDeBril.of(DOMEINEN[slug], of, catalogue), of, DAG)


def pages(document: Document, renderer: Renderer) -> int:
    with pikepdf.open(BytesIO(render(document, Templates(), renderer))) as pdf:
        return len(pdf.pages)


def test_a_plan_of_45_keuzes_and_one_with_everything_are_two_pages(
    catalogue: Catalogue, gebouw: Gebouw, crowded: Gebouw, renderer: Renderer
) -> None:
    told = [
        brief("zorg", gebouw, catalogue),
        *(brief(slug, crowded, catalogue) for slug in ("zorg", "jeugd", "economie")),
    ]

    assert [pages(document, renderer) for document in told] == [2] * 4


def test_it_names_what_has_no_row_and_where_everything_comes_from(catalogue: Catalogue, crowded: Gebouw) -> None:
    document = brief("zorg", crowded, catalogue)
    door = DoorDeBril.of(ZORG, crowded, catalogue)
    table = [e for e in document.elements if isinstance(e, Tabel)][-1]

    assert len(table.groepen[0].rijen) < len(door.bril.horen)
    assert "Er hoort nog meer bij:" in said(document)
    assert "Ze zijn geen meetlat" in said(document)
    assert "Spinnenweb is een gesprekstool, geen meetlat" in said(document)
    assert "Controlecode van dit plan:" in said(document)


def test_another_domein_is_told_that_the_research_is_not_about_it(catalogue: Catalogue, gebouw: Gebouw) -> None:
    told = said(brief(SPORT.slug, gebouw, catalogue))

    assert "Over sport en bewegen zegt het niets rechtstreeks." in told
    assert "eigen redenering van de Bouwplaats, geen onderzoek" in told


def test_a_plan_without_anything_of_theirs_says_so(catalogue: Catalogue, gebouw: Gebouw) -> None:
    bare = build(gebouw.bouwwerk, ())

    assert "In dit plan staat nu niets wat bij economie en toerisme hoort." in said(
        brief(ECONOMIE.slug, bare, catalogue)
    )
