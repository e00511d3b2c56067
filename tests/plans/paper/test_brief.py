"""The collegenota is two pages, for every plan that can be written."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.documents.model import Tabel
from app.documents.rendering import Renderer
from app.documents.to_pdf import render
from app.plans.bouwwerk import Gebouw, Keuze, build
from app.plans.opties import PRESETS, Soort
from app.templating import Templates
from tests.plans.lindewaard import UITGEWERKT
from tests.plans.paper.conftest import Write, said

NOTA = PRESETS[Soort.COLLEGENOTA]
LONG = "Een lange zin over cultuur in de wijken en de kernen van onze gemeente. "


@pytest.fixture(scope="module")
def crowded(catalogue: Catalogue, gebouw: Gebouw) -> Gebouw:
    """A plan in which all of the catalogue is new."""
    one = UITGEWERKT["convenant"]
    keuzes = [
        Keuze(nr, versie.stap, versie, None, Stand.ONTWIKKELEN, LONG, 1, one)
        for nr, versie in enumerate(catalogue.aanbod.values(), 1)
    ]
    return build(gebouw.bouwwerk, keuzes)


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    with closing(Renderer(workers=1)) as press:
        yield press


def pages(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def test_a_plan_of_45_keuzes_a_huge_plan_and_an_empty_one_are_two_pages(
    write: Write, gebouw: Gebouw, crowded: Gebouw, renderer: Renderer
) -> None:
    points, asked = "\n".join([LONG * 2] * 10), "\n".join([LONG * 2] * 9)
    full = {"titel": LONG[:60] * 2, "kernpunten": points, "gevraagd_besluit": asked}
    bare = replace(gebouw, verdiepingen=tuple(replace(v, keuzes=()) for v in gebouw.verdiepingen))
    plans: list[dict[str, Any]] = [{}, {"of": crowded}, {"of": crowded, **full}, {"of": bare}]
    assert [pages(render(write(NOTA, **plan), Templates(), renderer)) for plan in plans] == [2, 2, 2, 2]


def test_it_has_no_cover_and_names_what_has_no_row(write: Write, crowded: Gebouw) -> None:
    document = write(NOTA, of=crowded)
    (table,) = [e for e in document.elements if isinstance(e, Tabel)]
    shown = [row.cellen[0][0].text for row in table.groepen[0].rijen]
    assert not document.has_cover
    assert len(shown) < crowded.gekozen == len(table.werkblad) - 1
    assert f"nog {crowded.gekozen - len(shown)} bouwstenen" in said(document)
    assert "Controlecode van dit plan:" in said(document)
