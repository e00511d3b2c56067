"""What a page of the site is about at this moment: the catalogue as it is now, which also knows the day it is."""

from fastapi import Request

from app.blocks.catalogue import Catalogue
from app.plans.routes import catalogues
from app.web import database


def current_catalogue(request: Request) -> Catalogue:
    """The catalogue at its present revision and day."""
    with database(request).read() as connection:
        return catalogues(request).current(connection)
