"""The controlecode: the same for every paper of a plan, another one for every other plan."""

from dataclasses import replace

import pytest

from app.blocks.stand import Stand
from app.plans.bouwwerk import Bouwwerk, Gebouw, Keuze, build
from app.plans.colophon import code
from app.plans.uitwerking import Uitwerking
from tests.plans.lindewaard import PLAN

EIGEN = Keuze(7, "partners", None, "De Linde", Stand.ONTWIKKELEN, "Samen.", 3)


def plan(of: Bouwwerk = PLAN, *keuzes: Keuze) -> Gebouw:
    return build(of, keuzes or (EIGEN,))


def test_it_is_three_times_four_signs() -> None:
    assert [len(part) for part in code(plan()).split(" ")] == [4, 4, 4]


@pytest.mark.parametrize(
    "other",
    [
        plan(replace(PLAN, titel="Anders")),
        plan(replace(PLAN, gevraagd_besluit="Anders")),
        plan(PLAN, replace(EIGEN, toelichting="Anders.")),
        plan(PLAN, replace(EIGEN, stand=Stand.AFBOUWEN)),
        plan(PLAN, replace(EIGEN, uitwerking=Uitwerking(bedrag_van=0))),
    ],
)
def test_another_plan_has_another_code(other: Gebouw) -> None:
    assert code(other) != code(plan())


def test_what_is_no_text_of_the_plan_does_not_count() -> None:
    later = replace(PLAN, revisie=99, status="vastgesteld", opties="{}", herkomst="Begonnen als kopie.", id=8)
    assert code(plan(later, replace(EIGEN, id=9, revisie=12))) == code(plan())
    assert code(plan()) == "0944 D184 D87B", "papers that were printed have this code: it must never become another one"
