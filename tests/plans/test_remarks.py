"""Which opmerkingen belong together, and who may see or remove them."""

from datetime import UTC, datetime

import pytest

from app.plans.remarks import ALLEN, SCHRIJVERS, Draad, Opmerking, open_per_subject, threads
from app.plans.rol import Rol

THEN = datetime(2026, 7, 14, 12, 32, tzinfo=UTC)
MINE, OTHER = 1, 2


def said(id: int, over: str = "museum", answers: int | None = None, seen: str = ALLEN, done: bool = False) -> Opmerking:
    return Opmerking(id, over, answers, "Tekst.", "Sanne", MINE, seen, THEN, THEN if done else None, "", None, "")


def test_answers_stand_under_what_they_answer_in_the_order_of_time() -> None:
    found = threads([said(1), said(2), said(3, answers=1), said(4, answers=2), said(5, answers=1)])
    assert [(d.eerste.id, [one.id for one in d.reacties]) for d in found] == [(1, [3, 5]), (2, [4])]


def test_only_open_threads_are_counted() -> None:
    found = threads([said(1), said(2, done=True), said(3, answers=1), said(4, over=""), said(5)])
    assert open_per_subject(found) == {"museum": 2, "": 1}


@pytest.mark.parametrize("rol", list(Rol))
def test_what_is_for_writers_is_seen_by_them_and_by_who_began_it(rol: Rol) -> None:
    for seen in (ALLEN, SCHRIJVERS):
        draad = Draad(said(1, seen=seen), ())
        assert draad.may_see(rol, MINE)
        assert draad.may_see(rol, OTHER) == (seen == ALLEN or rol.schrijft)


@pytest.mark.parametrize("rol", list(Rol))
def test_whoever_wrote_it_and_the_owner_may_remove_it(rol: Rol) -> None:
    assert said(1).may_remove(rol, OTHER) == (rol is Rol.EIGENAAR)
    assert said(1).may_remove(rol, MINE) == (rol is not Rol.LEZEN)
