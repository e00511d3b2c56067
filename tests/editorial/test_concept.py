"""What may happen to a concept in which state, and by whom."""

from datetime import UTC, date, datetime

import pytest

from app.blocks.shapes import Wijziging
from app.editorial.concept import FROM, SENIOR, Concept, Stap, Status
from app.editorial.rol import Rol

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


def concept(status: Status, on: date | None = None) -> Concept:
    return Concept(
        1, "tip", None, {}, None, status, Wijziging.INHOUDELIJK, "", (7,), 7, None, on, None, False, 1, MOMENT, MOMENT
    )


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("stap", Stap)
@pytest.mark.parametrize("rol", Rol)
def test_state_and_rol_decide_together(status: Status, stap: Stap, rol: Rol) -> None:
    senior = rol is not Rol.REDACTEUR or stap not in SENIOR
    assert concept(status).may(stap, 8, rol) == (status in FROM[stap] and senior)


@pytest.mark.parametrize("rol", Rol)
def test_who_wrote_in_it_never_approves_it(rol: Rol) -> None:
    assert not concept(Status.VOORGELEGD).may(Stap.KEUR_GOED, 7, rol)


def test_what_is_published_or_withdrawn_stays_so() -> None:
    assert not any(concept(Status.GEPUBLICEERD).may(stap, 8, Rol.BEHEERDER) for stap in Stap)
    assert not any(concept(Status.INGETROKKEN).may(stap, 8, Rol.BEHEERDER) for stap in Stap)


def test_only_what_is_approved_is_published_on_its_day_and_after_it() -> None:
    day = date(2026, 12, 1)
    assert [concept(Status.GOEDGEKEURD, day).is_due(date(2026, 12, n)) for n in (1, 2)] == [True, True]
    assert not concept(Status.GOEDGEKEURD, day).is_due(date(2026, 11, 30))
    assert not concept(Status.VOORGELEGD, day).is_due(day)
    assert not concept(Status.GOEDGEKEURD).is_due(day)
