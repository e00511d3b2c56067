"""Ideas: bouwstenen that fit what was chosen, each with its reasons; to take, or to leave."""

from fastapi import APIRouter, Request, Response

from app.advice.suggestions import IDEE, Adviser, Suggestie
from app.advice.voorbeelden import near
from app.blocks.catalogue import Catalogue, Versie
from app.blocks.steps import STAPPEN
from app.database import now
from app.plans import queries, weighing_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.advising import plan_of
from app.plans.bouwwerk import Gebouw
from app.plans.heading import seen
from app.plans.visit import whole
from app.web import FormBody, Problem, database, instance, page, see_other

router = APIRouter()
PER_PAGE = 6
"""How many ideas the page shows for a stap."""

FIRST = 3
"""How many ideas the overview shows: never two of one stap."""


def adviser_of(request: Request, opened: Opened, catalogue: Catalogue, gebouw: Gebouw) -> Adviser:
    """What suggests for this bouwwerk, knowing its gemeente and what was left."""
    with database(request).read() as connection:
        left = weighing_queries.of_bouwwerk(connection, opened.bouwwerk.id)
    known = instance(request).search
    gemeente = known.by_code.get(gebouw.bouwwerk.gemeente_code or "")
    return Adviser(
        plan_of(gebouw, catalogue),
        near(catalogue.voorbeelden, known, gemeente),
        gemeente.grootteklasse if gemeente else None,
        frozenset(one.over for one in left if one.regel == IDEE),
    )


def first_ideas(request: Request, opened: Opened, catalogue: Catalogue, gebouw: Gebouw) -> tuple[Suggestie, ...]:
    """The best idea of each of the first stappen that have one; none before anything was chosen."""
    if not gebouw.gekozen or not opened.rol.schrijft:
        return ()
    adviser = adviser_of(request, opened, catalogue, gebouw)
    found = [one for stap in reversed(STAPPEN) for one in adviser.best(stap.slug, 1)]
    return tuple(found[:FIRST])


@router.get("/b/{sleutel}/ideeen")
def show_ideas(request: Request, sleutel: str, laatst: str = "") -> Response:
    """Every idea, stap by stap, and those that were left."""
    opened, catalogue, gebouw = whole(request, sleutel)
    adviser = adviser_of(request, opened, catalogue, gebouw)
    every = ((stap, adviser.best(stap.slug, PER_PAGE)) for stap in STAPPEN) if gebouw.gekozen else ()
    return page(
        request,
        "plans/ideeen.html",
        pad=opened.pad,
        pagina="ideeen",
        rol=opened.rol,
        gebouw=gebouw,
        stappen=[(stap, found) for stap, found in every if found],
        gelaten=[catalogue.by_slug[slug] for slug in sorted(adviser.laat) if slug in catalogue.by_slug],
        **seen(request, opened, catalogue, laatst),
    )


@router.get("/b/{sleutel}/ideeen/laat")
@router.get("/b/{sleutel}/ideeen/terug")
def show_answered(request: Request, sleutel: str) -> Response:
    """Where somebody lands who opens the address of a refused answer again."""
    with database(request).read() as connection:
        pad = open_bouwwerk(request, connection, sleutel).pad
    return see_other(f"{pad}/ideeen")


@router.post("/b/{sleutel}/ideeen/laat")
def leave(request: Request, sleutel: str, form: FormBody) -> Response:
    """Leave an idea, so that it is shown no more."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        of = opened.bouwwerk
        versie = _known(instance(request).catalogues.current(connection, opened.catalogus), form["bouwsteen"])
        queries.hold(connection, of.id)
        if weighing_queries.leave(connection, of.id, now(), [(IDEE, versie.slug)], waarom="", door=of.door):
            queries.tell(connection, of, now(), "idee_gelaten", naam=versie.titel)
    back = "overzicht#ideeen-kop" if form["terug"] == "overzicht" else f"ideeen#{versie.stap}"
    return see_other(f"{opened.pad}/{back}")


@router.post("/b/{sleutel}/ideeen/terug")
def take_up(request: Request, sleutel: str, form: FormBody) -> Response:
    """Show an idea again that was left."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        versie = _known(instance(request).catalogues.current(connection, opened.catalogus), form["bouwsteen"])
        weighing_queries.take_up(connection, opened.bouwwerk.id, IDEE, versie.slug)
    return see_other(f"{opened.pad}/ideeen#{versie.stap}")


def _known(catalogue: Catalogue, slug: str) -> Versie:
    """A bouwsteen of the catalogue. Raises Problem 422 for what is none."""
    if slug not in catalogue.by_slug:
        raise Problem(422, "bouwsteen")
    return catalogue.by_slug[slug]
