"""bouwwerk: the texts for the council, and what its papers take along

Revision: 0012
After: 0011
"""

import sqlalchemy as sa

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty: a paper then has words of ours, and everything in it."""
    for name in ("inleiding", "kernpunten", "gevraagd_besluit", "opties"):
        op.add_column("bouwwerk", sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Without them."""
    for name in ("opties", "gevraagd_besluit", "kernpunten", "inleiding"):
        op.drop_column("bouwwerk", name)
