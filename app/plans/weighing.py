"""What an officer knows of and leaves as it is: the answer to a break or an idea that asks for nothing more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.advice.coherence import Plek

MAX_WAAROM = 1000


@dataclass(frozen=True)
class Afweging:
    """One answer. `over` is the slug of a keuze, empty for the plan as a whole."""

    regel: str
    over: str
    waarom: str
    door: str
    gemaakt_op: datetime


def places(found: Iterable[Afweging]) -> frozenset[Plek]:
    """Where a rule is no longer to speak."""
    return frozenset((one.regel, one.over) for one in found)
