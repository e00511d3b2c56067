"""bouwsteen compleet: what a bouwsteen asks, its vragen, rol and indicatoren, and how old its knowledge is

Revision: 0002
After: 0001
"""

import sqlalchemy as sa
import sqlmodel

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXTS = ("wanneer", "vraagt", "valkuil")
LISTS = ("vragen", "indicatoren")
DATES = ("gecontroleerd_op", "herzien_voor")


def upgrade() -> None:
    """Texts published before have none of this: empty, and the next seed makes a new version."""
    for name in TEXTS:
        op.add_column("bouwsteen_versie", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in LISTS:
        op.add_column("bouwsteen_versie", sa.Column(name, sa.Text(), nullable=False, server_default="[]"))
    op.add_column("bouwsteen_versie", sa.Column("rol", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column("bouwsteen_versie", sa.Column("rol_waarom", sa.Text(), nullable=True))
    for name in DATES:
        op.add_column("bouwsteen", sa.Column(name, sa.Date(), nullable=True))


def downgrade() -> None:
    """Back to a title, a sentence and an explanation."""
    with op.batch_alter_table("bouwsteen") as table:
        for name in DATES:
            table.drop_column(name)
    with op.batch_alter_table("bouwsteen_versie") as table:
        for name in (*TEXTS, *LISTS, "rol", "rol_waarom"):
            table.drop_column(name)
