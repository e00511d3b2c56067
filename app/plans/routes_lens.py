"""De bril van een ander domein: the same plan told for Wmo, jeugd, sport, ruimte or economie, and as a brief."""

from dataclasses import replace

from fastapi import APIRouter, Request, Response

from app.advice.lenses import DOMEINEN, EIGEN_REDENERING, Domein
from app.documents.formats import FORMATS
from app.plans.advising import plan_of
from app.plans.lens_view import DoorDeBril, entrances
from app.plans.paper.bril import compose_brief
from app.plans.routes_files import paper_file, printed
from app.plans.visit import whole
from app.templating import today
from app.web import Problem, page

router = APIRouter()
FORMATEN = {"pdf": "Pdf van twee pagina’s", "docx": "Word"}
"""As what the brief can be taken away."""


def known_domein(domein: str) -> Domein:
    """The lens of an address. Raises Problem 404 when there is none."""
    if domein not in DOMEINEN:
        raise Problem(404)
    return DOMEINEN[domein]


@router.get("/b/{sleutel}/bril")
def show_lenses(request: Request, sleutel: str) -> Response:
    """Through whose eyes?"""
    opened, catalogue, gebouw = whole(request, sleutel)
    return page(
        request,
        "plans/bril.html",
        pad=opened.pad,
        pagina="bril",
        rol=opened.rol,
        gebouw=gebouw,
        ingangen=entrances(plan_of(gebouw, catalogue), opened.pad),
        domeinen=DOMEINEN,
    )


@router.get("/b/{sleutel}/bril/{domein}.{formaat}")
def show_brief(request: Request, sleutel: str, domein: str, formaat: str) -> Response:
    """The brief for a colleague: the plan itself is not inside it."""
    opened, catalogue, gebouw = whole(request, sleutel)
    lens = known_domein(domein)
    if formaat not in FORMATEN:
        raise Problem(404)
    document = compose_brief(DoorDeBril.of(lens, gebouw, catalogue), gebouw, today())
    _, content = printed(request, opened.bouwwerk, document, None, FORMATS[formaat])
    named = replace(opened.bouwwerk, titel=f"{lens.slug} {opened.bouwwerk.titel}")
    return paper_file(named, today(), content, FORMATS[formaat])


@router.get("/b/{sleutel}/bril/{domein}")
def show_lens(request: Request, sleutel: str, domein: str) -> Response:
    """The plan through one lens."""
    opened, catalogue, gebouw = whole(request, sleutel)
    door = DoorDeBril.of(known_domein(domein), gebouw, catalogue)
    return page(
        request,
        "plans/bril_domein.html",
        pad=opened.pad,
        pagina="bril",
        rol=opened.rol,
        gebouw=gebouw,
        catalogus=catalogue,
        door=door,
        ingangen=entrances(door.bril.plan, opened.pad, domein),
        formaten=FORMATEN,
        eigen_redenering=EIGEN_REDENERING,
    )
