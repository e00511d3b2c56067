"""The drawing on paper: beside the summary, on a page, on two, or without names when there are too many."""

from collections.abc import Iterable

from app.documents import model as d
from app.plans.bouwwerk import Gebouw
from app.plans.drawing import Drawing
from app.plans.picture import draw, draw_halves

PLACE_BESIDE_SUMMARY = 620
"""A higher drawing (in its own units) gets a page of its own (DESIGN section 5, rule 13)."""
ONE_PAGE = 900
"""A higher one gets two pages: its names would grow too small to read."""
HALF_ON_A_PAGE = 1400
"""When a half is still higher, nobody can read its names: the drawing then goes without."""


def beside_summary(gebouw: Gebouw) -> Iterable[d.Element]:
    """The drawing when it fits under the summary, else nothing."""
    drawing = draw(gebouw, "rapport")
    if drawing.height <= PLACE_BESIDE_SUMMARY:
        yield _picture(drawing)


def on_own_pages(gebouw: Gebouw) -> Iterable[d.Element]:
    """The drawing when it does not fit under the summary, else nothing."""
    drawing = draw(gebouw, "rapport")
    if drawing.height <= PLACE_BESIDE_SUMMARY:
        return
    yield d.Hoofdstuk("tekening", "Ons beleid in beeld", nieuwe_pagina=True)
    if drawing.height <= ONE_PAGE:
        yield _picture(drawing)
        return
    upper, lower = draw_halves(gebouw, "rapport")
    if max(upper.height, lower.height) > HALF_ON_A_PAGE:
        told = "Er zijn te veel bouwstenen om ze in de tekening te noemen. Ze staan in de hoofdstukken hierna."
        yield d.Alinea((d.Tekst(told),))
        yield _picture(draw(gebouw, "omslag"))
        return
    yield _picture(upper)
    yield d.Hoofdstuk("tekening-onder", "Ons beleid in beeld, vervolg", nieuwe_pagina=True)
    yield _picture(lower)


def _picture(drawing: Drawing) -> d.Tekening:
    return d.Tekening(drawing.svg, drawing.titel, drawing.beschrijving)
