"""sessies: others sort the bouwstenen of a bouwwerk blind, and who joins until it is over

Revision: 0015
After: 0014
"""

import sqlalchemy as sa

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables: what is asked with what came of it, and the answers as long as it is open."""
    op.create_table(
        "sessie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("sleutel_hash", sa.String(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("bouwstenen", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_tot", sa.Date(), nullable=False),
        sa.Column("gesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("uitkomst", sa.Text(), nullable=False),
        sa.CheckConstraint("gesloten_op IS NULL OR uitkomst <> ''", name=op.f("ck_sessie_gesloten_met_uitkomst")),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_sessie_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessie")),
        sa.UniqueConstraint("bouwwerk_id", "nr", name=op.f("uq_sessie_bouwwerk_id_nr")),
        sa.UniqueConstraint("formulier", name=op.f("uq_sessie_formulier")),
        sa.UniqueConstraint("sleutel_hash", name=op.f("uq_sessie_sleutel_hash")),
    )
    op.create_table(
        "deelnemer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("sessie_id", sa.Integer(), nullable=False),
        sa.Column("sleutel_hash", sa.String(), nullable=False),
        sa.Column("antwoorden", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_deelnemer_bouwwerk_id_bouwwerk")),
        sa.ForeignKeyConstraint(["sessie_id"], ["sessie.id"], name=op.f("fk_deelnemer_sessie_id_sessie")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deelnemer")),
        sa.UniqueConstraint("sleutel_hash", name=op.f("uq_deelnemer_sleutel_hash")),
    )
    op.create_index(op.f("ix_deelnemer_bouwwerk_id"), "deelnemer", ["bouwwerk_id"])
    op.create_index(op.f("ix_deelnemer_sessie_id"), "deelnemer", ["sessie_id"])


def downgrade() -> None:
    """Without them."""
    op.drop_table("deelnemer")
    op.drop_table("sessie")
