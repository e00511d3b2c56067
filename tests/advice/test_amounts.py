"""Sums that say no more than the officer wrote, and a cut that is found only when it is found in every case."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.amounts import Band, cuts, total, without_amount
from app.advice.plan import Gekozen, Plan
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand


def keuze(
    nr: int, low: int | None, high: int | None, soort: str = "structureel", stand: Stand = Stand.BEHOUDEN
) -> Gekozen:
    told: dict[str, Any] = {"bedrag_van": low, "bedrag_tot": high, "geldsoort": soort}
    answers = {name: value for name, value in told.items() if value not in (None, "")}
    return Gekozen(f"eigen-{nr}", f"Keuze {nr}", "instrumenten", stand, antwoorden=answers)


def plan(catalogue: Catalogue, *keuzes: Gekozen) -> Plan:
    return Plan(keuzes, "2027-2030", catalogue)


def test_each_kind_of_money_has_its_own_sum_and_what_is_not_there_during_the_plan_counts_nowhere(
    catalogue: Catalogue,
) -> None:
    of = plan(
        catalogue,
        keuze(1, 1000, 2000),
        keuze(2, 500, 500),
        keuze(3, 70, 70, "eenmalig"),
        keuze(4, 9, 9, ""),
        keuze(5, 8000, 8000, stand=Stand.AFBOUWEN),
        keuze(6, 8000, 8000, stand=Stand.NIET_GEKOZEN),
        keuze(7, None, None),
    )
    found = {one.soort: one for one in cuts(of, {"eigen-2"}, 10)}

    assert {soort: one.nu for soort, one in found.items()} == {
        "structureel": Band(1500, 2500),
        "eenmalig": Band(70, 70),
        "": Band(9, 9),
    }
    assert found["structureel"].te_vinden == Band(150, 250)
    assert found["structureel"].valt == Band(500, 500)
    assert found["structureel"].gevonden is True
    assert [k.slug for k in without_amount(of)] == ["eigen-7"]


def test_an_amount_without_a_top_leaves_the_sum_without_one_and_one_without_a_bottom_counts_from_nothing(
    catalogue: Catalogue,
) -> None:
    assert total([keuze(1, 100, None), keuze(2, 50, 60)]) == Band(150, None)
    assert total([keuze(1, None, 100), keuze(2, 50, 60)]) == Band(50, 160)
    (cut,) = cuts(plan(catalogue, keuze(1, 100, None), keuze(2, 1, 1)), {"eigen-2"}, 50)
    assert (cut.gevonden, cut.rest) == (False, Band(50, None))


def test_whether_the_cut_is_found_can_depend_on_how_the_amounts_turn_out(catalogue: Catalogue) -> None:
    (cut,) = cuts(plan(catalogue, keuze(1, 100, 100), keuze(2, 5, 30)), {"eigen-2"}, 10)

    assert cut.gevonden is None
    assert cut.rest == Band(0, 6)


def test_a_plan_without_money_has_no_cut(catalogue: Catalogue) -> None:
    assert cuts(plan(catalogue, keuze(1, None, None), keuze(2, 0, 0)), frozenset(), 25) == ()


BANDS = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda pair: (min(pair), max(pair)))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(BANDS, st.booleans(), st.floats(0, 1)), min_size=1, max_size=5),
    st.integers(1, 100),
)
def test_whatever_the_amounts_turn_out_to_be_what_is_left_lies_within_the_band(
    catalogue: Catalogue, rows: list[tuple[tuple[int, int], bool, float]], procent: int
) -> None:
    of = plan(catalogue, *(keuze(nr, *found) for nr, (found, _, _) in enumerate(rows)))
    falls = frozenset(f"eigen-{nr}" for nr, (_, gone, _) in enumerate(rows) if gone)
    real = [(low + part * (high - low), gone) for (low, high), gone, part in rows]
    left = sum(amount for amount, _ in real) * procent / 100 - sum(amount for amount, gone in real if gone)

    for cut in cuts(of, falls, procent):
        assert cut.rest.hoog is not None
        assert cut.rest.laag - 1 <= max(0, left) <= cut.rest.hoog + 1e-6
        assert cut.nu == Band(cut.valt.laag + cut.blijft.laag, (cut.valt.hoog or 0) + (cut.blijft.hoog or 0))
