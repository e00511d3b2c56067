"""afwegingen: what an officer knows of and leaves as it is, beside the plan

Revision: 0013
After: 0012
"""

import sqlalchemy as sa

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table."""
    op.create_table(
        "afweging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("regel", sa.String(), nullable=False),
        sa.Column("over", sa.String(), nullable=False),
        sa.Column("waarom", sa.Text(), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_afweging_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afweging")),
        sa.UniqueConstraint("bouwwerk_id", "regel", "over", name=op.f("uq_afweging_bouwwerk_id_regel_over")),
    )


def downgrade() -> None:
    """Without it."""
    op.drop_table("afweging")
