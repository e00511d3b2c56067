"""How large a gemeente is, and the order of what comes nearest in size."""

from math import inf

from hypothesis import given
from hypothesis import strategies as some

from app.municipalities.gemeente import Gemeente
from app.municipalities.grootte import GRENZEN, GROOT_BOVEN, KLEIN_TOT, Grootte, Grootteklasse, nearest_first

klassen = some.sampled_from(Grootteklasse)
groottes = some.builds(Grootte, klassen.map(str), some.none() | some.integers(1, 300_000))
items = some.lists(some.tuples(some.integers(), some.lists(groottes, max_size=3)), max_size=12)
RANK = list(Grootteklasse)
MINE = Grootte("klein", 20_000)


def rank(klasse: str) -> int:
    return RANK.index(Grootteklasse(klasse))


def distance(mine: Grootte, found: list[Grootte]) -> tuple[float, float]:
    """How far the nearest of these gemeenten is, told in the plainest way."""
    best = (inf, inf)
    for other in found:
        counted = mine.inwoners is not None and other.inwoners is not None
        apart = abs((mine.inwoners or 0) - (other.inwoners or 0)) if counted else inf
        best = min(best, (abs(rank(mine.klasse) - rank(other.klasse)), apart))
    return best


@given(items, groottes)
def test_nothing_is_lost_or_doubled(found: list[tuple[int, list[Grootte]]], mine: Grootte) -> None:
    assert sorted(nearest_first(found, mine)) == sorted(thing for thing, _ in found)


@given(items, groottes)
def test_nobody_stands_before_one_that_is_nearer_and_equals_keep_their_order(
    found: list[tuple[int, list[Grootte]]], mine: Grootte
) -> None:
    places = nearest_first(((place, sizes) for place, (_, sizes) in enumerate(found)), mine)
    told = [(distance(mine, found[place][1]), place) for place in places]
    assert told == sorted(told)


@given(items, groottes)
def test_what_has_no_size_comes_last(found: list[tuple[int, list[Grootte]]], mine: Grootte) -> None:
    without = [not sizes for sizes in nearest_first(((sizes, sizes) for _, sizes in found), mine)]
    assert without == sorted(without)


@given(items, groottes, groottes)
def test_one_more_gemeente_never_puts_an_item_further_back(
    found: list[tuple[int, list[Grootte]]], mine: Grootte, more: Grootte
) -> None:
    for place in range(len(found)):
        numbered = [(other, sizes) for other, (_, sizes) in enumerate(found)]
        before = nearest_first(numbered, mine).index(place)
        numbered[place] = (place, [*found[place][1], more])
        assert nearest_first(numbered, mine).index(place) <= before


def test_the_klasse_goes_before_the_number_of_inwoners() -> None:
    sizes = {
        "vlakbij in een andere klasse": [Grootte("middelgroot", 25_100)],
        "ver weg in de eigen klasse": [Grootte("klein", 1_000)],
        "zonder telling": [Grootte("klein")],
        "een van drie dichtbij": [Grootte("groot", 200_000), Grootte("klein", 19_000), Grootte("groot", 900_000)],
        "zonder gemeente": [],
        "groot": [Grootte("groot", 110_000)],
    }
    assert nearest_first(sizes.items(), MINE) == [
        "een van drie dichtbij",
        "ver weg in de eigen klasse",
        "zonder telling",
        "vlakbij in een andere klasse",
        "groot",
        "zonder gemeente",
    ]


def test_the_bounds_that_officers_read_are_those_of_the_list(gemeenten: tuple[Gemeente, ...]) -> None:
    for one in gemeenten:
        if one.inwoners_afgerond_2021 is not None:
            assert (one.grootteklasse == "klein") == (one.inwoners_afgerond_2021 < KLEIN_TOT), one
            assert (one.grootteklasse == "groot") == (one.inwoners_afgerond_2021 > GROOT_BOVEN), one
    assert "minder dan 25.000 inwoners, groot is meer dan 100.000." in GRENZEN


def test_a_klasse_stands_before_a_noun_as_it_should() -> None:
    assert [klasse.verbogen for klasse in Grootteklasse] == ["kleine", "middelgrote", "grote"]
