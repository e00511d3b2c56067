"""What an aanvraag looks like: bouwstenen that are there already, and other aanvragen. Compared by forms of words."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from rapidfuzz import fuzz

from app.blocks.words import stem, telling, words

T = TypeVar("T")
ALIKE = 72.0
"""From here (of 100) two names are worth a look: 'wijkcentra' and 'wijkcentrum' are, 'koor' and 'kunst' are not."""
PART = 0.85
"""What it counts for when one name only stands inside a word of the other: 'centrum' in 'wijkcentrum'."""
PART_FROM = 5
MANY = 5


def roots(text: str) -> str:
    """The words of a name that tell something, each as what its forms share."""
    return " ".join(stem(word) for word in telling(words(text)))


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 100, by their `roots`."""
    if not one or not other:
        return 0.0
    inside = fuzz.partial_ratio(one, other) * PART if min(len(one), len(other)) >= PART_FROM else 0.0
    return max(fuzz.token_set_ratio(one, other), fuzz.token_sort_ratio(one, other), inside)


def most_alike(titel: str, others: Iterable[T], names: Callable[[T], Iterable[str]]) -> tuple[T, ...]:
    """Those that go by a name like this one, the most alike first; at most a handful."""
    mine = roots(titel)
    scored = [(max((likeness(mine, roots(name)) for name in names(other)), default=0.0), other) for other in others]
    best = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return tuple(other for _, other in best[:MANY])
