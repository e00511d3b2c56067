"""Looking back: what happened to a bouwwerk, and what differs between two moments of it.

All of it is for who may write. Who reads along sees the plan; who wrote what, and for whom links were made, is
between the people who make it: the page that makes links promises that a label is seen by nobody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.catalogue import Catalogue
from app.forms import number_in
from app.plans import elaboration_queries, history_queries, queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwwerk import Keuze, build
from app.plans.difference import difference
from app.plans.history import Moment, moments
from app.plans.history_view import per_day
from app.plans.rol import Rol
from app.plans.sentences import name_of, sentence
from app.plans.uitwerking import Uitwerking
from app.web import database, instance, page

router = APIRouter()
PER_PAGE = 100
UNKNOWN = "Dit moment staat niet in de geschiedenis van dit bouwwerk. Kies hieronder een ander."
TWO = "Kies twee momenten om te vergelijken: een bij ‘van’ en een bij ‘tot’."
MELDINGEN = {
    "ongedaan": "Het is ongedaan gemaakt.",
    "terug": "Je bouwwerk is teruggezet. Ook dat kun je weer ongedaan maken.",
}


@dataclass(frozen=True)
class Looked:
    """A bouwwerk opened by somebody who may write, with its keuzes and the catalogue of the same moment."""

    request: Request
    opened: Opened
    catalogue: Catalogue
    keuzes: tuple[Keuze, ...]
    uitwerkingen: Mapping[str, Uitwerking]

    @property
    def moment(self) -> Moment:
        """How it is now."""
        return Moment.of(self.opened.bouwwerk, self.keuzes, self.uitwerkingen)

    def page(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page of this room: within the frame of the bouwwerk, and with sentences for gebeurtenissen."""
        return page(
            self.request,
            template,
            status=status,
            pad=self.opened.pad,
            pagina="geschiedenis",
            rol=self.opened.rol,
            gebouw=build(self.opened.bouwwerk, self.keuzes),
            zin=partial(sentence, catalogue=self.catalogue),
            naam_van=partial(name_of, catalogue=self.catalogue),
            **context,
        )


def look(request: Request, connection: Connection, sleutel: str) -> Looked:
    """Open a bouwwerk to see its history; while changing it, after `queries.hold`."""
    opened = open_bouwwerk(request, connection, sleutel, Rol.MEESCHRIJVEN)
    catalogue = instance(request).catalogues.current(connection, opened.catalogus)
    of = opened.bouwwerk.id
    keuzes, worked_out = queries.keuzes(connection, of, catalogue), elaboration_queries.all_of(connection, of)
    return Looked(request, opened, catalogue, keuzes, worked_out)


def history_page(
    request: Request,
    sleutel: str,
    *,
    told: Mapping[str, str] = {},
    melding: str = "",
    fouten: Mapping[str, str] = {},
    status: int = 200,
) -> Response:
    """The gebeurtenissen before number `voor` in the address, or else the newest, with the moments picked in it."""
    before = number_in(told.get("voor", ""))
    with database(request).read() as connection:
        looked = look(request, connection, sleutel)
        of = looked.opened.bouwwerk
        events = history_queries.page(connection, of.id, before or of.revisie + 1, PER_PAGE)
        lowest, oldest = (events[-1].eerste, events[-1].nr) if events else (0, 0)
        picked = {name: number_in(told.get(name, "")) for name in ("van", "tot")}
        elsewhere = {
            name: history_queries.one(connection, of.id, nr)
            for name, nr in picked.items()
            if not events or nr > events[0].nr or nr < lowest
        }
    picked = {name: nr for name, nr in picked.items() if elsewhere.get(name, True)}
    if str(picked.get("van")) == told.get("blad"):  # nobody picked it: it is where the page before this one ended
        picked.pop("van")
    return looked.page(
        "plans/geschiedenis.html",
        status=status,
        dagen=per_day(events, partial(sentence, catalogue=looked.catalogue)),
        nieuwste=of.revisie,
        hoogste=events[0].nr if events else 0,
        laagste=lowest,
        oudste=oldest,
        van=picked.get("van") or oldest,
        tot=picked.get("tot") or of.revisie,
        elders={name: event for name, event in elsewhere.items() if event and name in picked},
        melding=melding,
        fouten=fouten,
    )


@router.get("/b/{sleutel}/geschiedenis")
def show_history(request: Request, sleutel: str, klaar: str = "") -> Response:
    """Everything that happened, newest first, a page at a time."""
    return history_page(request, sleutel, told=request.query_params, melding=MELDINGEN.get(klaar, ""))


@router.get("/b/{sleutel}/geschiedenis/vergelijk")
def compare(request: Request, sleutel: str, van: str = "", tot: str = "") -> Response:
    """What differs between two moments; the older one is always shown first."""
    with database(request).read() as connection:
        looked = look(request, connection, sleutel)
        of = looked.opened.bouwwerk
        numbers = sorted((number_in(van), number_in(tot)))
        begin, end = (history_queries.one(connection, of.id, nr) for nr in numbers)
        if begin and end:
            found = difference(*moments(history_queries.to_replay(connection, of.id, end.nr), begin.nr, end.nr))
            return looked.page("plans/vergelijk.html", verschil=found, van=begin, tot=end, nieuwste=of.revisie)
    return history_page(request, sleutel, told={"van": van, "tot": tot}, fouten={"momenten": TWO}, status=422)
