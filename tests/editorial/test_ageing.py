"""What must be looked at again: every rule on the day before, the day itself, and after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.blocks.catalogue import Catalogue
from app.editorial.ageing import SOON, Due, queue

DAG = date(2026, 11, 22)


def with_one(catalogue: Catalogue, soort: str, seen: date, by: date | None, tot: date | None = None) -> Catalogue:
    """A catalogue of one record with these dates."""
    empty = replace(catalogue, dag=DAG, versies={}, bronnen={}, regelingen=(), organisaties=())
    versie, bron = next(iter(catalogue.versies.items())), next(iter(catalogue.bronnen.values()))
    match soort:
        case "bouwsteen":
            return replace(empty, versies={versie[0]: replace(versie[1], gecontroleerd_op=seen, herzien_voor=by)})
        case "regeling":
            told = {"gecontroleerd_op": seen, "herzien_voor": by, "tot": tot}
            return replace(empty, regelingen=(catalogue.regelingen[0].model_copy(update=told),))
        case "organisatie":
            one = catalogue.organisaties[0].model_copy(update={"gecontroleerd_op": seen})
            return replace(empty, organisaties=(one,))
    return replace(empty, bronnen={bron.slug: replace(bron, geraadpleegd_op=seen)})


def days(catalogue: Catalogue) -> list[tuple[str, int]]:
    return [(one.soort, one.dagen) for one in queue(catalogue)]


@pytest.mark.parametrize("soort", ["bouwsteen", "regeling"])
@pytest.mark.parametrize(("late", "told"), [(-61, []), (-60, [-60]), (0, [0]), (1, [1]), (400, [400])])
def test_what_has_a_day_comes_sixty_days_before_it(
    catalogue: Catalogue, soort: str, late: int, told: list[int]
) -> None:
    found = with_one(catalogue, soort, DAG - timedelta(days=500), DAG - timedelta(days=late))
    assert days(found) == [(soort, number) for number in told]


@pytest.mark.parametrize("soort", ["organisatie", "bron"])
@pytest.mark.parametrize(("ago", "told"), [(304, []), (305, [-60]), (365, [0]), (366, [1])])
def test_what_has_no_day_is_looked_at_every_year(catalogue: Catalogue, soort: str, ago: int, told: list[int]) -> None:
    assert days(with_one(catalogue, soort, DAG - timedelta(days=ago), None)) == [(soort, number) for number in told]


def test_a_regeling_comes_at_its_end_until_somebody_looked_after_that(catalogue: Catalogue) -> None:
    end, by = DAG - timedelta(days=10), DAG + timedelta(days=300)
    (due,) = queue(with_one(catalogue, "regeling", end - timedelta(days=1), by, end))
    assert (due.waarom, due.op, due.dagen) == ("Loopt tot en met", end, 10)
    assert queue(with_one(catalogue, "regeling", end + timedelta(days=1), by, end)) == ()


def test_a_retired_bouwsteen_and_one_without_a_day_need_no_looking(catalogue: Catalogue) -> None:
    assert queue(with_one(catalogue, "bouwsteen", DAG, None)) == ()
    late = with_one(catalogue, "bouwsteen", DAG, DAG - timedelta(days=9))
    (id, versie) = next(iter(late.versies.items()))
    assert queue(replace(late, versies={id: replace(versie, vervallen_op=DAG)})) == ()


def test_the_longest_overdue_is_first(catalogue: Catalogue) -> None:
    found = queue(replace(catalogue, dag=date(2029, 3, 1)))
    assert [one.op for one in found] == sorted(one.op for one in found)
    assert len(found) == len(catalogue.aanbod) + sum(
        map(len, (catalogue.regelingen, catalogue.organisaties, catalogue.bronnen))
    )


def test_the_queue_agrees_with_what_officers_read(catalogue: Catalogue) -> None:
    """On any day a bouwsteen is overdue in the queue exactly when its page says so."""
    first = min(versie.herzien_voor for versie in catalogue.aanbod.values() if versie.herzien_voor)
    told: Callable[[Due], bool] = lambda one: one.soort == "bouwsteen" and one.dagen > 0  # noqa: E731
    for shift in (-1, 0, 1, 30):
        later = replace(catalogue, dag=first + timedelta(days=shift))
        late = {versie.slug for versie in later.aanbod.values() if later.is_overdue(versie)}
        assert {one.naam for one in queue(later) if told(one)} == late
    assert timedelta(days=60) == SOON
