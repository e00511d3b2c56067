"""What happened in a bouwwerk since a page of it was made: asked every few seconds, so almost always one query."""

from fastapi import APIRouter, Request, Response

from app.forms import number_in
from app.plans import history_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.last_change import last_change
from app.plans.rol import Rol
from app.plans.routes import StapInPath, visit_step, with_remarks
from app.plans.step_page import PAD
from app.plans.step_view import news_parts
from app.web import answer, database, nothing

router = APIRouter()
MANY = 200
"""Gebeurtenissen that one answer tells; who missed more sees those when the page is opened again."""


@router.get("/b/{sleutel}/nieuw")
def look_for_news(request: Request, sleutel: str, sinds: str = "") -> Response:
    """204 while nothing happened since that revisie; what did happen is for a new page to tell."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return nothing() if sinds == str(opened.bouwwerk.revisie) else answer(request, "Er is iets veranderd.")


@router.get("/b/{sleutel}/{stap:stap}/nieuw")
def show_news(request: Request, sleutel: str, stap: StapInPath, sinds: str = "", laatst: str = "") -> Response:
    """The parts of a step page that changed since a revisie; 204 when nothing did."""
    with database(request).read() as connection:
        visit = visit_step(request, connection, sleutel, stap, Rol.MEESCHRIJVEN)
        of = visit.opened.bouwwerk
        if sinds == str(of.revisie):
            return nothing()
        many = min(max(of.revisie - number_in(sinds), 0), MANY)
        events = history_queries.latest(connection, of.id, of.revisie + 1, many)
        keuzes = queries.keuzes(connection, of.id, visit.catalogue)
        last = last_change(connection, visit.opened, visit.catalogue, laatst)
        visit = with_remarks(connection, visit)
    return answer(request, news_parts(visit, keuzes, reversed(events), last).replace(PAD, visit.opened.pad))
