"""What came out of a draagvlaksessie, as roughly as may be told without telling on anybody (decision 0030). Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MINSTENS = 5
"""With fewer people nothing is told of a session, and with fewer answers nothing of a bouwsteen."""


class Oordeel(StrEnum):
    """What somebody answers about one bouwsteen."""

    BELANGRIJK = "belangrijk"
    KAN = "kan"
    NIET = "niet"

    @property
    def kort(self) -> str:
        """On its button."""
        return self.capitalize()

    @property
    def uitleg(self) -> str:
        """What is meant by it, for who answers."""
        return {
            Oordeel.BELANGRIJK: "Dit moet in het plan.",
            Oordeel.KAN: "Dit mag in het plan, maar het hoeft niet.",
            Oordeel.NIET: "Dit hoeft van mij niet in het plan.",
        }[self]


class Deel(StrEnum):
    """How many of who answered: all that is ever told of it. `weinig` may be nobody, `meesten` everybody."""

    WEINIG = "weinig"
    DEEL = "deel"
    MEESTEN = "meesten"

    @property
    def woorden(self) -> str:
        """As it stands in a table."""
        return {Deel.WEINIG: "weinig", Deel.DEEL: "een deel", Deel.MEESTEN: "de meesten"}[self]

    @property
    def balk(self) -> int:
        """How many of two blocks are filled."""
        return tuple(Deel).index(self)

    @classmethod
    def of(cls, number: int, whole: int) -> "Deel":
        """Less than a quarter is weinig, three fifths or more are de meesten."""
        if number * 4 < whole:
            return cls.WEINIG
        return cls.MEESTEN if number * 5 >= whole * 3 else cls.DEEL


class Klasse(StrEnum):
    """What a bouwsteen is to who answered."""

    BELANGRIJK = "belangrijk"
    NIET = "niet"
    VERDEELD = "verdeeld"
    KAN = "kan"
    STIL = "stil"

    @property
    def woorden(self) -> str:
        """As it stands in a table."""
        return {
            Klasse.BELANGRIJK: "Eens: belangrijk",
            Klasse.NIET: "Eens: niet",
            Klasse.VERDEELD: "Verdeeld",
            Klasse.KAN: "Kan, hoeft niet",
            Klasse.STIL: "Stil",
        }[self]

    @property
    def eens(self) -> bool:
        """Whether people agree."""
        return self in (Klasse.BELANGRIJK, Klasse.NIET)


@dataclass(frozen=True)
class Gewogen:
    """One bouwsteen with how many said what, in the order of the oordelen; without `delen` too few said something."""

    slug: str
    delen: tuple[Deel, Deel, Deel] | None = None

    @property
    def klasse(self) -> Klasse:
        """Follows from the rough parts alone, so it tells nothing more than they do."""
        if self.delen is None:
            return Klasse.STIL
        for_it, _, against = self.delen
        if Deel.WEINIG not in (for_it, against):
            return Klasse.VERDEELD
        if for_it is Deel.MEESTEN:
            return Klasse.BELANGRIJK
        return Klasse.NIET if against is Deel.MEESTEN else Klasse.KAN


@dataclass(frozen=True)
class Uitkomst:
    """What is kept of all answers together. `deelnemers` answered something; `gewogen` is empty when they are few."""

    deelnemers: int
    gewogen: tuple[Gewogen, ...] = ()

    @property
    def genoeg(self) -> bool:
        """Whether there is something to tell."""
        return self.deelnemers >= MINSTENS


Antwoorden = Mapping[str, Oordeel]


def weigh(slug: str, answers: Sequence[Oordeel], people: int) -> Gewogen:
    """One bouwsteen. Few answers, or less than a third of the people: then it is stil."""
    if len(answers) < MINSTENS or len(answers) * 3 < people:
        return Gewogen(slug)
    counted = Counter(answers)
    for_it, maybe, against = (Deel.of(counted[oordeel], len(answers)) for oordeel in Oordeel)
    return Gewogen(slug, (for_it, maybe, against))


def outcome(slugs: Iterable[str], everybody: Iterable[Antwoorden]) -> Uitkomst:
    """What is told of a session that is over; who joined and answered nothing does not count."""
    people = tuple(answers for answers in everybody if answers)
    if len(people) < MINSTENS:
        return Uitkomst(len(people))
    given = {slug: tuple(answers[slug] for answers in people if slug in answers) for slug in slugs}
    return Uitkomst(len(people), tuple(weigh(slug, found, len(people)) for slug, found in given.items()))
