"""Deleting a bouwwerk: asked once, then in the bin, from which its owner can take it back."""

from fastapi import APIRouter, Request, Response

from app.database import now
from app.plans import queries, retention_queries
from app.plans.access import open_bouwwerk
from app.plans.retention import BIN
from app.plans.rol import Rol
from app.plans.visit import whole
from app.web import Problem, database, instance, page, see_other

router = APIRouter()


@router.get("/b/{sleutel}/verwijderen")
def show_delete(request: Request, sleutel: str) -> Response:
    """Ask once more, and say what goes and until when it can be undone."""
    opened, _, gebouw = whole(request, sleutel)
    if opened.rol is not Rol.EIGENAAR:
        raise Problem(403)
    return page(request, "plans/verwijderen.html", pad=opened.pad, rol=opened.rol, gebouw=gebouw, dagen=BIN.days)


@router.post("/b/{sleutel}/verwijderen")
def delete(request: Request, sleutel: str) -> Response:
    """Put the bouwwerk in the bin; from now on every link says so. Deleting twice is deleting once."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR, binned=True)
        queries.hold(connection, opened.bouwwerk.id)
        if not opened.bouwwerk.verwijderd_op:
            retention_queries.put_in_bin(connection, opened.bouwwerk.id, now())
            queries.tell_aside(connection, opened.bouwwerk, now(), "verwijderd")
    instance(request).forget()
    return see_other(f"{opened.pad}/overzicht")


@router.post("/b/{sleutel}/terughalen")
def take_back(request: Request, sleutel: str) -> Response:
    """Take the bouwwerk out of the bin, as it was."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR, binned=True)
        queries.hold(connection, opened.bouwwerk.id)
        if opened.bouwwerk.verwijderd_op:
            retention_queries.put_in_bin(connection, opened.bouwwerk.id, None)
            queries.tell_aside(connection, opened.bouwwerk, now(), "teruggehaald")
    return see_other(f"{opened.pad}/overzicht")
