"""No count that editors see, and no difference between two of them, is about fewer than ten bouwwerken."""

from itertools import chain, combinations, product

from app.blocks.stand import Stand
from app.editorial.figures import LEAST, Use, told

SOME = (0, 1, 9, 10, 11, 20, 31)
EVERY = [dict(zip(Stand, counts, strict=True)) for counts in product(SOME, repeat=4)]


def test_nothing_that_can_be_worked_out_is_about_fewer_than_ten() -> None:
    for counts in EVERY:
        use = told(counts)
        if use is None:
            assert sum(counts.values()) < LEAST
            continue
        numbers = [*use.standen.values(), *([use.rest] if use.rest else [])]
        subsets = chain.from_iterable(combinations(numbers, many) for many in range(len(numbers) + 1))
        left = {use.aantal - sum(some) for some in subsets}
        assert all(number == 0 or number >= LEAST for number in left), (counts, use)
        assert all(number >= LEAST for number in numbers), (counts, use)
        if numbers:
            assert sum(numbers) == use.aantal, "and what is left over is never hidden: it would be a difference of zero"


def test_what_is_told_is_true() -> None:
    for counts in EVERY:
        use = told(counts)
        if use:
            assert use.aantal == sum(counts.values())
            assert all(counts[stand] == number for stand, number in use.standen.items())


def test_the_split_is_as_fine_as_it_may_be() -> None:
    be, on, af, ni = Stand
    assert told({be: 25, on: 12, af: 2, ni: 1}) == Use(40, {be: 25}, 15)
    assert told({be: 25, on: 12, af: 12, ni: 11}) == Use(60, {be: 25, on: 12, af: 12, ni: 11}, 0)
    assert told({be: 90, on: 9}) == Use(99, {}, 0)
    assert told({be: 9}) is None
    assert told({on: 10}) == Use(10, {}, 0)
