"""kennis: when a record came into the catalogue

Revision: 0010
After: 0009
"""

import sqlalchemy as sa

import app.database

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Unknown for what is there already: nobody is told that it is new."""
    op.add_column("kennis", sa.Column("toegevoegd_op", app.database.UTC(), nullable=True))


def downgrade() -> None:
    """Without it."""
    op.drop_column("kennis", "toegevoegd_op")
