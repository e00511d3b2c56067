"""Wat als het minder wordt: mark what falls and see what goes with it. Nothing is kept; the address says it all."""

from fastapi import APIRouter, Request, Response

from app.cleaning import clean
from app.plans.advising import plan_of
from app.plans.shrinking_view import EIGEN, PERCENTEN, SOORTEN, Minder, asked, in_words
from app.plans.visit import whole
from app.web import page

router = APIRouter()


@router.get("/b/{sleutel}/minder")
def show_less(request: Request, sleutel: str, minder: str = "", procent: str = "") -> Response:
    """The page, with everything that follows from what the address marks."""
    opened, catalogue, gebouw = whole(request, sleutel)
    gevraagd = asked(minder, clean(procent), request.query_params.getlist("valt"))
    return page(
        request,
        "plans/minder.html",
        status=422 if gevraagd.fout else 200,
        pad=opened.pad,
        pagina="minder",
        rol=opened.rol,
        gebouw=gebouw,
        minder=Minder(plan_of(gebouw, catalogue), gevraagd),
        gevraagd=gevraagd,
        percenten=PERCENTEN,
        eigen=EIGEN,
        soorten=SOORTEN,
        in_woorden=in_words,
    )
