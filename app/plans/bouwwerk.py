"""A bouwwerk and its keuzes as values: what pages, drawing and document are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from app.blocks.catalogue import Versie
from app.blocks.stand import IN_DE_MUUR, Stand
from app.blocks.steps import STAPPEN, Stap
from app.plans.uitwerking import LEEG, Uitwerking, with_dots

MOST_KEUZES = 400
"""Keuzes of one bouwwerk, own bouwstenen included, however they come in."""

MOST_TEKST = 400_000
"""How much all texts of its keuzes weigh together. With MOST_KEUZES it is as much as can be printed: a paper of that
takes half the time that a child has (`documents.worker.CPU_SECONDS`), and less than all of it when nobody ever typed a
space."""

REGEL = 30
"""What a new line weighs, in characters: a line of paper takes as long as so many characters on one."""


def weight(text: str) -> int:
    """How much a text weighs on paper."""
    return len(text) + REGEL * text.count("\n")


class Full(Exception):
    """A bouwwerk holds as many keuzes as it can."""

    def __init__(self) -> None:
        super().__init__()
        self.hooguit = MOST_KEUZES


class Wordy(Exception):
    """A bouwwerk holds as much text as it can."""

    def __init__(self) -> None:
        super().__init__()
        self.hooguit = with_dots(MOST_TEKST)
        self.regel = REGEL


@dataclass(frozen=True)
class Bouwwerk:
    """What is known of a plan besides its keuzes."""

    id: int
    titel: str
    gemeente: str
    gemeente_code: str | None
    periode: str
    status: str
    revisie: int
    gemaakt_op: datetime
    gewijzigd_op: datetime
    bewaar_tot: date
    verwijderd_op: datetime | None = None
    herkomst: str | None = None
    """What it was begun from, as a sentence; None when it began empty."""

    inleiding: str = ""
    kernpunten: str = ""
    gevraagd_besluit: str = ""
    """What the officer tells the council in words of their own; where it is empty a paper has words of ours."""

    opties: str = field(default="", compare=False)
    """What its papers take along, see `opties.stored`: no part of the plan itself."""

    door: str = field(default="", compare=False)
    """Who has it open now, as the history will tell: no part of the plan itself."""

    @property
    def merk(self) -> str:
        """What a browser calls it in what it keeps on the device: the same behind every link, and telling of none."""
        return sha256(f"klad {self.id} {self.gemaakt_op.isoformat()}".encode()).hexdigest()[:16]

    @property
    def van(self) -> str:
        """The gemeente with its title before it when it is one of the list, else what the officer typed."""
        return f"Gemeente {self.gemeente}" if self.gemeente_code else self.gemeente


@dataclass(frozen=True)
class Keuze:
    """One keuze as stored. `versie` is the text that was on screen; an own bouwsteen has an eigen_titel instead."""

    id: int
    stap: str
    versie: Versie | None
    eigen_titel: str | None
    stand: Stand | None
    toelichting: str
    revisie: int
    uitwerking: Uitwerking = LEEG
    """What is worked out about it; only read where a page or a paper shows it."""

    @property
    def slug(self) -> str:
        """How forms and pages name it."""
        return self.versie.slug if self.versie else f"eigen-{self.id}"

    @property
    def titel(self) -> str:
        """The name an officer knows it by."""
        return self.versie.titel if self.versie else self.eigen_titel or ""

    @property
    def korte_titel(self) -> str:
        """The name on its brick."""
        return self.versie.korte_titel if self.versie else self.eigen_titel or ""


@dataclass(frozen=True)
class Verdieping:
    """The keuzes of one stap, in the order in which they were made."""

    stap: Stap
    keuzes: tuple[Keuze, ...]

    def met(self, *standen: Stand) -> tuple[Keuze, ...]:
        """The keuzes with one of these stands, stand by stand."""
        return tuple(k for stand in standen for k in self.keuzes if k.stand is stand)

    @property
    def gekozen(self) -> tuple[Keuze, ...]:
        """The keuzes that put a brick in the wall."""
        return self.met(*IN_DE_MUUR)

    @property
    def beslist(self) -> tuple[Keuze, ...]:
        """Every keuze with a stand, *niet gekozen* included."""
        return self.met(*Stand)


@dataclass(frozen=True)
class Gebouw:
    """A bouwwerk with all its keuzes, storey by storey."""

    bouwwerk: Bouwwerk
    verdiepingen: tuple[Verdieping, ...]

    @property
    def keuzes(self) -> tuple[Keuze, ...]:
        """All keuzes with a stand, in the order of the stappen."""
        return tuple(k for v in self.verdiepingen for k in v.beslist)

    @property
    def gekozen(self) -> int:
        """How many bricks there are."""
        return sum(len(v.gekozen) for v in self.verdiepingen)

    @property
    def per_stand(self) -> Mapping[Stand, int]:
        """How many keuzes each stand has."""
        return {stand: sum(k.stand is stand for k in self.keuzes) for stand in Stand}

    def verdieping(self, stap: Stap) -> Verdieping:
        """The storey of a stap."""
        return next(v for v in self.verdiepingen if v.stap == stap)


def build(bouwwerk: Bouwwerk, keuzes: Iterable[Keuze]) -> Gebouw:
    """Put keuzes in their storeys."""
    kept = tuple(keuzes)
    return Gebouw(
        bouwwerk,
        tuple(Verdieping(stap, tuple(k for k in kept if k.stap == stap.slug)) for stap in STAPPEN),
    )
