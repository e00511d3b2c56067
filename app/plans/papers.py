"""Which paper a request is about: what it takes along, the voorbeelden that fit the gemeente, and its draagvlak."""

from dataclasses import replace
from datetime import date

from fastapi import Request

from app.advice.voorbeelden import near
from app.blocks.catalogue import Catalogue
from app.documents.model import Document
from app.plans.bouwwerk import Bouwwerk, Gebouw
from app.plans.colophon import WERKTEKST, Uitgave
from app.plans.document import compose
from app.plans.draagvlak.queries import reports
from app.plans.draagvlak.sessie import Verslag
from app.plans.opties import Opties, asked, stored
from app.templating import today
from app.web import database, instance


def wanted(request: Request, of: Bouwwerk) -> Opties:
    """What the address asks for, or else what was kept with the bouwwerk.

    What came of draagvlaksessies goes along only when that was kept: who reads along cannot ask for it.
    """
    kept = stored(of.opties)
    found = asked(request.query_params, kept)
    return found if kept.draagvlak else replace(found, draagvlak=False)


def told_by_others(request: Request, of: Bouwwerk) -> tuple[Verslag, ...]:
    """What came of the draagvlaksessies of a bouwwerk."""
    with database(request).read() as connection:
        return reports(connection, of.id, today())


def paper_of(
    request: Request,
    gebouw: Gebouw,
    catalogue: Catalogue,
    day: date,
    *,
    uitgave: Uitgave = WERKTEKST,
    opties: Opties | None = None,
    draagvlak: tuple[Verslag, ...] | None = None,
) -> Document:
    """The paper of a gebouw, with voorbeelden of gemeenten of about its size first.

    What came of its sessions is looked up, unless `draagvlak` tells it as a version has it.
    """
    search = instance(request).search
    shown = near(catalogue.voorbeelden, search, search.by_code.get(gebouw.bouwwerk.gemeente_code or ""))
    taken = opties or wanted(request, gebouw.bouwwerk)
    if draagvlak is None:
        draagvlak = told_by_others(request, gebouw.bouwwerk) if taken.draagvlak else ()
    return compose(gebouw, catalogue, day, uitgave, taken, shown, draagvlak=draagvlak)
