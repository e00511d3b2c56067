"""The catalogue for everybody: all bouwstenen in a list, and a page for each."""

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response

from app.blocks.catalogue import Catalogue
from app.blocks.lore import RelatieShape, Verband
from app.blocks.steps import BY_SLUG, STAPPEN
from app.database import now
from app.plans.routes import catalogues
from app.templating import NETHERLANDS
from app.web import Problem, came_from, database, page

router = APIRouter()


def _catalogue(request: Request) -> Catalogue:
    with database(request).read() as connection:
        return catalogues(request).current(connection)


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
                found.setdefault(naam, []).append((other, one))
    yield from found.items()


@router.get("/bouwstenen")
def show_list(request: Request) -> Response:
    """All bouwstenen per stap and groep."""
    return page(
        request,
        "site/bouwstenen.html",
        pad=came_from(request),
        catalogus=_catalogue(request),
        stappen=STAPPEN,
    )


@router.get("/bouwstenen/{slug}")
def show_bouwsteen(request: Request, slug: str) -> Response:
    """Everything we know of one bouwsteen, at an address that can be shared. Raises Problem 404."""
    catalogue = _catalogue(request)
    versie = catalogue.by_slug.get(slug)
    if versie is None:
        raise Problem(404)
    today = now().astimezone(NETHERLANDS).date()
    return page(
        request,
        "site/bouwsteen.html",
        pad=came_from(request),
        catalogus=catalogue,
        versie=versie,
        stap=BY_SLUG[versie.stap],
        voorbeelden=[v for v in catalogue.voorbeelden if slug in v.bouwstenen],
        tekeningen=[t for t in catalogue.bouwtekeningen if slug in t.bouwstenen],
        verbanden=[(naam, found) for naam, found in _relations(catalogue, slug) if found],
        tips=catalogue.tips_by_bouwsteen.get(slug, ()),
        regelingen=sorted((r for r in catalogue.regelingen if slug in r.bouwstenen), key=lambda r: r.is_closed(today)),
        vandaag=today,
        bronnen=catalogue.sources(versie.bron),
        verouderd=versie.herzien_voor is not None and versie.herzien_voor < today,
    )
