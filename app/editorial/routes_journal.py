"""The logboek: everything that was done in the back office, to read and to search."""

from collections.abc import Iterable
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from app.cleaning import one_line
from app.editorial.access import signed_in
from app.editorial.frame import framed
from app.editorial.journal_queries import Act, Asked, kinds, latest, people
from app.templating import day
from app.web import database

router = APIRouter()


@router.get("/redactie/logboek")
def show_journal(request: Request, zoek: str = "", wie: str = "", soort: str = "", voor: str = "") -> Response:
    """Acts, newest first; `voor` is the number of the act at which an earlier page ended."""
    ik = signed_in(request)
    asked = Asked(*(one_line(text) for text in (zoek, wie, soort, voor)))
    with database(request).read() as connection:
        acts, more = latest(connection, asked)
        known = people(connection), kinds(connection)
    return framed(
        request,
        ik,
        "editorial/logboek.html",
        tab="/redactie/logboek",
        gevraagd=asked,
        dagen=_per_day(acts),
        mensen=known[0],
        soorten=known[1],
        ouder=_address(asked, acts[-1].id) if more else "",
        nieuwste=_address(asked),
    )


def _address(asked: Asked, voor: int | None = None) -> str:
    """The same question, from an act on."""
    told = {"zoek": asked.zoek, "wie": asked.wie, "soort": asked.soort, "voor": voor}
    query = urlencode({name: value for name, value in told.items() if value})
    return "/redactie/logboek" + (f"?{query}" if query else "")


def _per_day(acts: Iterable[Act]) -> list[tuple[str, list[Act]]]:
    """Acts under the day on which they were done, each day once: a clock may be put back."""
    found: dict[str, list[Act]] = {}
    for act in acts:
        found.setdefault(day(act.op), []).append(act)
    return list(found.items())
