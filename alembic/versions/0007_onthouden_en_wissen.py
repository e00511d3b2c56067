"""onthouden en wissen: addresses to ask a link back with, the bin, and the warning before the end

Revision: 0007
After: 0006
"""

import sqlalchemy as sa

import app.database
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is known yet, nothing is in the bin."""
    op.add_column("bouwwerk", sa.Column("verwijderd_op", app.database.UTC(timezone=True), nullable=True))
    op.add_column("bouwwerk", sa.Column("gewaarschuwd_op", sa.Date(), nullable=True))
    op.create_index(op.f("ix_bouwwerk_verwijderd_op"), "bouwwerk", ["verwijderd_op"])
    op.create_table(
        "adres",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("adres_hash", sa.String(), nullable=False),
        sa.Column("adres_versleuteld", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", app.database.UTC(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_adres_bouwwerk_id_bouwwerk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adres")),
        sa.UniqueConstraint("bouwwerk_id", "adres_hash", name=op.f("uq_adres_bouwwerk_id_adres_hash")),
    )
    op.create_index(op.f("ix_adres_adres_hash"), "adres", ["adres_hash"])
    op.create_table(
        "terugvraag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("adres_versleuteld", sa.Text(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("gemaakt_op", app.database.UTC(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terugvraag")),
        sa.UniqueConstraint("formulier", name=op.f("uq_terugvraag_formulier")),
    )
    op.create_table(
        "bericht_bouwwerk",
        sa.Column("bericht_id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bericht_id"], ["bericht.id"], name=op.f("fk_bericht_bouwwerk_bericht_id_bericht"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_bericht_bouwwerk_bouwwerk_id_bouwwerk")
        ),
        sa.PrimaryKeyConstraint("bericht_id", "bouwwerk_id", name=op.f("pk_bericht_bouwwerk")),
    )
    op.create_index(op.f("ix_bericht_bouwwerk_bouwwerk_id"), "bericht_bouwwerk", ["bouwwerk_id"])


def downgrade() -> None:
    """Without them; what lies in the bin comes back."""
    op.drop_table("bericht_bouwwerk")
    op.drop_table("terugvraag")
    op.drop_table("adres")
    op.drop_index(op.f("ix_bouwwerk_verwijderd_op"), "bouwwerk")
    op.drop_column("bouwwerk", "gewaarschuwd_op")
    op.drop_column("bouwwerk", "verwijderd_op")
