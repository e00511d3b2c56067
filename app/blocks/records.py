"""Every record of the catalogue in the form of the content files: how the database is written back to them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.blocks.changes import BOUWSTEEN, BRON, Content
from app.blocks.lore import (
    BewijsShape,
    BouwtekeningShape,
    CijferShape,
    KansShape,
    OrganisatieShape,
    RegelingShape,
    RelatieShape,
    SynoniemShape,
    VoorbeeldShape,
)
from app.blocks.shapes import BouwsteenShape, BronShape, GroepShape, TipShape, UitdagingShape, Wijziging
from app.blocks.steps import STAPPEN
from app.differences import ORDER, Row

Record = dict[str, Any]
"""One record as it stands in its file."""
Records = dict[str, dict[str, Record]]
"""All of them, by soort and by what they are known by, in the order of their files."""


@dataclass(frozen=True)
class Kind:
    """A soort of record: in which file it stands, under which name, and its strict shape."""

    soort: str
    file: str
    lijst: str
    shape: type[BaseModel]


KINDS = (
    Kind("groep", "bouwstenen.json", "groepen", GroepShape),
    Kind(BOUWSTEEN, "bouwstenen.json", "bouwstenen", BouwsteenShape),
    Kind(BRON, "kennis.json", "bronnen", BronShape),
    Kind("tip", "kennis.json", "tips", TipShape),
    Kind("uitdaging", "kennis.json", "uitdagingen", UitdagingShape),
    Kind("voorbeeld", "voorbeelden.json", "voorbeelden", VoorbeeldShape),
    Kind("bouwtekening", "bouwtekeningen.json", "bouwtekeningen", BouwtekeningShape),
    Kind("relatie", "relaties.json", "relaties", RelatieShape),
    Kind("kans", "naslag.json", "kansen", KansShape),
    Kind("cijfer", "naslag.json", "cijfers", CijferShape),
    Kind("bewijs", "naslag.json", "bewijs", BewijsShape),
    Kind("regeling", "naslag.json", "regelingen", RegelingShape),
    Kind("organisatie", "naslag.json", "organisaties", OrganisatieShape),
    Kind("synoniem", "synoniemen.json", "synoniemen", SynoniemShape),
)
BY_SOORT: Mapping[str, Kind] = {kind.soort: kind for kind in KINDS}
FILES = tuple(dict.fromkeys(kind.file for kind in KINDS))
GROEPEN = [f"{stap.slug}/{groep}" for stap in STAPPEN for groep in stap.groepen]


def key(soort: str, record: Record) -> str:
    """What a record is known by among those of its soort."""
    if soort == "groep":
        return f"{record['stap']}/{record['groep']}"
    if soort == "relatie":
        return f"{record['van']}.{record['soort']}.{record['naar']}"
    if soort == "synoniem":
        return str(record["woorden"][0])
    return str(record["slug"])


def records_of(content: Content) -> Records:
    """What the database holds, as records. A bron has no order of its own, so those stand by slug."""
    found: Records = {}
    for kind in KINDS:
        rows = content.rows.get(kind.soort, {})
        made = {naam: _record(kind.soort, naam, row, content) for naam, row in _ordered(kind.soort, rows)}
        found[kind.soort] = {naam: plain(kind, record) for naam, record in made.items()}
    return found


def _ordered(soort: str, rows: Mapping[str, Row]) -> Iterable[tuple[str, Row]]:
    if soort == BRON:
        return sorted(rows.items())
    if soort == "groep":
        return sorted(rows.items(), key=lambda pair: GROEPEN.index(pair[0]))
    return sorted(rows.items(), key=lambda pair: int(pair[1][ORDER]))


def _record(soort: str, naam: str, row: Row, content: Content) -> Record:
    """The inverse of `rows.from_files`."""
    bare = {name: value for name, value in row.items() if name != ORDER}
    if soort == "groep":
        stap, _, groep = naam.partition("/")
        return {"stap": stap, "groep": groep, **bare}
    if soort == BOUWSTEEN:
        return _block(naam, bare, content.wijziging[naam])
    if soort == "tip":
        return {"slug": naam, **bare, "herkomst_koppeling": "eigen_redenering"}
    if soort == "uitdaging":
        return {"slug": naam, **{name: bare[name] for name in ("titel", "tekst", "bron")}}
    return {"slug": naam, **bare} if soort == BRON else bare


def _block(naam: str, row: Record, wijziging: Wijziging) -> Record:
    op, opvolger, reden = row["vervallen_op"], row["opgevolgd_door"], row["vervallen_reden"]
    names = BouwsteenShape.model_fields
    return {name: row[name] for name in names if name in row} | {
        "slug": naam,
        "korte_titel": None if row["korte_titel"] == row["titel"] else row["korte_titel"],
        "rol": {"soort": row["rol"], "waarom": row["rol_waarom"]} if row["rol"] else None,
        "wijziging": wijziging,
        "vervallen": {"op": op, "opvolger": opvolger, "reden": reden} if op else None,
    }


def plain(kind: Kind, record: Record) -> Record:
    """A record as its file has it: fields in the order of the shape, without those that say nothing more."""
    told = json.loads(json.dumps(record, default=str))
    fields = kind.shape.model_fields
    return {
        name: told[name]
        for name, field in fields.items()
        if name in told and (field.is_required() or told[name] not in (field.default, list(field.default or ())))
    }


def files_of(records: Records) -> dict[str, str]:
    """The content files, byte for byte the same for the same records."""
    whole: dict[str, dict[str, Any]] = {name: {"schema_versie": 1} for name in FILES}
    for kind in KINDS:
        whole[kind.file][kind.lijst] = list(records[kind.soort].values())
    return {name: json.dumps(content, ensure_ascii=False, indent=1) + "\n" for name, content in whole.items()}
