"""A bouwsteen that was asked for from this bouwwerk and is there now: take it, or leave it."""

from collections.abc import Mapping
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.database import now
from app.plans import elaboration_queries, offer_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.assembly import MAX_TOELICHTING, Staat
from app.plans.bouwwerk import Bouwwerk
from app.plans.offer import GELATEN, GENOMEN, Offer, offers
from app.plans.rol import Rol
from app.plans.routes_history import Looked, look
from app.plans.uitwerking import LEEG as NIETS
from app.web import FormBody, at, database, see_other

router = APIRouter()
TOO_LONG = (
    "De twee toelichtingen passen samen niet in één veld. Maak er eerst een korter. "
    f"Samen mogen ze {MAX_TOELICHTING} tekens hebben."
)
NOTHING_CHOSEN = "Kies of je de bouwsteen overneemt of laat liggen."


def offer_page(request: Request, sleutel: str, fouten: Mapping[str, str] = {}, *, status: int = 200) -> Response:
    """What is offered, and below it what was left before."""
    with database(request).read() as connection:
        looked = look(request, connection, sleutel)
        found = _found(connection, looked)
    return looked.page("plans/aanbod.html", status=status, aanbod=found, fouten=fouten)


def _found(connection: Connection, looked: Looked) -> tuple[Offer, ...]:
    return offers(looked.catalogue, looked.keuzes, offer_queries.of_bouwwerk(connection, looked.opened.bouwwerk.id))


@router.get("/b/{sleutel}/aanbod")
def show_offers(request: Request, sleutel: str) -> Response:
    """The bouwstenen that this bouwwerk asked for."""
    return offer_page(request, sleutel)


@router.get("/b/{sleutel}/aanbod/{slug}")
def show_offer(request: Request, sleutel: str, slug: str) -> Response:
    """Where somebody lands who opens the address of a refused answer again: that bouwsteen on the page."""
    with database(request).read() as connection:
        pad = look(request, connection, sleutel).opened.pad
    return see_other(f"{pad}/aanbod#{quote(slug)}")


@router.post("/b/{sleutel}/aanbod/{slug}")
def answer_offer(request: Request, sleutel: str, slug: str, form: FormBody) -> Response:
    """Take it or leave it. What somebody else settled meanwhile is settled."""
    with database(request).write() as connection:
        queries.hold(connection, open_bouwwerk(request, connection, sleutel, Rol.MEESCHRIJVEN).bouwwerk.id)
        looked = look(request, connection, sleutel)
        offer = next((one for one in _found(connection, looked) if one.versie.slug == slug), None)
        if offer is None:
            return see_other(f"{looked.opened.pad}/overzicht")
        fault = NOTHING_CHOSEN if form["keuze"] not in {"neem", "laat"} else TOO_LONG if offer.too_long else ""
        if form["keuze"] == "laat":
            return _leave(connection, looked, offer)
        if not fault:
            return _take(connection, looked, offer)
    return offer_page(request, sleutel, {slug: fault}, status=422)


def _take(connection: Connection, looked: Looked, offer: Offer) -> Response:
    """All that was said of the own one goes along, in one gebeurtenis."""
    of, versie, moment = looked.opened.bouwwerk, offer.versie, now()
    with queries.as_one(connection, of, moment, "overgenomen") as bundle:
        if offer.eigen:
            queries.remove_own(connection, bundle, moment, offer.eigen)
        _choose(connection, bundle, offer)
        mine = looked.uitwerkingen.get(offer.eigen.slug, NIETS) if offer.eigen else NIETS
        if mine != NIETS and versie.slug not in looked.uitwerkingen:
            elaboration_queries.write(connection, bundle, moment, versie.slug, versie.titel, old=NIETS, new=mine)
    offer_queries.answer(connection, moment, of.id, versie.bouwsteen_id, GENOMEN)
    return see_other(at(f"{looked.opened.pad}/overzicht", {"laatst": str(bundle.nr)}))


def _choose(connection: Connection, of: Bouwwerk, offer: Offer) -> None:
    if offer.keuze is None:
        queries.add_keuze(connection, of, now(), stap=offer.versie.stap, staat=offer.staat, versie=offer.versie)
    elif offer.staat != Staat(offer.keuze.stand, offer.keuze.toelichting):
        queries.change_keuze(connection, of, now(), offer.keuze, offer.staat)


def _leave(connection: Connection, looked: Looked, offer: Offer) -> Response:
    of, versie = looked.opened.bouwwerk, offer.versie
    if offer.open:
        offer_queries.answer(connection, now(), of.id, versie.bouwsteen_id, GELATEN)
        queries.tell(connection, of, now(), "aanbod_gelaten", over=versie.slug, naam=versie.titel)
    return see_other(f"{looked.opened.pad}/overzicht")
