"""Reading the logboek: newest first, and only what somebody looks for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from app.cleaning import NUMBER
from app.differences import lines
from app.editorial.journal import SITE
from app.editorial.models import handeling, redacteur
from app.plans.difference import Piece, words

PER_PAGE = 50
LONGEST = 100
"""Characters of a question that are looked at."""
NOBODY = "site"
"""Stands in the address for what nobody did: it was planned, or done by a command."""
TEXTS = ("naam", "handeling", "soort", "onderwerp", "voor", "na")
"""Columns in which a word is looked for."""


@dataclass(frozen=True)
class Veld:
    """One field that an act changed, with the words that went and came."""

    naam: str
    woorden: tuple[Piece, ...]


@dataclass(frozen=True)
class Act:
    """One act as the page shows it."""

    id: int
    op: datetime
    naam: str
    handeling: str
    soort: str
    onderwerp: str
    velden: tuple[Veld, ...]


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: words, whose acts (an id, or `NOBODY`), about which soort, and before which act."""

    zoek: str = ""
    wie: str = ""
    soort: str = ""
    voor: str = ""

    def __bool__(self) -> bool:
        return bool(self.zoek or self.wie or self.soort)

    @property
    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """What an act must be; a person or place in the list that cannot be finds nothing."""
        for word in self.zoek[:LONGEST].split():
            yield or_(*(handeling.c[name].icontains(word, autoescape=True) for name in TEXTS))
        if self.wie:
            mine = handeling.c.redacteur_id
            yield mine.is_(None) if self.wie == NOBODY else mine == _number(self.wie)
        if self.soort:
            yield handeling.c.soort == self.soort
        if self.voor:
            yield handeling.c.id < _number(self.voor)


def _number(text: str) -> int:
    return int(text) if NUMBER.fullmatch(text) else 0


def latest(connection: Connection, asked: Asked) -> tuple[tuple[Act, ...], bool]:
    """The newest acts that are looked for, and whether there are older ones."""
    found = select(handeling).where(and_(True, *asked.conditions)).order_by(handeling.c.id.desc())
    rows = connection.execute(found.limit(PER_PAGE + 1)).all()
    return tuple(map(_act, rows[:PER_PAGE])), len(rows) > PER_PAGE


def people(connection: Connection) -> dict[str, str]:
    """Who ever did something, by what stands for them in the address."""
    acted = select(handeling.c.redacteur_id).where(handeling.c.redacteur_id == redacteur.c.id).exists()
    named = select(redacteur.c.id, redacteur.c.naam).where(acted).order_by(redacteur.c.naam)
    return {str(row.id): row.naam for row in connection.execute(named)} | {NOBODY: SITE}


def kinds(connection: Connection) -> tuple[str, ...]:
    """Every soort that something was done about."""
    return tuple(connection.scalars(select(handeling.c.soort).distinct().order_by(handeling.c.soort)))


def _act(row: Row[Any]) -> Act:
    told = (row.id, row.op, row.naam, row.handeling, row.soort, row.onderwerp)
    return Act(*told, tuple(_fields(row.voor, row.na)))


def _fields(voor: str | None, na: str | None) -> Iterator[Veld]:
    """What differs, field by field; what is new or gone is all there, or all gone."""
    old, new = ({} if told is None else json.loads(told) for told in (voor, na))
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            before, after = ("\n".join(lines(row.get(name))) for row in (old, new))
            yield Veld(name.replace("_", " "), words(before, after))
