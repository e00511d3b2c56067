"""Gemeenten that are no longer there: since when, and what became of them.

`seed/herindelingen.csv` lists every gemeente that went away or changed its name since 2010, with the day and the
gemeenten that its land went to that day. Source: CBS, *Gemeentelijke indeling op 1 januari* of each year, and for
Rozenburg and Weesp, which went in the middle of a year, the same list of the year after.

Held line by line against copies of what was written then, by another than who wrote it, on 1 December 2026: 2015 (CBS,
*Per 1 januari 2015 393 gemeenten*), 2017, 2019, 2021 and 2022 (news of CBS of those days), 2018 (VNG, *Hoeveel
gemeenten zijn er per 2018?*). The lines of 2010 to 2014, 2016 and 2023 against a public list of gemeenten and what they
came from that says it was checked against CBS; of these the parting of Boarnsterhim also against what was decided about
it. Nothing was another way; the lists of CBS themselves were not seen.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.dates import format_date

from app.municipalities.gemeente import Gemeente

COLUMNS = ["naam", "op", "soort", "opvolgers", "bron"]
SOORTEN = {"samen", "verdeeld", "naam"}
"""Gone into one other, parted over several, or the same gemeente with another name."""


@dataclass(frozen=True)
class Herindeling:
    """One line of the list."""

    naam: str
    op: date
    soort: str
    opvolgers: tuple[str, ...]


@dataclass(frozen=True)
class Vroeger:
    """A gemeente of before, and the gemeenten of now that it became."""

    naam: str
    op: date
    soort: str
    meteen: tuple[str, ...]
    nu: tuple[Gemeente, ...]

    @property
    def zin(self) -> str:
        """What an officer reads about it."""
        day, now = format_date(self.op, "d MMMM y", locale="nl"), _listed([one.toonnaam for one in self.nu])
        if set(self.meteen) != {one.naam for one in self.nu}:
            return f"{self.naam} is sinds {day} geen eigen gemeente meer. Nu hoort het bij {now}."
        if self.soort == "naam":
            return f"{self.naam} heet sinds {day} {now}."
        return f"{self.naam} is sinds {day} {'verdeeld over' if self.soort == 'verdeeld' else 'deel van'} {now}."


def _listed(names: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def read(path: Path) -> tuple[Herindeling, ...]:
    """The list. Raises ValueError for a line that is not in order."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        if list(rows.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path.name}: de kolommen moeten zijn: {', '.join(COLUMNS)}.")
        return tuple(_line(path, row) for row in rows)


def _line(path: Path, row: Mapping[str, str]) -> Herindeling:
    found = Herindeling(row["naam"], date.fromisoformat(row["op"]), row["soort"], tuple(row["opvolgers"].split("|")))
    several = len(found.opvolgers) > 1
    if found.soort not in SOORTEN or not all(found.opvolgers) or several != (found.soort == "verdeeld"):
        raise ValueError(f"{path.name}: de regel van {found.naam} klopt niet.")
    return found


def traced(lines: Iterable[Herindeling], now: Mapping[str, Gemeente]) -> tuple[Vroeger, ...]:
    """Each gemeente of the list with those of today, through every merger since; without who leads nowhere."""
    known = {line.naam: line for line in lines}

    def today(name: str) -> tuple[Gemeente, ...]:
        if name in now:
            return (now[name],)
        after = known[name].opvolgers if name in known else ()
        return tuple(dict.fromkeys(one for successor in after for one in today(successor)))

    every = (Vroeger(one.naam, one.op, one.soort, one.opvolgers, today(one.naam)) for one in known.values())
    return tuple(one for one in every if one.nu and one.naam not in now)
