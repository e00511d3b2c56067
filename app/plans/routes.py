"""Walking through the five stappen: show a step, save what changed, add an own bouwsteen."""

from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import Connection
from starlette.convertors import StringConvertor, register_url_convertor

from app.blocks.steps import BY_SLUG, Stap, after
from app.cleaning import NUMBER
from app.database import now
from app.forms import Form
from app.plans import history_queries, queries, remark_queries
from app.plans.access import fingerprint, found_sleutel, open_bouwwerk
from app.plans.device import noted
from app.plans.last_change import last_change
from app.plans.own import NOTHING_TYPED, OwnTyped, named_once, read_own
from app.plans.rol import Rol
from app.plans.saving import Saved, Wishes, add_own, left, read_wishes, save, unknown
from app.plans.step_page import PAD
from app.plans.step_view import (
    NOTHING_ASKED,
    Asked,
    Visit,
    asked,
    conflict_page,
    keep_typed,
    refused,
    step_html,
    step_pages,
    step_parts,
)
from app.web import (
    LARGE,
    Direct,
    Kept,
    answer,
    answer_kept,
    aside,
    at,
    database,
    error_page,
    instance,
    read_form,
    see_other,
    wants_part,
)

router = APIRouter()


class StapInAddress(StringConvertor):
    """`{stap:stap}` in the address of a route is one of the stappen, so that no other page hides behind it."""

    regex = "|".join(BY_SLUG)


register_url_convertor("stap", StapInAddress())


async def known_stap(stap: str) -> Stap:
    """The stap of an address. Async because it waits for nothing: a sync dependency costs a trip to another thread."""
    return BY_SLUG[stap]


StapInPath = Annotated[Stap, Depends(known_stap)]
AskedInQuery = Annotated[Asked, Depends(asked)]


@router.get("/b/{sleutel}")
@router.get("/b/{sleutel}/")
def show_bouwwerk(request: Request, sleutel: str) -> Response:
    """The secret link itself: on to the overview. What a mail program put behind it is taken off."""
    if (bare := found_sleutel(sleutel)) and bare != sleutel:
        return see_other(f"/b/{bare}")
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return see_other(f"{opened.pad}/overzicht")


@router.get("/b/{sleutel}/{stap:stap}")
def show_step(request: Request, sleutel: str, stap: StapInPath, asked: AskedInQuery) -> Response:
    """A step page. `net` names each bouwsteen just saved, `weg` the number of a removal that can be undone, `laatst`
    that of another change.
    """
    with database(request).read() as connection:
        visit = visit_step(request, connection, sleutel, stap)
        if not visit.opened.rol.schrijft:
            return see_other(f"{visit.opened.pad}/overzicht#rij-{stap.slug}")
        of = visit.opened.bouwwerk

        def draw() -> str:
            keuzes = queries.keuzes(connection, of.id, visit.catalogue)
            last = last_change(connection, visit.opened, visit.catalogue, asked.laatst)
            seen = with_remarks(connection, visit)
            if asked.net and wants_part(request):
                return step_parts(seen, keuzes, asked.net, last)
            removed = (
                history_queries.removed(connection, of.id, int(asked.weg)) if NUMBER.fullmatch(asked.weg) else None
            )
            return step_html(seen, keuzes, sought=asked.sought, removed=removed, last=last)

        if asked == NOTHING_ASKED:
            key = (fingerprint(sleutel), of.revisie, visit.catalogue.revisie, visit.catalogue.dag, stap.slug)
            kept = step_pages(request).kept(key, lambda: Kept(draw(), PAD))
            return noted(request, answer_kept(request, kept, {PAD: visit.opened.pad}), sleutel)
        html = draw()
    return noted(request, answer(request, html.replace(PAD, visit.opened.pad)), sleutel)


def visit_step(request: Request, connection: Connection, sleutel: str, stap: Stap, needed: Rol | None = None) -> Visit:
    """Open the bouwwerk of a link at one of its steps."""
    opened = open_bouwwerk(request, connection, sleutel, needed)
    return Visit(request, opened, instance(request).catalogues.current(connection, opened.catalogus), stap)


def with_remarks(connection: Connection, visit: Visit) -> Visit:
    """The same visit, knowing how many open opmerkingen there are."""
    return replace(visit, remarks=remark_queries.open_counts(connection, visit.opened.bouwwerk.id))


async def save_step(request: Request) -> Response:
    """Save what differs from what the page showed, then go where the button said.

    Runs on every click, so it reads path and form itself: resolving parameters takes a tenth of a save.
    """
    form = await read_form(request, LARGE)
    wishes, own = await aside(form.size, lambda: (read_wishes(form), read_own(form)))
    keep_typed(request, wishes, own)
    return await database(request).in_turn(lambda: _save_step(request, form, wishes, own))


router.routes.append(Direct("/b/{sleutel}/{stap:stap}", save_step, methods=["POST"]))


def _save_step(request: Request, form: Form, wishes: Wishes, own: OwnTyped) -> Response:
    sleutel, stap = request.path_params["sleutel"], BY_SLUG[request.path_params["stap"]]
    with database(request).write() as connection:
        visit = visit_step(request, connection, sleutel, stap)
        own = named_once(own, visit.stap, visit.catalogue)
        saved = save_wishes(connection, visit, wishes, own)
        if isinstance(saved, Response):
            return saved
        if form["verwijder"]:
            nr = _remove(connection, visit, form["verwijder"])
            return see_other(visit.pad + (f"?weg={nr}" if nr else ""))
        if own.titel:
            _, made = add_own(connection, now(), visit.opened.bouwwerk, visit.catalogue, own.wished(stap))
            saved = made or saved
    return see_other(_onward(visit, form, saved))


def save_wishes(connection: Connection, visit: Visit, wishes: Wishes, own: OwnTyped) -> Response | int:
    """Store every field that can be; a page about the others, when they are wrong or somebody else wrote them too.

    Without any of those the number of the last gebeurtenis of this save, 0 when nothing changed.
    """
    if not (wishes.wensen or wishes.fouten or own.fout):
        return 0
    of = visit.opened.bouwwerk
    queries.hold(connection, of.id)
    slugs = {wens.slug for wens in wishes.wensen}
    stored = queries.keuzes_about(connection, of.id, visit.catalogue, slugs)
    strange = unknown(wishes, visit.stap, visit.catalogue, stored)
    known = [wens for wens in wishes.sound if wens.slug not in strange]
    saved = save(connection, now(), of, visit.catalogue, stored, known)
    if not (strange or saved.conflicts or wishes.fouten or own.fout):
        return saved.nr
    if wishes.fouten and own.titel and not own.fout:
        add_own(connection, now(), of, visit.catalogue, own.wished(visit.stap))
        own = NOTHING_TYPED
    return _left(connection, visit, wishes, own, saved, strange)


def _left(
    connection: Connection, visit: Visit, wishes: Wishes, own: OwnTyped, saved: Saved, strange: tuple[str, ...]
) -> Response:
    """The page about what was not stored: gone (422), refused (422), or changed by somebody else too (409)."""
    of = visit.opened.bouwwerk
    fresh = visit_step(visit.request, connection, visit.opened.sleutel, visit.stap)
    keuzes = queries.keuzes(connection, of.id, visit.catalogue)
    rest = left(wishes, saved.conflicts, keuzes)
    if strange:
        gone = tuple(wens for wens in wishes.wensen if wens.slug in strange)
        keep_typed(visit.request, replace(rest, wensen=(*gone, *rest.wensen)), own)
        return error_page(visit.request, 422, "bouwsteen", bewaard=True)
    if wishes.fouten or own.fout:
        return refused(with_remarks(connection, fresh), keuzes, rest, own)
    told = {c.wens.slug: history_queries.about(connection, of.id, c.wens.slug) for c in saved.conflicts}
    return conflict_page(fresh, keuzes, saved.conflicts, own, told)


def _onward(visit: Visit, form: Form, last: int) -> str:
    told = {"laatst": str(last)} if last else {}
    slugs = list(dict.fromkeys((*form.starting("stand."), *form.starting("toelichting."))))
    match form["actie"], after(visit.stap):
        case "verder", following:
            return at(f"{visit.opened.pad}/{following.slug if following else 'overzicht'}", told)
        case "bewaar", _:
            return at(f"{visit.opened.pad}/bewaren", told)
        case "toon", _:
            return at(visit.pad, {name: form[name] for name in ("zoek", "toon") if form[name]} | told)
        case "alles", _:
            return at(visit.pad, told)
        case "kies", _:
            return f"{at(visit.pad, told)}#{quote(''.join(slugs[:1]))}"
    shown = slugs if wants_part(visit.request) else []
    return at(visit.pad, {"net": shown, "versie": [form[f"versie.{slug}"] for slug in shown], **told})


def _remove(connection: Connection, visit: Visit, slug: str) -> int | None:
    """Take an own bouwsteen out; the number of that gebeurtenis, or None when it was gone already."""
    of = visit.opened.bouwwerk
    queries.hold(connection, of.id)
    for old in queries.keuzes(connection, of.id, visit.catalogue):
        if old.slug == slug and old.versie is None:
            return queries.remove_own(connection, of, now(), old)
    return None
