"""spiegel: which bouwwerken count in the mirror

Revision: 0016
After: 0015
"""

import sqlalchemy as sa

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table."""
    op.create_table(
        "spiegel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_spiegel_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spiegel")),
        sa.UniqueConstraint("bouwwerk_id", name=op.f("uq_spiegel_bouwwerk_id")),
    )


def downgrade() -> None:
    """Without it."""
    op.drop_table("spiegel")
