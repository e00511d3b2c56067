"""nakijken: what was found at the addresses of the catalogue, and searches that found nothing

Revision: 0020
After: 0019
"""

import sqlalchemy as sa

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=True),
        sa.Column("laatst_gekeken", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sinds", sa.DateTime(timezone=True), nullable=False),
        sa.Column("keer_mis", sa.Integer(), nullable=False),
        sa.Column("verhuisd_naar", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
        sa.UniqueConstraint("url", name=op.f("uq_link_url")),
    )
    op.create_table(
        "zoekwoord",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("woord", sa.String(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("keer", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zoekwoord")),
        sa.UniqueConstraint("woord", "week", name=op.f("uq_zoekwoord_woord_week")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("zoekwoord")
    op.drop_table("link")
