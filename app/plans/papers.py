"""Which paper a request is about: what it takes along, and the voorbeelden that fit the gemeente."""

from datetime import date

from fastapi import Request

from app.advice.voorbeelden import near
from app.blocks.catalogue import Catalogue
from app.documents.model import Document
from app.municipalities.search import Search
from app.plans.bouwwerk import Bouwwerk, Gebouw
from app.plans.colophon import WERKTEKST, Uitgave
from app.plans.document import compose
from app.plans.opties import Opties, asked, stored


def wanted(request: Request, of: Bouwwerk) -> Opties:
    """What the address asks for, or else what was kept with the bouwwerk."""
    return asked(request.query_params, stored(of.opties))


def paper_of(
    request: Request,
    gebouw: Gebouw,
    catalogue: Catalogue,
    day: date,
    *,
    uitgave: Uitgave = WERKTEKST,
    opties: Opties | None = None,
) -> Document:
    """The paper of a gebouw, with voorbeelden of gemeenten of about its size first."""
    search: Search = request.app.state.search
    shown = near(catalogue.voorbeelden, search, search.by_code.get(gebouw.bouwwerk.gemeente_code or ""))
    return compose(gebouw, catalogue, day, uitgave, opties or wanted(request, gebouw.bouwwerk), shown)
