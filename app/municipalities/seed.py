"""Loads the list of gemeenten from `seed/gemeenten.csv`.

The 342 gemeenten of 2026 (342 since 1 January 2023). Codes and names: PyPI package `woningwaardering`
6.202607.3 of October 2026 (MIT; facts from CBS and BAG); provinces follow from its COROP areas. Population:
CBS, 1 January 2021, rounded to hundreds, mergers added up; empty for four gemeenten without a count. The
grootteklasse (klein < 25.000, groot > 100.000) is our own reading. Official source to check against: CBS
table 86059NED (2025).
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from sqlalchemy import Connection, insert, select, update

from app.differences import Change, compare
from app.municipalities.models import gemeente

COLUMNS = ["cbs_code", "naam", "provincie", "inwoners_afgerond_2021", "grootteklasse", "zoeknaam"]
Name = Annotated[str, StringConstraints(min_length=2, max_length=60, pattern=r"^\S(.*\S)?$")]
Provincie = Literal[
    "Groningen",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Gelderland",
    "Utrecht",
    "Noord-Holland",
    "Zuid-Holland",
    "Zeeland",
    "Noord-Brabant",
    "Limburg",
    "Flevoland",
]
DUTCH = {
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "string_too_short": "is te kort of leeg",
    "string_too_long": "is te lang",
    "literal_error": "heeft een waarde die niet bestaat",
    "greater_than": "moet groter zijn dan 0",
    "int_parsing": "moet een heel getal zijn, zonder punten",
}


class SeedError(Exception):
    """The list is not in order; each line of the message names file, line and field, in Dutch."""


class GemeenteShape(BaseModel):
    """One line of the list."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")] = Field(alias="cbs_code")
    naam: Name
    provincie: Provincie
    inwoners_afgerond_2021: Annotated[int, Field(gt=0)] | None
    grootteklasse: Literal["klein", "middelgroot", "groot"]
    zoeknaam: Name | Literal[""]


def read(path: Path) -> tuple[GemeenteShape, ...]:
    """The list in its strict shape. Raises SeedError with every fault on a line of its own."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SeedError(f"{path.name}: kan het bestand niet lezen als CSV in UTF-8.") from error
    if reader.fieldnames is None or list(reader.fieldnames) != COLUMNS:
        raise SeedError(f"{path.name}, regel 1: de kolommen moeten zijn: {', '.join(COLUMNS)}.")
    if not rows:
        raise SeedError(f"{path.name}, regel 2: er staan geen gemeenten in de lijst.")
    return _check(path.name, rows)


def _check(name: str, rows: Iterable[tuple[int, Mapping[str, Any]]]) -> tuple[GemeenteShape, ...]:
    faults: list[str] = []
    seen: dict[str, int] = {}
    shapes: list[GemeenteShape] = []
    for line, row in rows:
        where = f"{name}, regel {line}"
        if None in row or None in row.values():
            faults.append(f"{where}: er moeten {len(COLUMNS)} velden staan.")
            continue
        try:
            shape = GemeenteShape.model_validate(
                dict(row) | {"inwoners_afgerond_2021": row["inwoners_afgerond_2021"] or None}
            )
        except ValidationError as error:
            faults.extend(_faults(where, error))
            continue
        for field, value in (("cbs_code", shape.code), ("naam", shape.naam)):
            if value in seen:
                faults.append(f"{where}, veld ‘{field}’: {value} staat ook al op regel {seen[value]}.")
            seen.setdefault(value, line)
        shapes.append(shape)
    if faults:
        raise SeedError("\n".join(faults))
    return tuple(shapes)


def _faults(where: str, error: ValidationError) -> Iterable[str]:
    fields = {str(fault["loc"][0]): fault["type"] for fault in reversed(error.errors())}
    for field in sorted(fields, key=COLUMNS.index):
        yield f"{where}, veld ‘{field}’: {DUTCH.get(fields[field], 'klopt niet')}."


def differences(connection: Connection, path: Path) -> tuple[Change, ...]:
    """The gemeenten that the list would add or change; one that is no longer in it stays. Raises SeedError."""
    columns = [gemeente.c[name] for name in GemeenteShape.model_fields]
    known = {row.code: dict(row._mapping) for row in connection.execute(select(*columns))}
    return tuple(compare("gemeente", known, {shape.code: shape.model_dump() for shape in read(path)}))


def keep(connection: Connection, changes: Iterable[Change]) -> int:
    """Write those changes; returns how many there were."""
    told = list(changes)
    for change in told:
        row = dict(change.new or {})
        if change.old is None:
            connection.execute(insert(gemeente).values(**row))
        else:
            connection.execute(update(gemeente).where(gemeente.c.code == change.naam).values(**row))
    return len(told)


def load(connection: Connection, path: Path) -> int:
    """Add and update the gemeenten of the list; returns the number of changed rows, so 0 the second time.

    A gemeente that is no longer in the list stays. Raises SeedError before anything is written.
    """
    return keep(connection, differences(connection, path))
