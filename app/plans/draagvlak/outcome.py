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


class Opkomst(StrEnum):
    """How many of who joined answered about one bouwsteen, where that is told: always more than half of them."""

    HELFT = "helft"
    DRIE_KWART = "drie_kwart"

    @property
    def woorden(self) -> str:
        """As it stands in a table."""
        return {Opkomst.HELFT: "meer dan de helft", Opkomst.DRIE_KWART: "drie kwart of meer"}[self]

    @classmethod
    def of(cls, answers: int, joined: int) -> "Opkomst | None":
        """None when half of who joined, or more, said nothing; three quarters or more may be everybody."""
        if answers * 2 <= joined:
            return None
        return cls.DRIE_KWART if answers * 4 >= joined * 3 else cls.HELFT


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
    """One bouwsteen with how many said what, in the order of the oordelen; without `delen` too few said something.

    `opkomst` is None with them, and in every outcome of before it was told.
    """

    slug: str
    delen: tuple[Deel, Deel, Deel] | None = None
    opkomst: Opkomst | None = None

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
    """What is kept of all answers together. `deelnemers` answered something; `gewogen` is empty when they are few.

    `meegedaan` is how many joined, answers or none, and `klaar` what part of them answered about every bouwsteen.
    An outcome of before these were counted has neither: then a bouwsteen was stil below a third of who answered.
    """

    deelnemers: int
    gewogen: tuple[Gewogen, ...] = ()
    meegedaan: int | None = None
    klaar: Deel | None = None

    @property
    def genoeg(self) -> bool:
        """Whether there is something to tell."""
        return self.deelnemers >= MINSTENS


Antwoorden = Mapping[str, Oordeel]


def weigh(slug: str, answers: Sequence[Oordeel], joined: int) -> Gewogen:
    """One bouwsteen. Few answers, or none from half of who joined: then it is stil."""
    opkomst = Opkomst.of(len(answers), joined)
    if len(answers) < MINSTENS or opkomst is None:
        return Gewogen(slug)
    counted = Counter(answers)
    for_it, maybe, against = (Deel.of(counted[oordeel], len(answers)) for oordeel in Oordeel)
    return Gewogen(slug, (for_it, maybe, against), opkomst)


def outcome(slugs: Iterable[str], everybody: Iterable[Antwoorden]) -> Uitkomst:
    """What is told of a session that is over; below five people who answered something that is only how many."""
    joined = tuple(everybody)
    people = tuple(answers for answers in joined if answers)
    if len(people) < MINSTENS:
        return Uitkomst(len(people), meegedaan=len(joined))
    given = {slug: tuple(answers[slug] for answers in people if slug in answers) for slug in slugs}
    weighed = tuple(weigh(slug, found, len(joined)) for slug, found in given.items())
    done = sum(answers.keys() >= given.keys() for answers in people)
    return Uitkomst(len(people), weighed, len(joined), Deel.of(done, len(joined)))
