"""What came of a draagvlaksessie, for who makes the plan: close it, read it, remove it."""

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.steps import BY_SLUG
from app.database import now
from app.forms import number_in
from app.plans import queries as plans
from app.plans.access import Opened, open_bouwwerk
from app.plans.draagvlak import queries
from app.plans.draagvlak.outcome import MINSTENS, Klasse, Oordeel
from app.plans.draagvlak.routes import MELDINGEN, look
from app.plans.draagvlak.sessie import Sessie
from app.templating import today
from app.web import Problem, database, page, see_other

router = APIRouter()


def _session(connection: Connection, opened: Opened, nr: str, *, hold: bool = False) -> Sessie:
    """A session by the number in an address. Raises Problem 404 when there is none."""
    found = queries.one(connection, opened.bouwwerk.id, number_in(nr))
    held = queries.hold(connection, found) if found and hold else found
    if held is None:
        raise Problem(404, "uitkomst")
    return held


@router.get("/b/{sleutel}/draagvlak/{nr}")
def show_outcome(request: Request, sleutel: str, nr: str, klaar: str = "") -> Response:
    """What came of a session; as long as it is open that is nothing."""
    with database(request).read() as connection:
        opened, gebouw = look(request, connection, sleutel)
        found = _session(connection, opened, nr)
        outcome = queries.outcome_of(connection, found, today())
    if outcome is None:
        return see_other(f"{opened.pad}/draagvlak")
    return page(
        request,
        "plans/draagvlak/uitkomst.html",
        pad=opened.pad,
        pagina="draagvlak",
        rol=opened.rol,
        gebouw=gebouw,
        sessie=found,
        uitkomst=outcome,
        verslag=queries.report(found, outcome) if outcome.genoeg else None,
        klassen=Klasse,
        oordelen=tuple(Oordeel),
        namen={slug: stap.naam for slug, stap in BY_SLUG.items()},
        minstens=MINSTENS,
        melding=MELDINGEN.get(klaar, ""),
    )


@router.post("/b/{sleutel}/draagvlak/{nr}/sluiten")
def close_session(request: Request, sleutel: str, nr: str) -> Response:
    """Close a session before its last day; what came of it is kept once, and the answers are wiped."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        found = _session(connection, opened, nr, hold=True)
        if found.is_open(today()):
            queries.freeze(connection, found, now())
            plans.tell(connection, opened.bouwwerk, now(), "sessie_gesloten", naam=found.naam)
    return see_other(f"{opened.pad}/draagvlak/{found.nr}?klaar=gesloten")


@router.post("/b/{sleutel}/draagvlak/{nr}/verwijderen")
def remove_session(request: Request, sleutel: str, nr: str) -> Response:
    """Remove a session with all answers; twice is once."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        number = number_in(nr)
        found = queries.one(connection, opened.bouwwerk.id, number)
        held = queries.hold(connection, found) if found else None
        if held:
            queries.remove(connection, held)
            plans.tell(connection, opened.bouwwerk, now(), "sessie_verwijderd", naam=held.naam)
    return see_other(f"{opened.pad}/draagvlak?klaar=verwijderd")
