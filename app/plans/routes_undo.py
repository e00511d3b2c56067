"""Going back: undo one change, or put the whole bouwwerk back as it was. Both only add to the history."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.steps import BY_SLUG
from app.database import now
from app.forms import Form, number_in
from app.plans import history_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.bouwwerk import Bouwwerk
from app.plans.difference import Difference, difference
from app.plans.history import Gebeurtenis, replay
from app.plans.rol import Rol
from app.plans.routes_history import UNKNOWN, Looked, history_page, look
from app.plans.sentences import UNDONE
from app.plans.sitting import sittings
from app.plans.undo import undo
from app.web import FormBody, at, database, see_other

router = APIRouter()
FINAL = "Dit kun je niet ongedaan maken. Wel kun je hieronder een moment van daarvoor terugzetten."


def _look_and_hold(request: Request, connection: Connection, sleutel: str) -> Looked:
    """As `look`, with nobody else changing the bouwwerk until this transaction ends."""
    queries.hold(connection, open_bouwwerk(request, connection, sleutel, Rol.MEESCHRIJVEN).bouwwerk.id)
    return look(request, connection, sleutel)


def _write(connection: Connection, looked: Looked, of: Bouwwerk, found: Difference, soort: str = "") -> int:
    catalogue, stored = looked.catalogue, looked.keuzes
    return history_queries.write(connection, of, now(), catalogue, stored=stored, found=found, soort=soort)


@router.get("/b/{sleutel}/geschiedenis/{nr}/ongedaan")
def show_undone(request: Request, sleutel: str, nr: str) -> Response:
    """Where somebody lands who opens the address of a refused undo again: that part of the history."""
    with database(request).read() as connection:
        pad = look(request, connection, sleutel).opened.pad
    return see_other(at(f"{pad}/geschiedenis", {"voor": str(number_in(nr) + 1)}))


@router.post("/b/{sleutel}/geschiedenis/{nr}/ongedaan")
def undo_one(request: Request, sleutel: str, nr: str, form: FormBody) -> Response:
    """Append the opposite of one gebeurtenis, or of all that was typed in one sitting that ends with it.

    What was changed since is shown first, unless that was seen (`merk`).
    """
    with database(request).write() as connection:
        looked = _look_and_hold(request, connection, sleutel)
        of = looked.opened.bouwwerk
        event = history_queries.sitting(connection, of.id, number_in(nr))
        if event and event.can_be_undone:
            stored = looked.moment
            undone = undo(event, stored)
            found = difference(stored, undone.wordt)
            if undone.botst and found and form["merk"] != found.merk:
                return _ask_first(connection, looked, event, found, form["terug"])
            made = _undo(connection, looked, found) if found else 0
            return see_other(_back(looked, form, event, made))
    fault, status = (FINAL, 422) if event else (UNKNOWN, 404)
    return history_page(request, sleutel, fouten={"momenten": fault}, status=status)


def _undo(connection: Connection, looked: Looked, found: Difference) -> int:
    """One gebeurtenis, however much it changes, so that it can be undone in its turn; its number."""
    with queries.as_one(connection, looked.opened.bouwwerk, now(), UNDONE) as bundle:
        return _write(connection, looked, bundle, found, UNDONE)


def _ask_first(connection: Connection, looked: Looked, event: Gebeurtenis, found: Difference, terug: str) -> Response:
    """Both texts of what was changed since (409), and the choice to undo all the same."""
    since = tuple(history_queries.since(connection, looked.opened.bouwwerk.id, event.nr))
    later = [other for other in sittings(reversed(since), None) if _same_subject(other, event)][::-1]
    return looked.page("plans/ongedaan.html", status=409, event=event, later=later, verschil=found, terug=terug)


def _same_subject(one: Gebeurtenis, other: Gebeurtenis) -> bool:
    if one.delen or other.delen:
        return any(_same_subject(mine, theirs) for mine in one.alle for theirs in other.alle)
    if one.about and other.about:
        return one.about.slug == other.about.slug
    if one.uitgewerkt == other.uitgewerkt and one.uitgewerkt:
        return bool(set(one.velden) & set(other.velden))
    return bool(one.gegevens.keys() & other.gegevens.keys())


def _back(looked: Looked, form: Form, event: Gebeurtenis, made: int) -> str:
    """The page where the button was, which offers to undo this in its turn."""
    pad, where = looked.opened.pad, form["terug"]
    if event.uitgewerkt and where == f"uitwerken/{event.uitgewerkt}":
        return at(f"{pad}/uitwerken/{quote(event.uitgewerkt)}", {"laatst": str(made)} if made else {})
    tekeningen = {f"bouwtekeningen/{one.slug}" for one in looked.catalogue.bouwtekeningen}
    if where not in {*BY_SLUG, "overzicht", "bewaren", "vernieuwd", "uitwerken", *tekeningen}:
        return f"{pad}/geschiedenis?klaar=ongedaan"
    spot = f"#{event.about.slug}" if event.about and event.about.stap == where else ""
    return at(f"{pad}/{where}", {"laatst": str(made)} if made else {}) + spot


@router.get("/b/{sleutel}/geschiedenis/{nr}/terug")
def ask_to_restore(request: Request, sleutel: str, nr: str) -> Response:
    """What would change when the bouwwerk is put back to a moment, with the question whether to do that."""
    with database(request).read() as connection:
        looked = look(request, connection, sleutel)
        event = history_queries.one(connection, looked.opened.bouwwerk.id, number_in(nr))
        if event:
            return looked.page(
                "plans/terug.html", event=event, verschil=_to_restore(connection, looked, event), intussen=False
            )
    return history_page(request, sleutel, fouten={"momenten": UNKNOWN}, status=404)


@router.post("/b/{sleutel}/geschiedenis/{nr}/terug")
def restore(request: Request, sleutel: str, nr: str, form: FormBody) -> Response:
    """Put the bouwwerk back to a moment, once what would change was on screen (`merk`)."""
    with database(request).write() as connection:
        looked = _look_and_hold(request, connection, sleutel)
        of = looked.opened.bouwwerk
        event = history_queries.one(connection, of.id, number_in(nr))
        if event:
            found = _to_restore(connection, looked, event)
            if found and form["merk"] != found.merk:
                return looked.page("plans/terug.html", status=409, event=event, verschil=found, intussen=True)
            if found:
                _write(connection, looked, of, found)
                told = {"nr": event.nr, "moment": event.tijd.isoformat(), "vanaf": of.revisie}
                queries.tell(connection, of, now(), "teruggezet", **told)
            return see_other(f"{looked.opened.pad}/geschiedenis?klaar=terug")
    return history_page(request, sleutel, fouten={"momenten": UNKNOWN}, status=404)


def _to_restore(connection: Connection, looked: Looked, event: Gebeurtenis) -> Difference:
    of = looked.opened.bouwwerk
    return difference(looked.moment, replay(history_queries.to_replay(connection, of.id, event.nr)))
