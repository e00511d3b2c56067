"""geheim_merk: the mark of the application key lies with the data that was sealed with it

Revision: 0022
After: 0021

Before, each data folder kept it in a file: two servers on one PostgreSQL each had their own.
"""

import sqlalchemy as sa

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An empty table: the mark of a file is taken over by the first command or server that has that file."""
    op.create_table(
        "geheim_merk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merk", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_geheim_merk_een"),
        sa.PrimaryKeyConstraint("id", name="pk_geheim_merk"),
    )


def downgrade() -> None:
    """Without a mark, older code tries what is sealed and makes a file of its own."""
    op.drop_table("geheim_merk")
