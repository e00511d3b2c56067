"""opmerkingen: what people say to each other about a bouwwerk, beside its texts

Revision: 0009
After: 0008
"""

import sqlalchemy as sa

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table; an answer points to the opmerking that began the thread."""
    op.create_table(
        "opmerking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("reactie_op", sa.Integer(), nullable=True),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("toegang_id", sa.Integer(), nullable=False),
        sa.Column("zichtbaar", sa.String(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("afgehandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("afgehandeld_door", sa.String(), nullable=False),
        sa.Column("verwijderd_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verwijderd_door", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_opmerking_bouwwerk_id_bouwwerk")),
        sa.ForeignKeyConstraint(["reactie_op"], ["opmerking.id"], name=op.f("fk_opmerking_reactie_op_opmerking")),
        sa.ForeignKeyConstraint(["toegang_id"], ["toegang.id"], name=op.f("fk_opmerking_toegang_id_toegang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opmerking")),
        sa.UniqueConstraint("formulier", name=op.f("uq_opmerking_formulier")),
    )
    op.create_index(op.f("ix_opmerking_bouwwerk_id"), "opmerking", ["bouwwerk_id"])


def downgrade() -> None:
    """Without it."""
    op.drop_table("opmerking")
