"""toegang: on which day a link was last used

Revision: 0005
After: 0003
"""

import sqlalchemy as sa

from alembic import op

revision = "0005"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Unknown for links that are there already."""
    op.add_column("toegang", sa.Column("gebruikt_op", sa.Date(), nullable=True))


def downgrade() -> None:
    """Without it."""
    op.drop_column("toegang", "gebruikt_op")
