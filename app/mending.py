"""Databases whose label is not true: what they have tells which migrations ran, and what is missing is made up for.

Before 0021, migrations were put in another order after they had landed. A database of that time has a label that means
something else now: 0009 with what 0010 makes, or 0010 without what 0007, 0008 and 0009 make. From 0021 on a test holds
every landed migration as it is, so no label after that has to be doubted.
"""

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

MARKS: dict[str, tuple[str, str]] = {
    "0001": ("bouwwerk", "id"),
    "0002": ("bouwsteen_versie", "wanneer"),
    "0003": ("kennis", "id"),
    "0005": ("toegang", "gebruikt_op"),
    "0006": ("bouwsteen", "vervallen_reden"),
    "0007": ("adres", "id"),
    "0008": ("momentopname", "id"),
    "0009": ("opmerking", "id"),
    "0010": ("kennis", "toegevoegd_op"),
    "0011": ("uitwerking", "id"),
    "0012": ("bouwwerk", "inleiding"),
    "0013": ("afweging", "id"),
    "0014": ("huisstijl", "id"),
    "0015": ("sessie", "id"),
    "0016": ("spiegel", "id"),
    "0017": ("redacteur", "id"),
    "0018": ("publicatie", "id"),
    "0019": ("aanbod", "id"),
    "0020": ("link", "id"),
}
"""A column that only this migration makes, for each in the order in which they run."""

GONE = "0004"
"""What 0006 was called before it landed."""


def mend(connection: Connection, context: MigrationContext, scripts: ScriptDirectory) -> None:
    """Run what an early database skipped, and give it the label that its tables deserve. Others are left alone."""
    label = context.get_current_revision()
    if label not in {*MARKS, GONE}:
        return
    present = _present(connection)
    reached = list(MARKS)[: list(MARKS).index(present[-1]) + 1] if present else []
    if not reached or (reached == present and label == reached[-1]):
        return
    with Operations.context(context):
        for revision in reached:
            if revision not in present:
                scripts.get_revision(revision).module.upgrade()
    connection.execute(text("UPDATE alembic_version SET version_num = :label"), {"label": reached[-1]})


def _present(connection: Connection) -> list[str]:
    looked = inspect(connection)
    tables = set(looked.get_table_names())
    columns = {
        name: {column["name"] for column in looked.get_columns(name)} for name, _ in MARKS.values() if name in tables
    }
    return [revision for revision, (table, column) in MARKS.items() if column in columns.get(table, ())]
