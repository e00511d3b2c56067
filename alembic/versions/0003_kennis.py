"""kennis: voorbeelden, bouwtekeningen and relaties

Revision: 0003
After: 0002
"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table for every soort."""
    op.create_table(
        "kennis",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("volgorde", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kennis"),
        sa.UniqueConstraint("soort", "slug", name="uq_kennis_soort_slug"),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("kennis")
