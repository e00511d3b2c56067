"""momentopnamen: named versions of a bouwwerk, a frozen one with its PDF; and what a bouwwerk was begun from

Revision: 0008
After: 0007

On SQLite a batch migration makes a table anew and silently drops its triggers. Who rebuilds momentopname after this
makes them again at the end, as with 0006. A whole bouwwerk may be erased, so nothing here guards against DELETE.
"""

import sqlalchemy as sa
import sqlmodel

from alembic import op
from app.database import UTC

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATUS = "status IN ('concept', 'aangeboden', 'vastgesteld')"
CONCEPT = "status <> 'concept' OR (pdf IS NULL AND pdf_sha256 IS NULL AND datum IS NULL AND besluitnummer IS NULL)"
FROZEN = "status = 'concept' OR (pdf IS NOT NULL AND pdf_sha256 IS NOT NULL AND datum IS NOT NULL)"
DECIDED = "(status = 'vastgesteld') = (besluitnummer IS NOT NULL)"
STAYS = "een vastgelegde versie verandert niet"
SQLITE = {
    "momentopname_vast": "BEFORE UPDATE ON momentopname WHEN OLD.status <> 'concept'",
    "momentopname_een_keer": (
        "BEFORE INSERT ON momentopname WHEN EXISTS (SELECT 1 FROM momentopname WHERE status <> 'concept'"
        " AND (id = NEW.id OR (bouwwerk_id = NEW.bouwwerk_id AND (nr = NEW.nr OR formulier = NEW.formulier))))"
    ),
}
"""INSERT OR REPLACE deletes without a DELETE trigger."""

POSTGRESQL = "BEFORE UPDATE ON momentopname FOR EACH ROW WHEN (OLD.status <> 'concept')"
TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    """A place for versions, of which the database itself keeps the frozen ones as they are."""
    op.add_column("bouwwerk", sa.Column("herkomst", sa.Text(), nullable=True))
    op.create_table(
        "momentopname",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("naam", TEXT(), nullable=False),
        sa.Column("status", TEXT(), nullable=False),
        sa.Column("besluitnummer", TEXT(), nullable=True),
        sa.Column("datum", sa.Date(), nullable=True),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("gemaakt_op", UTC(), nullable=False),
        sa.Column("door", TEXT(), nullable=False),
        sa.Column("formulier", TEXT(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("pdf_sha256", TEXT(), nullable=True),
        sa.CheckConstraint(STATUS, name=op.f("ck_momentopname_status")),
        sa.CheckConstraint(CONCEPT, name=op.f("ck_momentopname_concept_zonder_besluit")),
        sa.CheckConstraint(FROZEN, name=op.f("ck_momentopname_vast_met_pdf")),
        sa.CheckConstraint(DECIDED, name=op.f("ck_momentopname_vastgesteld_met_besluit")),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_momentopname_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_momentopname")),
        sa.UniqueConstraint("bouwwerk_id", "formulier", name=op.f("uq_momentopname_bouwwerk_id_formulier")),
        sa.UniqueConstraint("bouwwerk_id", "nr", name=op.f("uq_momentopname_bouwwerk_id_nr")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{STAYS}'); END")
    else:
        op.execute(f"CREATE TRIGGER momentopname_vast {POSTGRESQL} EXECUTE FUNCTION weiger('{STAYS}')")


def downgrade() -> None:
    """Without versions; their triggers go with the table."""
    op.drop_table("momentopname")
    op.drop_column("bouwwerk", "herkomst")
