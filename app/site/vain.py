"""Searches that found nothing, so that editors see what is missing: counted per week, with nothing of who searched."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, delete, func, insert, select, update

from app.database import STEP, Database
from app.noting import Noter
from app.site.models import zoekwoord
from app.templating import today

LONGEST = 60
"""Characters of a question that are kept."""
MOST = 500
"""Different questions that are kept of one week, and that wait in memory: a program that tries words fills nothing."""
KEPT = timedelta(days=365)
"""How long they are kept; stands on the privacy page."""
PRIVATE = re.compile(r"@|://|\bwww\b|\w\.\w|(?:\d\D*){5}|\S{31}|\b(?:bw|ds)_", re.IGNORECASE)
"""What may be of somebody: an e-mail address, a link, five figures or more (a phone number, a date), a sleutel."""


def cleaned(asked: str) -> str:
    """A question as it is counted; empty when it is not to be kept."""
    text = " ".join(asked.casefold().split())
    if len(text) < 2 or PRIVATE.search(text):
        return ""
    return text if len(text) <= LONGEST else text[: LONGEST + 1].rpartition(" ")[0]


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


class Vain(Noter[tuple[str, date], int]):
    """Counts searches that found nothing in a thread of its own."""

    naam = "zoekwoorden"

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    def note(self, asked: str) -> None:
        """Somebody searched for this and found nothing."""
        woord = cleaned(asked)
        if not woord:
            return
        with self._lock:
            what = (woord, monday(today()))
            if what in self._noted or len(self._noted) < MOST:
                self._noted[what] = self._noted.get(what, 0) + 1
        self._awake.set()

    def _write(self, noted: Mapping[tuple[str, date], int]) -> None:
        waiting = list(noted.items())
        while waiting:
            some, waiting = waiting[:STEP], waiting[STEP:]
            with self._database.write() as connection:
                for (woord, week), keer in some:
                    _count(connection, woord, week, keer)


def _count(connection: Connection, woord: str, week: date, keer: int) -> None:
    mine = (zoekwoord.c.woord == woord) & (zoekwoord.c.week == week)
    if connection.execute(update(zoekwoord).where(mine).values(keer=zoekwoord.c.keer + keer)).rowcount:
        return
    here = select(func.count()).select_from(zoekwoord).where(zoekwoord.c.week == week)
    if connection.execute(here).scalar_one() < MOST:
        connection.execute(insert(zoekwoord).values(woord=woord, week=week, keer=keer))


def forget(connection: Connection, now: date, most: int = STEP) -> int:
    """Erase at most so many rows that were asked more than a year ago; returns how many."""
    some = zoekwoord.c.id.in_(select(zoekwoord.c.id).where(zoekwoord.c.week < now - KEPT).limit(most))
    return connection.execute(delete(zoekwoord).where(some)).rowcount


def asked_often(connection: Connection, weeks: int) -> Mapping[str, tuple[int, int]]:
    """The questions that came back in so many different weeks: in how many, and how often; the most weeks first."""
    many, often = func.count(), func.sum(zoekwoord.c.keer)
    asked = select(zoekwoord.c.woord, many.label("weken"), often.label("keer")).group_by(zoekwoord.c.woord)
    rows = connection.execute(asked.having(many >= weeks)).all()
    rows = sorted(rows, key=lambda row: (-row.weken, -row.keer, row.woord))
    return {row.woord: (int(row.weken), int(row.keer)) for row in rows}
