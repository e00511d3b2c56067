"""vaste versies: a published text cannot change, a bouwsteen cannot leave, and one that is retired says why

Revision: 0006
After: 0005

On SQLite a batch migration makes a table anew and silently drops its triggers. Who rebuilds
bouwsteen or bouwsteen_versie after this, or must write in a published text, drops these triggers first and makes
them again at the end. tests/test_migrating.py looks whether they are there and work.
"""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

RETIRED = "(vervallen_op IS NULL) = (opgevolgd_door IS NULL AND vervallen_reden IS NULL)"
PUBLISHED = "een gepubliceerde tekst verandert niet; maak een nieuwe versie"
STAYS = "een bouwsteen wordt nooit gewist; laat hem vervallen"
NAMED = "een bouwsteen houdt zijn slug en zijn stap"

SQLITE = {
    "bouwsteen_versie_vast": ("BEFORE UPDATE ON bouwsteen_versie", PUBLISHED),
    "bouwsteen_versie_blijft": ("BEFORE DELETE ON bouwsteen_versie", PUBLISHED),
    "bouwsteen_versie_een_keer": (
        "BEFORE INSERT ON bouwsteen_versie WHEN EXISTS (SELECT 1 FROM bouwsteen_versie WHERE id = NEW.id"
        " OR (bouwsteen_id = NEW.bouwsteen_id AND nummer = NEW.nummer))",
        PUBLISHED,
    ),
    "bouwsteen_blijft": ("BEFORE DELETE ON bouwsteen", STAYS),
    "bouwsteen_vast": (
        "BEFORE UPDATE OF slug, stap ON bouwsteen WHEN OLD.slug <> NEW.slug OR OLD.stap <> NEW.stap",
        NAMED,
    ),
    "bouwsteen_een_keer": (
        "BEFORE INSERT ON bouwsteen"
        " WHEN EXISTS (SELECT 1 FROM bouwsteen WHERE id = NEW.id OR slug = NEW.slug)",
        STAYS,
    ),
}
"""Triggers by name: when they fire, and what they say. INSERT OR REPLACE deletes without a DELETE trigger."""

POSTGRESQL = {
    "bouwsteen_versie_vast": ("BEFORE UPDATE OR DELETE ON bouwsteen_versie FOR EACH ROW", PUBLISHED),
    "bouwsteen_versie_blijft": ("BEFORE TRUNCATE ON bouwsteen_versie FOR EACH STATEMENT", PUBLISHED),
    "bouwsteen_weg": ("BEFORE DELETE ON bouwsteen FOR EACH ROW", STAYS),
    "bouwsteen_blijft": ("BEFORE TRUNCATE ON bouwsteen FOR EACH STATEMENT", STAYS),
    "bouwsteen_vast": (
        "BEFORE UPDATE ON bouwsteen FOR EACH ROW WHEN (OLD.slug <> NEW.slug OR OLD.stap <> NEW.stap)",
        NAMED,
    ),
}
REFUSE = """
CREATE FUNCTION weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def upgrade() -> None:
    """Room for a reason, and the database itself guards what was published."""
    with op.batch_alter_table("bouwsteen") as table:
        table.add_column(sa.Column("vervallen_reden", sa.Text(), nullable=True))
        table.create_check_constraint(op.f("ck_bouwsteen_vervallen_met_opvolger_of_reden"), RETIRED)
    if op.get_bind().dialect.name == "sqlite":
        for name, (when, told) in SQLITE.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{told}'); END")
        return
    op.execute(REFUSE)
    for name, (when, told) in POSTGRESQL.items():
        op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION weiger('{told}')")


def downgrade() -> None:
    """Without guards, and without a reason."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    for name, (when, _) in (SQLITE if sqlite else POSTGRESQL).items():
        table = "bouwsteen_versie" if name.startswith("bouwsteen_versie") else "bouwsteen"
        op.execute(f"DROP TRIGGER {name}" + ("" if sqlite else f" ON {table}"))
    if not sqlite:
        op.execute("DROP FUNCTION weiger()")
    with op.batch_alter_table("bouwsteen") as table:
        table.drop_constraint(op.f("ck_bouwsteen_vervallen_met_opvolger_of_reden"), type_="check")
        table.drop_column("vervallen_reden")
