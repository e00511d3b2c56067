"""From what an archive tells to values of now, whatever these have become since.

No rule of now is put to what was true then: a text may be longer than a form takes today, a field of today may be
missing. That one gets its default, or else what it is when nobody said anything.
"""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel

V = TypeVar("V")


def revived(kind: type[V], told: Mapping[str, Any]) -> V:
    """A value of this kind, a dataclass or a pydantic model, from what is told of its fields.

    Raises TypeError when a field is missing for which there is no such thing as nothing, and ValueError for a word that
    is no longer one of its list: both want a step in the chain of upgrades.
    """
    values = {
        n: _value(hint, told[n]) if n in told else blank for n, (hint, blank) in blanks(cast("Hashable", kind)).items()
    }
    if missing := [name for name, value in values.items() if value is MISSING]:
        raise TypeError(f"nothing is told of {kind.__name__}.{missing[0]}, and it cannot be empty")
    return kind.model_construct(**values) if issubclass(kind, BaseModel) else kind(**values)


@cache
def blanks(kind: Hashable) -> dict[str, tuple[Any, Any]]:
    """Every field of a kind: what it is, and its default or else what it is when nobody said anything.

    MISSING stands where there is no such thing: of a number or a day, for one.
    """
    hints = get_type_hints(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {
            name: (hints[name], _nothing(hints[name]) if one.is_required() else one.get_default())
            for name, one in kind.model_fields.items()
        }
    assert is_dataclass(kind), f"{kind} has no fields"
    return {one.name: (hints[one.name], _default(one, hints[one.name])) for one in fields(kind) if one.init}


def _default(one: Field[Any], hint: Any) -> Any:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return _nothing(hint) if one.default is MISSING else one.default


def _nothing(hint: Any) -> Any:
    if NoneType in get_args(hint):
        return None
    kind = get_origin(hint) or hint
    return kind() if kind in (str, tuple) else MISSING


def _value(hint: Any, told: Any) -> Any:
    """What is told, as a value of this kind."""
    if told is None:
        return None
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _value(next(part for part in parts if part is not NoneType), told)
    if origin is tuple:
        kinds = [parts[0]] * len(told) if parts[-1] is Ellipsis else parts
        return tuple(_value(part, one) for part, one in zip(kinds, told, strict=True))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(told)
    if isinstance(hint, type) and (is_dataclass(hint) or issubclass(hint, BaseModel)):
        return revived(hint, told)
    return told
