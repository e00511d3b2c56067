"""What a paper takes along: kept as it was asked, and never in the way of a paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.blocks.steps import BY_SLUG
from app.plans.opties import PRESETS, WAT, Opties, Soort, asked, stored

any_opties = st.builds(
    Opties,
    st.sampled_from(Soort),
    **{name: st.booleans() for name in WAT},
    stappen=st.sets(st.sampled_from([*BY_SLUG]), min_size=1).map(lambda some: tuple(s for s in BY_SLUG if s in some)),
)


@given(any_opties)
def test_what_is_kept_or_told_is_read_back(opties: Opties) -> None:
    assert stored(opties.json_text) == opties
    assert asked(opties.told, Opties()) == opties


@pytest.mark.parametrize("text", ["", "x", "{", "[]", '{"soort": "boek"}', '{"tips": "ja"}', '{"nieuw": 1}', "null"])
def test_what_is_not_known_is_the_raadsstuk(text: str) -> None:
    assert stored(text) == PRESETS[Soort.RAADSSTUK]


def test_stappen_that_are_gone_are_all_of_them() -> None:
    assert stored('{"stappen": ["zesde"]}').stappen == tuple(BY_SLUG)
    assert asked({"voor": "raadsstuk", "keuze": "ja"}, Opties()).stappen == tuple(BY_SLUG)


def test_a_kind_alone_is_that_kind_as_it_comes() -> None:
    kept = Opties(tips=False)
    assert asked({"voor": "werkdocument"}, kept) == PRESETS[Soort.WERKDOCUMENT]
    assert asked({"voor": "boek"}, kept) == asked({}, kept) == kept
    assert not asked({"voor": "raadsstuk", "keuze": "ja", "met.tips": "ja"}, kept).open_punten


def test_what_is_laid_down_is_always_a_whole_paper() -> None:
    assert Opties(Soort.COLLEGENOTA).for_the_record == PRESETS[Soort.RAADSSTUK]
    assert Opties(tips=False).for_the_record == Opties(tips=False)
