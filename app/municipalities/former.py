"""Gemeenten that are no longer there: since when, and what became of them.

`seed/herindelingen.csv` lists every gemeente that went away or changed its name since 2010, with the day and what took
its place that day; `bron` says where each line was read. What was not read anywhere is not in the list.

- 2010 to 2022: every line, and that none is lacking, in the *Gemeententabel* (Landelijke Tabel 33) of the RvIG, in
  public copies of 2020 and 2022. It names every gemeente with the day it began and ended, but of a gemeente that was
  parted only one that took its place.
- What was parted: in the law or the papers of parliament about it, or for Winsum in news of CBS of December 2018.
- 2023: in news of CBS of December 2022. Of 2024 to 2026 nothing was read that says otherwise than that nothing changed;
  no code in `seed/gemeenten.csv` is younger than that of 2023.

`verdeeld` is what the law parts. A border that was moved along the way parts nothing: two villages of Skarsterlân went
to Heerenveen, and a polder of Muiden to Weesp.
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
            since = f"Nu {'is het verdeeld over' if len(self.nu) > 1 else 'hoort het bij'} {now}."
            if self.soort == "naam":
                return f"{self.naam} heette vanaf {day} {_listed(list(self.meteen))}. {since}"
            return f"{self.naam} is sinds {day} geen eigen gemeente meer. {since}"
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
    told = all(found.opvolgers) and bool(row["bron"])
    if found.soort not in SOORTEN or not told or several != (found.soort == "verdeeld"):
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
