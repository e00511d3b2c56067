"""Keeping what a version says, and opening it again: each in the shape of its own schema version.

What is stored is read with the shape it was stored in, brought up to date step by step, and only then made into values
of now. So the values of now may change as they like: a stored version stays readable.
"""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic_core import from_json

from app.plans.reviving import revived
from app.plans.versies.inhoud import Inhoud
from app.plans.versies.inhoud_v1 import InhoudV1

SHAPES: Mapping[int, type[BaseModel]] = {1: InhoudV1}
"""By schema version, the shape in which versions are stored."""

NEWER_SHAPE: Mapping[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {}
"""By schema version, what makes the content of a version one schema version newer."""

NEWEST = max(SHAPES)
_VALUES = TypeAdapter(Inhoud)


def stored(inhoud: Inhoud) -> str:
    """As it is kept: JSON in the newest shape. What that shape has no place for is left out; a test names it."""
    kept = SHAPES[NEWEST].model_validate_json(_VALUES.dump_json(inhoud), extra="ignore")
    return kept.model_dump_json(by_alias=True)


def opened(text: str) -> Inhoud:
    """The content of a version, whatever schema version it was stored in. Raises ValueError for anything else."""
    found = from_json(text)
    number = found.get("schema_versie") if isinstance(found, dict) else None
    if not isinstance(number, int) or number not in SHAPES:
        raise ValueError(f"no version of a bouwwerk is stored in schema version {number!r}")
    told = SHAPES[number].model_validate_json(text).model_dump()
    for step in range(number, NEWEST):
        told = SHAPES[step + 1].model_validate(NEWER_SHAPE[step](told)).model_dump()
    return revived(Inhoud, told)
