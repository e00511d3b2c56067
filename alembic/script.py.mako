"""${message}

Revision: ${up_revision}
After: ${down_revision | comma,n}
"""
# batch_alter_table on bouwsteen or bouwsteen_versie: SQLite then silently drops their triggers (see 0006).

import sqlalchemy as sa
import sqlmodel

from alembic import op
import app.database
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
