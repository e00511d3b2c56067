"""The knowledge of the catalogue, for everybody: bouwtekeningen, regelingen, organisaties, figures and evidence."""

from collections import Counter

from fastapi import APIRouter, Request, Response

from app.advice.coherence import RULES
from app.advice.regel import Onderwerp
from app.blocks.shapes import Herkomst
from app.municipalities.provincie import PROVINCIES
from app.plans.bouwtekening import model_of, models
from app.site.present import current_catalogue
from app.site.public import public
from app.site.support import around, everywhere, read_place
from app.web import Problem, came_from, instance, page, settings, wants_part

router = APIRouter()

FASEN = (
    ("opstarten", "Opstarten"),
    ("bestendigen", "Bestendigen"),
    ("beide", "In beide fasen"),
)
"""Each fase of a tip with its heading."""


@router.get("/bouwtekeningen")
@public(way_back=True)
def show_models(request: Request) -> Response:
    """The four bouwtekeningen beside each other."""
    catalogue = current_catalogue(request)
    return page(
        request,
        "site/bouwtekeningen.html",
        pad=came_from(request),
        hier="naslag",
        catalogus=catalogue,
        modellen=models(catalogue),
    )


@router.get("/bouwtekeningen/{slug}")
@public(way_back=True)
def show_model(request: Request, slug: str) -> Response:
    """One bouwtekening: its drawing, and its bouwstenen per stap. Raises Problem 404."""
    catalogue = current_catalogue(request)
    model = model_of(catalogue, slug)
    if model is None:
        raise Problem(404)
    return page(
        request,
        "site/bouwtekening.html",
        pad=came_from(request),
        hier="naslag",
        catalogus=catalogue,
        model=model,
        andere=[one for one in catalogue.bouwtekeningen if one is not model.tekening],
    )


@router.get("/regelingen")
@public(way_back=True)
def show_schemes(request: Request) -> Response:
    """Money and rules: first what runs, then what has ended; nothing disappears."""
    catalogue = current_catalogue(request)
    day = catalogue.dag
    return page(
        request,
        "site/regelingen.html",
        pad=came_from(request),
        hier="naslag",
        catalogus=catalogue,
        vandaag=day,
        lopend=[r for r in catalogue.regelingen if not r.is_closed(day)],
        gesloten=[r for r in catalogue.regelingen if r.is_closed(day)],
    )


@router.get("/bij-wie")
@public(way_back=True)
def show_support(request: Request, gemeente: str = "", provincie: str = "") -> Response:
    """Whom to call, from near to far; while somebody types only the names of places."""
    catalogue, known = current_catalogue(request), instance(request).search
    place = read_place(known, gemeente, provincie, typing=wants_part(request))
    every = catalogue.organisaties
    return page(
        request,
        "site/bij_wie.html",
        status=422 if place.fault and not wants_part(request) else 200,
        parts=("suggesties",),
        pad=came_from(request),
        hier="naslag",
        catalogus=catalogue,
        plaats=place,
        provincies=PROVINCIES,
        kringen=around(every, place) if place.naam else () if place.is_a_question else everywhere(every, known),
    )


@router.get("/kennis")
@public(way_back=True)
def show_knowledge(request: Request) -> Response:
    """Kansen, cijfers, bewijs, tips and uitdagingen, each with its source."""
    catalogue = current_catalogue(request)
    return page(
        request,
        "site/kennis.html",
        pad=came_from(request),
        hier="kennis",
        catalogus=catalogue,
        fasen=[(naam, [t for t in catalogue.tips if t.fase == fase]) for fase, naam in FASEN],
    )


@router.get("/advies")
@public(way_back=True)
def show_advice(request: Request) -> Response:
    """Every question that a plan can get, with why it is asked and where it comes from."""
    return page(
        request,
        "site/advies.html",
        pad=came_from(request),
        hier="kennis",
        catalogus=current_catalogue(request),
        regels=RULES,
        onderwerpen=tuple(Onderwerp),
    )


@router.get("/over")
@public(way_back=True)
def show_about(request: Request) -> Response:
    """Who makes it, where it comes from, how knowledge is chosen, and how to report a mistake."""
    catalogue, config = current_catalogue(request), settings(request)
    number = Counter(versie.herkomst for versie in catalogue.aanbod.values())
    return page(
        request,
        "site/over.html",
        pad=came_from(request),
        catalogus=catalogue,
        herkomsten=[(herkomst, number[herkomst]) for herkomst in Herkomst if number[herkomst]],
        beheerder=config.beheerder,
        redactie_email=config.redactie_email,
    )
