"""Seeing a bouwwerk whole."""

from fastapi import APIRouter, Request, Response

from app.advice.tips import per_fase
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.documents.formats import DOWNLOADS
from app.plans import offer_queries, queries
from app.plans.access import Opened, open_bouwwerk, own_name
from app.plans.bouwwerk import Gebouw
from app.plans.device import noted
from app.plans.elaboration_view import Agenda
from app.plans.heading import seen
from app.plans.offer import Offer, offers
from app.plans.open_points import open_points
from app.plans.opties import stored
from app.plans.picture import building
from app.plans.renewal_queries import find_renewed
from app.plans.retention import ends_soon
from app.plans.rol import Rol
from app.plans.routes_coherence import coherence_of
from app.plans.routes_ideas import first_ideas
from app.plans.routes_remarks import open_remarks
from app.plans.tips import advice_for, touches_care
from app.plans.visit import whole
from app.templating import today
from app.web import database, instance, page, see_other

router = APIRouter()


@router.get("/b/{sleutel}/overzicht")
def show_overview(request: Request, sleutel: str, laatst: str = "") -> Response:
    """The whole bouwwerk on one page: drawing, keuzes, what is still open, and tips."""
    opened, catalogue, gebouw = whole(request, sleutel)
    shown = page(
        request,
        "plans/overzicht.html",
        pad=opened.pad,
        pagina="overzicht",
        rol=opened.rol,
        naam=own_name(request),
        downloads=DOWNLOADS,
        soort=stored(opened.bouwwerk.opties).soort,
        gebouw=gebouw,
        standen=tuple(Stand),
        groot=building(gebouw, "groot", doorlopend=True),
        smal=building(gebouw, "smal", doorlopend=True),
        open_punten=open_points(gebouw),
        agenda=Agenda.of(gebouw),
        samenhang=coherence_of(request, opened, catalogue, gebouw),
        ideeen=first_ideas(request, opened, catalogue, gebouw),
        tips=per_fase(advice_for(catalogue, gebouw)),
        kansen=catalogue.kansen if touches_care(gebouw) else (),
        catalogus=catalogue,
        vervallen={k.slug for k in gebouw.keuzes if k.versie and catalogue.is_retired(k.versie)},
        aanbod=_offers(request, opened, catalogue),
        vernieuwd=_how_many_renewed(request, opened, catalogue, gebouw),
        **seen(request, opened, catalogue, laatst),
        opmerkingen=open_remarks(request, opened),
        wissen_na=ends_soon(opened.bouwwerk.bewaar_tot, today()),
    )
    return noted(request, shown, sleutel)


@router.post("/b/{sleutel}/gebruik")
def use_it_still(request: Request, sleutel: str) -> Response:
    """Say that a bouwwerk is still used: who holds any link may, and that is all that is needed."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.LEZEN)
    instance(request).usage.flush()
    return see_other(f"{opened.pad}/overzicht")


def _offers(request: Request, opened: Opened, catalogue: Catalogue) -> tuple[Offer, ...]:
    """What was asked for and is there now, for who may decide about it."""
    if not opened.rol.schrijft:
        return ()
    with database(request).read() as connection:
        kept = offer_queries.of_bouwwerk(connection, opened.bouwwerk.id)
        keuzes = queries.keuzes(connection, opened.bouwwerk.id, catalogue) if kept else ()
    return tuple(offer for offer in offers(catalogue, keuzes, kept) if offer.open)


def _how_many_renewed(request: Request, opened: Opened, catalogue: Catalogue, gebouw: Gebouw) -> int:
    """About how many keuzes the catalogue has something new, for who may decide about it; small repairs not counted."""
    if not opened.rol.schrijft:
        return 0
    with database(request).read() as connection:
        found = find_renewed(connection, opened.bouwwerk, catalogue, gebouw.keuzes)
    return sum(item.open and item.weegt for item in found)
