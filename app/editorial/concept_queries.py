"""All SQL of concepten."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from app.blocks.shapes import Wijziging
from app.database import insert_once
from app.editorial.concept import Concept, Status
from app.editorial.fields import Fields
from app.editorial.models import concept, handeling, redacteur
from app.editorial.rol import Rol

OPEN = [status for status in Status if status.open]


@dataclass(frozen=True)
class Start:
    """How a concept begins."""

    soort: str
    naam: str | None
    velden: Fields
    basis: str | None
    uitleg: str = ""
    aanvraag: int | None = None
    status: Status = Status.CONCEPT


def begin(connection: Connection, now: datetime, start: Start, who: int, formulier: str) -> int | None:
    """Keep a new concept; None when this very form was sent before (a double click)."""
    return insert_once(
        connection,
        concept,
        "formulier",
        soort=start.soort,
        naam=start.naam,
        velden=json.dumps(start.velden, ensure_ascii=False),
        basis=start.basis,
        status=start.status,
        wijziging=Wijziging.INHOUDELIJK,
        uitleg=start.uitleg,
        schrijvers=json.dumps([who]),
        redacteur_id=who,
        aanvraag_id=start.aanvraag,
        mailen=start.aanvraag is not None,
        formulier=formulier,
        revisie=1,
        gemaakt_op=now,
        gewijzigd_op=now,
    )


def by_form(connection: Connection, formulier: str) -> int:
    """The concept that this form made."""
    return int(connection.execute(select(concept.c.id).where(concept.c.formulier == formulier)).scalar_one())


def find(connection: Connection, number: int) -> Concept | None:
    """One concept."""
    row = connection.execute(select(concept).where(concept.c.id == number)).one_or_none()
    return _concept(row) if row else None


def all_open(connection: Connection) -> tuple[Concept, ...]:
    """Everything that is not published or withdrawn, oldest first."""
    return _listed(connection, concept.c.status.in_(OPEN))


def about(connection: Connection, soort: str, naam: str) -> tuple[Concept, ...]:
    """The open concepten of a published record."""
    return _listed(connection, concept.c.status.in_(OPEN) & (concept.c.soort == soort) & (concept.c.naam == naam))


def last_done(connection: Connection, limit: int) -> tuple[Concept, ...]:
    """What was published or withdrawn last, newest first."""
    done = select(concept).where(concept.c.status.not_in(OPEN)).order_by(concept.c.gewijzigd_op.desc()).limit(limit)
    return tuple(map(_concept, connection.execute(done)))


def _listed(connection: Connection, which: Any) -> tuple[Concept, ...]:
    return tuple(map(_concept, connection.execute(select(concept).where(which).order_by(concept.c.id))))


def _concept(row: Row[Any]) -> Concept:
    return Concept(
        id=row.id,
        soort=row.soort,
        naam=row.naam,
        velden=json.loads(row.velden),
        basis=row.basis,
        status=Status(row.status),
        wijziging=Wijziging(row.wijziging),
        uitleg=row.uitleg,
        schrijvers=tuple(json.loads(row.schrijvers)),
        auteur=row.redacteur_id,
        keurder=row.keurder_id,
        publiceren_op=row.publiceren_op,
        aanvraag=row.aanvraag_id,
        mailen=row.mailen,
        revisie=row.revisie,
        gemaakt_op=row.gemaakt_op,
        gewijzigd_op=row.gewijzigd_op,
    )


def keep(connection: Connection, now: datetime, one: Concept, was: int) -> bool:
    """Write a concept as it is now; False when it is no longer the revision that it was."""
    values = {
        "naam": one.naam,
        "velden": json.dumps(one.velden, ensure_ascii=False),
        "basis": one.basis,
        "status": one.status,
        "wijziging": one.wijziging,
        "uitleg": one.uitleg,
        "schrijvers": json.dumps(one.schrijvers),
        "keurder_id": one.keurder,
        "publiceren_op": one.publiceren_op,
        "mailen": one.mailen,
        "revisie": was + 1,
        "gewijzigd_op": now,
    }
    mine = (concept.c.id == one.id) & (concept.c.revisie == was)
    return connection.execute(update(concept).where(mine).values(**values)).rowcount == 1


def due(connection: Connection, today: date) -> tuple[Concept, ...]:
    """Approved concepten whose day of publication has come."""
    planned = (concept.c.status == Status.GOEDGEKEURD) & (concept.c.publiceren_op <= today)
    return _listed(connection, planned)


def approves(connection: Connection, who: int | None) -> bool:
    """Whether somebody is still an editor who may approve."""
    mine = (redacteur.c.id == who) & redacteur.c.uitgeschakeld_op.is_(None)
    rol = connection.execute(select(redacteur.c.rol).where(mine)).scalar_one_or_none()
    return rol is not None and Rol(rol).may(Rol.EINDREDACTEUR)


def names(connection: Connection, ids: Iterable[int | None]) -> dict[int, str]:
    """What redacteuren are called."""
    wanted = [one for one in ids if one is not None]
    rows = connection.execute(select(redacteur.c.id, redacteur.c.naam).where(redacteur.c.id.in_(wanted)))
    return {row.id: row.naam for row in rows}


def acts(connection: Connection, number: int) -> tuple[Row[Any], ...]:
    """What was done with a concept, newest first."""
    mine = (handeling.c.soort == "concept") & handeling.c.onderwerp.startswith(f"{number} ")
    return tuple(connection.execute(select(handeling).where(mine).order_by(handeling.c.id.desc())))
