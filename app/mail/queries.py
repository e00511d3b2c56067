"""All SQL of outgoing mail."""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from app.database import STEP, insert_once
from app.mail.message import Message, address
from app.mail.models import Status, bericht, bericht_bouwwerk
from app.mail.schedule import next_attempt
from app.mail.seal import Seal, Unreadable
from app.settings import Settings

LEASE = timedelta(minutes=5)
"""How long a claimed bericht is left to its claimer: longer than a batch can take (see dispatcher.BATCH)."""

_FINAL = (Status.VERZONDEN, Status.GEWEIGERD, Status.OPGEGEVEN)
_WIPED: dict[str, Any] = {"aan_versleuteld": None, "inhoud": None, "geleend_tot": None}


@dataclass(frozen=True, slots=True)
class Claim:
    """A bericht that is ours to send until the lease ends. `poging` counts this attempt, from 1."""

    id: int
    inhoud: str
    message_id: str
    gemaakt_op: datetime
    poging: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A bericht as its owner may see it; `aan` is gone once its status is final."""

    soort: str
    aan: str | None
    status: str
    gemaakt_op: datetime
    verzonden_op: datetime | None


_CLAIM = [bericht.c[name] for name in Claim.__dataclass_fields__]


def put(
    connection: Connection,
    settings: Settings,
    message: Message,
    soort: str,
    *,
    now: datetime,
    formulier: str | None = None,
    over: Iterable[int] = (),
) -> int | None:
    """Keep a message for sending, in the transaction of its cause; returns its id.

    None when the same `formulier` (idempotency key) already caused a mail of this soort. `over` are the bouwwerken
    that it is about. Wake the dispatcher after the commit.
    """
    seal = Seal(settings.secret)
    values = {
        "soort": soort,
        "aan_versleuteld": seal.close(message.to),
        "inhoud": seal.close_message(message),
        "message_id": f"<{secrets.token_hex(16)}@{address(settings.afzender_email).rpartition('@')[2]}>",
        "gemaakt_op": now,
        "status": Status.WACHT,
        "poging": 0,
        "volgende_poging": now,
        "formulier": hashlib.sha256(f"{soort}\0{formulier}".encode()).hexdigest() if formulier else None,
    }
    made = insert_once(connection, bericht, "formulier", **values)
    if made is not None:
        for one in over:
            connection.execute(insert(bericht_bouwwerk).values(bericht_id=made, bouwwerk_id=one))
    return made


def about(connection: Connection, secret: bytes, bouwwerk: int) -> tuple[Kept, ...]:
    """Every bericht about a bouwwerk, oldest first."""
    mine = bericht.join(bericht_bouwwerk, bericht_bouwwerk.c.bericht_id == bericht.c.id)
    asked = select(bericht).select_from(mine).where(bericht_bouwwerk.c.bouwwerk_id == bouwwerk)
    return tuple(
        Kept(row.soort, _opened(secret, row.aan_versleuteld), row.status, row.gemaakt_op, row.verzonden_op)
        for row in connection.execute(asked.order_by(bericht.c.id))
    )


def _opened(secret: bytes, sealed: str | None) -> str | None:
    try:
        return Seal(secret).open(sealed) if sealed else None
    except Unreadable:
        return None


def forget_about(connection: Connection, bouwwerk: int) -> None:
    """Delete every bericht about this bouwwerk, sent or not."""
    about = select(bericht_bouwwerk.c.bericht_id).where(bericht_bouwwerk.c.bouwwerk_id == bouwwerk)
    connection.execute(delete(bericht).where(bericht.c.id.in_(about)))


def due(connection: Connection, now: datetime) -> bool:
    """Whether there is anything to send: a cheap look before asking for the right to write."""
    return bool(connection.execute(select(exists().where(_ready(now) | _expired(now)))).scalar())


def _ready(now: datetime) -> Any:
    return (bericht.c.status == Status.WACHT) & (bericht.c.volgende_poging <= now)


def _expired(now: datetime) -> Any:
    return (bericht.c.status == Status.BEZIG) & (bericht.c.geleend_tot <= now)


def free_expired(connection: Connection, now: datetime, *, all_claims: bool = False) -> int:
    """Give back what a worker claimed and never reported on; returns how many.

    `all_claims` says that no other worker can be alive, so that nobody waits for a lease to end.
    """
    values = {"status": Status.WACHT, "geleend_tot": None, "volgende_poging": now}
    dead = bericht.c.status == Status.BEZIG if all_claims else _expired(now)
    return connection.execute(update(bericht).where(dead).values(**values)).rowcount


def claim(connection: Connection, now: datetime, limit: int) -> list[Claim]:
    """Take at most `limit` berichten whose time has come, oldest first; nobody else gets them for LEASE."""
    chosen = (
        select(bericht.c.id)
        .where(_ready(now))
        .order_by(bericht.c.volgende_poging, bericht.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = connection.execute(chosen).scalars().all()
    if not ids:
        return []
    taken = {"status": Status.BEZIG, "geleend_tot": now + LEASE, "poging": bericht.c.poging + 1}
    rows = connection.execute(update(bericht).where(bericht.c.id.in_(ids)).values(**taken).returning(*_CLAIM)).all()
    return sorted((Claim(*row) for row in rows), key=lambda one: ids.index(one.id))


def _report(connection: Connection, one: Claim, **values: Any) -> bool:
    """Write the outcome, unless another worker took over in the meantime."""
    mine = (bericht.c.id == one.id) & (bericht.c.status == Status.BEZIG) & (bericht.c.poging == one.poging)
    return connection.execute(update(bericht).where(mine).values(**values)).rowcount == 1


def mark_sent(connection: Connection, one: Claim, now: datetime) -> bool:
    """The server has it. Wipes address and content. False when the lease had passed to another worker."""
    return _report(connection, one, status=Status.VERZONDEN, verzonden_op=now, fout=None, **_WIPED)


def mark_failed(connection: Connection, one: Claim, now: datetime, fout: str, *, refused: bool = False) -> Status:
    """Plan the next attempt, or end it: refused for good, or given up. Returns the new status."""
    chance = secrets.randbelow(1000) / 1000
    again = None if refused else next_attempt(one.poging, one.gemaakt_op, now, chance)
    if again is not None:
        waits = {"status": Status.WACHT, "volgende_poging": again, "geleend_tot": None}
        _report(connection, one, fout=fout, **waits)
        return Status.WACHT
    status = Status.GEWEIGERD if refused else Status.OPGEGEVEN
    _report(connection, one, status=status, fout=fout, **_WIPED)
    return status


def release(connection: Connection, unsent: Sequence[Claim]) -> None:
    """Give claims back untried, without counting an attempt."""
    for one in unsent:
        _report(connection, one, status=Status.WACHT, geleend_tot=None, poging=one.poging - 1)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the outbox is: how many wait and since when the oldest, how many were given up and how many just now."""

    wacht: int
    oudste: datetime | None
    opgegeven: int
    pas_opgegeven: int


def standing(connection: Connection, since: datetime) -> Standing:
    """How the outbox is; `since`: made from then on counts as given up just now."""
    waits = bericht.c.status.in_((Status.WACHT, Status.BEZIG))
    given_up = bericht.c.status == Status.OPGEGEVEN
    asked = select(
        func.count().filter(waits),
        func.min(bericht.c.gemaakt_op).filter(waits),
        func.count().filter(given_up),
        func.count().filter(given_up & (bericht.c.gemaakt_op >= since)),
    ).select_from(bericht)
    return Standing(*connection.execute(asked).one())


def forget(connection: Connection, before: datetime, most: int = STEP) -> int:
    """Delete the trace of at most so many berichten that were finished and made before a moment; returns how many."""
    old = bericht.c.status.in_(_FINAL) & (bericht.c.gemaakt_op < before)
    some = bericht.c.id.in_(select(bericht.c.id).where(old).limit(most))
    return connection.execute(delete(bericht).where(some)).rowcount
