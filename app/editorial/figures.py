"""How often bouwstenen are used, told so that no number and no difference of two is about fewer than ten bouwwerken."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.blocks.stand import Stand

LEAST = 10
"""Bouwwerken below which nothing is told: no number, and no order that follows from it."""


@dataclass(frozen=True)
class Use:
    """How many bouwwerken have a bouwsteen; `standen` is what may be told of how, and `rest` the others together."""

    aantal: int
    standen: Mapping[Stand, int]
    rest: int


def told(counts: Mapping[Stand, int]) -> Use | None:
    """What may be told of one bouwsteen. Stands are named from the most used on, as long as the rest is ten or more."""
    total = rest = sum(counts.values())
    if total < LEAST:
        return None
    shown: dict[Stand, int] = {}
    for stand in sorted(counts, key=lambda stand: (-counts[stand], list(Stand).index(stand))):
        if counts[stand] < LEAST or rest - counts[stand] < LEAST:
            break
        shown[stand] = counts[stand]
        rest -= counts[stand]
    left = [stand for stand in Stand if stand not in shown]
    if len(left) == 1:
        return Use(total, shown | {left[0]: rest}, 0)
    return Use(total, shown, rest if shown else 0)
