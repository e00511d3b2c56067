"""The catalogue for machines: everything as JSON, one bouwsteen as JSON, and the concepts as JSON-LD."""

import json

from fastapi import APIRouter, Request, Response

from app.blocks.concepts import concepts
from app.blocks.published import FileShape, bouwsteen_file, catalogue_file
from app.site.present import current_catalogue
from app.site.public import public
from app.web import Problem, settings

router = APIRouter()

OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""Pages of others may read these files too: they hold nothing of a visitor."""


@router.get("/catalogus.json")
@public()
def show_catalogue(request: Request) -> Response:
    """Everything there is to choose from and to know, in one file."""
    return _file(catalogue_file(current_catalogue(request), settings(request).address))


@router.get("/bouwstenen/{slug}.json")
@public()
def show_bouwsteen(request: Request, slug: str) -> Response:
    """One bouwsteen with everything that names it. Raises Problem 404."""
    catalogue = current_catalogue(request)
    versie = catalogue.by_slug.get(slug)
    if versie is None:
        raise Problem(404)
    return _file(bouwsteen_file(catalogue, versie, settings(request).address))


@router.get("/begrippen.jsonld")
@public()
def show_concepts(request: Request) -> Response:
    """The bouwstenen as linked data."""
    told = concepts(current_catalogue(request), settings(request).address)
    return Response(json.dumps(told, ensure_ascii=False, indent=1), headers=OPEN, media_type="application/ld+json")


def _file(shape: FileShape) -> Response:
    text = shape.model_dump_json(by_alias=True, indent=1)
    return Response(text, headers=OPEN, media_type="application/json")
