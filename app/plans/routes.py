"""Walking through the five stappen: show a step, save what changed, add an own bouwsteen."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection

from app.blocks.catalogue import Catalogue, Catalogues
from app.blocks.stand import Stand
from app.blocks.steps import BY_SLUG, Stap, after
from app.database import now
from app.plans import queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.assembly import Staat
from app.plans.bouwwerk import Gebouw, build
from app.plans.saving import MAX_TITEL, Own, Wishes, add_own, read_wishes, save, unknown
from app.plans.step_page import ALLES, Filter
from app.plans.step_view import PAD, OwnTyped, Visit, conflict_page, refused, step_html, step_pages, step_parts
from app.web import (
    NUMBER,
    Form,
    FormBody,
    Kept,
    Problem,
    answer,
    answer_kept,
    clean,
    database,
    read_form,
    see_other,
    wants_part,
)

router = APIRouter()


async def known_stap(stap: str) -> Stap:
    """The stap of an address. Raises Problem 404 for any other word.

    Async because it waits for nothing: a sync dependency costs a trip to another thread.
    """
    found = BY_SLUG.get(stap)
    if found is None:
        raise Problem(404)
    return found


@dataclass(frozen=True)
class Asked:
    """What the address of a step page asks: what to show, the bouwsteen just saved, a removal to undo."""

    sought: Filter
    net: str
    weg: str


async def asked(request: Request) -> Asked:
    """Read from the request itself: this page is opened most, and checking each field as a parameter takes longer."""
    told = request.query_params
    if not told:
        return NOTHING_ASKED
    sought = Filter(clean(told.get("zoek", "")).strip(), clean(told.get("toon", "")))
    return Asked(sought, told.get("net", ""), told.get("weg", ""))


NOTHING_ASKED = Asked(ALLES, "", "")
StapInPath = Annotated[Stap, Depends(known_stap)]
AskedInQuery = Annotated[Asked, Depends(asked)]


def catalogues(request: Request) -> Catalogues:
    """The catalogue cache of this process."""
    found: Catalogues = request.app.state.catalogues
    return found


def whole(request: Request, sleutel: str) -> tuple[Opened, Catalogue, Gebouw]:
    """A bouwwerk with all its keuzes and the catalogue, for the pages that show everything."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        catalogue = catalogues(request).current(connection, opened.catalogus)
        keuzes = queries.keuzes(connection, opened.bouwwerk.id, catalogue)
    return opened, catalogue, build(opened.bouwwerk, keuzes)


@router.get("/b/{sleutel}")
def show_bouwwerk(request: Request, sleutel: str) -> Response:
    """The secret link itself: on to the overview."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return see_other(f"{opened.pad}/overzicht")


@router.get("/b/{sleutel}/{stap}")
def show_step(request: Request, sleutel: str, stap: StapInPath, asked: AskedInQuery) -> Response:
    """A step page. `net` names the bouwsteen just saved, `weg` the number of a removal that can be undone."""
    net, weg = asked.net, asked.weg
    with database(request).read() as connection:
        visit = _visit(request, connection, sleutel, stap)
        of = visit.opened.bouwwerk

        def draw() -> str:
            keuzes = queries.keuzes(connection, of.id, visit.catalogue)
            if net and wants_part(request):
                return step_parts(visit, keuzes, net)
            removed = queries.removed(connection, of.id, int(weg)) if NUMBER.fullmatch(weg) else None
            return step_html(visit, keuzes, sought=asked.sought, removed=removed)

        if asked == NOTHING_ASKED:
            key = (of.id, of.revisie, visit.catalogue.revisie, stap.slug)
            kept = step_pages(request).kept(key, lambda: Kept(draw(), PAD))
            return answer_kept(request, kept, {PAD: visit.opened.pad})
        html = draw()
    return answer(request, html.replace(PAD, visit.opened.pad))


def _visit(request: Request, connection: Connection, sleutel: str, stap: Stap) -> Visit:
    opened = open_bouwwerk(request, connection, sleutel)
    return Visit(request, opened, catalogues(request).current(connection, opened.catalogus), stap)


@router.post("/b/{sleutel}/{stap}")
async def save_step(request: Request) -> Response:
    """Save what differs from what the page showed, then go where the button said.

    Runs on every click, so it reads path and form itself: resolving parameters takes a tenth of a save.
    """
    stap = await known_stap(request.path_params["stap"])
    form = await read_form(request)
    return await run_in_threadpool(_save_step, request, request.path_params["sleutel"], stap, form)


def _save_step(request: Request, sleutel: str, stap: Stap, form: Form) -> Response:
    wishes = read_wishes(form)
    with database(request).write() as connection:
        visit = _visit(request, connection, sleutel, stap)
        problem = _save(connection, visit, wishes)
        if problem is not None:
            return problem
        if form["verwijder"]:
            nr = _remove(connection, visit, form["verwijder"])
            return see_other(visit.pad + (f"?weg={nr}" if nr else ""))
    return see_other(_onward(visit, form))


def _save(connection: Connection, visit: Visit, wishes: Wishes) -> Response | None:
    """Store wishes; a page when something is wrong with them or when somebody else wrote the same field."""
    if not (wishes.wensen or wishes.fouten):
        return None
    of = visit.opened.bouwwerk
    queries.hold(connection, of.id)
    slugs = {wens.slug for wens in wishes.wensen}
    stored = queries.keuzes_about(connection, of.id, visit.catalogue, slugs)
    if unknown(wishes, visit.stap, visit.catalogue, stored):
        raise Problem(422, "bouwsteen")
    if wishes.fouten:
        return refused(visit, queries.keuzes(connection, of.id, visit.catalogue), wishes)
    conflicts = save(connection, now(), of, visit.catalogue, stored, wishes.wensen)
    if not conflicts:
        return None
    fresh = _visit(visit.request, connection, visit.opened.sleutel, visit.stap)
    return conflict_page(fresh, queries.keuzes(connection, of.id, visit.catalogue), conflicts)


def _onward(visit: Visit, form: Form) -> str:
    following = after(visit.stap)
    match form["actie"]:
        case "verder":
            return f"{visit.opened.pad}/{following.slug if following else 'overzicht'}"
        case "bewaar":
            return f"{visit.opened.pad}/bewaren"
        case "toon":
            sought = {name: form[name] for name in ("zoek", "toon") if form[name]}
            return f"{visit.pad}?{urlencode(sought)}" if sought else visit.pad
    slugs = [*form.starting("stand."), *form.starting("toelichting.")]
    return f"{visit.pad}?{urlencode({'net': slugs[0]})}" if slugs and wants_part(visit.request) else visit.pad


def _remove(connection: Connection, visit: Visit, slug: str) -> int | None:
    """Take an own bouwsteen out; the number of that gebeurtenis, or None when it was gone already."""
    of = visit.opened.bouwwerk
    for old in queries.keuzes(connection, of.id, visit.catalogue):
        if old.slug == slug and old.versie is None:
            return queries.remove_own(connection, of, now(), old)
    return None


@router.post("/b/{sleutel}/{stap}/eigen")
def add_own_bouwsteen(request: Request, sleutel: str, stap: StapInPath, form: FormBody) -> Response:
    """Add an own bouwsteen, and save in passing what else was changed on the page.

    `terug` names a removal to undo; then titel, stand and toelichting come from the log.
    """
    wishes = read_wishes(form)
    titel = " ".join(form["titel"].split())
    with database(request).write() as connection:
        visit = _visit(request, connection, sleutel, stap)
        of, back = visit.opened.bouwwerk, form["terug"]
        gone = queries.removed(connection, of.id, int(back)) if NUMBER.fullmatch(back) else None
        fault = "" if gone else _title_fault(titel)
        if fault:
            keuzes = queries.keuzes(connection, of.id, visit.catalogue)
            return refused(visit, keuzes, wishes, OwnTyped(form["titel"], _own_stand(form), fault))
        problem = _save(connection, visit, wishes)
        if problem is not None:
            return problem
        own = Own(stap.slug, gone.titel if gone else titel, gone.staat if gone else Staat(_own_stand(form)))
        slug = add_own(connection, now(), of, visit.catalogue, own)
    return see_other(f"{visit.pad}#{slug}")


def _own_stand(form: Form) -> Stand:
    """An own bouwsteen is made to be developed, unless the form says otherwise."""
    return Stand(form["eigen_stand"]) if form["eigen_stand"] in set(Stand) else Stand.ONTWIKKELEN


def _title_fault(titel: str) -> str:
    if not titel:
        return "Geef je bouwsteen een naam."
    if len(titel) > MAX_TITEL:
        return f"Maak de naam korter: hooguit {MAX_TITEL} tekens."
    return ""
