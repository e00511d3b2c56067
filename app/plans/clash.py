"""Two people at one bouwsteen: what each of them changed, who the other was, and one text made of both. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from app.plans.assembly import Conflict, Staat, mark
from app.plans.difference import WORD, Fate, Piece, keys, words
from app.plans.history import Gebeurtenis, staat_of
from app.plans.step_page import Cel


@dataclass(frozen=True)
class Botsing:
    """A conflict as its page shows it. `basis` is the toelichting that both began with, None when nothing tells it;
    `ander` is the gebeurtenis of whoever was first.
    """

    conflict: Conflict
    cel: Cel
    basis: str | None
    ander: Gebeurtenis | None

    @classmethod
    def told(cls, conflict: Conflict, cel: Cel, log: Sequence[Gebeurtenis]) -> "Botsing":
        """With what the log of its bouwsteen tells, newest first."""
        bare = cls(conflict, cel, _basis(conflict.wens.was.merk, log), None)
        return cls(conflict, cel, bare.basis, next((event for event in log if bare.made_by(event)), None))

    def made_by(self, event: Gebeurtenis) -> bool:
        """Whether this gebeurtenis wrote a field that is in conflict."""
        was, became = staat_of(event.oud), staat_of(event.nieuw)
        text, stand = was.toelichting != became.toelichting, was.stand != became.stand
        return (text and self.text_differs) or (stand and self.stand_differs)

    @cached_property
    def mijn(self) -> Staat:
        """What I wanted; what I did not touch is as it stands now."""
        wens, nu = self.conflict.wens, self.hun
        text = (wens.toelichting or "") if wens.touched_text else nu.toelichting
        return Staat(wens.stand if wens.touched_stand else nu.stand, text)

    @property
    def hun(self) -> Staat:
        """What stands there now."""
        return self.conflict.nu

    @cached_property
    def mixed(self) -> str | None:
        """The changes of both in one text; None when they changed the same words, or nothing tells what was there."""
        return merge(self.basis, self.mijn.toelichting, self.hun.toelichting) if self.basis else None

    @property
    def samen(self) -> Staat:
        """The proposal to edit."""
        voorstel = self.conflict.voorstel
        return voorstel if self.mixed is None else Staat(voorstel.stand, self.mixed)

    @property
    def text_differs(self) -> bool:
        """Whether there are two toelichtingen to choose from."""
        return self.mijn.toelichting != self.hun.toelichting

    @property
    def stand_differs(self) -> bool:
        """Whether there are two standen to choose from."""
        return self.mijn.stand != self.hun.stand

    @property
    def mijn_woorden(self) -> tuple[Piece, ...]:
        """My text, with what I changed or else what only stands here."""
        return marked(self.basis, self.mijn.toelichting, self.hun.toelichting)

    @property
    def hun_woorden(self) -> tuple[Piece, ...]:
        """The other text, in the same way."""
        return marked(self.basis, self.hun.toelichting, self.mijn.toelichting)


def marked(basis: str | None, text: str, other: str) -> tuple[Piece, ...]:
    """A text with what changed in it since the one that both began with, or else what does not stand in the other."""
    if basis:
        return words(basis, text)
    return tuple(piece for piece in words(other, text) if piece.fate is not Fate.GONE)


def _basis(merk: str, log: Sequence[Gebeurtenis]) -> str | None:
    if not merk:
        return ""
    texts = (staat_of(told).toelichting for event in log for told in (event.nieuw, event.oud))
    return next((text for text in texts if mark(text) == merk), None)


def merge(base: str, mine: str, theirs: str) -> str | None:
    """One text with what both changed in `base`; None where they changed the same words, or words side by side."""
    begun, made, at = WORD.findall(base), list[str](), -1
    for start, end, fresh in sorted({*_changes(begun, mine), *_changes(begun, theirs)}):
        if start <= at:
            return None
        made += [*begun[max(at, 0) : start], *fresh]
        at = end
    return "".join(_spaced([*made, *begun[max(at, 0) :]]))


def _changes(begun: list[str], text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Where words of the beginning were replaced, and by which."""
    after = WORD.findall(text)
    steps = LCSseq.opcodes(keys(begun), keys(after))
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for step in steps:
        if step.tag == "equal":
            continue
        start, fresh = step.src_start, tuple(after[step.dest_start : step.dest_end])
        if found and found[-1][1] == start:
            begin, _, earlier = found.pop()
            start, fresh = begin, earlier + fresh
        found.append((start, step.src_end, fresh))
    return found


def _spaced(found: list[str]) -> list[str]:
    """Words with a space before each but the first, also where the first word of a text moved on."""
    spaced = [word if word[0].isspace() else f" {word}" for word in found]
    return [spaced[0].lstrip(), *spaced[1:]] if spaced else []
