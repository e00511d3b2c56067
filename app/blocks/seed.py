"""Reads and checks the content files, and loads what they change into the catalogue."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from sqlalchemy import Connection

from app.blocks import changes
from app.blocks.changes import BOUWSTEEN, Content
from app.blocks.lore import Lore
from app.blocks.lore_files import FILES, records
from app.blocks.queries import adopt, keep, kept
from app.blocks.rows import from_files
from app.blocks.shapes import BouwsteenShape, Herkomst, KennisShape, SeedShape, TipShape, UitdagingShape
from app.blocks.steps import BY_SLUG
from app.differences import Differences, Row

SEED = "bouwstenen.json"
KNOWLEDGE = "kennis.json"

NAMES = (SEED, KNOWLEDGE, *FILES)

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
    return parse(path.name, _text(path), shape)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SeedError(f"{path.name}: kan het bestand niet lezen.") from error


def parse(name: str, text: str, shape: type[S]) -> S:
    """The text of a content file in its strict shape. Raises SeedError with every fault on a line of its own."""
    try:
        return shape.model_validate_json(text)
    except ValidationError as error:
        raise SeedError("\n".join(_faults(name, text, error))) from error


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
    blocks = {block.slug: block for block in seed.bouwstenen}
    for block in seed.bouwstenen:
        faults.extend((*_check_block(block, sources), *_retired(block, blocks)))
    claims: tuple[TipShape | UitdagingShape, ...] = (*knowledge.tips, *knowledge.uitdagingen)
    for claim in claims:
        faults.extend(_missing(claim.slug, "bron", set(claim.bron) - sources))
    for advice in knowledge.tips:
        faults.extend(_missing(advice.slug, "bouwstenen", set(advice.bouwstenen) - set(slugs)))
    if faults:
        raise SeedError("\n".join(faults))


def _missing(slug: str, field: str, names: set[str]) -> Iterable[str]:
    return (f"{KNOWLEDGE}: ‘{slug}’: veld ‘{field}’: ‘{name}’ bestaat niet." for name in sorted(names))


def _moved(kept: Mapping[str, Row], blocks: Iterable[BouwsteenShape]) -> Iterable[str]:
    """Keuzes, the address of a row and the JSON all say in which stap a bouwsteen stands, so it stays there."""
    for block in blocks:
        stap = kept[block.slug]["stap"] if block.slug in kept else block.stap
        if stap != block.stap:
            yield (
                f"{SEED}: bouwsteen ‘{block.slug}’: veld ‘stap’: staat al in {stap} en kan niet verhuizen. "
                f"Laat hem daar staan en maak voor {block.stap} een nieuwe bouwsteen met een andere slug."
            )


def _retired(block: BouwsteenShape, blocks: Mapping[str, BouwsteenShape]) -> Iterable[str]:
    """A keuze stays in its stap, so a successor stands there too; one that goes itself takes nobody's place."""
    if block.vervallen is None:
        return
    start, name = f"{SEED}: bouwsteen ‘{block.slug}’: veld ‘vervallen’", block.vervallen.opvolger
    if not (name or block.vervallen.reden):
        yield f"{start}: noem een opvolger of schrijf een reden."
    if not name:
        return
    successor = blocks.get(name)
    if successor is None:
        yield f"{start}: opvolger ‘{name}’ bestaat niet."
    elif name == block.slug:
        yield f"{start}: een bouwsteen volgt zichzelf niet op. Kies een andere opvolger of schrijf een reden."
    elif successor.stap != block.stap:
        yield (
            f"{start}: opvolger ‘{name}’ staat in stap {successor.stap} en niet in {block.stap}. "
            "Kies een opvolger in dezelfde stap of schrijf een reden."
        )
    elif successor.vervallen:
        yield f"{start}: opvolger ‘{name}’ vervalt zelf ook. Kies een opvolger die blijft of schrijf een reden."


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


def differences(connection: Connection, folder: Path) -> Differences:
    """What the content files in `folder` would change. Raises SeedError.

    A changed text becomes a new version; published versions stay, and so does a bouwsteen that is no longer in its
    file: bouwwerken may have chosen it. Anything else that left its file leaves the catalogue.
    """
    known = kept(connection)
    return changes.from_files(known, content_of({name: _text(folder / name) for name in NAMES}, known))


def content_of(texts: Mapping[str, str], known: Content) -> Content:
    """What all content files hold, checked on their own, together, and against what is `known`. Raises SeedError."""
    seed, knowledge = parse(SEED, texts[SEED], SeedShape), parse(KNOWLEDGE, texts[KNOWLEDGE], KennisShape)
    check(seed, knowledge)
    lore: dict[str, tuple[Lore, ...]] = {}
    for name, shape in FILES.items():
        lore |= records(parse(name, texts[name], shape))
    check_lore(lore, seed, knowledge)
    if moved := tuple(_moved(known.rows[BOUWSTEEN], seed.bouwstenen)):
        raise SeedError("\n".join(moved))
    return from_files(seed, knowledge, lore)


def load(connection: Connection, folder: Path, now: datetime) -> int:
    """Make the catalogue as the content files in `folder` want it; returns the number of changed records.

    Loading twice changes nothing. Raises SeedError.
    """
    found = differences(connection, folder)
    adopt(connection, found.adopted, now)
    return keep(connection, found.changes, now)


def read_lore(folder: Path) -> dict[str, tuple[Lore, ...]]:
    """Everything that goes with bouwstenen, by its soort. Raises SeedError."""
    found: dict[str, tuple[Lore, ...]] = {}
    for name, shape in FILES.items():
        found |= records(read(folder / name, shape))
    return found


def check_lore(lore: dict[str, tuple[Lore, ...]], seed: SeedShape, knowledge: KennisShape) -> None:
    """Every record stands once and names only what exists. Raises SeedError."""
    blocks, sources = {block.slug for block in seed.bouwstenen}, {source.slug for source in knowledge.bronnen}
    doubts = {doubt.slug for doubt in knowledge.uitdagingen}
    faults = []
    for soort, items in lore.items():
        keys = [item.key for item in items]
        faults += [f"{soort} ‘{key}’ staat er meer dan één keer." for key in {k for k in keys if keys.count(k) > 1}]
        for item in items:
            ends = {*(item.to_bouwstenen - blocks), *(item.to_bronnen - sources), *(item.to_uitdagingen - doubts)}
            faults += [f"{soort} ‘{item.key}’: ‘{end}’ bestaat niet." for end in ends]
            faults += [f"{soort} ‘{item.key}’: {item.contradiction}."] if item.contradiction else []
    if faults:
        raise SeedError("\n".join(sorted(faults)))
