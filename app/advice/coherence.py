"""Coherence: where a plan has a break, as the question that a raadslid or rekenkamer would ask.

A new rule is one function in `rules`, listed in the RULES of its file.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from app.advice.plan import Gekozen, Plan
from app.advice.regel import Oplossing, Regel
from app.advice.rules import draad, geld, meedoen, opbouw, uitvoering

RULES: tuple[Regel, ...] = (*opbouw.RULES, *draad.RULES, *meedoen.RULES, *uitvoering.RULES, *geld.RULES)
BY_ID = {rule.id: rule for rule in RULES}
Plek = tuple[str, str]
"""Where a break is: the id of its rule and the slug of a keuze, which is empty for the plan as a whole."""

MOST_NAMES = 5


@dataclass(frozen=True)
class Breuk:
    """What one rule found: the keuzes it is about (none: the whole plan) and everything that would answer it."""

    regel: Regel
    over: tuple[Gekozen, ...]
    oplossingen: tuple[Oplossing, ...]

    @property
    def vraag(self) -> str:
        """The question with the names in it."""
        return self.regel.vraag.format(namen=names([k.titel for k in self.over]))

    @property
    def plekken(self) -> tuple[Plek, ...]:
        """What an officer answers at once by leaving it as it is."""
        return tuple((self.regel.id, k.slug) for k in self.over) or ((self.regel.id, ""),)


def find(plan: Plan, afgewogen: Set[Plek] = frozenset()) -> tuple[Breuk, ...]:
    """Every break in a plan, in the order of the rules, without those that an officer knows of and leaves."""
    return tuple(filter(None, (_breuk(rule, plan, afgewogen) for rule in RULES)))


def _breuk(rule: Regel, plan: Plan, afgewogen: Set[Plek]) -> Breuk | None:
    found = [one for one in rule.search(plan) if (rule.id, one.over.slug if one.over else "") not in afgewogen]
    if not found:
        return None
    over = tuple(one.over for one in found if one.over)
    return Breuk(rule, over, tuple(_unique(answer for one in found for answer in one.oplossingen)))


def _unique(found: Iterable[Oplossing]) -> Iterable[Oplossing]:
    """The first of those that choose the same bouwsteen, or that write or go to the same place."""
    return {getattr(one, "slug", None) or one: one for one in found}.values()


def names(titles: list[str]) -> str:
    """'Ouderen, Jongeren en Statushouders'; of many only the first, and how many more there are."""
    shown, more = titles[:MOST_NAMES], len(titles) - MOST_NAMES
    if more > 0:
        return f"{', '.join(shown)} en nog {more}"
    *most, last = shown or [""]
    return f"{', '.join(most)} en {last}" if most else last
