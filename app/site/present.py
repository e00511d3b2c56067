"""What a page of the site is about at this moment: the catalogue as it is now, which also knows the day it is."""

from fastapi import Request

from app.blocks.catalogue import Catalogue
from app.database import DatabaseBusy
from app.web import database, instance


def current_catalogue(request: Request) -> Catalogue:
    """The catalogue at its present revision and day, or the one that an editor tries out on this page (`trying`).

    While the database does not answer it is the last one that was read: public pages go on.
    """
    tried: Catalogue | None = getattr(request.state, "catalogue", None)
    if tried is not None:
        return tried
    try:
        with database(request).read() as connection:
            return instance(request).catalogues.current(connection)
    except DatabaseBusy:
        last = instance(request).catalogues.last
        if last is None:
            raise
        return last


def trying(request: Request, catalogue: Catalogue) -> None:
    """Let the page of this request show another catalogue than the present one."""
    request.state.catalogue = catalogue
