"""Prepared statements take and give what Core does, on both engines, within the transaction they run in."""

from datetime import date, datetime, timedelta, timezone

import psycopg
import pytest
from sqlalchemy import Connection, bindparam, insert, select, update

from app.database import Database, DatabaseBusy
from app.plans.models import bouwwerk
from app.prepared import Prepared
from app.settings import Settings

SUMMER = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
PLAN = {
    "titel": "100% ‘zeker’: %s, ? en :of",
    "gemeente": "Súdwest-Fryslân",
    "gemeente_code": None,
    "periode": "",
    "status": "concept",
    "revisie": 1,
    "gemaakt_op": SUMMER,
    "gewijzigd_op": SUMMER,
    "bewaar_tot": date(2028, 2, 29),
    "verwijderd_op": SUMMER,
    "gewaarschuwd_op": None,
}
NEW = {f"new_{name}": value for name, value in PLAN.items()}
_ADDED = insert(bouwwerk).values({name: bindparam(f"new_{name}") for name in PLAN})
_OF = select(bouwwerk).where(bouwwerk.c.id == bindparam("of"))
_RAISED = update(bouwwerk).values(revisie=bouwwerk.c.revisie + 10).where(bouwwerk.c.id == bindparam("of"))
ADD, OF, QUIET = Prepared(_ADDED.returning(bouwwerk.c.id)), Prepared(_OF), Prepared(_ADDED)
RAISE = Prepared(_RAISED.returning(bouwwerk.c.revisie, bouwwerk.c.gemaakt_op))


def test_values_go_in_and_come_out_as_with_core(database: Database) -> None:
    with database.write() as connection:
        ((of,),) = ADD.all(connection, NEW)
        connection.execute(_ADDED, NEW)
        mine, cores = connection.exec_driver_sql(f"SELECT {', '.join(PLAN)} FROM bouwwerk")
        row = OF.first(connection, {"of": of})
        core = connection.execute(_OF, {"of": of}).one()
    assert mine == cores
    assert row is not None
    assert row == tuple(core)
    assert [type(value) for value in row] == [type(value) for value in core]
    assert row[1 : len(PLAN) + 1] == tuple(PLAN.values())
    assert row[list(bouwwerk.c.keys()).index("gemaakt_op")].utcoffset() == timedelta(0)


def test_values_that_stand_in_the_statement_need_not_be_given(database: Database) -> None:
    with database.write() as connection:
        ((of,),) = ADD.all(connection, NEW)
        assert RAISE.all(connection, {"of": of}) == [(11, SUMMER)]
        assert RAISE.first(connection, {"of": of}) == (21, SUMMER)


def test_a_statement_may_find_or_give_nothing(database: Database) -> None:
    with database.write() as connection:
        assert list(QUIET.all(connection, NEW)) == []
        assert list(OF.all(connection, {"of": 0})) == []
        assert OF.first(connection, {"of": 0}) is None


def test_what_is_not_given_and_a_time_without_a_zone_are_refused(database: Database) -> None:
    with pytest.raises((KeyError, psycopg.ProgrammingError), match="of"), database.read() as connection:
        OF.all(connection, {})
    with pytest.raises(ValueError, match="without zone"), database.write() as connection:
        ADD.all(connection, NEW | {"new_gemaakt_op": datetime(2026, 1, 1)})  # noqa: DTZ001  that is the point


def add_and_fail(database: Database) -> None:
    with database.write() as connection:
        ((of,),) = ADD.all(connection, NEW)
        raise LookupError(OF.first(connection, {"of": of}))


def test_what_it_wrote_goes_when_the_transaction_fails(database: Database) -> None:
    with pytest.raises(LookupError, match="zeker"):
        add_and_fail(database)
    with database.read() as connection:
        assert connection.execute(select(bouwwerk)).all() == []


def process_of(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def add_while_the_server_hangs_up(database: Database) -> None:
    with database.write() as connection, database.read() as other:
        ADD.all(connection, NEW)
        other.exec_driver_sql("SELECT pg_terminate_backend(%s)", (process_of(connection),))
        ADD.all(connection, NEW)


@pytest.mark.postgres
def test_a_connection_that_breaks_is_a_busy_database_and_is_not_used_again(postgresql_settings: Settings) -> None:
    database = Database(postgresql_settings.database)
    for _ in range(3):
        with pytest.raises(DatabaseBusy):
            add_while_the_server_hangs_up(database)
        while database.silent:  # it is asked again at once; until it answers everybody is told to come back
            continue
        with database.write() as connection:
            assert connection.execute(select(bouwwerk)).all() == []
    database.dispose()
