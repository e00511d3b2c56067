"""Finding the gemeente an officer means: suggestions while typing, and one answer when there is no doubt."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from app.municipalities.folding import key, loose, words
from app.municipalities.former import Herindeling, Vroeger, traced
from app.municipalities.gemeente import Gemeente

ALIASES = {
    "GM0518": ("Gravenhage", "Haag"),
    "GM0796": ("Hertogenbosch",),
    "GM0820": ("Nuenen", "Nuenen c.a."),
    "GM1900": ("Súdwest-Friesland", "SWF"),
    "GM1970": ("Noardeast-Friesland",),
    "GM0737": ("Tietjerksteradeel",),
    "GM1891": ("Dantumadeel",),
}
"""Other names that can mean only one gemeente."""

HINTS = {"GM1900": ("Zuidwest-Friesland",), "GM1970": ("Noordoost-Friesland",), "GM1940": ("De Friese Meren",)}
"""Names that a region has too: worth suggesting, never certain."""

SHORT = {
    "Groningen": ("Gr", "Gn"),
    "Fryslân": ("Fr", "F", "Friesland"),
    "Drenthe": ("Dr", "D"),
    "Overijssel": ("O", "Ov"),
    "Gelderland": ("G", "Gld"),
    "Utrecht": ("U", "Ut"),
    "Noord-Holland": ("NH",),
    "Zuid-Holland": ("ZH",),
    "Zeeland": ("Z", "Zl"),
    "Noord-Brabant": ("NB", "Brabant"),
    "Limburg": ("L", "Li"),
    "Flevoland": ("Fl",),
}
"""How people and official names add the province: 'Bergen (NH.)', 'Beek (L.)'."""

SURE_FROM = 5
LONG = 7
"""Lengths from which a slip, and from which any slip, is corrected: 'Velden' is a village, not Velsen."""

PER_SLIP = 4
"""Letters per slip that a suggestion may be away: one in 'Amsterdm', two in 'Grunningen'. A farther name is none."""


def _names(gemeente: Gemeente) -> Iterator[str]:
    yield gemeente.naam
    if gemeente.zoeknaam:
        yield gemeente.zoeknaam
    yield from ALIASES.get(gemeente.code, ())


def _base(gemeente: Gemeente) -> str:
    return re.sub(r"\s*\(.*\)$", "", gemeente.naam)


def _with_province(gemeente: Gemeente) -> Iterator[str]:
    for place in (gemeente.provincie, *SHORT.get(gemeente.provincie, ())):
        yield f"{_base(gemeente)} {place}"


class Search:
    """The list of gemeenten, prepared once; both questions are answered from memory, well within 2 ms."""

    def __init__(self, gemeenten: Iterable[Gemeente], herindelingen: Iterable[Herindeling] = ()) -> None:
        ordered = sorted(gemeenten, key=lambda one: (-(one.inwoners_afgerond_2021 or 0), one.naam))
        self.by_code = {one.code: one for one in ordered}
        self.by_name = {one.naam: one for one in ordered}
        self._exact: dict[str, set[Gemeente]] = {}
        self._names: list[tuple[str, Gemeente]] = []
        self._shown: list[tuple[str, Gemeente]] = []
        for one in ordered:
            names = {*_names(one), _base(one)}
            for name in names:
                self._exact.setdefault(key(name), set()).add(one)
                self._names.append((key(name), one))
            self._shown.extend((words(name), one) for name in names | set(HINTS.get(one.code, ())))
        self._keys = [name.replace(" ", "") for name, _ in self._shown]
        self._loose = [loose(name) for name, _ in self._names]
        for one in ordered:
            for name in _with_province(one):
                self._exact.setdefault(key(name), {one})
        self._former = {key(one.naam): one for one in traced(herindelingen, self.by_name)}

    def exact(self, text: str) -> Gemeente | None:
        """The gemeente of which this is a name, however capitals, accents and dashes are typed; never a near one."""
        found = self._exact.get(key(text), set())
        return next(iter(found)) if len(found) == 1 else None

    def goes_on(self, text: str) -> bool:
        """Whether another gemeente has a name that begins so: who is typing may mean that one."""
        typed, sure = key(text), self.exact(text)
        return any(name.startswith(typed) and one != sure for name, one in self._names)

    def former(self, text: str) -> Vroeger | None:
        """The gemeente of before that is called so, when none of today is."""
        return None if key(text) in self._exact else self._former.get(key(text))

    def resolve(self, text: str) -> Gemeente | None:
        """The gemeente that is certainly meant; None for a region, province, ambiguous or unknown name."""
        found = self._exact.get(key(text)) or self._within_one_slip(key(text))
        return next(iter(found)) if len(found) == 1 else None

    def _within_one_slip(self, text: str) -> set[Gemeente]:
        typed, found = loose(text), set[Gemeente]()
        if len(typed) < SURE_FROM:
            return found
        for near, _, place in extract(typed, self._loose, scorer=OSA.distance, score_cutoff=1, limit=None):
            name, meant = self._names[place]
            if near[0] != typed[0]:
                continue
            if len(typed) < LONG and near != typed and not _missing_or_swapped(name, text):
                return set()
            found.add(meant)
        return found

    def suggest(self, text: str, limit: int = 6) -> list[Gemeente]:
        """At most `limit` gemeenten for a text that is still being typed, the likeliest first."""
        typed = words(text)
        if not typed or limit < 1:
            return []
        if former := self.former(text):
            return list(former.nu[:limit])
        certain = self.resolve(text)
        ranks: dict[Gemeente, tuple[float, float]] = {certain: (0, -1)} if certain else {}
        for place, (name, one) in enumerate(self._shown):
            rank = _rank(typed, name)
            if rank is not None:
                ranks[one] = min(ranks.get(one, (9, 0)), (rank, place))
        for place, slips in self._alike(typed.replace(" ", "")):
            one = self._shown[place][1]
            ranks.setdefault(one, (4 + slips, place))
        return sorted(ranks, key=ranks.__getitem__)[:limit]

    def _alike(self, typed: str) -> Iterator[tuple[int, float]]:
        """Places in the list of names near `typed`, as a whole or (one slip) as the beginning of a longer name."""
        if len(typed) < 3:
            return
        most = max(1, len(typed) // PER_SLIP)
        best: dict[int, float] = {}
        starts = [[name[: len(typed) + more] for name in self._keys] for more in (0, 1)]
        for names, slips, cost in ((self._keys, most, 0.0), *((cut, 1, 0.5) for cut in starts)):
            for _, distance, place in extract(typed, names, scorer=OSA.distance, score_cutoff=slips, limit=12):
                best[place] = min(best.get(place, 9.0), distance + cost)
        yield from sorted(best.items(), key=lambda item: item[1])


def _missing_or_swapped(name: str, typed: str) -> bool:
    """Whether one letter is lacking, too many, or has changed places with its neighbour."""
    one_slip = OSA.distance(name, typed, score_cutoff=1) <= 1
    return one_slip and (len(name) != len(typed) or sorted(name) == sorted(typed))


def _rank(typed: str, name: str) -> float | None:
    """How plainly the typed text stands in a name: 0 is the name itself, None not at all."""
    compact, whole = typed.replace(" ", ""), name.replace(" ", "")
    if compact == whole:
        return 0
    if whole.startswith(compact):
        return 1
    if f" {typed}" in f" {name}":
        return 2
    return 3 if len(compact) > 2 and compact in whole else None


def other_names(gemeenten: Iterable[Gemeente]) -> dict[str, tuple[str, ...]]:
    """Of every provincie and gemeente the other names by which it is known: Friesland, Den Haag, Den Bosch."""
    provincies = {one: tuple(name for name in short if len(name) >= SURE_FROM) for one, short in SHORT.items()}
    return provincies | {one.naam: tuple(name for name in _names(one) if name != one.naam) for one in gemeenten}


@lru_cache(maxsize=1)
def prepared(gemeenten: tuple[Gemeente, ...], herindelingen: tuple[Herindeling, ...]) -> Search:
    """The search over these gemeenten; a process prepares the same list once, however many sites it starts."""
    return Search(gemeenten, herindelingen)
