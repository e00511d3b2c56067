"""The mirror: what bouwwerken of gemeenten of the same size chose, never with fewer than a floor of them.

Only counts of bouwwerken that joined, one for each gemeente, in tens of percents (decision 0034): one gemeente more or
less cannot be read from it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

FLOOR = 10
"""How many gemeenten there must be before anything is told."""

RARE = 3
"""A bouwsteen that fewer of them chose is not told."""


@dataclass(frozen=True)
class Deel:
    """Of every ten gemeenten about how many chose a bouwsteen."""

    slug: str
    van_de_tien: int


@dataclass(frozen=True)
class Spiegel:
    """What the mirror shows; without enough gemeenten nothing but that."""

    genoeg: bool
    delen: tuple[Deel, ...] = ()


def mirror(plans: Collection[Set[str]]) -> Spiegel:
    """The mirror of these plans (the chosen slugs of one bouwwerk for each gemeente), most chosen first."""
    if len(plans) < FLOOR:
        return Spiegel(genoeg=False)
    counts = Counter(_all(plans))
    told = (Deel(slug, round(10 * many / len(plans))) for slug, many in counts.items() if many >= RARE)
    return Spiegel(True, tuple(sorted((d for d in told if d.van_de_tien), key=lambda d: (-d.van_de_tien, d.slug))))


def _all(plans: Iterable[Set[str]]) -> Iterable[str]:
    return (slug for plan in plans for slug in plan)
