"""What a version holds is enough to make its paper again, without the catalogue and whatever the code became."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from app.blocks import lore
from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.blocks.stand import Stand
from app.database import Database
from app.documents.words import words
from app.plans.bouwwerk import Gebouw, Keuze, build
from app.plans.document import compose
from app.plans.reviving import blanks
from app.plans.versies import archief
from app.plans.versies.inhoud import Inhoud
from tests.plans.test_document import PLAN, chosen, own

TODAY = date(2026, 11, 21)
HERE = Path(__file__).parent
FULL = {number: HERE / f"vol_{number}.json" for number in archief.SHAPES}
"""One stored version per schema version, with something in every part. They are never made anew."""

NOT_KEPT: Mapping[str, str] = {}
"""Fields of now that a version does not keep, as `Kind.field`, with the reason."""

EMPTY = {
    "bouwwerk.verwijderd_op": "a version of a plan that was thrown away cannot be made",
    "bouwwerk.opties": "what papers take along is no part of a version",
    "bouwwerk.door": "who had it open is no part of a version",
}


@pytest.fixture
def catalogue(sqlite_database: Database) -> Catalogue:
    with sqlite_database.read() as connection:
        return Catalogues().current(connection)


def gebouw(catalogue: Catalogue) -> Gebouw:
    every = [chosen(catalogue, slug, list(Stand)[nr % 4], "Bij ons.") for nr, slug in enumerate(catalogue.aanbod)]
    unsaid = Keuze(7, "partners", catalogue.by_slug["archief"], None, None, "Nog geen keuze.", 3)
    return build(PLAN, (*every, unsaid, own("visie", "Eigen doel", Stand.ONTWIKKELEN)))


def test_the_paper_of_a_stored_version_is_the_paper_of_then(catalogue: Catalogue) -> None:
    then = gebouw(catalogue)
    kept = archief.opened(archief.stored(Inhoud.of(then, catalogue)))
    assert compose(kept.gebouw, kept.catalogue, TODAY) == compose(then, catalogue, TODAY)
    assert kept.gebouw == then, "a keuze without a stand is part of it too"


def test_a_version_stored_by_the_first_release_still_opens() -> None:
    kept = archief.opened((HERE / "eerste.json").read_text())
    assert [k.titel for k in kept.keuzes] == ["Eigen doel", "Museum"]
    said = " ".join(words(compose(kept.gebouw, kept.catalogue, TODAY)))
    for words_of_then in ("Naast tentoonstellingen biedt deze partner lessen", "Samen met de wijk."):
        assert words_of_then in said


@pytest.mark.parametrize("number", FULL)
def test_a_full_version_of_each_schema_version_opens_and_makes_its_paper(number: int) -> None:
    kept = archief.opened(FULL[number].read_text())
    said = " ".join(words(compose(kept.gebouw, kept.catalogue, TODAY)))
    for told in ("Eigen doel", "Stap voor stap.", "najaar 2027", "In onze gemeente maakt iedereen cultuur."):
        assert told in said
    assert "14 mensen deden mee, 12 van hen antwoordden." in kept.draagvlak[0].wie
    assert kept.moment.keuzes


@pytest.mark.parametrize("number", FULL)
def test_what_was_stored_is_kept_whole_when_it_is_stored_again(number: int) -> None:
    again = json.loads(archief.stored(archief.opened(FULL[number].read_text())))
    if number == archief.NEWEST:
        assert again == json.loads(FULL[number].read_text())
    assert again["schema_versie"] == archief.NEWEST


@pytest.mark.parametrize("number", FULL)
def test_the_stored_sample_has_something_in_every_part(number: int) -> None:
    parts = dict(_parts(archief.SHAPES[number], ""))
    told = set(_told(json.loads(FULL[number].read_text()), ""))
    assert sorted(parts.keys() - told - EMPTY.keys()) == []


def test_the_stored_sample_has_every_word_of_every_list_so_that_one_that_goes_is_noticed() -> None:
    stored = FULL[archief.NEWEST].read_text()
    lists = {kind for kind in _kinds(Inhoud) if isinstance(kind, type) and issubclass(kind, StrEnum)}
    assert lore.Verband in lists
    assert [one for kind in lists for one in kind if f'"{one.value}"' not in stored] == []


def test_a_version_keeps_every_field_of_now_or_says_why_not() -> None:
    """Who adds a field gives it a place in the newest shape, with a default, or a next shape, or a reason here."""
    pairs = dict(_beside(Inhoud, archief.SHAPES[archief.NEWEST]))
    assert {name for name in pairs if name not in NOT_KEPT and pairs[name] == "not kept"} == set()
    assert {name for name, found in pairs.items() if found == "unknown now"} == set()
    assert NOT_KEPT.keys() <= pairs.keys()


def test_every_schema_version_but_the_newest_has_a_step_to_the_next() -> None:
    assert archief.NEWER_SHAPE.keys() == archief.SHAPES.keys() - {archief.NEWEST}


@pytest.mark.parametrize("wrong", ['{"schema_versie": 1}', '{"schema_versie": 99}', '{"onbekend": 1}', "[]", ""])
def test_anything_else_is_no_version(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"schema version|validation error|EOF"):
        archief.opened(wrong)


def _inner(hint: Any) -> Any:
    """The dataclass, model or list of words in `Kind | None` or `tuple[Kind, ...]`; the hint itself otherwise."""
    while parts := [part for part in get_args(hint) if part not in (type(None), Ellipsis)]:
        if isinstance(parts[0], str):
            break
        hint = parts[0]
    return hint


def _has_fields(kind: Any) -> bool:
    return isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, BaseModel))


def _kinds(kind: Any) -> Iterator[Any]:
    """Every kind of value in a kind."""
    yield kind
    if _has_fields(kind):
        for hint, _ in blanks(kind).values():
            yield from _kinds(_inner(hint))


def _parts(shape: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every field of a shape, by its place."""
    for name, (hint, _) in blanks(shape).items():
        inner = _inner(hint)
        where = f"{place}{name.rstrip('_')}"
        yield where, inner
        if _has_fields(inner):
            yield from _parts(inner, f"{where}.")


def _told(found: Any, place: str) -> Iterator[str]:
    """The places in what is stored where something stands."""
    if isinstance(found, list):
        for one in found:
            yield from _told(one, place)
    if isinstance(found, dict):
        for name, one in found.items():
            if one not in (None, "", [], {}):
                yield place + name
                yield from _told(one, f"{place}{name}.")


def _beside(kind: Any, shape: Any) -> Iterator[tuple[str, str]]:
    """Every field of a kind of now beside the shape in which it is kept."""
    now, kept = blanks(kind), {n: one for n, one in blanks(shape).items() if not n.startswith("schema_")}
    for name in now.keys() | kept.keys():
        if name not in kept or name not in now:
            yield f"{kind.__name__}.{name}", "not kept" if name in now else "unknown now"
            continue
        yield f"{kind.__name__}.{name}", "kept"
        inner = _inner(now[name][0])
        if _has_fields(inner):
            yield from _beside(inner, _inner(kept[name][0]))
