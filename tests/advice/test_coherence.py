"""Every rule of coherence: it fires, it is silent, and what it offers as an answer silences it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.advice.coherence import BY_ID, RULES, find, names
from app.advice.plan import Plan
from app.advice.regel import Ga, Kies, Onderwerp, Oplossing, Regel, Treffer, Vul
from app.advice.rules import draad, geld, meedoen, opbouw, uitvoering
from app.blocks.catalogue import Catalogue
from app.blocks.steps import BY_SLUG
from tests.advice.planted import PER_BOUWSTEEN, Planted, Score, found_in, planted, scores

RULES_OF = (opbouw, draad, meedoen, uitvoering, geld)


@pytest.fixture(scope="module")
def plans(catalogue: Catalogue) -> tuple[Planted, ...]:
    return planted(catalogue)


@pytest.fixture(scope="module")
def fired(plans: tuple[Planted, ...]) -> dict[str, set[str]]:
    """Per rule the plans in which it finds a break."""
    return {rule.id: {one.id for one in plans if any(rule.search(one.plan))} for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_where_its_break_was_planted_and_is_silent_elsewhere(
    rule: Regel, plans: tuple[Planted, ...], fired: dict[str, set[str]]
) -> None:
    fires = fired[rule.id]
    labelled = {one.id for one in plans if any(id == rule.id for id, _ in one.labels)}

    assert len(labelled) >= 3
    assert fires >= labelled
    assert len(plans) - len(fires) >= 3


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_answer_that_a_rule_offers_silences_it(rule: Regel, plans: tuple[Planted, ...]) -> None:
    tried = 0
    for one in plans:
        for treffer in rule.search(one.plan):
            assert treffer.oplossingen, one.id
            for answer in treffer.oplossingen:
                for better in answered(one.plan, rule, answer):
                    tried += 1
                    assert not _still_there(rule, better, treffer), (one.id, answer)
    assert tried or rule.id in ANSWERED_WITH_WORDS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_break_that_an_officer_leaves_as_it_is_is_told_no_more(
    rule: Regel, plans: tuple[Planted, ...], fired: dict[str, set[str]]
) -> None:
    one = next(one for one in plans if one.id in fired[rule.id])
    every = find(one.plan)
    breuk = next(breuk for breuk in every if breuk.regel is rule)
    left = find(one.plan, frozenset(breuk.plekken))

    assert left == tuple(other for other in every if other is not breuk)


ANSWERED_WITH_WORDS = {
    "alles-nieuw",
    "niets-nieuw",
    "te-veel-tegelijk",
    "een-trekker",
    "alleen-eenmalig",
    "domein-betaalt-alles",
}
"""Rules whose answer is no single bouwsteen or field: they lead to a page, and can be left as they are."""


def answered(plan: Plan, rule: Regel, answer: Oplossing) -> Iterator[Plan]:
    """The plan after the click, or after what is written or chosen at the place where it leads.

    Where every bouwsteen that would help was weighed and left, the page of the stap leads nowhere certain.
    """
    match answer:
        case Kies(slug, stand=stand):
            yield plan.with_keuze(slug, stand)
        case Vul(slug, veld):
            yield written(plan, slug, veld)
        case Ga(plek) if plek in BY_SLUG and rule.onderwerp is not Onderwerp.DRAAD:
            offered = (v for v in plan.catalogue.aanbod.values() if v.stap == plek and v.slug != "cultuur")
            fresh = next(v.slug for v in offered if v.slug not in plan.by_slug)
            yield plan.with_keuze(fresh, next(iter(plan.actief.values())).stand)


def written(plan: Plan, slug: str, veld: str) -> Plan:
    """With an answer in a field: a year in the plan, a word, or a choice."""
    words = {"wanneer": str(plan.jaren[0] if plan.jaren else 2027), "geldbron": "fonds"}.get(
        veld, "Daarna betalen we zelf."
    )
    old = plan.by_slug[slug]
    told = {"toelichting": words} if veld == "toelichting" else {"antwoorden": {**old.antwoorden, veld: words}}
    fresh = replace(old, **told)
    return replace(plan, keuzes=tuple(fresh if keuze is old else keuze for keuze in plan.keuzes))


def _still_there(rule: Regel, plan: Plan, treffer: Treffer) -> bool:
    about = treffer.over.slug if treffer.over else ""
    return about in {one.over.slug if one.over else "" for one in rule.search(plan)}


def test_over_the_sixty_plans_nearly_every_break_is_found_and_hardly_one_is_invented(
    plans: tuple[Planted, ...],
) -> None:
    whole = sum(scores(plans).values(), Score())

    assert len(plans) == 60
    assert whole.recall >= 0.95
    assert whole.false_share <= 0.05


def test_the_measure_itself_counts_what_is_missed_and_what_is_invented(plans: tuple[Planted, ...]) -> None:
    first = next(one for one in plans if one.labels)
    missed = replace(first, labels=first.labels | {("geen-visie", "")} - found_in(first))
    found = found_in(first)
    told = scores([replace(first, labels=frozenset([("niet-waar", "")]))])

    assert told["niet-waar"] == Score(missed=1)
    assert sum(told.values(), Score()).false == len(found)
    assert sum(scores([missed]).values(), Score()).missed == len(missed.labels - found)


def test_every_rule_is_in_the_list_once_and_says_what_it_must(catalogue: Catalogue) -> None:
    every = [rule for room in RULES_OF for rule in vars(room).values() if isinstance(rule, Regel)]

    assert sorted(rule.id for rule in RULES) == sorted({rule.id for rule in every})
    assert len(BY_ID) == len(RULES) >= 25
    for rule in RULES:
        assert rule.vraag.endswith("?")
        assert rule.waarom.endswith(".")
        assert rule.antwoord.endswith(".")
        assert set(rule.bron) <= catalogue.bronnen.keys()


def test_an_empty_plan_gets_no_questions(catalogue: Catalogue) -> None:
    assert find(Plan((), "2027-2030", catalogue)) == ()


def test_of_many_names_only_the_first_are_told() -> None:
    assert names([]) == ""
    assert names(["Koor"]) == "Koor"
    assert names(["Koor", "Bibliotheek"]) == "Koor en Bibliotheek"
    assert names(list("abcdef")) == "a, b, c, d, e en nog 1"


def test_what_is_labelled_per_bouwsteen_is_what_the_rules_tell_per_bouwsteen(plans: tuple[Planted, ...]) -> None:
    told = {rule for one in plans for b in find(one.plan) for rule, slug in b.plekken if slug}

    assert told >= PER_BOUWSTEEN
