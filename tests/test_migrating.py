"""One history of migrations serves both engines, forwards and backwards, without losing a row."""

import pytest
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Table, inspect
from sqlmodel import SQLModel

import app.tables
from alembic import command
from app.database import Database, now
from app.filling import fill
from app.migrating import config, head, migrate
from app.settings import ROOT

assert app.tables, "every table must be known before they are compared"

NEVER_GIVEN_AGAIN = {"bouwwerk", "keuze"}
"""Tables whose ids stand in old or kept pages. On SQLite they have AUTOINCREMENT, and so a key without a name."""


def tables(database: Database) -> set[str]:
    with database.read() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def revision(database: Database) -> str | None:
    with database.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_up_down_and_up_again_ends_where_the_models_are(empty_database: Database) -> None:
    migrate(empty_database)
    assert revision(empty_database) == head()
    everything = tables(empty_database)
    assert everything == set(SQLModel.metadata.tables)
    command.downgrade(config(empty_database), "base")
    assert tables(empty_database) == set()
    migrate(empty_database)
    assert tables(empty_database) == everything
    command.check(config(empty_database))
    with empty_database.write() as connection:
        assert fill(connection, ROOT / "seed", now()) > 143


def test_migrating_twice_does_nothing(database: Database) -> None:
    with database.read() as connection:
        before = {name: len(connection.execute(table.select()).all()) for name, table in _tables()}
    migrate(database)
    with database.read() as connection:
        assert {name: len(connection.execute(table.select()).all()) for name, table in _tables()} == before


def _tables() -> list[tuple[str, Table]]:
    return list(SQLModel.metadata.tables.items())


def test_a_model_that_the_migrations_do_not_know_is_noticed(database: Database) -> None:
    command.check(config(database))
    with database.write() as connection:
        connection.exec_driver_sql("DROP TABLE hartslag")
    with pytest.raises(CommandError, match="New upgrade operations detected"):
        command.check(config(database))


def test_every_constraint_has_a_name_so_that_a_migration_can_change_it(database: Database) -> None:
    with database.read() as connection:
        looked = inspect(connection)
        for name in looked.get_table_names():
            if name == "alembic_version":
                continue
            found = [*looked.get_foreign_keys(name), *looked.get_unique_constraints(name)]
            found += looked.get_check_constraints(name)
            if not (database.sqlite and name in NEVER_GIVEN_AGAIN):
                found.append(looked.get_pk_constraint(name))
            assert [one for one in found if not one["name"]] == [], name


def test_an_id_that_old_pages_hold_is_never_given_again(sqlite_database: Database) -> None:
    """Alembic does not compare this word, and loses it when a migration rebuilds the table without naming it."""
    with sqlite_database.read() as connection:
        made = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'").scalars()
        assert set(made) == NEVER_GIVEN_AGAIN
    wanted = {t.name for t in SQLModel.metadata.tables.values() if t.dialect_options["sqlite"]["autoincrement"]}
    assert wanted == NEVER_GIVEN_AGAIN


def test_no_key_to_the_catalogue_deletes_or_empties_a_keuze() -> None:
    for table in SQLModel.metadata.tables.values():
        for key in table.foreign_keys:
            assert not (key.ondelete and key.column.table.name.startswith("bouwsteen")), f"{table.name}: {key}"


def test_words_for_a_stand_a_status_and_a_soort_are_text(database: Database) -> None:
    """A new word needs no migration."""
    with database.read() as connection:
        for name, table in SQLModel.metadata.tables.items():
            kinds = {c["name"]: str(c["type"]) for c in inspect(connection).get_columns(name)}
            for column in {"stand", "status", "soort", "rol", "herkomst"} & set(table.c.keys()):
                assert kinds[column].startswith(("VARCHAR", "TEXT")), f"{name}.{column}"
