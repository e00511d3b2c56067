"""Searching the catalogue: an index in memory, once per revision, and the best records first."""

import re
import threading
from collections.abc import Iterator

from app.blocks.catalogue import Catalogue
from app.blocks.entries import TITEL, Entry, Places, entries
from app.blocks.found import BEGUN, EXACT, NAMED, TOLD, Found, Hit, Record
from app.blocks.words import Vocabulary, pieces, telling, words

NAME, KERN, REST = 5.0, 4.0, 1.0
"""The least that a word in a name weighs, and what one in the first line and in the other texts weighs."""


class Index:
    """The catalogue at one revision, ready to be searched. Made once; after that it is only read."""

    def __init__(self, catalogue: Catalogue, places: Places) -> None:
        self._weights: dict[str, dict[int, float]] = {}
        self._called: dict[str, set[int]] = {}
        self._records = tuple(self._read(n, entry) for n, entry in enumerate(entries(catalogue, places)))
        for naam in (name for official, others in places.items() for name in (official, *others)):
            for word in words(naam):
                self._weights.setdefault(word, {})
        self._vocabulary = Vocabulary(self._weights, NAME)

    def _read(self, number: int, entry: Entry) -> Record:
        titles = tuple(_variants(entry.titel))
        for titel in titles:
            self._called.setdefault("".join(words(titel)), set()).add(number)
        names = [(naam, words(naam), weight) for naam, weight in (*((t, TITEL) for t in titles), *entry.namen)]
        texts = tuple((text, frozenset(words(text))) for text in entry.teksten)
        weights = dict.fromkeys(frozenset[str]().union(*(held for _, held in texts)), REST)
        weights |= dict.fromkeys(texts[0][1] if texts else (), KERN)
        for weight, held in sorted((_share(weight, telling(held)), held) for _, held, weight in names):
            weights |= dict.fromkeys(telling(held), weight)
        for word, weight in weights.items():
            self._weights.setdefault(word, {})[number] = weight
        others = tuple((naam, frozenset(held)) for naam, held, _ in names[len(titles) :])
        return Record(number, entry, (entry.titel, frozenset(names[0][1])), others, texts)

    def search(self, text: str) -> Found:
        """Every record that has all the words asked, best first."""
        instead: list[tuple[str, str]] = []
        asked: list[dict[str, float]] = []
        for word in telling(words(text)):
            other = None if (meant := self._vocabulary.matching(word)) else self._vocabulary.instead(word)
            instead.extend([(word, " ".join(map(self._spelled, other.split())))] if other else [])
            asked.extend([self._vocabulary.matching(part) for part in other.split()] if other else [meant])
        forms = tuple(frozenset(meant) for meant in asked)
        hits = sorted(self._hits(text, asked, forms), key=lambda hit: hit.order)
        return Found(tuple(hits), forms, tuple(instead))

    def _spelled(self, word: str) -> str:
        """A word as it stands where it weighs most, with its accents: 'creche' -> 'crèche'."""
        held = self._weights.get(word) or {0: 0.0}
        record = self._records[min(held, key=lambda number: (-held[number], number))]
        texts = (record.titel, *record.namen, *record.teksten)
        spelled = (piece for text, _ in texts for piece, wanted in pieces(text, frozenset({word})) if wanted)
        return next(spelled, word)

    def _hits(self, text: str, asked: list[dict[str, float]], forms: tuple[frozenset[str], ...]) -> Iterator[Hit]:
        each = [self._holding(meant) for meant in asked]
        called = self._titled("".join(words(text)), begun=len(asked) > 1)
        for number in set.intersection(*(set(found) for found in each)) if each else ():
            near = NAMED if all(found[number][0] for found in each) else TOLD
            weight = sum(found[number][1] for found in each)
            yield Hit(self._records[number], called.get(number, near), weight, forms)

    def _titled(self, whole: str, *, begun: bool) -> dict[int, int]:
        """How near the records are whose title is what was typed, or begins so when that is more than one word."""
        longer = [titled for titel, titled in self._called.items() if begun and titel.startswith(whole)]
        near = {number: BEGUN for titled in longer for number in titled}
        return near | dict.fromkeys(self._called.get(whole, ()), EXACT)

    def _holding(self, meant: dict[str, float]) -> dict[int, tuple[bool, float]]:
        """The records that hold one of the words, with whether in a name, and how heavy it weighs there."""
        found: dict[int, tuple[bool, float]] = {}
        for word, sure in meant.items():
            for number, weight in self._weights[word].items():
                named, most = found.get(number, (False, 0.0))
                found[number] = (named or weight >= NAME, max(most, weight * sure))
        return found


def _share(weight: float, name: list[str]) -> float:
    """What a word weighs in a name: all when it is the whole name, else half and its share of the rest."""
    return max(NAME, weight * (0.5 + 0.5 / max(len(name), 1)))


def _variants(titel: str) -> Iterator[str]:
    """'Inclusie (VN-verdrag)', 'Buurthuis/wijkcentrum', 'Brede SPUK, met …': the whole, and each name in it."""
    bare = re.sub(r"\s*\(.*?\)", "", titel)
    inside = re.findall(r"\((.*?)\)", titel)
    yield from dict.fromkeys((titel, bare, *inside, *bare.split("/"), re.split("[,:]", bare)[0]))


class Indexes:
    """Keeps the index of the present catalogue; every process has one."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._kept: tuple[tuple[int, frozenset[str]], Index] | None = None
        self._lock = threading.Lock()

    def current(self, catalogue: Catalogue) -> Index:
        """The index of this catalogue, made anew only when its revision changed or a bouwsteen was retired."""
        kept, wanted = self._kept, (catalogue.revisie, catalogue.vervallen)
        if kept is not None and kept[0] == wanted:
            return kept[1]
        with self._lock:
            if self._kept is None or self._kept[0] != wanted:
                self._kept = (wanted, Index(catalogue, self._places))
            return self._kept[1]
