"""Gemeenten like yours: what others of your size did, and the mirror of bouwwerken that joined."""

from fastapi import APIRouter, Request, Response

from app.advice.mirror import FLOOR, mirror
from app.advice.voorbeelden import Shown, near
from app.blocks.catalogue import Catalogue
from app.database import now
from app.municipalities.gemeente import Gemeente
from app.plans import mirror_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.advising import plan_of
from app.plans.bouwwerk import Gebouw
from app.plans.visit import whole
from app.web import FormBody, database, instance, page, see_other

router = APIRouter()
MOST = 12
"""How many voorbeelden the page shows."""


@router.get("/b/{sleutel}/gemeenten")
def show_nearby(request: Request, sleutel: str) -> Response:
    """Voorbeelden with the bouwstenen of this plan, those of its size and provincie first; and the mirror."""
    opened, catalogue, gebouw = whole(request, sleutel)
    known = instance(request).search
    mine = known.by_code.get(opened.bouwwerk.gemeente_code or "")
    alike = [code for code, one in known.by_code.items() if mine and one.grootteklasse == mine.grootteklasse]
    with database(request).read() as connection:
        member = mirror_queries.joined(connection, opened.bouwwerk.id)
        plans = mirror_queries.chosen(connection, alike, mine.code) if mine else ()
    return page(
        request,
        "plans/gemeenten.html",
        pad=opened.pad,
        pagina="gemeenten",
        rol=opened.rol,
        gebouw=gebouw,
        gemeente=mine,
        voorbeelden=_fitting(request, gebouw, catalogue, mine),
        spiegel=mirror(plans),
        drempel=FLOOR,
        doet_mee=member,
        catalogus=catalogue,
    )


def _fitting(request: Request, gebouw: Gebouw, catalogue: Catalogue, mine: Gemeente | None) -> list[Shown]:
    """Of the voorbeelden that have something of the plan the nearest."""
    chosen = plan_of(gebouw, catalogue).actief.keys()
    every = near(catalogue.voorbeelden, instance(request).search, mine)
    return [one for one in every if chosen & set(one.voorbeeld.bouwstenen)][:MOST]


@router.post("/b/{sleutel}/gemeenten")
def join_or_leave(request: Request, sleutel: str, form: FormBody) -> Response:
    """Let this bouwwerk count in the mirror, or no longer."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        of = opened.bouwwerk
        if form["meedoen"] == "ja" and mirror_queries.join(connection, of.id, now()):
            queries.tell(connection, of, now(), "spiegel_aan")
        elif form["meedoen"] == "nee" and mirror_queries.leave(connection, of.id):
            queries.tell(connection, of, now(), "spiegel_uit")
    return see_other(f"{opened.pad}/gemeenten#spiegel")
