"""What two sides share: a plan and a bouwtekening, two bouwtekeningen, or two plans. It counts and never grades."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.lore import RelatieShape, Verband
from app.blocks.stand import ACTIEF, Stand
from app.blocks.steps import STAPPEN, Stap

T = TypeVar("T")


@dataclass(frozen=True)
class Beside(Generic[T]):
    """Two lists beside each other: what is in both, and what only the one or only the other has."""

    both: tuple[T, ...]
    one: tuple[T, ...]
    other: tuple[T, ...]


def beside(one: Iterable[T], other: Iterable[T]) -> Beside[T]:
    """Compare two lists; each part keeps the order of its list, `both` that of the first."""
    left, right = dict.fromkeys(one), dict.fromkeys(other)
    return Beside(
        tuple(item for item in left if item in right),
        tuple(item for item in left if item not in right),
        tuple(item for item in right if item not in left),
    )


@dataclass(frozen=True)
class Gekozen:
    """A bouwsteen in a plan with its stand; an own bouwsteen is known by its titel, others by their slug."""

    slug: str
    stap: str
    titel: str
    stand: Stand
    eigen: bool = False

    @property
    def same(self) -> tuple[str, str]:
        """What makes it the same bouwsteen in two plans."""
        return (self.stap, self.titel.casefold()) if self.eigen else ("", self.slug)


@dataclass(frozen=True)
class Regel:
    """A bouwsteen of a bouwtekening with the stand that a plan gives it; None when the plan says nothing of it."""

    versie: Versie
    stand: Stand | None
    eigen: ClassVar[bool] = False

    @property
    def slug(self) -> str:
        """How addresses and forms name it."""
        return self.versie.slug

    @property
    def titel(self) -> str:
        """Its name."""
        return self.versie.titel


@dataclass(frozen=True)
class Deel:
    """One stap of a bouwtekening beside that of a plan; `extra` is what only the plan has."""

    stap: Stap
    regels: tuple[Regel, ...]
    extra: tuple[Gekozen, ...]

    @property
    def heeft(self) -> tuple[Regel, ...]:
        """What the plan has of it."""
        return tuple(regel for regel in self.regels if regel.stand in ACTIEF)

    @property
    def anders(self) -> tuple[Regel, ...]:
        """What the plan stops or turned down."""
        return tuple(regel for regel in self.regels if regel.stand and regel.stand not in ACTIEF)

    @property
    def mist(self) -> tuple[Regel, ...]:
        """What the plan says nothing of."""
        return tuple(regel for regel in self.regels if regel.stand is None)

    @property
    def strook(self) -> tuple[Stand | None, ...]:
        """The standen as a strip: what the plan has first, then what it decided otherwise, then what it misses."""
        found = [regel.stand for regel in self.regels]
        return tuple(sorted(found, key=lambda stand: list(Stand).index(stand) if stand else len(Stand)))


@dataclass(frozen=True)
class Vergelijking:
    """A whole bouwtekening beside a whole plan, stap by stap."""

    delen: tuple[Deel, ...]

    @property
    def aantal(self) -> int:
        """How many bouwstenen the bouwtekening has."""
        return sum(len(deel.regels) for deel in self.delen)

    @property
    def heeft(self) -> int:
        """How many of them the plan has."""
        return sum(len(deel.heeft) for deel in self.delen)

    @property
    def anders(self) -> int:
        """How many of them the plan stops or turned down."""
        return sum(len(deel.anders) for deel in self.delen)

    @property
    def mist(self) -> int:
        """How many of them the plan says nothing of."""
        return sum(len(deel.mist) for deel in self.delen)

    @property
    def extra(self) -> int:
        """How many bouwstenen only the plan has."""
        return sum(len(deel.extra) for deel in self.delen)


def compare(catalogue: Catalogue, tekening: Iterable[str], plan: Iterable[Gekozen]) -> Vergelijking:
    """A bouwtekening (its slugs) beside a plan, in the order of the stappen and of the bouwtekening."""
    chosen = {one.slug: one for one in plan}
    wanted = [catalogue.by_slug[slug] for slug in dict.fromkeys(tekening)]
    drawn = {versie.slug for versie in wanted}
    extra = [one for one in chosen.values() if one.stand in ACTIEF and one.slug not in drawn]
    return Vergelijking(
        tuple(
            Deel(
                stap,
                tuple(_regel(versie, chosen) for versie in wanted if versie.stap == stap.slug),
                tuple(one for one in extra if one.stap == stap.slug),
            )
            for stap in STAPPEN
        )
    )


def _regel(versie: Versie, chosen: Mapping[str, Gekozen]) -> Regel:
    found = chosen.get(versie.slug)
    return Regel(versie, found.stand if found else None)


def rubbing(relaties: Iterable[RelatieShape], one: Collection[str], other: Collection[str]) -> Sequence[RelatieShape]:
    """Where two bouwtekeningen rub: relaties with an end in each."""
    return [
        relatie
        for relatie in relaties
        if relatie.soort is Verband.SCHUURT
        and ((relatie.van in one and relatie.naar in other) or (relatie.van in other and relatie.naar in one))
    ]


@dataclass(frozen=True)
class TweePlannen:
    """One stap of two plans beside each other."""

    stap: Stap
    beide: tuple[tuple[Gekozen, Gekozen], ...]
    mijn: tuple[Gekozen, ...]
    hun: tuple[Gekozen, ...]

    @property
    def gelijk(self) -> tuple[Gekozen, ...]:
        """What both gave the same stand."""
        return tuple(mine for mine, theirs in self.beide if mine.stand is theirs.stand)

    @property
    def verschillend(self) -> tuple[tuple[Gekozen, Gekozen], ...]:
        """What both chose, each with another stand."""
        return tuple((mine, theirs) for mine, theirs in self.beide if mine.stand is not theirs.stand)


def two_plans(mine: Iterable[Gekozen], theirs: Iterable[Gekozen]) -> tuple[TweePlannen, ...]:
    """Two plans beside each other, stap by stap. Own bouwstenen are the same when stap and titel are."""
    left, right = ({one.same: one for one in plan} for plan in (mine, theirs))
    found = beside(left, right)
    return tuple(
        TweePlannen(
            stap,
            tuple((left[key], right[key]) for key in found.both if left[key].stap == stap.slug),
            tuple(left[key] for key in found.one if left[key].stap == stap.slug),
            tuple(right[key] for key in found.other if right[key].stap == stap.slug),
        )
        for stap in STAPPEN
    )
