"""What may be done with an aanvraag. Those that were merged with it go along: one answer is for all who asked.

Each returns whether it happened; somebody else may just have done something that leaves no room for it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, update

from app.enquiries import queries
from app.enquiries.dossier import Dossier
from app.enquiries.models import aanvraag
from app.enquiries.status import Status

FINISHED = {Status.GEPUBLICEERD, Status.AFGEWEZEN, Status.INGETROKKEN}


def _move(connection: Connection, now: datetime, one: Dossier, to: Status, **values: Any) -> bool:
    """Another status, if it may follow and nobody changed it meanwhile."""
    if not one.status.may_become(to):
        return False
    mine = (aanvraag.c.id == one.id) & (aanvraag.c.status == one.status)
    ended = now if to in FINISHED else None
    changed = update(aanvraag).where(mine).values(status=to, gewijzigd_op=now, afgerond_op=ended, **values)
    return connection.execute(changed).rowcount == 1


def _begun(one: Dossier) -> Status:
    """Where an aanvraag is when it is on its own again."""
    return Status.IN_BEHANDELING if one.behandelaar_id else Status.ONTVANGEN


def take_up(connection: Connection, now: datetime, one: Dossier, redacteur: int) -> bool:
    """Somebody handles it from now on, also when somebody else did before."""
    if one.status is Status.IN_BEHANDELING:
        mine = (aanvraag.c.id == one.id) & (aanvraag.c.status == one.status)
        return connection.execute(update(aanvraag).where(mine).values(behandelaar_id=redacteur)).rowcount == 1
    ready = one.status is Status.ONTVANGEN
    return ready and _move(connection, now, one, Status.IN_BEHANDELING, behandelaar_id=redacteur)


def let_go(connection: Connection, now: datetime, one: Dossier) -> bool:
    """Nobody handles it any more."""
    ready = one.status is Status.IN_BEHANDELING
    return ready and _move(connection, now, one, Status.ONTVANGEN, behandelaar_id=None)


def merge(connection: Connection, now: datetime, one: Dossier, into: Dossier) -> bool:
    """It asks the same as another, open one. What was merged with it goes to that one too."""
    if one.id == into.id or not into.status.open or one.status is Status.SAMENGEVOEGD:
        return False
    if not _move(connection, now, one, Status.SAMENGEVOEGD, samengevoegd_met=into.id, reden=""):
        return False
    mine = aanvraag.c.samengevoegd_met == one.id
    connection.execute(update(aanvraag).where(mine).values(samengevoegd_met=into.id))
    return True


def separate(connection: Connection, now: datetime, one: Dossier) -> bool:
    """It is on its own again."""
    ready = one.status is Status.SAMENGEVOEGD
    return ready and _move(connection, now, one, _begun(one), samengevoegd_met=None)


def refuse(connection: Connection, now: datetime, one: Dossier, reden: str) -> bool:
    """It will not be made, for this reason; those that were merged with it neither."""
    if not (one.status.open and _move(connection, now, one, Status.AFGEWEZEN, reden=reden)):
        return False
    for other in queries.merged_into(connection, one.id):
        _move(connection, now, other, Status.AFGEWEZEN, reden=reden)
    return True


def reopen(connection: Connection, now: datetime, one: Dossier, redacteur: int) -> bool:
    """What was refused is looked at again, and so is what was merged with it."""
    ready = one.status is Status.AFGEWEZEN
    values = {"behandelaar_id": redacteur, "samengevoegd_met": None, "reden": ""}
    if not (ready and _move(connection, now, one, Status.IN_BEHANDELING, **values)):
        return False
    for other in queries.merged_into(connection, one.id):
        _move(connection, now, other, Status.SAMENGEVOEGD, reden="")
    return True


def publish(connection: Connection, now: datetime, one: Dossier, slug: str) -> tuple[Dossier, ...]:
    """There is a bouwsteen for it, and for all that are merged with it: those that this is the answer to."""
    first = queries.find(connection, one.samengevoegd_met) if one.status is Status.SAMENGEVOEGD else one
    if first is None or not first.status.open:
        return ()
    group = (first, *queries.merged_into(connection, first.id))
    done = [other.id for other in group if _move(connection, now, other, Status.GEPUBLICEERD, bouwsteen=slug)]
    return tuple(found for found in (queries.find(connection, id) for id in done) if found)


def withdraw(connection: Connection, now: datetime, one: Dossier) -> bool:
    """The requester does not need it any more: name and address go, and those merged with it are on their own again."""
    if not _move(connection, now, one, Status.INGETROKKEN, naam="", email="", samengevoegd_met=None):
        return False
    for other in queries.merged_into(connection, one.id):
        separate(connection, now, other)
    return True
