"""Loads the content files into the catalogue; what did not change is left alone, what did becomes a new version."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection, Table, func, insert, select, update

from app.blocks.lore import Lore
from app.blocks.lore_files import FILES, records
from app.blocks.models import bouwsteen, bouwsteen_versie, bron, catalogus, kennis, tip
from app.blocks.shapes import BouwsteenShape, Herkomst, KennisShape, SeedShape, TipShape, UitdagingShape
from app.blocks.steps import BY_SLUG

SEED = "bouwstenen.json"
KNOWLEDGE = "kennis.json"

S = TypeVar("S", bound=BaseModel)

DUTCH = {
    "missing": "ontbreekt",
    "extra_forbidden": "hoort hier niet",
    "string_too_short": "is te kort",
    "string_too_long": "is te lang",
    "string_pattern_mismatch": "heeft niet de goede vorm",
    "string_type": "moet tekst zijn",
    "literal_error": "heeft een waarde die niet bestaat",
    "enum": "heeft een waarde die niet bestaat",
    "json_invalid": "is geen geldige JSON",
    "too_short": "heeft te weinig waarden",
    "date_from_datetime_parsing": "is geen bestaande datum",
}


class SeedError(Exception):
    """The content is not in order; the message names file, bouwsteen and field, in Dutch."""


def read(path: Path, shape: type[S]) -> S:
    """A content file in its strict shape. Raises SeedError with every fault on a line of its own."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SeedError(f"{path.name}: kan het bestand niet lezen.") from error
    try:
        return shape.model_validate_json(text)
    except ValidationError as error:
        raise SeedError("\n".join(_faults(path.name, text, error))) from error


def _faults(name: str, text: str, error: ValidationError) -> Iterable[str]:
    try:
        raw: Any = json.loads(text)
    except ValueError:
        raw = None
    for fault in error.errors():
        place = fault["loc"]
        what = DUTCH.get(fault["type"], "klopt niet")
        field = " → ".join(str(part) for part in place[2:] or place)
        item = _item(raw, place)
        yield f"{name}: {f'{place[0]} ‘{item}’: ' if item else ''}veld ‘{field}’ {what}."


def _item(raw: Any, place: Sequence[int | str]) -> str:
    if len(place) < 2 or not isinstance(place[1], int) or not isinstance(raw, dict):
        return ""
    item = raw[place[0]][place[1]]
    named = item.get("slug") if isinstance(item, dict) else None
    return str(named or f"nummer {place[1] + 1}")


def check(seed: SeedShape, knowledge: KennisShape) -> None:
    """Rules over the whole: unique slugs, known groepen and bronnen. Raises SeedError."""
    slugs = [block.slug for block in seed.bouwstenen]
    sources = {source.slug for source in knowledge.bronnen}
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    faults = [f"{SEED}: bouwsteen ‘{slug}’: veld ‘slug’ staat er meer dan één keer." for slug in twice]
    for block in seed.bouwstenen:
        faults.extend(_check_block(block, sources))
    claims: tuple[TipShape | UitdagingShape, ...] = (*knowledge.tips, *knowledge.uitdagingen)
    for claim in claims:
        faults.extend(_missing(claim.slug, "bron", set(claim.bron) - sources))
    for advice in knowledge.tips:
        faults.extend(_missing(advice.slug, "bouwstenen", set(advice.bouwstenen) - set(slugs)))
    if faults:
        raise SeedError("\n".join(faults))


def _missing(slug: str, field: str, names: set[str]) -> Iterable[str]:
    return (f"{KNOWLEDGE}: ‘{slug}’: veld ‘{field}’: ‘{name}’ bestaat niet." for name in sorted(names))


def _moved(connection: Connection, blocks: Iterable[BouwsteenShape]) -> Iterable[str]:
    """Keuzes, the address of a row and the JSON all say in which stap a bouwsteen stands, so it stays there."""
    kept = {row.slug: row.stap for row in connection.execute(select(bouwsteen.c.slug, bouwsteen.c.stap))}
    for block in blocks:
        stap = kept.get(block.slug, block.stap)
        if stap != block.stap:
            yield (
                f"{SEED}: bouwsteen ‘{block.slug}’: veld ‘stap’: staat al in {stap} en kan niet verhuizen. "
                f"Laat hem daar staan en maak voor {block.stap} een nieuwe bouwsteen met een andere slug."
            )


def _check_block(block: BouwsteenShape, sources: set[str]) -> Iterable[str]:
    start = f"{SEED}: bouwsteen ‘{block.slug}’: veld"
    if block.groep not in BY_SLUG[block.stap].groepen:
        yield f"{start} ‘groep’: groep ‘{block.groep}’ hoort niet bij stap {block.stap}."
    if not block.bron and block.herkomst is not Herkomst.EIGEN_REDENERING:
        yield f"{start} ‘bron’ ontbreekt; zonder bron is de herkomst eigen_redenering."
    if len(block.titel) > 28 and not block.korte_titel:
        yield f"{start} ‘korte_titel’ ontbreekt; de titel is langer dan 28 tekens."
    for wrong in sorted(set(block.bron) - sources):
        yield f"{start} ‘bron’: bron ‘{wrong}’ bestaat niet."


def load(connection: Connection, folder: Path, now: datetime) -> int:
    """Add and update what the content files in `folder` hold; returns the number of changed records.

    Loading twice changes nothing. A changed text becomes a new version; published versions stay, and so does
    what is no longer in a file: bouwwerken may have chosen it. Raises SeedError.
    """
    seed = read(folder / SEED, SeedShape)
    knowledge = read(folder / KNOWLEDGE, KennisShape)
    check(seed, knowledge)
    lore = read_lore(folder)
    check_lore(lore, seed, knowledge)
    if moved := tuple(_moved(connection, seed.bouwstenen)):
        raise SeedError("\n".join(moved))
    changed = sum(_keep_block(connection, block, place, now) for place, block in enumerate(seed.bouwstenen))
    changed += sum(_keep(connection, bron, source.model_dump()) for source in knowledge.bronnen)
    changed += sum(_keep(connection, tip, row) for row in _tips(knowledge))
    changed += sum(_keep(connection, kennis, row) for row in _lore(lore))
    intros = json.dumps({f"{g.stap}/{g.groep}": g.intro for g in seed.groepen}, ensure_ascii=False)
    known = connection.execute(select(catalogus.c.revisie, catalogus.c.groepen)).one_or_none()
    if known is None:
        connection.execute(insert(catalogus).values(id=1, revisie=1, groepen=intros))
    elif changed or known.groepen != intros:
        connection.execute(update(catalogus).values(revisie=known.revisie + 1, groepen=intros))
        changed = max(changed, 1)
    return changed


def read_lore(folder: Path) -> dict[str, tuple[Lore, ...]]:
    """Everything that goes with bouwstenen, by its soort. Raises SeedError."""
    found: dict[str, tuple[Lore, ...]] = {}
    for name, shape in FILES.items():
        found |= records(read(folder / name, shape))
    return found


def check_lore(lore: dict[str, tuple[Lore, ...]], seed: SeedShape, knowledge: KennisShape) -> None:
    """Every record stands once and names only what exists. Raises SeedError."""
    blocks, sources = {block.slug for block in seed.bouwstenen}, {source.slug for source in knowledge.bronnen}
    faults = []
    for soort, items in lore.items():
        keys = [item.key for item in items]
        faults += [f"{soort} ‘{key}’ staat er meer dan één keer." for key in {k for k in keys if keys.count(k) > 1}]
        for item in items:
            ends = {*(item.to_bouwstenen - blocks), *(item.to_bronnen - sources)}
            faults += [f"{soort} ‘{item.key}’: ‘{end}’ bestaat niet." for end in ends]
            faults += [f"{soort} ‘{item.key}’: {item.contradiction}."] if item.contradiction else []
    if faults:
        raise SeedError("\n".join(sorted(faults)))


def _lore(lore: dict[str, tuple[Lore, ...]]) -> Iterable[dict[str, Any]]:
    for soort, items in lore.items():
        for place, item in enumerate(items):
            yield {"soort": soort, "slug": item.key, "volgorde": place, "inhoud": item.model_dump_json()}


def _tips(knowledge: KennisShape) -> Iterable[dict[str, Any]]:
    for place, advice in enumerate(knowledge.tips):
        row = advice.model_dump(include={"slug", "fase", "titel", "tekst"})
        links = {"bouwstenen": json.dumps(advice.bouwstenen), "bron": json.dumps(advice.bron)}
        yield row | links | {"volgorde": place, "soort": "tip"}
    for place, doubt in enumerate(knowledge.uitdagingen):
        row = doubt.model_dump(include={"slug", "titel", "tekst"})
        links = {"bouwstenen": "[]", "bron": json.dumps(doubt.bron)}
        yield row | links | {"volgorde": place, "soort": "uitdaging", "fase": "beide"}


def _keep(connection: Connection, kept_in: Table, row: dict[str, Any]) -> bool:
    """Insert or update one record by its slug; says whether anything changed."""
    columns = [kept_in.c[name] for name in row]
    mine = kept_in.c.slug == row["slug"]
    if "soort" in row and kept_in is kennis:
        mine &= kept_in.c.soort == row["soort"]
    known = connection.execute(select(*columns).where(mine)).one_or_none()
    if known is None:
        connection.execute(insert(kept_in).values(**row))
        return True
    if dict(known._mapping) == row:
        return False
    connection.execute(update(kept_in).where(mine).values(**row))
    return True


def _listed(texts: Sequence[str]) -> str:
    return json.dumps(texts, ensure_ascii=False)


def _keep_block(connection: Connection, block: BouwsteenShape, place: int, now: datetime) -> bool:
    identity = block.model_dump(include={"slug", "stap", "groep", "gecontroleerd_op", "herzien_voor"})
    identity |= {"volgorde": place}
    changed = _keep(connection, bouwsteen, identity)
    found = connection.execute(select(bouwsteen.c.id).where(bouwsteen.c.slug == block.slug)).scalar_one()
    text = {
        "titel": block.titel,
        "korte_titel": block.korte_titel or block.titel,
        "kern": block.kern,
        "uitleg": block.uitleg,
        "wanneer": block.wanneer,
        "vraagt": block.vraagt,
        "valkuil": block.valkuil,
        "vragen": _listed(block.vragen),
        "rol": str(block.rol.soort) if block.rol else None,
        "rol_waarom": block.rol.waarom if block.rol else None,
        "indicatoren": _listed(block.indicatoren),
        "herkomst": str(block.herkomst),
        "bron": json.dumps(block.bron),
    }
    mine = bouwsteen_versie.c.bouwsteen_id == found
    number = connection.execute(select(func.max(bouwsteen_versie.c.nummer)).where(mine)).scalar() or 0
    columns = [bouwsteen_versie.c[name] for name in text]
    latest = select(*columns).where(mine, bouwsteen_versie.c.nummer == number)
    known = connection.execute(latest).one_or_none()
    if known is not None and dict(known._mapping) == text:
        return changed
    head = {"bouwsteen_id": found, "nummer": number + 1, "wijziging": "inhoudelijk", "gepubliceerd_op": now}
    connection.execute(insert(bouwsteen_versie).values(**head, **text))
    return True
