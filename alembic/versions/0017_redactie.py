"""redactie: who edits, who is signed in, and the logboek of what was done, which nobody can change

Revision: 0017
After: 0016
"""

import sqlalchemy as sa

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEPT = "het logboek verandert niet"
SQLITE = {
    "handeling_vast": "BEFORE UPDATE ON handeling",
    "handeling_blijft": "BEFORE DELETE ON handeling",
    "handeling_een_keer": "BEFORE INSERT ON handeling WHEN EXISTS (SELECT 1 FROM handeling WHERE id = NEW.id)",
}
POSTGRESQL = {
    "handeling_vast": "BEFORE UPDATE OR DELETE ON handeling FOR EACH ROW",
    "handeling_blijft": "BEFORE TRUNCATE ON handeling FOR EACH STATEMENT",
}


def _of_redacteur(table: str, *columns: sa.Column, nullable: bool = False) -> None:  # type: ignore[type-arg]
    """A table of things that belong to a redacteur."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("redacteur_id", sa.Integer(), nullable=nullable),
        *columns,
        sa.ForeignKeyConstraint(["redacteur_id"], ["redacteur.id"], name=op.f(f"fk_{table}_redacteur_id_redacteur")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _with_sleutel(table: str, *columns: sa.Column) -> None:  # type: ignore[type-arg]
    """The same, opened by a sleutel of which only the hash is kept."""
    unique = sa.UniqueConstraint("sleutel_hash", name=op.f(f"uq_{table}_sleutel_hash"))
    _of_redacteur(table, sa.Column("sleutel_hash", sa.String(), nullable=False), *columns, unique)  # type: ignore[arg-type]
    op.create_index(op.f(f"ix_{table}_redacteur_id"), table, ["redacteur_id"])


def _moment(name: str, *, nullable: bool = False) -> sa.Column:  # type: ignore[type-arg]
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Five tables, of which the last only grows."""
    op.create_table(
        "redacteur",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("rol", sa.String(), nullable=False),
        sa.Column("wachtwoord_hash", sa.String(), nullable=True),
        sa.Column("totp_versleuteld", sa.String(), nullable=True),
        sa.Column("totp_stap", sa.Integer(), nullable=True),
        sa.Column("oidc_sub", sa.String(), nullable=True),
        _moment("gemaakt_op"),
        _moment("uitgeschakeld_op", nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redacteur")),
        sa.UniqueConstraint("email", name=op.f("uq_redacteur_email")),
        sa.UniqueConstraint("oidc_sub", name=op.f("uq_redacteur_oidc_sub")),
    )
    _with_sleutel("uitnodiging", _moment("verloopt_op"), _moment("gebruikt_op", nullable=True))
    _with_sleutel("herstelcode", _moment("gebruikt_op", nullable=True))
    _with_sleutel("aanmelding", _moment("begonnen_op"), _moment("gezien_op"))
    _of_redacteur(
        "handeling",
        _moment("op"),
        sa.Column("naam", sa.String(), nullable=False),
        sa.Column("handeling", sa.String(), nullable=False),
        sa.Column("soort", sa.String(), nullable=False),
        sa.Column("onderwerp", sa.String(), nullable=False),
        sa.Column("voor", sa.Text(), nullable=True),
        sa.Column("na", sa.Text(), nullable=True),
        nullable=True,
    )
    if op.get_bind().dialect.name == "sqlite":
        for name, when in SQLITE.items():
            op.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{KEPT}'); END")
    else:
        for name, when in POSTGRESQL.items():
            op.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION weiger('{KEPT}')")


def downgrade() -> None:
    """Without a back office."""
    for table in ("handeling", "aanmelding", "herstelcode", "uitnodiging", "redacteur"):
        op.drop_table(table)
