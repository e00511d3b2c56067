"""Tables of the catalogue: what officers choose from and where it comes from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Column, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Catalogus(SQLModel, table=True):
    """One row: the revision of the catalogue, raised by every change, so that caches know when to look again."""

    id: int = Field(primary_key=True)
    revisie: int
    groepen: str = Field(sa_column=Column(Text, nullable=False))


class Bouwsteen(SQLModel, table=True):
    """The identity of a bouwsteen; never deleted, at most retired, with a successor or a reason.

    Triggers (migration 0006) keep the row, its slug and its stap. A batch migration on SQLite silently drops
    them: make them again at its end.
    """

    __table_args__ = (
        CheckConstraint(
            "(vervallen_op IS NULL) = (opgevolgd_door IS NULL AND vervallen_reden IS NULL)",
            name="vervallen_met_opvolger_of_reden",
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    stap: str
    groep: str
    volgorde: int
    gecontroleerd_op: date | None = None
    herzien_voor: date | None = None
    vervallen_op: date | None = None
    opgevolgd_door: int | None = Field(default=None, foreign_key="bouwsteen.id")
    vervallen_reden: str | None = Field(default=None, sa_column=Column(Text))


class BouwsteenVersie(SQLModel, table=True):
    """The text of a bouwsteen as published; a keuze pins one, so it never changes.

    Triggers (migration 0006) refuse every UPDATE and DELETE. A batch migration on SQLite silently drops them, and
    a migration that fills a new column is refused: drop them first and make them again at its end.
    """

    __tablename__ = "bouwsteen_versie"
    __table_args__ = (
        UniqueConstraint("bouwsteen_id", "nummer"),
        CheckConstraint("nummer > 0", name="nummer_vanaf_1"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bouwsteen_id: int = Field(foreign_key="bouwsteen.id")
    nummer: int
    titel: str
    korte_titel: str
    kern: str = Field(sa_column=Column(Text, nullable=False))
    uitleg: str = Field(sa_column=Column(Text, nullable=False))
    wanneer: str = Field(sa_column=Column(Text, nullable=False))
    vraagt: str = Field(sa_column=Column(Text, nullable=False))
    valkuil: str = Field(sa_column=Column(Text, nullable=False))
    vragen: str = Field(sa_column=Column(Text, nullable=False))
    rol: str | None = None
    rol_waarom: str | None = Field(default=None, sa_column=Column(Text))
    indicatoren: str = Field(sa_column=Column(Text, nullable=False))
    herkomst: str
    bron: str = Field(sa_column=Column(Text, nullable=False))
    wijziging: str
    gepubliceerd_op: datetime = Field(sa_type=UTC)


class Bron(SQLModel, table=True):
    """A source, with what may be said of it."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    titel: str
    uitgever: str
    jaar: str
    url: str | None = None
    geraadpleegd_op: date
    opmerking: str | None = Field(default=None, sa_column=Column(Text))


class Tip(SQLModel, table=True):
    """A tip from research, shown where one of its bouwstenen is chosen."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    volgorde: int
    soort: str
    fase: str
    titel: str
    tekst: str = Field(sa_column=Column(Text, nullable=False))
    bouwstenen: str = Field(sa_column=Column(Text, nullable=False))
    bron: str = Field(sa_column=Column(Text, nullable=False))


class Kennis(SQLModel, table=True):
    """A voorbeeld, bouwtekening or relatie: its content as JSON in the shape of its soort (`lore.KINDS`)."""

    __table_args__ = (UniqueConstraint("soort", "slug"),)

    id: int | None = Field(default=None, primary_key=True)
    soort: str
    slug: str
    volgorde: int
    inhoud: str = Field(sa_column=Column(Text, nullable=False))
    toegevoegd_op: datetime | None = Field(default=None, sa_type=UTC)


class Publicatie(SQLModel, table=True):
    """One change of one record of the catalogue, as it was and as it became (JSON; none when it was new or went).

    Append-only, kept by triggers (migration 0018). Without a redacteur the change came from the content files.
    """

    __table_args__ = (UniqueConstraint("soort", "naam", "nummer"),)

    id: int | None = Field(default=None, primary_key=True)
    soort: str
    naam: str
    nummer: int
    voor: str | None = Field(default=None, sa_column=Column(Text))
    na: str | None = Field(default=None, sa_column=Column(Text))
    wijziging: str | None = None
    redacteur_id: int | None = Field(default=None, foreign_key="redacteur.id")
    op: datetime = Field(sa_type=UTC)


class Link(SQLModel, table=True):
    """What we found at an address that the catalogue names, when we last looked.

    `sinds` is since when its status is so, `keer_mis` on how many days in a row it failed, `verhuisd_naar` where
    it says that it is for good.
    """

    id: int | None = Field(default=None, primary_key=True)
    url: str = Field(unique=True)
    status: str
    code: int | None = None
    laatst_gekeken: datetime = Field(sa_type=UTC)
    sinds: datetime = Field(sa_type=UTC)
    keer_mis: int
    verhuisd_naar: str | None = None


catalogus, bouwsteen, bouwsteen_versie = table(Catalogus), table(Bouwsteen), table(BouwsteenVersie)
bron, tip, kennis = table(Bron), table(Tip), table(Kennis)
link, publicatie = table(Link), table(Publicatie)
