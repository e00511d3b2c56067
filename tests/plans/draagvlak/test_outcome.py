"""What is told of answers: classes that follow from rough parts, and nothing that tells on anybody."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.plans.draagvlak.outcome import MINSTENS, Deel, Gewogen, Klasse, Oordeel, Opkomst, Uitkomst, outcome, weigh
from app.plans.draagvlak.sessie import PLEKKEN

B, K, N = Oordeel
Counts = tuple[int, int, int]
answered = st.lists(st.sampled_from(Oordeel), min_size=MINSTENS, max_size=PLEKKEN)


def told(counts: Counts) -> Gewogen:
    """What is told when so many say belangrijk, kan and niet."""
    said = [oordeel for oordeel, many in zip(Oordeel, counts, strict=True) for _ in range(many)]
    return weigh("museum", said, len(said))


@cache
def parts(counts: Counts) -> Gewogen:
    """What is told of these answers when all who joined gave one."""
    return told(counts)


def seen(counts: Counts, joined: int) -> Gewogen:
    """What is told of these answers when so many joined: checked against `weigh` for the smallest groups."""
    opkomst = Opkomst.of(sum(counts), joined)
    found = parts(counts)
    made = replace(found, opkomst=opkomst) if found.delen and opkomst else Gewogen("museum")
    if joined < 2 * MINSTENS:
        said = [oordeel for oordeel, many in zip(Oordeel, counts, strict=True) for _ in range(many)]
        assert made == weigh("museum", said, joined)
    return made


def groups(size: int) -> Iterator[Counts]:
    """Every way in which so many people can answer."""
    for for_it, maybe in product(range(size + 1), repeat=2):
        if for_it + maybe <= size:
            yield for_it, maybe, size - for_it - maybe


@pytest.mark.parametrize(
    ("counts", "klasse"),
    [
        ((5, 0, 0), Klasse.BELANGRIJK),
        ((4, 0, 1), Klasse.BELANGRIJK),
        ((3, 1, 1), Klasse.BELANGRIJK),
        ((3, 0, 2), Klasse.VERDEELD),
        ((2, 1, 2), Klasse.VERDEELD),
        ((2, 2, 1), Klasse.KAN),
        ((0, 5, 0), Klasse.KAN),
        ((1, 0, 4), Klasse.NIET),
        ((12, 4, 4), Klasse.BELANGRIJK),
        ((12, 3, 5), Klasse.VERDEELD),
        ((11, 5, 4), Klasse.KAN),
        ((2, 0, 2), Klasse.STIL),
        ((0, 0, 0), Klasse.STIL),
    ],
)
def test_a_group_falls_in_the_class_that_people_would_name(counts: Counts, klasse: Klasse) -> None:
    assert told(counts).klasse is klasse


@settings(max_examples=60)
@given(answered)
def test_a_class_depends_on_who_says_what_only_through_how_many(answers: list[Oordeel]) -> None:
    found = weigh("museum", answers, len(answers))
    assert found == weigh("museum", sorted(answers), len(answers))
    swap = {B: N, K: K, N: B}
    other = weigh("museum", [swap[answer] for answer in answers], len(answers))
    mirror = {Klasse.BELANGRIJK: Klasse.NIET, Klasse.NIET: Klasse.BELANGRIJK}
    assert other.klasse is mirror.get(found.klasse, found.klasse)


@settings(max_examples=60)
@given(answered, st.data())
def test_one_more_voice_for_it_never_makes_it_less_wanted(answers: list[Oordeel], data: st.DataObject) -> None:
    order = [Klasse.NIET, Klasse.KAN, Klasse.VERDEELD, Klasse.BELANGRIJK]
    place = data.draw(st.integers(0, len(answers) - 1))
    more = [*answers[:place], B, *answers[place + 1 :]]
    before, after = (weigh("museum", said, len(said)).klasse for said in (answers, more))
    assert {before, after} <= {Klasse.KAN, Klasse.VERDEELD} or order.index(after) >= order.index(before)


def test_whoever_knows_one_answer_never_learns_for_certain_what_somebody_else_said() -> None:
    """In a group of any size, with any outcome, whatever the reader said: the others may still differ."""
    for size in range(MINSTENS, PLEKKEN + 1):
        others: dict[tuple[Gewogen, int], set[Counts]] = {}
        for counts in groups(size):
            for own in range(3):
                if counts[own]:
                    rest = [many - (place == own) for place, many in enumerate(counts)]
                    others.setdefault((told(counts), own), set()).add((rest[0], rest[1], rest[2]))
        for (found, own), possible in others.items():
            assert any(max(rest) < size - 1 for rest in possible), (size, found, own)


def test_an_outcome_of_all_the_same_answers_is_told_by_an_outcome_that_is_not() -> None:
    """So nobody can be told: everybody said this, hence you did."""
    for size in range(MINSTENS, PLEKKEN + 1):
        alike = {told(counts) for counts in groups(size) if size in counts}
        assert alike == {told(counts) for counts in groups(size) if size not in counts} & alike


def test_few_answers_are_silence_and_few_of_many_too() -> None:
    assert weigh("museum", [B] * 4, 4).delen is None
    assert weigh("museum", [B] * 5, 5).klasse is Klasse.BELANGRIJK
    assert weigh("museum", [B] * 6, 12).klasse is Klasse.STIL, "half of who joined said nothing"
    assert weigh("museum", [B] * 7, 12).opkomst is Opkomst.HELFT
    assert weigh("museum", [B] * 9, 12).opkomst is Opkomst.DRIE_KWART


def test_who_joined_and_said_nothing_is_told_apart_from_who_answered() -> None:
    four = [{"museum": B}] * 4
    assert outcome(["museum"], [*four, {}, {}]) == Uitkomst(4, meegedaan=6)
    assert not Uitkomst(4).genoeg
    five = outcome(["museum", "media"], [*four, {"museum": N}])
    museum = Gewogen("museum", (Deel.MEESTEN, Deel.WEINIG, Deel.WEINIG), Opkomst.DRIE_KWART)
    assert five == Uitkomst(5, (museum, Gewogen("media")), 5, Deel.WEINIG)


def test_who_answered_one_bouwsteen_did_not_sort_them_all() -> None:
    slugs = [f"steen-{nr}" for nr in range(14)]
    found = outcome(slugs, [dict.fromkeys(slugs, K)] * 6 + [{"steen-0": N}] * 6)
    assert (found.deelnemers, found.meegedaan, found.klaar) == (12, 12, Deel.DEEL)
    assert [one.opkomst for one in found.gewogen] == [Opkomst.DRIE_KWART, *[None] * 13]
    assert {one.klasse for one in found.gewogen[1:]} == {Klasse.STIL}


def test_how_many_answered_never_tells_for_certain_what_one_other_did() -> None:
    """Everybody may know how many joined, and who reads it answered or kept still: of no other is it certain what
    was said, nor that nothing was."""
    for joined in range(MINSTENS, PLEKKEN + 1):
        varied: dict[tuple[Gewogen, int], bool] = {}
        for size in range(joined + 1):
            for counts in groups(size):
                found = seen(counts, joined)
                everybody = (*counts, joined - size)
                for own in range(4):
                    if everybody[own] and found.delen:
                        rest = [many - (place == own) for place, many in enumerate(everybody)]
                        key = found, own
                        varied[key] = varied.get(key, False) or max(rest) < joined - 1
        assert varied
        assert all(varied.values()), (joined, [key for key, told in varied.items() if not told])
