"""A database of any day of the past gets the schema that a new one has, on both engines, whatever its label says."""

from typing import Any

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from alembic import command
from app.database import Database
from app.migrating import config, head, migrate
from app.settings import Settings
from tests import cluster

IN_ORDER = [f"{number:04}" for number in range(1, 21) if number != 4]
EARLY = ["0001", "0002", "0003", "0005", "0006"]
PAST: dict[str, tuple[str, list[str]]] = {
    "154af80: what is new, before the bin": ("0010", [*EARLY, "0010"]),
    "1e3f850: the bin after what is new": ("0007", [*EARLY, "0010", "0007"]),
    "a83b5ce: versions alone": ("0008", [*EARLY, "0008"]),
    "c7cf58a: versions after what is new": ("0008", [*EARLY, "0010", "0008"]),
    "20a4097: versions after the bin": ("0008", [*EARLY, "0010", "0007", "0008"]),
    "1ac5089: opmerkingen alone": ("0009", [*EARLY, "0009"]),
    "ada9c69: opmerkingen after what is new": ("0009", [*EARLY, "0010", "0009"]),
    "612387c: all of them in the order in which they came": ("0009", [*EARLY, "0010", "0007", "0008", "0009"]),
    "4ec9b48: texts before anything is worked out": ("0012", [*IN_ORDER[:9], "0012"]),
    "7ec06e6: a session before a house style": ("0014", [*IN_ORDER[:12], "0015"]),
    "60bc24c: aanvragen before concepten": ("0019", [*IN_ORDER[:16], "0019"]),
    "174d74f: nakijken before both": ("0020", [*IN_ORDER[:16], "0020"]),
    "31574b4: guards under the number that they had first": ("0004", ["0001", "0002", "0003", "0006"]),
    "154af80, brought to the end by code of later": ("0020", [*EARLY, "0010", *IN_ORDER[9:]]),
}
"""What was made on a day of the past: the label that the database got, and which migrations ran, in their order."""


ALWAYS = ("612387c", "154af80", "174d74f", "7ec06e6", "31574b4")
PLACES = [pytest.param(name, marks=() if name.startswith(ALWAYS) else pytest.mark.lang) for name in PAST]


def schema(database: Database) -> dict[str, Any]:
    """Everything that a database says of its tables, but for the order of columns."""
    with database.read() as connection:
        looked = inspect(connection)
        found = {
            name: {
                "columns": {
                    one["name"]: (str(one["type"]), one["nullable"], one["default"]) for one in looked.get_columns(name)
                },
                "key": looked.get_pk_constraint(name),
                "points to": by_name(looked.get_foreign_keys(name)),
                "once": by_name(looked.get_unique_constraints(name)),
                "checks": by_name(looked.get_check_constraints(name)),
                "indexes": by_name(looked.get_indexes(name)),
            }
            for name in looked.get_table_names()
        }
        if database.sqlite:
            master = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR sql LIKE '%AUTOINCREMENT%'"
            rows = [
                (name, "AUTOINCREMENT" if "AUTOINCREMENT" in sql else sql)
                for name, sql in connection.exec_driver_sql(master)
            ]
        else:
            of = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
            functions = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            rows = [tuple(row) for sql in (of, functions) for row in connection.exec_driver_sql(sql)]
    return found | {"guards": {"all": sorted(rows)}}


def by_name(found: Any) -> list[Any]:
    return sorted(found, key=lambda one: str(one["name"]))


def make(database: Database, label: str, ran: list[str]) -> None:
    """A database as code of the past left it."""
    scripts = ScriptDirectory.from_config(config(database))
    with database.write() as connection, Operations.context(MigrationContext.configure(connection)):
        for revision in ran:
            script = scripts.get_revision(revision)
            assert script is not None
            script.module.upgrade()
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{label}')")


@pytest.fixture(scope="module")
def fresh(filled_file: Any, filled_cluster: cluster.Cluster) -> dict[bool, dict[str, Any]]:
    """The schema of a new database, by whether it is on SQLite."""
    urls = Settings(data=filled_file.parent).database, filled_cluster.url(cluster.TEMPLATE)
    found = {}
    for url in urls:
        database = Database(Settings(database_url=url).database if url.startswith("postgresql") else url)
        found[database.sqlite] = schema(database)
        database.dispose()
    return found


@pytest.fixture
def old(empty_database: Database, request: pytest.FixtureRequest) -> Database:
    """One of the past."""
    make(empty_database, *PAST[request.param])
    return empty_database


@pytest.mark.parametrize("old", PLACES, indirect=True)
def test_a_database_of_the_past_gets_the_schema_of_a_new_one(old: Database, fresh: dict[bool, dict[str, Any]]) -> None:
    migrate(old)
    assert schema(old) == fresh[old.sqlite]
    with old.read() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == head()


@pytest.mark.parametrize("old", ["612387c: all of them in the order in which they came"], indirect=True)
def test_it_also_goes_back_and_forth(old: Database, fresh: dict[bool, dict[str, Any]]) -> None:
    migrate(old)
    command.downgrade(config(old), "0020")
    command.downgrade(config(old), "0005")
    migrate(old)
    assert schema(old) == fresh[old.sqlite]
