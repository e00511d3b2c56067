"""uitwerking: what is worked out about a bouwsteen of a bouwwerk

Revision: 0011
After: 0010
"""

import sqlalchemy as sa

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing was worked out before."""
    op.create_table(
        "uitwerking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("bouwsteen", sa.String(), nullable=False),
        sa.Column("wat", sa.Text(), nullable=False),
        sa.Column("hoe", sa.Text(), nullable=False),
        sa.Column("met_wie", sa.Text(), nullable=False),
        sa.Column("middelen", sa.Text(), nullable=False),
        sa.Column("bedrag_van", sa.BigInteger(), nullable=True),
        sa.Column("bedrag_tot", sa.BigInteger(), nullable=True),
        sa.Column("geldbron", sa.String(), nullable=True),
        sa.Column("geldsoort", sa.String(), nullable=True),
        sa.Column("volgen", sa.Text(), nullable=False),
        sa.Column("trekker", sa.String(), nullable=False),
        sa.Column("wanneer", sa.String(), nullable=False),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_uitwerking_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitwerking")),
        sa.UniqueConstraint("bouwwerk_id", "bouwsteen", name=op.f("uq_uitwerking_bouwwerk_id_bouwsteen")),
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("uitwerking")
