"""The drawing on paper: in the summary, on a page, on two, or without names when there are too many."""

from collections.abc import Iterable

from app.documents import model as d
from app.plans.bouwwerk import Gebouw
from app.plans.drawing import Drawing
from app.plans.picture import draw, draw_halves

WIDE = 168
"""How wide a drawing stands on paper, in mm."""

SMALLER = 0.78
"""A drawing that is made smaller than this has names that nobody can read."""

AROUND = 6
"""What stands around a drawing, in mm."""

LOWEST = 50
"""A drawing without names still shows something when it is this high, in mm."""

ONE_PAGE = 900
"""A higher one gets two pages: its names would grow too small to read."""
HALF_ON_A_PAGE = 1400
"""When a half is still higher, nobody can read its names: the drawing then goes without."""


def beside_summary(gebouw: Gebouw, left: float) -> Iterable[d.Element]:
    """The drawing where `left` mm are free on the page: with its names, else without, else nothing."""
    drawing = draw(gebouw, "rapport")
    if _fits(drawing, left):
        yield d.Tekening(drawing.svg, drawing.titel, drawing.beschrijving, _height(left))
        return
    yield from small(gebouw, left)
    if _is_nameless(gebouw):
        told = "Er zijn te veel bouwstenen om ze in de tekening te noemen. Ze staan in de hoofdstukken hierna."
        yield d.Alinea((d.Tekst(told),))


def small(gebouw: Gebouw, left: float) -> Iterable[d.Element]:
    """The building without names, for where there is little room."""
    if _height(left) >= LOWEST:
        drawing = draw(gebouw, "omslag")
        yield d.Tekening(drawing.svg, drawing.titel, drawing.beschrijving, min(_height(left), 80))


def on_own_pages(gebouw: Gebouw, left: float) -> Iterable[d.Element]:
    """The drawing with its names, when `left` mm were too little for that; nothing when nobody could read them."""
    drawing = draw(gebouw, "rapport")
    if _fits(drawing, left) or _is_nameless(gebouw):
        return
    yield d.Hoofdstuk("tekening", "Ons beleid in beeld", nieuwe_pagina=True)
    if drawing.height <= ONE_PAGE:
        yield _picture(drawing)
        return
    upper, lower = draw_halves(gebouw, "rapport")
    yield _picture(upper)
    yield d.Hoofdstuk("tekening-onder", "Ons beleid in beeld, vervolg", nieuwe_pagina=True)
    yield _picture(lower)


def _height(left: float) -> int:
    """What is left for the drawing itself, in fives of mm."""
    return int(left - AROUND) // 5 * 5


def _fits(drawing: Drawing, left: float) -> bool:
    return drawing.height * WIDE / drawing.width * SMALLER <= _height(left)


def _is_nameless(gebouw: Gebouw) -> bool:
    return max(half.height for half in draw_halves(gebouw, "rapport")) > HALF_ON_A_PAGE


def _picture(drawing: Drawing) -> d.Tekening:
    return d.Tekening(drawing.svg, drawing.titel, drawing.beschrijving)
