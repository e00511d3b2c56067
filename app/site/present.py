"""What a page of the site is about at this moment: the catalogue as it is now, and the day it is here."""

from datetime import date

from fastapi import Request

from app.blocks.catalogue import Catalogue
from app.database import now
from app.plans.routes import catalogues
from app.templating import NETHERLANDS
from app.web import database


def current_catalogue(request: Request) -> Catalogue:
    """The catalogue at its present revision."""
    with database(request).read() as connection:
        return catalogues(request).current(connection)


def today() -> date:
    """The day it is in the Netherlands: what ends today has not ended, whatever the clock of the server says."""
    return now().astimezone(NETHERLANDS).date()
