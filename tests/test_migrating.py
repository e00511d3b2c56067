"""One history of migrations serves both engines, forwards and backwards, without losing a row."""

from collections.abc import Sequence
from typing import Any

import pytest
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Row, Table, inspect
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

import app.tables
from alembic import command
from app.blocks.models import bouwsteen, bouwsteen_versie
from app.database import Database, now
from app.filling import fill
from app.migrating import config, head, migrate
from app.settings import ROOT

assert app.tables, "every table must be known before they are compared"

NEVER_GIVEN_AGAIN = {"bouwwerk", "keuze", "adres", "aanmelding"}
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
    assert_guarded(empty_database)


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


PUBLISHED = "een gepubliceerde tekst verandert niet"
STAYS = "een bouwsteen wordt nooit gewist"
NAMED = "een bouwsteen houdt zijn slug en zijn stap"
REFUSED = {
    "UPDATE bouwsteen_versie SET kern = 'Anders.' WHERE nummer = 1": PUBLISHED,
    "UPDATE bouwsteen_versie SET wijziging = 'redactioneel'": PUBLISHED,
    "DELETE FROM bouwsteen_versie": PUBLISHED,
    "DELETE FROM bouwsteen WHERE slug = 'museum'": STAYS,
    "UPDATE bouwsteen SET slug = 'musea' WHERE slug = 'museum'": NAMED,
    "UPDATE bouwsteen SET stap = 'visie' WHERE slug = 'museum'": NAMED,
}
"""What the database itself does not do, and what it says then."""

ONLY_SQLITE = {
    "INSERT OR REPLACE INTO bouwsteen_versie SELECT * FROM bouwsteen_versie WHERE id = 1": PUBLISHED,
    "INSERT OR REPLACE INTO bouwsteen SELECT * FROM bouwsteen WHERE slug = 'museum'": STAYS,
}
ONLY_POSTGRESQL = {"TRUNCATE bouwsteen_versie CASCADE": PUBLISHED, "TRUNCATE bouwsteen CASCADE": ""}


def assert_guarded(database: Database) -> None:
    """Alembic compares no triggers, and loses them when a batch migration rebuilds their table on SQLite."""
    for statement, told in {**REFUSED, **(ONLY_SQLITE if database.sqlite else ONLY_POSTGRESQL)}.items():
        with pytest.raises(IntegrityError) as refused, database.write() as connection:
            connection.exec_driver_sql(statement)
        assert told in str(refused.value), "make the triggers of migration 0006 again after rebuilding a table"


def catalogue_rows(database: Database) -> list[Sequence[Row[Any]]]:
    with database.read() as connection:
        return [connection.execute(t.select().order_by(t.c.id)).all() for t in (bouwsteen, bouwsteen_versie)]


def test_the_database_itself_keeps_published_texts_and_bouwstenen(database: Database) -> None:
    before = catalogue_rows(database)
    assert_guarded(database)
    assert catalogue_rows(database) == before


def test_the_guards_are_there_again_after_going_back_and_forth(database: Database) -> None:
    before = catalogue_rows(database)
    command.downgrade(config(database), "0005")
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE bouwsteen_versie SET kern = kern")
    migrate(database)
    assert_guarded(database)
    command.check(config(database))
    assert catalogue_rows(database) == before


def test_what_is_not_guarded_may_change(database: Database) -> None:
    with database.write() as connection:
        done = connection.exec_driver_sql(
            "UPDATE bouwsteen SET slug = slug, stap = stap, groep = 'Andere partners' WHERE slug = 'museum'"
        )
        assert done.rowcount == 1


def test_a_bouwsteen_is_retired_with_a_successor_or_a_reason_or_not_at_all(database: Database) -> None:
    mine = "WHERE slug = 'museum'"
    for wrong in ("vervallen_op = '2027-01-01'", "vervallen_reden = 'Zomaar.'", "opgevolgd_door = 1"):
        with pytest.raises(IntegrityError), database.write() as connection:
            connection.exec_driver_sql(f"UPDATE bouwsteen SET {wrong} {mine}")
    for right in ("vervallen_reden = 'Zomaar.'", "opgevolgd_door = 1"):
        with database.write() as connection:
            connection.exec_driver_sql(f"UPDATE bouwsteen SET vervallen_op = '2027-01-01', {right} {mine}")
