"""What differs between two moments of a bouwwerk, down to the words of a text. Pure, like the history it compares."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq, Opcode

from app.blocks.steps import BY_SLUG
from app.plans.assembly import LEEG, mark
from app.plans.gegevens import NAMEN, TEKSTEN
from app.plans.history import Moment, Told, staat_of
from app.plans.uitwerking import KOPPEN, VELDEN, Uitwerking
from app.plans.uitwerking import LEEG as NIETS

WORD = re.compile(r"\s*\S+|\s+\Z")
"""A word with the white space before it: all words of a text together are the text."""


class Fate(StrEnum):
    """What happened to a piece of text, by the HTML element that says so; what stayed needs none."""

    STAYED = ""
    GONE = "del"
    NEW = "ins"


@dataclass(frozen=True)
class Piece:
    """A stretch of text with one fate."""

    fate: Fate
    tekst: str


@dataclass(frozen=True)
class Detail:
    """Titel, gemeente, periode or a text for the council that changed."""

    naam: str
    oud: str | None
    nieuw: str | None

    @property
    def kop(self) -> str:
        """Its name."""
        return self.naam.replace("_", " ").capitalize()

    @property
    def woorden(self) -> tuple[Piece, ...]:
        """What went and what came, of a text; nothing of what is a line."""
        return words(self.oud or "", self.nieuw or "") if self.naam in TEKSTEN else ()


@dataclass(frozen=True)
class Anders:
    """One bouwsteen that differs; None on the side where there is no keuze about it."""

    oud: Told | None
    nieuw: Told | None

    @property
    def about(self) -> Told:
        """Which bouwsteen it is."""
        found = self.nieuw or self.oud
        assert found, "nothing differs from nothing"
        return found

    @property
    def restanded(self) -> bool:
        """Whether its stand changed."""
        return staat_of(self.oud).stand != staat_of(self.nieuw).stand

    @property
    def reworded(self) -> bool:
        """Whether its toelichting changed."""
        return staat_of(self.oud).toelichting != staat_of(self.nieuw).toelichting

    @property
    def woorden(self) -> tuple[Piece, ...]:
        """The toelichting, with what went and what came."""
        return words(staat_of(self.oud).toelichting, staat_of(self.nieuw).toelichting)


@dataclass(frozen=True)
class Veld:
    """One answer that differs, as form and paper tell it."""

    naam: str
    woorden: tuple[Piece, ...]


@dataclass(frozen=True)
class Uitgewerkt:
    """The uitwerking of one bouwsteen that differs."""

    about: Told
    oud: Uitwerking
    nieuw: Uitwerking

    @property
    def velden(self) -> tuple[Veld, ...]:
        """Every field that differs, with the words that went and came."""
        pairs = ((name, self.oud.told(name), self.nieuw.told(name)) for name in VELDEN)
        return tuple(Veld(KOPPEN[name], words(old, new)) for name, old, new in pairs if old != new)


@dataclass(frozen=True)
class Difference:
    """Everything that differs between two moments."""

    gegevens: tuple[Detail, ...]
    keuzes: tuple[Anders, ...]
    uitwerkingen: tuple[Uitgewerkt, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gegevens or self.keuzes or self.uitwerkingen)

    @property
    def merk(self) -> str:
        """A short fingerprint, to see whether a form is about what was on screen."""
        return mark(repr((self.gegevens, self.keuzes, self.uitwerkingen)))

    @property
    def per_stap(self) -> tuple[tuple[str, tuple[Anders, ...]], ...]:
        """What differs under the name of its stap, in the order of the walk; empty ones left out."""
        found: dict[str, list[Anders]] = {stap: [] for stap in BY_SLUG}
        for anders in self.keuzes:
            found.setdefault(anders.about.stap, []).append(anders)
        named = ((BY_SLUG[stap].naam if stap in BY_SLUG else "Overig", tuple(rows)) for stap, rows in found.items())
        return tuple((naam, rows) for naam, rows in named if rows)

    @property
    def erbij(self) -> int:
        """How many bouwstenen came in."""
        return sum(anders.oud is None for anders in self.keuzes)

    @property
    def eruit(self) -> int:
        """How many bouwstenen went out."""
        return sum(anders.nieuw is None for anders in self.keuzes)

    @property
    def verzet(self) -> int:
        """How many bouwstenen that stayed got another stand."""
        return sum(bool(a.oud and a.nieuw and a.restanded) for a in self.keuzes)

    @property
    def herschreven(self) -> int:
        """How many bouwstenen that stayed got another toelichting."""
        return sum(bool(a.oud and a.nieuw and a.reworded) for a in self.keuzes)


def difference(van: Moment, tot: Moment) -> Difference:
    """What was another way at `van` than at `tot`."""
    slugs = dict.fromkeys((*van.keuzes, *tot.keuzes))
    pairs = ((van.keuzes.get(slug), tot.keuzes.get(slug)) for slug in slugs)
    return Difference(
        tuple(
            Detail(name, van.gegevens.get(name), tot.gegevens.get(name))
            for name in NAMEN
            if van.gegevens.get(name) != tot.gegevens.get(name)
        ),
        tuple(Anders(oud, nieuw) for oud, nieuw in pairs if oud != nieuw),
        _worked_out(van, tot),
    )


def _worked_out(van: Moment, tot: Moment) -> tuple[Uitgewerkt, ...]:
    slugs = dict.fromkeys((*van.uitwerkingen, *tot.uitwerkingen))
    known = {slug: tot.keuzes.get(slug) or van.keuzes.get(slug) or Told(slug, "", None, None, LEEG) for slug in slugs}
    pairs = ((known[slug], van.uitwerkingen.get(slug, NIETS), tot.uitwerkingen.get(slug, NIETS)) for slug in slugs)
    return tuple(Uitgewerkt(about, oud, nieuw) for about, oud, nieuw in pairs if oud != nieuw)


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word: what stayed and what came is the new text, what stayed and what went the old.

    How many spaces there are between two words is no difference, a new line is.
    """
    return tuple(piece for stretch in _stretches(old, new) for piece in stretch.pieces if piece.tekst)


@dataclass(frozen=True)
class _Stretch:
    """Words beside the words that came in their place; the same ones when nothing changed."""

    same: bool
    old: list[str]
    new: list[str]

    def __len__(self) -> int:
        return max(len(self.old), len(self.new))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        old, new = "".join(self.old), "".join(self.new)
        return (Piece(Fate.STAYED, new),) if self.same else (Piece(Fate.GONE, old), Piece(Fate.NEW, new))

    def __add__(self, other: "_Stretch") -> "_Stretch":
        return _Stretch(False, self.old + other.old, self.new + other.new)


def _stretches(old: str, new: str) -> list[_Stretch]:
    """As few words changed as can be, but no loose words that happen to be in both of two different sentences."""
    before, after = WORD.findall(old), WORD.findall(new)
    found: list[_Stretch] = []
    for step in LCSseq.opcodes(keys(before), keys(after)):
        found.append(_stretch(step, before, after))
        if len(found) > 1 and not found[-1].same and not found[-2].same:
            found[-2:] = [found[-2] + found[-1]]
        while len(found) > 2 and found[-2].same and len(found[-2]) < min(len(found[-1]), len(found[-3])):
            found[-3:] = [found[-3] + found[-2] + found[-1]]
    return found


def _stretch(step: Opcode, before: list[str], after: list[str]) -> _Stretch:
    old, new = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
    return _Stretch(step.tag == "equal", old, new)


def keys(found: list[str]) -> list[tuple[int, str]]:
    """By what words are the same: the lines begun before it, and the word."""
    return [(word.count("\n"), word.strip()) for word in found]
