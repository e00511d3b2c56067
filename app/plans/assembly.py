"""How a wish of an officer meets what is stored: pure rules, no database, no HTTP."""

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from app.blocks.stand import Stand

MAX_TOELICHTING = 5000
CLASH = "Iemand anders wijzigde dit ook. Als de rest klopt, kies je wat er komt te staan."
"""At a field that two people changed, on a page that first asks to mend another one."""


@dataclass(frozen=True)
class Staat:
    """The two things an officer sets on a bouwsteen."""

    stand: Stand | None = None
    toelichting: str = ""


LEEG = Staat()


@dataclass(frozen=True)
class Was:
    """What the page showed when it was made: the stand, and a mark of the toelichting instead of its text."""

    stand: Stand | None
    merk: str

    def __str__(self) -> str:
        return f"{self.stand or ''}:{self.merk}"

    @classmethod
    def of(cls, staat: Staat) -> "Was":
        """What a page that shows this staat carries along."""
        return cls(staat.stand, mark(staat.toelichting))

    @classmethod
    def read(cls, text: str) -> "Was":
        """The value of a `was` field; something unreadable counts as: nothing was shown."""
        stand, _, merk = text.partition(":")
        return cls(Stand(stand) if stand in set(Stand) else None, merk)


@dataclass(frozen=True)
class Wens:
    """What a form asks for one bouwsteen. A field that was not sent is None: leave it as it is."""

    slug: str
    was: Was
    stand: Stand | None
    toelichting: str | None
    versie_id: int | None = None

    @property
    def touched_stand(self) -> bool:
        """Whether the officer changed the stand."""
        return self.stand != self.was.stand

    @cached_property
    def touched_text(self) -> bool:
        """Whether the officer changed the toelichting."""
        return self.toelichting is not None and mark(self.toelichting) != self.was.merk

    @property
    def staat(self) -> Staat:
        """The wish as it would be stored when nothing stood there."""
        return Staat(self.stand, self.toelichting or "")

    @property
    def alone(self) -> "tuple[Wens, Wens]":
        """The two fields of this wish, each asked for by itself: stand and toelichting."""
        return replace(self, toelichting=None), replace(self, stand=self.was.stand)

    def after(self, nu: Staat, *, stand: bool, toelichting: bool) -> "Wens":
        """What is still wished once `nu` is stored: the named fields as before, the other as a page shows `nu`."""
        return replace(
            self,
            was=Was(self.was.stand if stand else nu.stand, self.was.merk if toelichting else mark(nu.toelichting)),
            stand=self.stand if stand else nu.stand,
            toelichting=self.toelichting if toelichting else None,
        )


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the same field meanwhile; both texts, so that nobody loses a word."""

    wens: Wens
    nu: Staat

    @property
    def voorstel(self) -> Staat:
        """A first proposal: what I did not touch as it stands now, and two different texts below each other."""
        stand = self.wens.stand if self.wens.touched_stand else self.nu.stand
        return Staat(stand, self._together() if self.wens.touched_text else self.nu.toelichting)

    def _together(self) -> str:
        mine, theirs = self.wens.toelichting or "", self.nu.toelichting
        if mark(theirs) == self.wens.was.merk:
            return mine
        return "\n\n".join(dict.fromkeys(text for text in (mine, theirs) if text))


def mark(toelichting: str) -> str:
    """A short fingerprint of a toelichting; empty for an empty one."""
    return sha256(toelichting.encode()).hexdigest()[:16] if toelichting else ""


def decide(nu: Staat, wens: Wens) -> Staat | Conflict:
    """The staat after a wish: a three-way merge per field (shown, stored, wished).

    A field that the officer did not touch stays as stored; a touched field that is still as shown, or that already
    has the wished value, takes the wish; anything else is a Conflict.
    """
    text = wens.toelichting or ""
    if wens.touched_stand and nu.stand not in (wens.was.stand, wens.stand):
        return Conflict(wens, nu)
    if wens.touched_text and mark(nu.toelichting) != wens.was.merk and nu.toelichting != text:
        return Conflict(wens, nu)
    return Staat(wens.stand if wens.touched_stand else nu.stand, text if wens.touched_text else nu.toelichting)


def decide_each(nu: Staat, wens: Wens) -> tuple[Staat, Conflict | None]:
    """The same for who asks two things at once: the field that can be stored is, the other is the Conflict."""
    outcome = decide(nu, wens)
    if isinstance(outcome, Staat):
        return outcome, None
    stand, toelichting = (decide(nu, one) for one in wens.alone)
    new = Staat(
        stand.stand if isinstance(stand, Staat) else nu.stand,
        toelichting.toelichting if isinstance(toelichting, Staat) else nu.toelichting,
    )
    left = wens.after(new, stand=isinstance(stand, Conflict), toelichting=isinstance(toelichting, Conflict))
    return new, Conflict(left, new)


def combine(nu: Staat, more: Staat, *, chosen: bool) -> Staat:
    """The staat of one own bouwsteen after it was added once more: not a word is lost.

    A stand that was `chosen` for this counts; another one only where there was none.
    """
    known = f"\n\n{more.toelichting}\n\n" in f"\n\n{nu.toelichting}\n\n"
    texts = (nu.toelichting, "" if known else more.toelichting)
    return Staat(more.stand if chosen else nu.stand or more.stand, "\n\n".join(filter(None, texts)))
