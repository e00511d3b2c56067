"""A draagvlaksessie as a value: what it asks, how long it is open, and what its form must hold. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil

from app.blocks.stand import IN_DE_MUUR, Stand
from app.blocks.steps import BY_SLUG, STAPPEN, Stap
from app.plans.bouwwerk import Gebouw, Keuze
from app.plans.draagvlak.outcome import Deel, Gewogen, Klasse, Uitkomst
from app.templating import NETHERLANDS, count

PLEKKEN = 30
"""How many people can join one session."""

MOST_SESSIES = 5
"""How many sessions a bouwwerk holds; who wants another removes one."""

SECONDS_EACH = 15

EIGEN = "Eigen bouwsteen van de gemeente."
"""What is told of a bouwsteen that is not of the catalogue; its toelichting is for who makes the plan."""


class Over(StrEnum):
    """Which bouwstenen a session is about."""

    ALLES = "alles"
    ONTWIKKELEN = "ontwikkelen"

    @property
    def standen(self) -> tuple[Stand, ...]:
        """The stands of these bouwstenen."""
        return IN_DE_MUUR if self is Over.ALLES else (Stand.ONTWIKKELEN,)

    @property
    def woorden(self) -> str:
        """In the words of the form."""
        return {
            Over.ALLES: "Alles wat we behouden, ontwikkelen en afbouwen",
            Over.ONTWIKKELEN: "Alleen wat we gaan ontwikkelen",
        }[self]


@dataclass(frozen=True)
class Gevraagd:
    """A bouwsteen as a session shows it: in the words of the day on which it began."""

    slug: str
    stap: str
    titel: str
    kern: str

    @classmethod
    def of(cls, keuze: Keuze) -> "Gevraagd":
        """What is asked about a keuze."""
        return cls(keuze.slug, keuze.stap, keuze.titel, keuze.versie.kern if keuze.versie else EIGEN)


def asked_about(gebouw: Gebouw, over: Over) -> tuple[Gevraagd, ...]:
    """The bouwstenen to sort, in the order of the stappen and of the plan."""
    return tuple(Gevraagd.of(k) for v in gebouw.verdiepingen for k in v.keuzes if k.stand in over.standen)


def by_stap(bouwstenen: Iterable[Gevraagd]) -> tuple[tuple[Stap, tuple[Gevraagd, ...]], ...]:
    """The same per stap; a stap without any is left out."""
    kept = tuple(bouwstenen)
    pairs = ((stap, tuple(one for one in kept if one.stap == stap.slug)) for stap in STAPPEN)
    return tuple((stap, found) for stap, found in pairs if found)


@dataclass(frozen=True)
class Sessie:
    """A session as stored. `nr` is the number of the gebeurtenis that began it, so it never comes back."""

    id: int
    bouwwerk_id: int
    nr: int
    naam: str
    over: Over
    formulier: str
    bouwstenen: tuple[Gevraagd, ...]
    gemaakt_op: datetime
    open_tot: date
    gesloten_op: datetime | None
    uitkomst: Uitkomst | None

    def is_open(self, today: date) -> bool:
        """Whether people can still answer; its last day counts."""
        return self.gesloten_op is None and self.uitkomst is None and today <= self.open_tot

    @property
    def einde(self) -> date:
        """The day on which it ended or will."""
        return self.gesloten_op.astimezone(NETHERLANDS).date() if self.gesloten_op else self.open_tot

    @property
    def minuten(self) -> int:
        """About how long answering takes."""
        return max(2, ceil(len(self.bouwstenen) * SECONDS_EACH / 60))


@dataclass(frozen=True)
class Regel:
    """A bouwsteen with what came of it."""

    gevraagd: Gevraagd
    gewogen: Gewogen

    @property
    def klasse(self) -> Klasse:
        """What it is to who answered."""
        return self.gewogen.klasse


@dataclass(frozen=True)
class Verslag:
    """A session that is over and had enough answers, as a page and a paper tell it."""

    naam: str
    over: Over
    einde: date
    bouwstenen: tuple[Gevraagd, ...]
    uitkomst: Uitkomst

    @property
    def opkomst_bekend(self) -> bool:
        """Whether it was counted how many joined and who went through to the end: not before that was told."""
        return self.uitkomst.meegedaan is not None and self.uitkomst.klaar is not None

    @property
    def wie(self) -> str:
        """Who took part and who finished, in one or two sentences that never tell more than is true."""
        told, many = self.uitkomst, len(self.bouwstenen)
        if told.meegedaan is None or told.klaar is None:
            some = "een of meer van de " if many > 1 else ""
            return f"{told.deelnemers} mensen sorteerden {some}{count(many, 'bouwsteen', 'bouwstenen')}."
        answered = f", {told.deelnemers} van hen antwoordden" if told.deelnemers < told.meegedaan else ""
        every = f"alle {many} bouwstenen" if many > 1 else "de bouwsteen"
        return f"{told.meegedaan} mensen deden mee{answered}. {_finished(told.klaar)} {every}."

    @property
    def regels(self) -> tuple[Regel, ...]:
        """Every bouwsteen with what came of it, in the order of the plan of then."""
        return tuple(Regel(one, found) for one, found in zip(self.bouwstenen, self.uitkomst.gewogen, strict=True))

    @property
    def per_stap(self) -> tuple[tuple[Stap, tuple[Regel, ...]], ...]:
        """The same per stap."""
        stappen = dict.fromkeys(one.stap for one in self.bouwstenen)
        return tuple((BY_SLUG[slug], tuple(r for r in self.regels if r.gevraagd.stap == slug)) for slug in stappen)

    def met(self, *klassen: Klasse) -> tuple[Regel, ...]:
        """The bouwstenen of these classes, class by class."""
        return tuple(regel for klasse in klassen for regel in self.regels if regel.klasse is klasse)


def _finished(part: Deel) -> str:
    return {
        Deel.WEINIG: "Weinig mensen, of niemand, sorteerden",
        Deel.DEEL: "Een deel van de mensen sorteerde",
        Deel.MEESTEN: "De meesten sorteerden",
    }[part]
