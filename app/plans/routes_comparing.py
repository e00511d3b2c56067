"""Comparing a bouwwerk: with every bouwtekening, with another bouwwerk through its link, with its own versions."""

from collections.abc import Mapping
from itertools import combinations

from fastapi import APIRouter, Request, Response

from app.advice.comparison import two_plans
from app.blocks.stand import Stand
from app.plans import snapshot_queries
from app.plans.access import found_sleutel
from app.plans.bouwtekening import models
from app.plans.comparing import beside_all, chosen, mix
from app.plans.rol import Rol
from app.plans.visit import whole
from app.web import FormBody, database, page

router = APIRouter()
NO_LINK = "Hier staat geen hele link in. Plak hem van begin tot eind: hij bevat /b/bw_ en een lange code."
OWN_LINK = "Dit is een link van ditzelfde bouwwerk. Plak de link van een ander bouwwerk."


def comparing_page(request: Request, sleutel: str, *, link: str = "", fouten: Mapping[str, str] = {}) -> Response:
    """Everything a bouwwerk can be compared with."""
    opened, catalogue, gebouw = whole(request, sleutel, Rol.LEZEN)
    with database(request).read() as connection:
        versions = snapshot_queries.all_of(connection, opened.bouwwerk.id)
    drawn = models(catalogue)
    return page(
        request,
        "plans/vergelijking.html",
        status=422 if fouten else 200,
        pad=opened.pad,
        rol=opened.rol,
        pagina="vergelijk",
        gebouw=gebouw,
        standen=tuple(Stand),
        tekeningen=beside_all(catalogue, drawn, gebouw),
        mixen=[mix(catalogue, een, ander) for een, ander in combinations(drawn, 2)],
        versies=versions,
        link=link,
        fouten=fouten,
    )


@router.get("/b/{sleutel}/vergelijk")
def show_comparing(request: Request, sleutel: str) -> Response:
    """Choose what to compare with; the bouwtekeningen are there already."""
    return comparing_page(request, sleutel)


@router.post("/b/{sleutel}/vergelijk")
def compare_with_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Two bouwwerken beside each other. No redirect: the pasted link must never stand in an address.

    Raises Problem for a link that is unknown, withdrawn or in the bin, as opening it would.
    """
    opened, _, mine = whole(request, sleutel, Rol.LEZEN)
    pasted = found_sleutel(form["link"])
    if not pasted:
        return comparing_page(request, sleutel, link=form["link"], fouten={"link": NO_LINK})
    other, _, theirs = whole(request, pasted, Rol.LEZEN)
    if other.bouwwerk.id == opened.bouwwerk.id:
        return comparing_page(request, sleutel, link=form["link"], fouten={"link": OWN_LINK})
    return page(
        request,
        "plans/twee_bouwwerken.html",
        pad=opened.pad,
        rol=opened.rol,
        pagina="vergelijk",
        gebouw=mine,
        ander=theirs.bouwwerk,
        standen=tuple(Stand),
        stappen=two_plans(chosen(mine), chosen(theirs)),
    )
