"""huisstijl: the look that the Word file of a bouwwerk starts from

Revision: 0014
After: 0013
"""

import sqlalchemy as sa

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No bouwwerk had one before."""
    op.create_table(
        "huisstijl",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("docx", sa.LargeBinary(), nullable=False),
        sa.Column("docx_sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_huisstijl_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huisstijl")),
        sa.UniqueConstraint("bouwwerk_id", name=op.f("uq_huisstijl_bouwwerk_id")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("huisstijl")
