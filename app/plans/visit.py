"""What a page of a bouwwerk begins with: the bouwwerk that its link opens, whole, and what one came from."""

from fastapi import Request

from app.blocks.catalogue import Catalogue, Versie
from app.plans import elaboration_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwtekening import Model, model_of
from app.plans.bouwwerk import Gebouw, build
from app.plans.rol import Rol
from app.web import database, instance


def whole(request: Request, sleutel: str, needed: Rol | None = None) -> tuple[Opened, Catalogue, Gebouw]:
    """A bouwwerk with all its keuzes and the catalogue, for the pages that show everything."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel, needed)
        catalogue = instance(request).catalogues.current(connection, opened.catalogus)
        keuzes = elaboration_queries.worked_out(connection, opened.bouwwerk.id, catalogue)
    return opened, catalogue, build(opened.bouwwerk, keuzes)


def known_bouwsteen(request: Request, slug: str) -> Versie | None:
    """The bouwsteen that somebody came from, in an address or a form; one that is not offered is none."""
    if not slug:
        return None
    with database(request).read() as connection:
        return instance(request).catalogues.current(connection).aanbod.get(slug)


def known_model(request: Request, slug: str) -> Model | None:
    """The bouwtekening that somebody came from, in an address or a form, drawn."""
    if not slug:
        return None
    with database(request).read() as connection:
        return model_of(instance(request).catalogues.current(connection), slug)
