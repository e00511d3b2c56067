"""What editors do with concepten: each act in one transaction, with its line in the logboek."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from app.blocks import queries as catalogue
from app.blocks.seed import SeedError
from app.blocks.shapes import Wijziging
from app.differences import Change
from app.editorial import concept_queries as queries
from app.editorial import journal
from app.editorial.access import Editor
from app.editorial.concept import Concept, Stap, Status
from app.editorial.desk import Desk, title_of

UNDOABLE = ("bewaard", "voorgelegd", "goedgekeurd", "teruggestuurd", "ingetrokken")
"""Acts on a concept that can be undone as long as it is not published."""
RUN = timedelta(minutes=10)
"""How long one line holds what the same person types."""


class Refused(Exception):
    """It cannot be done now; the message says why, in Dutch."""


class Stale(Exception):
    """Somebody else changed the concept meanwhile."""


def told(one: Concept) -> dict[str, Any]:
    """A concept as the logboek keeps it."""
    return {
        "status": one.status,
        "wijziging": one.wijziging,
        "uitleg": one.uitleg,
        "publiceren_op": one.publiceren_op,
        "mailen": one.mailen,
        "velden": one.velden,
    }


def subject(one: Concept) -> tuple[str, str]:
    """What the logboek calls a concept."""
    return "concept", f"{one.id} {title_of(one)}"


def _do(
    connection: Connection,
    now: datetime,
    ik: Editor | None,
    what: str,
    old: Concept,
    new: Concept,
    *,
    run: bool = False,
) -> Concept:
    if not queries.keep(connection, now, new, old.revisie):
        raise Stale
    if not (run and ik and _goes_on(connection, now, ik, what, old)):
        journal.write(connection, now, ik, what, subject(new), voor=told(old), na=told(new))
    return replace(new, revisie=old.revisie + 1, gewijzigd_op=now)


def _goes_on(connection: Connection, now: datetime, ik: Editor, what: str, one: Concept) -> bool:
    """Whether the last line about this concept is of the same hand, doing the same, and not long ago."""
    last = next(iter(queries.acts(connection, one.id)), None)
    return last is not None and (last.handeling, last.redacteur_id) == (what, ik.id) and now - last.op < RUN


def _check(one: Concept, stap: Stap, ik: Editor) -> None:
    if why := one.why_not(stap, ik.id, ik.rol):
        raise Refused(why)


def begin(connection: Connection, now: datetime, ik: Editor, start: queries.Start, formulier: str) -> int:
    """A new concept; the same form sent twice makes one."""
    number = queries.begin(connection, now, start, ik.id, formulier)
    if number is None:
        return queries.by_form(connection, formulier)
    one = queries.find(connection, number)
    assert one is not None
    journal.write(connection, now, ik, "concept gemaakt", subject(one), na=told(one))
    return number


def save(
    connection: Connection, now: datetime, ik: Editor, one: Concept, typed: Mapping[str, Any], *, run: bool = False
) -> Concept:
    """Keep what was typed; what was submitted or approved is a concept again. Raises Refused or Stale.

    `run`: the page saves by itself while somebody types. That is one line of the logboek per `RUN`, undone in one go;
    what it came to is what the next line began with.
    """
    _check(one, Stap.SCHRIJF, ik)
    fresh = replace(one, **typed)
    if told(fresh) == told(one):
        return one
    writers = tuple(dict.fromkeys((*one.schrijvers, ik.id)))
    fresh = replace(fresh, status=Status.CONCEPT, keurder=None, publiceren_op=None, schrijvers=writers)
    return _do(connection, now, ik, "bewaard", one, fresh, run=run)


def submit(connection: Connection, now: datetime, ik: Editor, one: Concept, desk: Desk) -> Concept:
    """Ask another to look at it. Raises Refused when something is still wrong with it, or Stale."""
    _check(one, Stap.LEG_VOOR, ik)
    if desk.faults(one):
        raise Refused("Er klopt nog iets niet. Kijk bij de velden hieronder.")
    if not one.uitleg:
        raise Refused("Vertel eerst in een zin wat je wijzigde.")
    return _do(connection, now, ik, "voorgelegd", one, replace(one, status=Status.VOORGELEGD))


def approve(connection: Connection, now: datetime, ik: Editor, one: Concept, seen: str, on: date | None) -> Concept:
    """A second person finds it good; `on` is the day of publication, if it is planned. Raises Refused or Stale.

    `seen` is the revision that they looked at: nobody approves words that they did not read.
    """
    _check(one, Stap.KEUR_GOED, ik)
    if seen != str(one.revisie):
        raise Refused("Dit concept is gewijzigd nadat je het opende. Lees het nog eens en keur het dan goed.")
    fresh = replace(one, status=Status.GOEDGEKEURD, keurder=ik.id, publiceren_op=on)
    return _do(connection, now, ik, "goedgekeurd", one, fresh)


def send_back(connection: Connection, now: datetime, ik: Editor, one: Concept, why: str) -> Concept:
    """Not yet good, with what should change. Raises Refused or Stale."""
    _check(one, Stap.STUUR_TERUG, ik)
    fresh = replace(one, status=Status.CONCEPT, keurder=None, publiceren_op=None)
    return _do(connection, now, ik, f"teruggestuurd: {why}" if why else "teruggestuurd", one, fresh)


def withdraw(connection: Connection, now: datetime, ik: Editor, one: Concept) -> Concept:
    """It will not be published. Raises Refused or Stale."""
    _check(one, Stap.TREK_IN, ik)
    return _do(connection, now, ik, "ingetrokken", one, replace(one, status=Status.INGETROKKEN))


def undo(connection: Connection, now: datetime, ik: Editor, one: Concept) -> Concept:
    """Undo the last act on an unpublished concept; no approval comes back by that. Raises Refused or Stale."""
    act = last_undoable(connection, one)
    if act is None:
        raise Refused("Hier is niets meer om ongedaan te maken.")
    if one.status is not Status.INGETROKKEN:
        _check(one, Stap.SCHRIJF, ik)
    before = json.loads(act.voor)
    status = Status(before["status"])
    fresh = replace(
        one,
        velden=before["velden"],
        uitleg=before["uitleg"],
        wijziging=Wijziging(before["wijziging"]),
        status=Status.VOORGELEGD if status is Status.GOEDGEKEURD else status,
        keurder=None,
        publiceren_op=None,
        schrijvers=tuple(dict.fromkeys((*one.schrijvers, ik.id))),
    )
    return _do(connection, now, ik, f"ongedaan gemaakt: {act.handeling}", one, fresh)


def last_undoable(connection: Connection, one: Concept) -> Any:
    """The last act on a concept when that can be undone, else None."""
    if one.status is Status.GEPUBLICEERD:
        return None
    last = next(iter(queries.acts(connection, one.id)), None)
    return last if last is not None and last.handeling.startswith(UNDOABLE) else None


def publish(
    connection: Connection, now: datetime, ik: Editor | None, concepts: Iterable[Concept], desk: Desk
) -> tuple[Concept, ...]:
    """Make approved concepten part of the catalogue. Raises Refused, Stale or SeedError; nothing is done then.

    Without an editor it was planned: whoever approved it published it.
    """
    done = []
    listed = tuple(concepts)
    found = _fitting(connection, listed, desk, ik)
    catalogue.keep(connection, found, now, ik.id if ik else listed[0].keurder)
    for one in listed:
        fresh = replace(one, naam=desk.made(one).key, status=Status.GEPUBLICEERD)
        done.append(_do(connection, now, ik, "gepubliceerd", one, fresh))
    return tuple(done)


def _fitting(connection: Connection, listed: tuple[Concept, ...], desk: Desk, ik: Editor | None) -> tuple[Change, ...]:
    """What publishing changes, when nothing stands in its way. Raises Refused or SeedError."""
    for one in listed:
        _ready(connection, one, desk, ik, first=one is listed[0])
    found = desk.changes(listed)
    gone = {(change.soort, change.naam) for change in found if change.new is None}
    for one in listed:
        if desk.made(one).record is None and (one.soort, one.naam) not in gone:
            raise Refused(f"‘{title_of(one)}’ kan niet uit de catalogus: andere teksten hebben het nodig.")
    return found


def _ready(connection: Connection, one: Concept, desk: Desk, ik: Editor | None, *, first: bool) -> None:
    """Raises Refused for what stands in the way of one concept."""
    naam, titel = desk.made(one).naam, title_of(one)
    if not first and one.status is not Status.GOEDGEKEURD:
        raise Refused(f"‘{titel}’ hoort erbij en is nog niet goedgekeurd.")
    if ik is not None:
        _check(one, Stap.PUBLICEER, ik)
    elif not queries.approves(connection, one.keurder):
        raise Refused("Wie het goedkeurde, mag dat niet meer. Een andere eindredacteur kan het nu publiceren.")
    if desk.is_stale(one):
        raise Refused(f"‘{titel}’ is intussen door een ander gewijzigd. Kijk eerst naar het verschil.")
    if one.nieuw and naam in desk.records[one.soort]:
        raise Refused(f"Er is al een {one.soort} met de naam ‘{naam}’. Wijzig die, of kies een andere naam.")


def hindrance(connection: Connection, one: Concept, desk: Desk) -> str:
    """Why what was planned cannot be published now, in Dutch; empty when it can."""
    try:
        _fitting(connection, desk.together(one), desk, None)
    except (Refused, SeedError) as no:
        return str(no).partition("\n")[0]
    return ""


def rebase(connection: Connection, now: datetime, ik: Editor, one: Concept, desk: Desk) -> Concept:
    """Go on from what is published now, with the own words kept; it must be approved anew. Raises Refused or Stale."""
    _check(one, Stap.SCHRIJF, ik)
    fresh = replace(one, basis=desk.basis_of(one.soort, one.naam), status=Status.CONCEPT, keurder=None)
    return _do(connection, now, ik, "bewaard", one, replace(fresh, publiceren_op=None))
