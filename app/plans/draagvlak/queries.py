"""The SQL of draagvlaksessies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.database import STEP, insert_once
from app.plans.draagvlak.models import deelnemer, sessie
from app.plans.draagvlak.outcome import Antwoorden, Oordeel, Uitkomst, outcome
from app.plans.draagvlak.sessie import Gevraagd, Over, Sessie, Verslag
from app.plans.models import bouwwerk
from app.plans.reviving import revived

_BOUWSTENEN = TypeAdapter(tuple[Gevraagd, ...])
_UITKOMST = TypeAdapter(Uitkomst)
_ANTWOORDEN = TypeAdapter(dict[str, Oordeel])
_COLUMNS = [sessie.c[name] for name in Sessie.__dataclass_fields__]
_ALL = select(*_COLUMNS)


@dataclass(frozen=True)
class Whose:
    """What is told of a bouwwerk to who is invited."""

    titel: str
    gemeente: str
    gemeente_code: str | None
    verwijderd_op: datetime | None

    @property
    def van(self) -> str:
        """The gemeente, with its title before it when it is one of the list."""
        return f"Gemeente {self.gemeente}" if self.gemeente_code else self.gemeente


def add(connection: Connection, of: int, nr: int, bouwstenen: Iterable[Gevraagd], **values: Any) -> None:
    """Store a new session."""
    frozen = _BOUWSTENEN.dump_json(tuple(bouwstenen)).decode()
    connection.execute(insert(sessie).values(bouwwerk_id=of, nr=nr, bouwstenen=frozen, uitkomst="", **values))


def all_of(connection: Connection, of: int) -> tuple[Sessie, ...]:
    """The sessions of a bouwwerk, newest first."""
    found = connection.execute(_ALL.where(sessie.c.bouwwerk_id == of).order_by(sessie.c.nr.desc()))
    return tuple(map(_read, found))


def one(connection: Connection, of: int, nr: int) -> Sessie | None:
    """A session of this bouwwerk by its number, held until the transaction ends (when it writes)."""
    return _found(connection, (sessie.c.bouwwerk_id == of) & (sessie.c.nr == nr))


def by_hash(connection: Connection, sleutel_hash: str, *, hold: bool = False) -> Sessie | None:
    """The session of a link. `hold` makes who closes or joins it wait until this transaction ends (PostgreSQL)."""
    return _found(connection, sessie.c.sleutel_hash == sleutel_hash, hold=hold)


def hold(connection: Connection, found: Sessie) -> Sessie | None:
    """The same session as it is when nobody else can change it any more; None when it is gone."""
    return _found(connection, sessie.c.id == found.id, hold=True)


def _found(connection: Connection, which: Any, *, hold: bool = False) -> Sessie | None:
    asked = _ALL.where(which)
    row = connection.execute(asked.with_for_update() if hold else asked).one_or_none()
    return _read(row) if row else None


def whose(connection: Connection, found: Sessie) -> Whose:
    """What who joins may know of the bouwwerk of a session."""
    columns = [bouwwerk.c[name] for name in Whose.__dataclass_fields__]
    return Whose(*connection.execute(select(*columns).where(bouwwerk.c.id == found.bouwwerk_id)).one())


def joined(connection: Connection, found: Sessie) -> int:
    """How many people joined."""
    mine = deelnemer.c.sessie_id == found.id
    return connection.execute(select(func.count()).select_from(deelnemer).where(mine)).scalar_one()


def join(connection: Connection, found: Sessie, sleutel_hash: str) -> bool:
    """Let somebody join; False when this very somebody did so before."""
    values = {"bouwwerk_id": found.bouwwerk_id, "sessie_id": found.id, "antwoorden": "{}"}
    return insert_once(connection, deelnemer, "sleutel_hash", sleutel_hash=sleutel_hash, **values) is not None


def answers(connection: Connection, found: Sessie, sleutel_hash: str, *, hold: bool = False) -> Antwoorden | None:
    """What somebody answered until now; None when nobody with this sleutel joined."""
    asked = select(deelnemer.c.antwoorden).where(
        deelnemer.c.sessie_id == found.id, deelnemer.c.sleutel_hash == sleutel_hash
    )
    told = connection.execute(asked.with_for_update() if hold else asked).scalar_one_or_none()
    return None if told is None else _ANTWOORDEN.validate_json(told)


def save(connection: Connection, found: Sessie, sleutel_hash: str, given: Antwoorden) -> None:
    """Store what somebody answered, in the order of the bouwstenen so that it does not tell which came first."""
    kept = {one.slug: given[one.slug] for one in found.bouwstenen if one.slug in given}
    mine = (deelnemer.c.sessie_id == found.id) & (deelnemer.c.sleutel_hash == sleutel_hash)
    connection.execute(update(deelnemer).where(mine).values(antwoorden=_ANTWOORDEN.dump_json(kept).decode()))


def leave(connection: Connection, found: Sessie, sleutel_hash: str) -> None:
    """Wipe somebody and all that was answered."""
    mine = (deelnemer.c.sessie_id == found.id) & (deelnemer.c.sleutel_hash == sleutel_hash)
    connection.execute(delete(deelnemer).where(mine))


def outcome_of(connection: Connection, found: Sessie, today: date) -> Uitkomst | None:
    """What came of a session that is over; None while it is open, whoever asks."""
    if found.is_open(today):
        return None
    return found.uitkomst or _counted(connection, found)


def _counted(connection: Connection, found: Sessie) -> Uitkomst:
    told = connection.execute(select(deelnemer.c.antwoorden).where(deelnemer.c.sessie_id == found.id)).scalars()
    return outcome((one.slug for one in found.bouwstenen), map(_ANTWOORDEN.validate_json, told))


def freeze(connection: Connection, found: Sessie, closed: datetime | None = None) -> None:
    """Keep what came of a session, and wipe who joined with all answers. `closed` is when that was done by hand."""
    kept = _UITKOMST.dump_json(_counted(connection, found)).decode()
    connection.execute(update(sessie).where(sessie.c.id == found.id).values(uitkomst=kept, gesloten_op=closed))
    connection.execute(delete(deelnemer).where(deelnemer.c.sessie_id == found.id))


def freeze_ended(connection: Connection, today: date, most: int = STEP) -> int:
    """Freeze at most so many sessions whose last day is over; returns how many."""
    over = _ALL.where(sessie.c.uitkomst == "", sessie.c.open_tot < today)
    over = over.order_by(sessie.c.id).limit(most).with_for_update()
    ended = tuple(map(_read, connection.execute(over)))
    for found in ended:
        freeze(connection, found)
    return len(ended)


def remove(connection: Connection, found: Sessie) -> None:
    """Wipe a session with all that hangs on it."""
    connection.execute(delete(deelnemer).where(deelnemer.c.sessie_id == found.id))
    connection.execute(delete(sessie).where(sessie.c.id == found.id))


def reports(connection: Connection, of: int, today: date) -> tuple[Verslag, ...]:
    """Every session of a bouwwerk that has something to tell, oldest first."""
    told = ((found, outcome_of(connection, found, today)) for found in reversed(all_of(connection, of)))
    return tuple(report(found, uitkomst) for found, uitkomst in told if uitkomst and uitkomst.genoeg)


def report(found: Sessie, uitkomst: Uitkomst) -> Verslag:
    """A session as pages and papers tell it."""
    return Verslag(found.naam, found.over, found.einde, found.bouwstenen, uitkomst)


def _read(row: Row[Any]) -> Sessie:
    read = {
        "over": Over(row.over),
        "bouwstenen": tuple(revived(Gevraagd, one) for one in from_json(row.bouwstenen)),
        "uitkomst": revived(Uitkomst, from_json(row.uitkomst)) if row.uitkomst else None,
    }
    return Sessie(**{**row._mapping, **read})
