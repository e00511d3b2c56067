"""The whole catalogue as one file, and what a file that comes back would change. Pure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.blocks import changes
from app.blocks.records import FILES, KINDS, Record, Records, files_of, key, plain
from app.blocks.seed import SeedError, content_of
from app.cleaning import clean
from app.differences import Change, Outcome
from app.editorial.desk import Desk

SCHEMA = "bouwplaats/redactie"
MOST = 200
"""Changes that one page lets somebody choose from."""


@dataclass(frozen=True)
class Offer:
    """A record in the file that differs from what there is; `record` is None when the file lacks it."""

    soort: str
    naam: str
    record: Record | None
    change: Change


def whole(records: Records) -> str:
    """Every content file in one, under its own name."""
    files = {name: json.loads(text) for name, text in files_of(records).items()}
    return json.dumps({"schema": SCHEMA, **files}, ensure_ascii=False, indent=1) + "\n"


def read(text: str, desk: Desk) -> tuple[Offer, ...]:
    """What a file of ours would change: the whole catalogue, or one content file. Raises SeedError, in Dutch."""
    try:
        found = opened(text)
    except (ValueError, RecursionError) as error:
        raise SeedError("Dit is geen JSON-bestand van de Bouwplaats.") from error
    if not isinstance(found, dict):
        raise SeedError("Dit is geen bestand van de Bouwplaats.")
    records = {kind.soort: _listed(kind.soort, found.get(kind.file, found)) for kind in KINDS}
    named = [kind for kind in KINDS if records[kind.soort] is not None]
    if not named:
        raise SeedError("In dit bestand staat niets van de catalogus.")
    wanted: Records = {kind.soort: records[kind.soort] or desk.records[kind.soort] for kind in KINDS}
    content = content_of(files_of(wanted), desk.content)
    told = changes.differences(desk.content, content).changes
    offers = [Offer(one.soort, one.naam, wanted[one.soort].get(one.naam), one) for one in told]
    return tuple(one for one in offers if one.change.outcome is not Outcome.MOVED)


def opened(text: str) -> Any:
    """JSON with every text in it cleaned as one that was typed. Raises ValueError or RecursionError."""
    return _cleaned(json.loads(text))


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(one) for one in value]
        case dict():
            return {name: _cleaned(one) for name, one in value.items()}
    return value


def _listed(soort: str, file: Any) -> dict[str, Record] | None:
    """The records of a soort in a content file; None when it has no list of them. Raises SeedError."""
    kind = next(kind for kind in KINDS if kind.soort == soort)
    items = file.get(kind.lijst) if isinstance(file, Mapping) else None
    if items is None:
        return None
    try:
        return {key(soort, one): plain(kind, one) for one in items}
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise SeedError(f"De lijst ‘{kind.lijst}’ klopt niet: een regel mist zijn naam.") from error


assert set(FILES) == {kind.file for kind in KINDS}
