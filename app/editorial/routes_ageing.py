"""What editors look at again: what is past its day or near it, and the links that do not work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Row

from app.blocks import link_queries
from app.editorial.access import signed_in
from app.editorial.addresses import Place, addresses
from app.editorial.ageing import queue
from app.editorial.frame import framed
from app.editorial.link_check import Status
from app.web import database, instance, settings

router = APIRouter()

KOPPEN = {
    Status.DOOD: ("Dode links", "Deze links werkten niet toen we keken, op meer dan één dag."),
    Status.HAPERT: ("Even niet bereikbaar", "Deze links werkten één keer niet. We kijken de volgende dag nog eens."),
    Status.VERHUISD: ("Verhuisd", "Deze links werken nog, maar de pagina staat voortaan ergens anders."),
    Status.NIET_BEKEKEN: ("Niet nagekeken", "Deze sites laten een programma niet kijken. Open ze zelf."),
}
"""What stands above the links with a status, and what it means; links that work need no work."""


@dataclass(frozen=True)
class Told:
    """An address with what was found there, and where the catalogue names it."""

    url: str
    rij: Row[Any]
    plekken: tuple[Place, ...]


@router.get("/redactie/nakijken")
def show_queue(request: Request) -> Response:
    """The queue, and the report of the link check."""
    ik = signed_in(request)
    with database(request).read() as connection:
        catalogue = instance(request).catalogues.current(connection)
        known = link_queries.known(connection)
    due, named = queue(catalogue), addresses(catalogue)
    return framed(
        request,
        ik,
        "editorial/nakijken.html",
        tab="/redactie/nakijken",
        te_laat=[one for one in due if one.dagen > 0],
        binnenkort=[one for one in due if one.dagen <= 0],
        linkgroepen=tuple(_groups(named, known)),
        nagekeken=sum(url in known for url in named),
        aantal_links=len(named),
        laatst=max((row.laatst_gekeken for row in known.values()), default=None),
        om_de=settings(request).linkcontrole_dagen,
    )


def _groups(
    named: Mapping[str, tuple[Place, ...]], known: Mapping[str, Row[Any]]
) -> Iterable[tuple[Status, str, str, list[Told]]]:
    """The links that ask for work, per status; what the catalogue names no longer is left out."""
    for status, (kop, uitleg) in KOPPEN.items():
        rows = sorted((row for row in known.values() if row.status == status), key=lambda row: row.sinds)
        found = [Told(row.url, row, named[row.url]) for row in rows if row.url in named]
        if found or status is Status.DOOD:
            yield status, kop, uitleg, found
