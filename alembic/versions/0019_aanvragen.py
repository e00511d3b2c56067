"""aanvragen: who handles one, what came of it, notes of the redactie, and what is offered to the bouwwerk it came from

Revision: 0019
After: 0018
"""

import sqlalchemy as sa

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MOMENTS = ("gewijzigd_op", "afgerond_op")


def upgrade() -> None:
    """What was asked before has no status page and nobody who handles it."""
    with op.batch_alter_table("aanvraag") as table:
        table.add_column(sa.Column("behandelaar_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("samengevoegd_met", sa.Integer(), nullable=True))
        table.add_column(sa.Column("reden", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("bouwsteen", sa.String(), nullable=True))
        table.add_column(sa.Column("keuze_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("sleutel_hash", sa.String(), nullable=True))
        for name in MOMENTS:
            table.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_aanvraag_behandelaar_id_redacteur"), "redacteur", ["behandelaar_id"], ["id"]
        )
        table.create_foreign_key(
            op.f("fk_aanvraag_samengevoegd_met_aanvraag"), "aanvraag", ["samengevoegd_met"], ["id"]
        )
        table.create_unique_constraint(op.f("uq_aanvraag_sleutel_hash"), ["sleutel_hash"])
        table.create_index(op.f("ix_aanvraag_status"), ["status"])
        table.create_index(op.f("ix_aanvraag_bouwwerk_id"), ["bouwwerk_id"])
        table.create_index(op.f("ix_aanvraag_samengevoegd_met"), ["samengevoegd_met"])
    op.create_table(
        "notitie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("aanvraag_id", sa.Integer(), nullable=False),
        sa.Column("redacteur_id", sa.Integer(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_notitie_aanvraag_id_aanvraag")),
        sa.ForeignKeyConstraint(["redacteur_id"], ["redacteur.id"], name=op.f("fk_notitie_redacteur_id_redacteur")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie")),
        sa.UniqueConstraint("formulier", name=op.f("uq_notitie_formulier")),
    )
    op.create_index(op.f("ix_notitie_aanvraag_id"), "notitie", ["aanvraag_id"])
    op.create_table(
        "aanbod",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bouwwerk_id", sa.Integer(), nullable=False),
        sa.Column("bouwsteen_id", sa.Integer(), nullable=False),
        sa.Column("keuze_id", sa.Integer(), nullable=True),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("antwoord", sa.String(), nullable=False),
        sa.Column("beantwoord_op", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["bouwwerk_id"], ["bouwwerk.id"], name=op.f("fk_aanbod_bouwwerk_id_bouwwerk")),
        sa.ForeignKeyConstraint(["bouwsteen_id"], ["bouwsteen.id"], name=op.f("fk_aanbod_bouwsteen_id_bouwsteen")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbod")),
        sa.UniqueConstraint("bouwwerk_id", "bouwsteen_id", name=op.f("uq_aanbod_bouwwerk_id_bouwsteen_id")),
    )


def downgrade() -> None:
    """Back to what was asked and nothing more."""
    op.drop_table("aanbod")
    op.drop_table("notitie")
    with op.batch_alter_table("aanvraag") as table:
        for name in ("status", "bouwwerk_id", "samengevoegd_met"):
            table.drop_index(op.f(f"ix_aanvraag_{name}"))
        table.drop_constraint(op.f("uq_aanvraag_sleutel_hash"), type_="unique")
        table.drop_constraint(op.f("fk_aanvraag_samengevoegd_met_aanvraag"), type_="foreignkey")
        table.drop_constraint(op.f("fk_aanvraag_behandelaar_id_redacteur"), type_="foreignkey")
        for name in (*MOMENTS, "sleutel_hash", "keuze_id", "bouwsteen", "reden", "samengevoegd_met", "behandelaar_id"):
            table.drop_column(name)
