"""What loading content changes, record by record, and how an editor reads that: in Dutch, word by word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Any

Row = Mapping[str, Any]
"""A record by the names of its fields; a list is a list, whatever the database keeps it as."""

ORDER = "volgorde"
RETIREMENT = {"vervallen_op", "opgevolgd_door", "vervallen_reden"}
AROUND = 5
"""Words left standing on both sides of what changed in a long text."""
MOST = 250_000
"""Pairs of words that are held against each other: comparing costs their number, a hundredth of a second for these."""
ALIKE = 0.4
"""From this share of common words on, two texts are told word by word."""


class Outcome(StrEnum):
    """What happens to a record, in the words of the report."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    RETIRED = "vervalt"
    BACK = "komt terug"
    GONE = "gaat weg"
    MOVED = "schuift op"


COUNTED = {
    Outcome.NEW: "nieuw",
    Outcome.CHANGED: "gewijzigd",
    Outcome.RETIRED: "vervallen",
    Outcome.BACK: "terug",
    Outcome.GONE: "weg",
    Outcome.MOVED: "opgeschoven",
}
"""The same, after a number."""


@dataclass(frozen=True)
class Change:
    """One record as it is (None when it is new) and as it will be (None when it goes).

    When the change makes a new text of a bouwsteen, `versie` is its number and `wijziging` its kind. `about` is
    what an editor reads behind its name.
    """

    soort: str
    naam: str
    old: Row | None
    new: Row | None
    versie: int = 0
    wijziging: str = ""
    about: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What happens to the record."""
        if self.old is None or self.new is None:
            return Outcome.GONE if self.new is None else Outcome.NEW
        before, after = self.old.get("vervallen_op"), self.new.get("vervallen_op")
        if bool(before) != bool(after):
            return Outcome.RETIRED if after else Outcome.BACK
        return Outcome.MOVED if set(self.fields) == {ORDER} else Outcome.CHANGED

    @property
    def fields(self) -> dict[str, tuple[Any, Any]]:
        """What differs: by field the old and the new value."""
        old, new = self.old or {}, self.new or {}
        names = dict.fromkeys((*new, *old))
        return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}


@dataclass(frozen=True)
class Differences:
    """Everything that a load changes, and what an editor should know of what it leaves alone.

    `adopted` are the records, by soort and name, that were changed elsewhere and now stand in the files just so.
    """

    changes: tuple[Change, ...] = ()
    remarks: tuple[str, ...] = ()
    adopted: tuple[tuple[str, str], ...] = ()


def compare(soort: str, kept: Mapping[str, Row], wanted: Mapping[str, Row]) -> Iterator[Change]:
    """What is new or different in `wanted`, in its order."""
    for naam, row in wanted.items():
        if kept.get(naam) != row:
            yield Change(soort, naam, kept.get(naam), row)


def report(found: Differences) -> Iterator[str]:
    """The differences line by line, with what only moves up or down in one line at the end."""
    moved: Counter[str] = Counter()
    for change in found.changes:
        if change.outcome is Outcome.MOVED:
            moved[change.soort] += 1
        else:
            yield from report_of(change)
    if moved:
        yield f"schuift op in de volgorde: {', '.join(f'{times} keer {soort}' for soort, times in moved.items())}"
    yield from found.remarks


def counted(changes: Iterable[Change]) -> str:
    """'1 nieuw, 2 gewijzigd'; empty when nothing changes."""
    times = Counter(change.outcome for change in changes)
    return ", ".join(f"{times[outcome]} {word}" for outcome, word in COUNTED.items() if times[outcome])


def report_of(change: Change) -> Iterator[str]:
    """One change line by line."""
    outcome = change.outcome
    yield ", ".join((f"{outcome}: {change.soort} ‘{change.naam}’", *change.about))
    if outcome in {Outcome.NEW, Outcome.GONE}:
        return
    in_head = {ORDER} | (set() if outcome is Outcome.CHANGED else RETIREMENT)
    for name, (old, new) in change.fields.items():
        if name not in in_head:
            yield f"  {name}"
            yield from (f"    {line}" for line in differing_lines(lines(old), lines(new)))


def lines(value: Any) -> list[str]:
    """A value as an editor wrote it: a text is one line, a list has a line for each of its items."""
    match value:
        case None | "":
            return []
        case list() | tuple():
            return [line for item in value for line in lines(item)]
        case dict():
            return ["; ".join(f"{name}: {inner}" for name, inner in value.items() if inner is not None)]
    return [str(value)]


def differing_lines(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Old lines after a minus and new ones after a plus; what is the same in both is left out."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for before, after in zip_longest(old[a:b], new[c:d]):
            marked = differing_words(before, after) if before and after else (before, after)
            yield from (f"{sign} {line}" for sign, line in zip("-+", marked, strict=True) if line)


def differing_words(old: str, new: str) -> tuple[str, str]:
    """Both texts with what differs between square brackets, and long stretches that do not left out.

    Texts that have little in common stay whole: a bracket around every second word tells nothing.
    """
    before, after = old.split(), new.split()
    if len(before) * len(after) > MOST:
        return old, new
    told: tuple[list[str], list[str]] = ([], [])
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return old, new
    steps = matcher.get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(steps):
        for words, line in ((before[a:b], told[0]), (after[c:d], told[1])):
            if tag == "equal":
                line.extend(_shortened(words, first=place == 0, last=place == len(steps) - 1))
            elif words:
                line.append(f"[{' '.join(words)}]")
    return " ".join(told[0]), " ".join(told[1])


def _shortened(words: list[str], *, first: bool, last: bool) -> list[str]:
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(words) <= head + tail + 1:
        return words
    return [*words[:head], "…", *words[len(words) - tail :]]
