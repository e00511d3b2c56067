"""Dutch words as far as searching needs them: forms of one word, compounds, beginnings and slips."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract
from snowballstemmer import stemmer

from app.folding import fold

_IDLE = (
    "aan al als andere bij daar dan dat de deze die dit doe doen door een en er ga gaan gemeente gemeenten heb hebben "
    "heeft het hier hoe ik in is je jij jouw kan kun kunnen maar meer met mijn naar nog of om onder ons onze ook op "
    "over te tot tussen u uit uw van vanuit via voor waar wat we welk welke wij wil worden wordt zij zijn zo"
)
IDLE = frozenset(_IDLE.split())
"""Words that tell nothing about what somebody looks for; every text here is about gemeenten."""

ROOTS = {
    "kinderen": "kind",
    "leden": "lid",
    "liederen": "lied",
    "musea": "museum",
    "oudere": "oudere",
    "ouderen": "oudere",
    "podia": "podium",
    "steden": "stad",
    "volkeren": "volk",
}
"""What no rule knows: plurals of their own, and that ouderen are no ouders."""

PARTICLES = frozenset({"aan", "door", "her", "onder", "ont", "over", "uit", "ver", "voor"})
"""Beginnings that make another word rather than a compound: 'verband' is no band."""

SAME, FORM, START, PART = 1.0, 0.9, 0.6, 0.5
"""How surely a word is meant: itself, another form, the beginning of it, a part of a compound."""

START_FROM, PART_FROM, REST = 2, 4, 3
"""Letters of a beginning, of a word inside a longer one ('po' stands in too many), and of what is around it."""

SLIPS_FROM = (0, 5, 9)
"""Letters of a word in which no, one or two slips are repaired."""

COMMON = 0.1
"""Part of all records; a word that more of them have is too common to stand for a compound."""

_TOKEN = re.compile(r"[^\W_]+(?:['’‘`´ʼ.][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?<=\w)['’‘`´ʼ]s\b")
_PLURAL_S = re.compile(r"(?<=\w)(ie|ee|che|a|o)s$")
_LONG_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")
_VOICED = {"v": "f", "z": "s"}


def words(text: str) -> list[str]:
    """'Thema's & beleid: crèches' -> ['thema', 'beleid', 'creches']."""
    bare = text if text.isascii() and "'" not in text else _POSSESSIVE.sub("", text)
    return fold(bare).split()


def telling(asked: list[str]) -> list[str]:
    """The words that say what is looked for; all of them when none does."""
    return [word for word in asked if word not in IDLE] or asked


def pieces(text: str, wanted: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the (folded) words that are wanted."""
    end = 0
    for found in _TOKEN.finditer(text):
        if not wanted.isdisjoint(words(found[0])):
            if found.start() > end:
                yield text[end : found.start()], False
            yield found[0], True
            end = found.end()
    if end < len(text):
        yield text[end:], False


@lru_cache(maxsize=30_000)
def stem(word: str) -> str:
    """What the forms of a word share: 'koor' and 'koren', 'huis' and 'huizen', 'sociaal' and 'sociale'."""
    if word in ROOTS:
        return ROOTS[word]
    single = _PLURAL_S.sub(r"\1", word)
    root = stemmer("dutch_porter").stemWord(single)  # a new one each time: threads cannot share it
    root = _DOUBLED.sub(r"\1", _LONG_VOWEL.sub(r"\1", root))
    return root[:-1] + _VOICED.get(root[-1:], root[-1:])


def _between(ordered: list[str], start: str) -> list[str]:
    """The words in an ordered list that begin so."""
    return ordered[bisect_left(ordered, start) : bisect_left(ordered, start + "{")]


class Vocabulary:
    """The words of the catalogue with the weight that each has there: what a typed word can mean.

    Nothing is stemmed before somebody asks: forms of a word begin alike, so only those few are compared.
    """

    def __init__(self, held: Mapping[str, Mapping[int, float]], name_from: float) -> None:
        self._weights = {word: max(weights.values(), default=0.0) for word, weights in held.items()}
        self._onward = sorted(held)
        self._backward = sorted(word[::-1] for word in held)
        few = COMMON * len({number for weights in held.values() for number in weights})
        self._names = {word for word, weight in self._weights.items() if weight >= name_from and len(held[word]) <= few}

    def matching(self, word: str) -> dict[str, float]:
        """Every word that is meant by a typed one, with how surely. What is no word yet may be the start of one."""
        forms = self._forms(word)
        found = dict.fromkeys(self._compounds(word, forms), PART)
        if not forms and len(word) >= START_FROM:
            found |= dict.fromkeys(_between(self._onward, word), START)
        found |= dict.fromkeys(forms, FORM)
        return found | ({word: SAME} if word in self._weights else {})

    def instead(self, word: str) -> str | None:
        """What is probably meant by a word that nobody knows: the same after a slip of the keys, or its parts."""
        near = extract(word, _between(self._onward, word[:1]), scorer=OSA.distance, score_cutoff=2, limit=None)
        ranked = sorted((distance, -self._weights[other], other) for other, distance, _ in near)
        if ranked and len(word) >= SLIPS_FROM[ranked[0][0]]:
            return ranked[0][2]
        return next(self._parts(word), None)

    def _forms(self, word: str) -> list[str]:
        """The word itself and its other forms, as far as they stand in the catalogue."""
        root = stem(word)
        if len(root) < 3:
            return [word] if word in self._weights else []
        near = {*_between(self._onward, root[:-1]), *(self._weights.keys() & ROOTS.keys())}
        return sorted(other for other in near if stem(other) == root)

    def _compounds(self, word: str, forms: list[str]) -> Iterator[str]:
        for part in sorted({word, *forms}):
            if len(part) >= PART_FROM:
                longer = (other[::-1] for other in _between(self._backward, part[::-1]))
                yield from (other for other in longer if _adds(other.removesuffix(part)))
                yield from (other for other in _between(self._onward, part) if _adds(other.removeprefix(part)))

    def _parts(self, word: str) -> Iterator[str]:
        """'seniorenkoor' -> 'senioren koor', 'mannenkoor' -> 'koor'; the last part says what it is."""
        for place in range(REST, len(word) - PART_FROM + 1):
            front, head = word[:place], word[place:]
            if self._weights.get(head) and len(front) >= PART_FROM and self._forms(front):
                yield f"{front} {head}"
            elif self._weights.get(head) and not self._names.isdisjoint(self._forms(head)):
                yield head


def _adds(rest: str) -> bool:
    """Whether what is around a word makes a compound of it."""
    return len(rest) >= REST and rest not in PARTICLES
