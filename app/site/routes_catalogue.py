"""The catalogue for everybody: all bouwstenen in a list, and a page for each."""

from fastapi import APIRouter, Request, Response

from app.blocks.catalogue import Catalogue
from app.blocks.steps import BY_SLUG, STAPPEN
from app.database import now
from app.plans.routes import catalogues
from app.templating import NETHERLANDS
from app.web import Problem, came_from, database, page

router = APIRouter()


def _catalogue(request: Request) -> Catalogue:
    with database(request).read() as connection:
        return catalogues(request).current(connection)


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
        tips=catalogue.tips_by_bouwsteen.get(slug, ()),
        bronnen=catalogue.sources(versie.bron),
        verouderd=versie.herzien_voor is not None and versie.herzien_voor < today,
    )
