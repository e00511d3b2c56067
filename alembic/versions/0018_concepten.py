"""concepten: what editors write, and every change of the catalogue that they publish, which nobody can undo

Revision: 0018
After: 0017
"""

import sqlalchemy as sa

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KEPT = "wat gepubliceerd is, verandert niet; publiceer een nieuwe versie"
SQLITE = {
    "publicatie_vast": "BEFORE UPDATE ON publicatie",
    "publicatie_blijft": "BEFORE DELETE ON publicatie",
    "publicatie_een_keer": "BEFORE INSERT ON publicatie WHEN EXISTS (SELECT 1 FROM publicatie WHERE id = NEW.id)",
}
POSTGRESQL = {
    "publicatie_vast": "BEFORE UPDATE OR DELETE ON publicatie FOR EACH ROW",
    "publicatie_blijft": "BEFORE TRUNCATE ON publicatie FOR EACH STATEMENT",
}


def upgrade() -> None:
    """Two tables, of which the first only grows."""
    op.create_table(
        "publicatie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("voor", sa.Text(), nullable=True),
        sa.Column("na", sa.Text(), nullable=True),
        sa.Column("wijziging", sa.String(), nullable=True),
        sa.Column("redacteur_id", sa.Integer(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["redacteur_id"], ["redacteur.id"], name=op.f("fk_publicatie_redacteur_id_redacteur")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publicatie")),
        sa.UniqueConstraint("soort", "naam", "nummer", name=op.f("uq_publicatie_soort_naam_nummer")),
    )
    op.create_table(
        "concept",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=True),
        sa.Column("velden", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("wijziging", sa.String(), nullable=False),
        sa.Column("uitleg", sa.Text(), nullable=False),
        sa.Column("schrijvers", sa.String(), nullable=False),
        sa.Column("redacteur_id", sa.Integer(), nullable=False),
        sa.Column("keurder_id", sa.Integer(), nullable=True),
        sa.Column("publiceren_op", sa.Date(), nullable=True),
        sa.Column("aanvraag_id", sa.Integer(), nullable=True),
        sa.Column("mailen", sa.Boolean(), nullable=False),
        sa.Column("formulier", sa.String(), nullable=False),
        sa.Column("revisie", sa.Integer(), nullable=False),
        sa.Column("gemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gewijzigd_op", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["redacteur_id"], ["redacteur.id"], name=op.f("fk_concept_redacteur_id_redacteur")),
        sa.ForeignKeyConstraint(["keurder_id"], ["redacteur.id"], name=op.f("fk_concept_keurder_id_redacteur")),
        sa.ForeignKeyConstraint(["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_concept_aanvraag_id_aanvraag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
        sa.UniqueConstraint("formulier", name=op.f("uq_concept_formulier")),
    )
    op.create_index(op.f("ix_concept_status"), "concept", ["status"])
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END")
    else:
        for name, when in POSTGRESQL.items():
            op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION weiger('{KEPT}')")


def downgrade() -> None:
    """Without concepten and without that history."""
    op.drop_table("concept")
    op.drop_table("publicatie")
