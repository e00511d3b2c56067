"""The catalogue, for everybody and inside a bouwwerk: all bouwstenen in a list, and a page for each."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response

from app.advice.voorbeelden import as_shown
from app.blocks.catalogue import Catalogue, Versie
from app.blocks.lore import RelatieShape, Verband
from app.blocks.stand import Stand
from app.blocks.steps import BY_SLUG, STAPPEN
from app.cleaning import one_line
from app.folding import fold
from app.plans.routes_remarks import heard
from app.plans.step_page import cells
from app.site.place import Place, everybody, inside
from app.site.public import public
from app.site.routes_voorbeelden import invitation
from app.site.voorbeelden import BySize
from app.web import Problem, database, instance, page

router = APIRouter()


VERBANDEN = (
    (Verband.DIENT, "Hiervoor kun je dit inzetten", "Dit helpt om het te bereiken"),
    (Verband.BEREIKT, "Wie je hiermee bereikt", "Hiermee bereik je deze groep"),
    (Verband.VRAAGT_OM, "Dit heb je ervoor nodig", "Hiervoor is dit nodig"),
    (Verband.VERSTERKT, "Versterken elkaar", "Versterken elkaar"),
    (Verband.SCHUURT, "Kan schuren met", "Kan schuren met"),
)
"""Each soort of relatie, with its heading on the page of the one it starts from and of the one it leads to."""


def _relations(catalogue: Catalogue, slug: str) -> Iterator[tuple[str, list[tuple[str, RelatieShape]]]]:
    """Headings with the bouwstenen below them, and why."""
    found: dict[str, list[tuple[str, RelatieShape]]] = {}
    for soort, onward, back in VERBANDEN:
        for one in catalogue.relaties:
            if one.soort is soort and slug in (one.van, one.naar):
                naam, other = (onward, one.naar) if one.van == slug else (back, one.van)
                if other in catalogue.aanbod:
                    found.setdefault(naam, []).append((other, one))
    yield from found.items()


@router.get("/bouwstenen")
@public()
def show_list(request: Request, zoek: str = "") -> Response:
    """All bouwstenen per stap and groep, or those in which every word of `zoek` stands."""
    return _list_page(request, everybody(request), zoek)


@router.get("/b/{sleutel}/bouwstenen")
def show_list_in_bouwwerk(request: Request, sleutel: str, zoek: str = "") -> Response:
    """The same with the officer's own standen, each bouwsteen leading to its page inside the bouwwerk."""
    return _list_page(request, inside(request, sleutel), zoek)


def _list_page(request: Request, place: Place, zoek: str) -> Response:
    sought = one_line(zoek)
    found = _holding(place.catalogue, sought)
    return page(
        request,
        "site/bouwstenen.html",
        **place.context,
        stappen=STAPPEN,
        zoek=sought,
        gevonden={versie.slug for versie in found},
        delen={name for versie in found for name in (versie.stap, f"{versie.stap}/{versie.groep}")},
    )


def _holding(catalogue: Catalogue, zoek: str) -> list[Versie]:
    """The bouwstenen on offer in which every word stands; without words all of them."""
    words = fold(zoek).split()
    texts = ((versie, fold(f"{versie.titel} {versie.kern}")) for versie in catalogue.aanbod.values())
    return [versie for versie, text in texts if all(word in text for word in words)]


@router.get("/bouwstenen/{slug}")
@public()
def show_bouwsteen(request: Request, slug: str, grootte: str = "") -> Response:
    """Everything we know of one bouwsteen, at an address that can be shared. Raises Problem 404."""
    return _bouwsteen_page(request, everybody(request), slug, grootte)


@router.get("/b/{sleutel}/bouwstenen/{slug}")
def show_bouwsteen_in_bouwwerk(request: Request, sleutel: str, slug: str, grootte: str = "") -> Response:
    """The same inside a bouwwerk, where it can be chosen. Raises Problem 404."""
    return _bouwsteen_page(request, inside(request, sleutel), slug, grootte)


def _bouwsteen_page(request: Request, place: Place, slug: str, grootte: str) -> Response:
    catalogue = place.catalogue
    versie = catalogue.by_slug.get(slug)
    if versie is None:
        raise Problem(404)
    voorbeelden = catalogue.voorbeelden_by_bouwsteen.get(slug, ())
    narrowed = BySize(as_shown(voorbeelden, instance(request).search, place.mine), grootte)
    return page(
        request,
        "site/bouwsteen.html",
        **place.context,
        **_choosing(place, versie),
        **_talk(request, place, slug),
        versie=versie,
        stap=BY_SLUG[versie.stap],
        voorbeelden=narrowed,
        groottes=narrowed.choices(f"{place.pad}/bouwstenen/{slug}", "#voorbeelden"),
        uitnodiging=invitation(request, place.pad, versie.stap, versie.titel),
        tekeningen=[t for t in catalogue.bouwtekeningen if slug in t.bouwstenen],
        verbanden=[(naam, found) for naam, found in _relations(catalogue, slug) if found],
        tips=catalogue.tips_by_bouwsteen.get(slug, ()),
        regelingen=sorted(
            (r for r in catalogue.regelingen if slug in r.bouwstenen), key=lambda r: r.is_closed(catalogue.dag)
        ),
        vandaag=catalogue.dag,
        bronnen=catalogue.sources(versie.bron),
        vervallen=catalogue.is_retired(versie),
        opvolger=catalogue.successor(versie),
        verouderd=catalogue.is_overdue(versie),
    )


def _talk(request: Request, place: Place, slug: str) -> dict[str, Any]:
    """What is said about this bouwsteen in the bouwwerk around the page; nothing on the page for everybody."""
    if place.opened is None:
        return {"draden": None}
    with database(request).read() as connection:
        found = heard(connection, place.opened)
    return {
        "draden": [draad for draad in found if draad.eerste.over == slug],
        "toegang": place.opened.toegang,
        "formulier": secrets.token_urlsafe(18),
    }


def _choosing(place: Place, versie: Versie) -> dict[str, Any]:
    """What the form needs: the officer's own staat, with the text that is on this page.

    `nieuwer` tells how much that differs from the text that the officer chose. There is no form for everybody, nor
    for a reader, nor for what this bouwwerk cannot choose.
    """
    if place.gebouw is None:
        return {"cel": None, "nieuwer": None}
    stap = BY_SLUG[versie.stap]
    cel = cells(place.catalogue, stap, place.gebouw.verdieping(stap).keuzes).get(versie.slug)
    newer = place.catalogue.changed_since(cel.versie) if cel and cel.versie else None
    offered = replace(cel, versie=versie) if cel and place.can_choose else None
    return {"cel": offered, "nieuwer": newer, "standen": tuple(Stand)}
