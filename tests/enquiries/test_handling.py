"""An aanvraag only ever takes a step that may follow, whatever several people do to several of them."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.database import Database, now
from app.editorial.models import redacteur
from app.enquiries import handling, queries
from app.enquiries.dossier import Dossier, typical_days
from app.enquiries.request import Aanvraag
from app.enquiries.status import FOLLOWS, LOOPT, OPEN, Status

relaxed = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
forms = (f"formulier {number}" for number in count())
acts = st.lists(
    st.tuples(
        st.sampled_from(["take_up", "let_go", "merge", "separate", "refuse", "reopen", "publish", "withdraw"]),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=12,
)


def asked(connection: Any, many: int) -> list[int]:
    made = []
    for number in range(many):
        one = Aanvraag("partners", f"Waterschap {number}", "", "Anna", "anna@example.nl", erbij=False)
        made.append(queries.put(connection, now(), one, next(forms), None))
    return [id for id in made if id is not None]


def look(connection: Any, id: int) -> Dossier:
    found = queries.find(connection, id)
    assert found
    return found


def act(connection: Any, verb: str, one: Dossier, other: Dossier, who: int) -> None:
    more: dict[str, tuple[Any, ...]] = {
        "take_up": (who,),
        "merge": (other,),
        "refuse": ("Dit is iets anders.",),
        "reopen": (who,),
        "publish": ("museum",),
    }
    getattr(handling, verb)(connection, now(), one, *more.get(verb, ()))


@pytest.fixture
def who(database: Database) -> int:
    values = {"email": "iris@redactie.example", "naam": "Iris", "rol": "redacteur", "gemaakt_op": now()}
    with database.write() as connection:
        return int(connection.execute(redacteur.insert().values(**values).returning(redacteur.c.id)).scalar_one())


@relaxed
@given(acts)
@example([("merge", 0, 1), ("withdraw", 1, 0)])
@example([("merge", 0, 1), ("refuse", 1, 0), ("reopen", 0, 0), ("publish", 0, 0)])
def test_every_step_is_one_that_may_follow_and_what_hangs_together_stays_so(
    database: Database, who: int, done: list[tuple[str, int, int]]
) -> None:
    with database.write() as connection:
        ids = asked(connection, 4)
        was = {id: look(connection, id) for id in ids}
        for verb, one, other in done:
            act(connection, verb, was[ids[one]], was[ids[other]], who)
            nu = {id: look(connection, id) for id in ids}
            for id in ids:
                assert nu[id].status == was[id].status or was[id].status.may_become(nu[id].status), verb
                assert (nu[id].afgerond_op is None) == (nu[id].status in LOOPT)
                assert (nu[id].bouwsteen is not None) == (nu[id].status is Status.GEPUBLICEERD)
                assert bool(nu[id].email) == (nu[id].status is not Status.INGETROKKEN)
                if nu[id].status is Status.SAMENGEVOEGD:
                    assert look(connection, nu[id].samengevoegd_met or 0).status in OPEN, "nobody would ever answer it"
            was = nu


def test_there_is_a_rule_for_every_status_and_what_is_final_stays() -> None:
    assert set(FOLLOWS) == set(Status)
    for final in (Status.GEPUBLICEERD, Status.INGETROKKEN):
        assert not any(final.may_become(other) for other in Status)
    assert not any(status.may_become(status) for status in Status)


def test_what_was_done_by_somebody_else_meanwhile_is_not_done_over(database: Database) -> None:
    with database.write() as connection:
        (id,) = asked(connection, 1)
        before = look(connection, id)
        assert handling.refuse(connection, now(), before, "Nee.")
        assert not handling.publish(connection, now(), before, "museum")
        assert not handling.withdraw(connection, now(), before)
        assert look(connection, id).status is Status.AFGEWEZEN


def test_the_usual_time_is_told_from_five_answers_on() -> None:
    def spans(*days: int) -> list[tuple[Any, Any]]:
        return [(now(), now() + timedelta(days=day)) for day in days]

    assert typical_days(spans(1, 2, 3, 4)) is None
    assert typical_days(spans(9, 2, 3, 4, 30)) == 4
    assert typical_days(spans(0, 0, 0, 0, 0)) == 1
