"""The mirror: silence below the floor, and nothing in it that tells what one gemeente chose."""

from hypothesis import given
from hypothesis import strategies as st

from app.advice.mirror import FLOOR, RARE, mirror

SLUGS = st.frozensets(st.sampled_from("abcdefgh"))


@given(st.lists(SLUGS, max_size=FLOOR - 1))
def test_below_the_floor_nothing_is_told(plans: list[frozenset[str]]) -> None:
    shown = mirror(plans)

    assert not shown.genoeg
    assert shown.delen == ()


@given(st.lists(SLUGS, min_size=FLOOR, max_size=40))
def test_what_is_told_is_of_several_gemeenten_and_rounded(plans: list[frozenset[str]]) -> None:
    for deel in mirror(plans).delen:
        many = sum(deel.slug in plan for plan in plans)
        assert many >= RARE
        assert 1 <= deel.van_de_tien <= 10
        assert abs(deel.van_de_tien - 10 * many / len(plans)) <= 0.5


def test_most_chosen_comes_first() -> None:
    plans = [frozenset("ab") if number < 6 else frozenset("b") for number in range(FLOOR)]

    assert [(deel.slug, deel.van_de_tien) for deel in mirror(plans).delen] == [("b", 10), ("a", 6)]
