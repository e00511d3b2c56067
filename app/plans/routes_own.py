"""Adding an own bouwsteen, or putting back one that was removed."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from app.cleaning import NUMBER
from app.database import now
from app.plans import history_queries
from app.plans.access import open_bouwwerk
from app.plans.own import named_once, read_own
from app.plans.routes import StapInPath, save_wishes, visit_step
from app.plans.saving import Own, add_own, read_wishes
from app.plans.step_view import keep_typed
from app.web import FormBody, at, database, see_other

router = APIRouter()


@router.get("/b/{sleutel}/{stap:stap}/eigen")
def show_own_bouwsteen(request: Request, sleutel: str, stap: StapInPath) -> Response:
    """Where somebody lands who opens the address of a refused own bouwsteen again: the step itself."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return see_other(f"{opened.pad}/{stap.slug}")


@router.post("/b/{sleutel}/{stap:stap}/eigen")
def add_own_bouwsteen(request: Request, sleutel: str, stap: StapInPath, form: FormBody) -> Response:
    """Add an own bouwsteen, and save in passing what else was changed on the page.

    `terug` names a removal to undo; then titel, stand and toelichting come from the log.
    """
    wishes, own, back = read_wishes(form), read_own(form), form["terug"]
    keep_typed(request, wishes, own)
    with database(request).write() as connection:
        visit = visit_step(request, connection, sleutel, stap)
        of = visit.opened.bouwwerk
        removed = history_queries.removed(connection, of.id, int(back)) if NUMBER.fullmatch(back) else None
        gone = removed.oud if removed else None
        if not gone:
            own = (
                named_once(own, visit.stap, visit.catalogue)
                if own.titel
                else replace(own, fout="Geef je bouwsteen een naam.")
            )
        saved = save_wishes(connection, visit, wishes, own)
        if isinstance(saved, Response):
            return saved
        asked = Own(stap.slug, gone.titel or "", gone.staat, id=gone.own_id) if gone else own.wished(stap)
        slug, made = add_own(connection, now(), of, visit.catalogue, asked)
    last = made or saved
    return see_other(at(visit.pad, {"laatst": str(last)} if last else {}) + f"#{slug}")
