"""nooit nog eens: on SQLite an id that old pages, mails or texts hold is never given again, however old the database

Revision: 0021
After: 0020

Migration 0001 was edited after it had landed: a database made before that lacks AUTOINCREMENT on bouwwerk and keuze.
Forms also name adressen and aanmeldingen by their id, and those are deleted too. PostgreSQL never gives an id again.
"""

import re

import sqlalchemy as sa

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

LANDED_WITH = ("bouwwerk", "keuze")
NEW = ("adres", "aanmelding")
ONCE = "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"
OWN = re.compile(r'(?<!\\)"eigen-([0-9]{1,9})"')
"""The name of an own bouwsteen in a gebeurtenis: it holds the id of its keuze, also of one that is gone."""

UNIQUE = ("uq_sessie_bouwwerk_id", "uq_sessie_bouwwerk_id_nr")
"""A name as it was before migration 0015 landed, and as it is."""


def upgrade() -> None:
    """Only what is not so yet is made anew; no row is lost or changed."""
    if op.get_bind().dialect.name != "sqlite":
        _rename_on_postgresql()
        return
    for name in (*LANDED_WITH, *NEW):
        sql = _sql(name)
        if "AUTOINCREMENT" not in sql:
            key = rf"\bid INTEGER NOT NULL, (?P<rest>.*?)\s*CONSTRAINT pk_{name} PRIMARY KEY \(id\),"
            _rebuild(name, _replaced(key, rf"{ONCE}, \g<rest>", sql))
    if f"{UNIQUE[0]} " in _sql("sessie"):
        _rebuild("sessie", _replaced(rf"\b{UNIQUE[0]}\b", UNIQUE[1], _sql("sessie")))
    _number_from("keuze", _highest_named())


def _rename_on_postgresql() -> None:
    there = sa.text("SELECT count(*) FROM pg_constraint WHERE conname = :name AND conrelid = 'sessie'::regclass")
    if op.get_bind().execute(there, {"name": UNIQUE[0]}).scalar_one():
        op.execute(f"ALTER TABLE sessie RENAME CONSTRAINT {UNIQUE[0]} TO {UNIQUE[1]}")


def _sql(name: str) -> str:
    made = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return str(op.get_bind().execute(made, {"name": name}).scalar_one())


def _replaced(what: str, by: str, sql: str) -> str:
    changed, times = re.subn(what, by, sql, flags=re.DOTALL)
    if times != 1:
        raise RuntimeError(f"a table is not as any migration made it: {sql}")
    return changed


def _rebuild(name: str, sql: str) -> None:
    """Make a table anew as `sql` says, with its rows, indexes and triggers; ids that follow come after all of them."""
    connection = op.get_bind()
    if connection.exec_driver_sql("PRAGMA foreign_keys").scalar():
        raise RuntimeError("with foreign keys on, making a table anew deletes what hangs on it")
    around = sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :name AND type <> 'table' AND sql IS NOT NULL")
    again = connection.execute(around, {"name": name}).scalars().all()
    op.execute(_replaced(rf'^CREATE TABLE "?{name}"?\s', f"CREATE TABLE nieuw_{name} ", sql))
    op.execute(f"INSERT INTO nieuw_{name} SELECT * FROM {name}")
    op.execute(f"DROP TABLE {name}")
    op.execute(f"ALTER TABLE nieuw_{name} RENAME TO {name}")
    for one in again:
        connection.exec_driver_sql(one)


def _highest_named() -> int:
    """The highest id of a keuze that a text names, also of keuzes that are gone."""
    connection = op.get_bind()
    told = connection.exec_driver_sql("SELECT voor, na FROM gebeurtenis WHERE voor || na LIKE '%eigen-%'")
    named = [int(number) for row in told for text in row for number in OWN.findall(text)]
    worked_out = "SELECT max(CAST(substr(bouwsteen, 7) AS INTEGER)) FROM uitwerking WHERE bouwsteen LIKE 'eigen-%'"
    kept = [f"SELECT max(keuze_id) FROM {table}" for table in ("aanvraag", "aanbod")]
    return max(named + [connection.exec_driver_sql(sql).scalar() or 0 for sql in (worked_out, *kept)], default=0)


def _number_from(name: str, highest: int) -> None:
    """Have the ids of a table go on after this one."""
    connection, mine = op.get_bind(), {"name": name, "seq": highest}
    if connection.execute(sa.text("SELECT count(*) FROM sqlite_sequence WHERE name = :name"), mine).scalar_one():
        connection.execute(sa.text("UPDATE sqlite_sequence SET seq = max(seq, :seq) WHERE name = :name"), mine)
    elif highest:
        connection.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)"), mine)


def downgrade() -> None:
    """The tables that this migration changed in every database; those that landed so stay so."""
    if op.get_bind().dialect.name == "sqlite":
        for name in NEW:
            sql = _replaced(ONCE, "id INTEGER NOT NULL", _sql(name))
            _rebuild(name, _replaced(r"\n\)$", f", \n\tCONSTRAINT pk_{name} PRIMARY KEY (id)\n)", sql))
