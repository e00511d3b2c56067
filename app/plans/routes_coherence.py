"""Does it all hang together? The red thread, the questions that a council would ask, and every answer to them."""

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.advice.coherence import BY_ID, RULES
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.database import now
from app.forms import Form
from app.plans import queries, weighing_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.advising import plan_of
from app.plans.assembly import Was, Wens
from app.plans.bouwwerk import Bouwwerk, Gebouw
from app.plans.coherence_view import STATIONS, Samenhang
from app.plans.heading import seen
from app.plans.saving import save
from app.plans.visit import whole
from app.plans.weighing import MAX_WAAROM
from app.templating import count
from app.web import FormBody, Problem, at, database, instance, page, see_other, typed

router = APIRouter()
BACK = ("samenhang", "overzicht", "ideeen")
"""The pages that ask, and that an answer leads back to."""


def coherence_of(request: Request, opened: Opened, catalogue: Catalogue, gebouw: Gebouw) -> Samenhang:
    """What there is to say about how a plan hangs together."""
    with database(request).read() as connection:
        left = weighing_queries.of_bouwwerk(connection, opened.bouwwerk.id)
    return Samenhang(plan_of(gebouw, catalogue), left)


def coherence_page(
    request: Request,
    sleutel: str,
    *,
    laatst: str = "",
    getypt: str = "",
    fout: str = "",
    bij: str = "",
    status: int = 200,
) -> Response:
    """The page, with what was typed when something is wrong with it (`bij` names the rule)."""
    opened, catalogue, gebouw = whole(request, sleutel)
    return page(
        request,
        "plans/samenhang.html",
        status=status,
        pad=opened.pad,
        pagina="samenhang",
        rol=opened.rol,
        gebouw=gebouw,
        samenhang=coherence_of(request, opened, catalogue, gebouw),
        stations=STATIONS,
        aantal_regels=len(RULES),
        getypt=getypt,
        fout=fout,
        bij=bij,
        **seen(request, opened, catalogue, laatst),
    )


@router.get("/b/{sleutel}/samenhang")
def show_coherence(request: Request, sleutel: str, laatst: str = "") -> Response:
    """The red thread and every question about it."""
    return coherence_page(request, sleutel, laatst=laatst)


@router.get("/b/{sleutel}/samenhang/kies")
@router.get("/b/{sleutel}/samenhang/laat")
@router.get("/b/{sleutel}/samenhang/terug")
def show_answered(request: Request, sleutel: str) -> Response:
    """Where somebody lands who opens the address of a refused answer again."""
    with database(request).read() as connection:
        pad = open_bouwwerk(request, connection, sleutel).pad
    return see_other(f"{pad}/samenhang")


@router.post("/b/{sleutel}/samenhang/kies")
def choose(request: Request, sleutel: str, form: FormBody) -> Response:
    """Take a bouwsteen that would answer a question; one that has a stand already is left alone."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        catalogue = instance(request).catalogues.current(connection, opened.catalogus)
        if form["bouwsteen"] not in catalogue.aanbod or form["stand"] not in set(Stand):
            raise Problem(422, "bouwsteen")
        nr = _choose(connection, opened, catalogue, form["bouwsteen"], Stand(form["stand"]))
    place = "" if form["terug"] == "ideeen" else "#vragen"
    return see_other(at(f"{opened.pad}/{_back(form)}", {"laatst": str(nr)} if nr else {}) + place)


def _choose(connection: Connection, opened: Opened, catalogue: Catalogue, slug: str, stand: Stand) -> int:
    queries.hold(connection, opened.bouwwerk.id)
    stored = queries.keuzes_about(connection, opened.bouwwerk.id, catalogue, {slug})
    if any(keuze.stand for keuze in stored):
        return 0
    wens = Wens(slug, Was(None, ""), stand, None)
    return save(connection, now(), opened.bouwwerk, catalogue, stored, (wens,)).nr


@router.post("/b/{sleutel}/samenhang/laat")
def leave(request: Request, sleutel: str, form: FormBody) -> Response:
    """Leave a question as it is, with the reason if there is one to tell."""
    waarom, rule = form["waarom"].strip(), form["regel"]
    typed(request, {"reden": waarom})
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        of = _with_rule(opened, rule)
        if (over := len(waarom) - MAX_WAAROM) > 0:
            told = f"Je reden is {count(over, 'teken', 'tekens')} te lang: hooguit {MAX_WAAROM} tekens."
            return coherence_page(request, sleutel, getypt=waarom, fout=told, bij=rule, status=422)
        queries.hold(connection, of.id)
        keuzes = queries.keuzes(connection, of.id, instance(request).catalogues.current(connection, opened.catalogus))
        about = [keuze.slug for keuze in keuzes if form[f"over.{keuze.slug}"]] or [""]
        plekken = [(rule, slug) for slug in about]
        if weighing_queries.leave(connection, of.id, now(), plekken, waarom=waarom, door=of.door):
            queries.tell(connection, of, now(), "gelaten", naam=BY_ID[rule].kop)
    return see_other(f"{opened.pad}/{_back(form)}#vragen")


@router.post("/b/{sleutel}/samenhang/terug")
def take_up(request: Request, sleutel: str, form: FormBody) -> Response:
    """Let a question that was left be asked again."""
    rule = form["regel"]
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        of = _with_rule(opened, rule)
        queries.hold(connection, of.id)
        if weighing_queries.take_up(connection, of.id, rule):
            queries.tell(connection, of, now(), "weer_gevraagd", naam=BY_ID[rule].kop)
    return see_other(f"{opened.pad}/samenhang#regel-{rule}")


def _with_rule(opened: Opened, rule: str) -> Bouwwerk:
    """The bouwwerk that an answer is about. Raises Problem 422 for a rule that there is not."""
    if rule not in BY_ID:
        raise Problem(422)
    return opened.bouwwerk


def _back(form: Form) -> str:
    return form["terug"] if form["terug"] in BACK else BACK[0]
