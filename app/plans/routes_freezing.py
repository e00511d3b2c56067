"""Making versions of a bouwwerk: name one, freeze one for the council, and name or remove a concept."""

import secrets
from dataclasses import replace

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.database import now
from app.forms import Form, number_in
from app.plans import queries, snapshot_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.colophon import uitgave
from app.plans.opties import stored
from app.plans.rol import Rol
from app.plans.routes_snapshots import Taken, paper, take, version_of, version_page, versions_page
from app.plans.snapshot import Asked, Momentopname, Status, read_asked
from app.plans.snapshot_queries import Fresh
from app.templating import today
from app.web import FormBody, Problem, database, see_other, typed

router = APIRouter()
MEANWHILE = "Er is intussen iets gewijzigd in het bouwwerk. Kijk of het nog klopt en leg het dan opnieuw vast."


@router.post("/b/{sleutel}/versies")
def make_version(request: Request, sleutel: str, form: FormBody) -> Response:
    """Name the bouwwerk as it is, or freeze it with its PDF. The same form twice is one version."""
    asked, sent = _read(form), form["formulier"] or secrets.token_urlsafe(18)
    needed = Rol.EIGENAAR if asked.vast else Rol.MEESCHRIJVEN
    with database(request).read() as connection:
        taken = take(request, connection, sleutel, needed, asked.van)
        made = snapshot_queries.sent_before(connection, taken.opened.bouwwerk.id, sent)
    if made or asked.fouten or _is_stale(asked, taken):
        return _not_again(request, taken, asked, made)
    pdf = _frozen_pdf(request, taken, asked) if asked.vast else None
    with database(request).write() as connection:
        queries.hold(connection, taken.opened.bouwwerk.id)
        now_taken = take(request, connection, sleutel, needed, asked.van)
        made = snapshot_queries.sent_before(connection, taken.opened.bouwwerk.id, sent)
        stale = asked.vast and now_taken.revisie != taken.revisie
        if not made and not stale:
            printed = taken if asked.vast else now_taken
            fresh = Fresh(asked, printed.inhoud, printed.revisie, sent, pdf)
            made = snapshot_queries.add(connection, now(), now_taken.opened.bouwwerk, fresh)
    return _not_again(request, taken, asked, made)


def _read(form: Form) -> Asked:
    asked = read_asked(form, today())
    return replace(asked, van=number_in(form["van"]), revisie=number_in(form["revisie"]))


def _is_stale(asked: Asked, taken: Taken) -> bool:
    """Whether somebody would freeze something else than what was on screen."""
    return asked.vast and not asked.van and asked.revisie != taken.revisie


def _not_again(request: Request, taken: Taken, asked: Asked, made: int | None) -> Response:
    """To the version that was made, or the form once more: something is wrong with it, or it came too late."""
    if made:
        return see_other(f"{taken.opened.pad}/versies/{made}?klaar=gemaakt")
    fouten = asked.fouten or {"status": MEANWHILE}
    return versions_page(request, taken.opened.sleutel, asked=asked, fouten=fouten, status=422 if asked.fouten else 409)


def _frozen_pdf(request: Request, taken: Taken, asked: Asked) -> bytes:
    """The paper as the council gets it, made before anything is stored."""
    typed(request, {name: text for name, text in asked.getypt.items() if text})
    assert asked.status, "what is frozen has a status"
    label = uitgave(asked.status, asked.datum, asked.besluitnummer, asked.naam)
    opties = stored(taken.opened.bouwwerk.opties).for_the_record
    return paper(request, taken.inhoud, label, today(), opties, failed="vastleggen")


def _concept(request: Request, connection: Connection, sleutel: str, nr: str) -> tuple[Opened, Momentopname]:
    """A version that may still change, with nobody else changing the bouwwerk. Raises Problem 403 for a frozen one."""
    queries.hold(connection, open_bouwwerk(request, connection, sleutel).bouwwerk.id)
    opened = open_bouwwerk(request, connection, sleutel)
    version = version_of(connection, opened, nr)
    if version.vast:
        raise Problem(403, "vastgelegd")
    return opened, version


@router.post("/b/{sleutel}/versies/{nr}/naam")
def rename_version(request: Request, sleutel: str, nr: str, form: FormBody) -> Response:
    """Give a concept another name."""
    asked = read_asked(Form({"naam": form["naam"], "status": Status.CONCEPT}), today())
    with database(request).write() as connection:
        opened, version = _concept(request, connection, sleutel, nr)
        if not asked.fouten and asked.naam != version.naam:
            snapshot_queries.rename(connection, now(), opened.bouwwerk, version, asked.naam)
    if asked.fouten:
        return version_page(request, sleutel, nr, fouten=asked.fouten, naam=asked.naam)
    return see_other(f"{opened.pad}/versies/{version.nr}?klaar=hernoemd")


@router.post("/b/{sleutel}/versies/{nr}/verwijderen")
def remove_version(request: Request, sleutel: str, nr: str) -> Response:
    """Take a concept away."""
    with database(request).write() as connection:
        opened, version = _concept(request, connection, sleutel, nr)
        snapshot_queries.remove(connection, now(), opened.bouwwerk, version)
    return see_other(f"{opened.pad}/versies?klaar=verwijderd")
