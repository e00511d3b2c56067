"""Figures for editors, without following anybody: what is used, what is asked for, and what nobody could find."""

from fastapi import APIRouter, Request, Response

from app.blocks.steps import STAPPEN
from app.editorial import figure_queries
from app.editorial.access import signed_in
from app.editorial.figures import LEAST, told
from app.editorial.frame import framed
from app.site.vain import asked_often
from app.web import database, instance

router = APIRouter()

WEEKS = 3
"""Different weeks in which a question came back before anybody sees it: we cannot count people, so weeks."""


@router.get("/redactie/cijfers")
def show_figures(request: Request) -> Response:
    """Three lists of counts."""
    ik = signed_in(request)
    with database(request).read() as connection:
        catalogue = instance(request).catalogues.current(connection)
        used, asked = figure_queries.used(connection), figure_queries.asked(connection)
        vain = asked_often(connection, WEEKS)
    may = {slug: use for slug, counts in used.items() if (use := told(counts))}
    few = [versie for slug, versie in catalogue.aanbod.items() if slug not in may]
    return framed(
        request,
        ik,
        "editorial/cijfers.html",
        tab="/redactie/cijfers",
        gebruikt=sorted(((catalogue.by_slug[slug], use) for slug, use in may.items()), key=lambda one: -one[1].aantal),
        weinig=sorted(few, key=lambda versie: versie.volle_titel.casefold()),
        minstens=LEAST,
        aanvragen=[(stap.naam, asked.get(stap.slug, 0)) for stap in STAPPEN],
        zonder_stap=sum(number for stap, number in asked.items() if stap not in {one.slug for one in STAPPEN}),
        vergeefs=vain,
        weken=WEEKS,
    )
