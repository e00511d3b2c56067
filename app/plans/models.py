"""Tables of the bouwwerk: what an officer made, who may open it, and everything that ever happened to it."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKeyConstraint, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.database import UTC, table


class Bouwwerk(SQLModel, table=True):
    """One plan in the making. `revisie` counts every change; it numbers the gebeurtenissen too.

    Its id is never given again, because pages are kept under it.
    """

    __table_args__ = {"sqlite_autoincrement": True}

    id: int | None = Field(default=None, primary_key=True)
    titel: str
    gemeente: str
    gemeente_code: str | None = Field(default=None, foreign_key="gemeente.code")
    periode: str
    status: str
    revisie: int
    gemaakt_op: datetime = Field(sa_type=UTC)
    gewijzigd_op: datetime = Field(sa_type=UTC)
    bewaar_tot: date = Field(index=True)
    verwijderd_op: datetime | None = Field(default=None, sa_type=UTC, index=True)
    gewaarschuwd_op: date | None = None
    herkomst: str | None = Field(default=None, sa_column=Column(Text))
    inleiding: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    kernpunten: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    gevraagd_besluit: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))
    opties: str = Field(default="", sa_column=Column(Text, nullable=False, server_default=""))


class Toegang(SQLModel, table=True):
    """A link to a bouwwerk. Only the hash of its sleutel is kept."""

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", index=True)
    rol: str
    sleutel_hash: str = Field(unique=True)
    label: str
    gemaakt_op: datetime = Field(sa_type=UTC)
    gebruikt_op: date | None = None
    ingetrokken_op: datetime | None = Field(default=None, sa_type=UTC)


class Keuze(SQLModel, table=True):
    """What an officer decided about one bouwsteen, pinned to the text that was on screen.

    Without a stand it is only a toelichting written before choosing. `revisie` is the number of the gebeurtenis
    that last changed it, so it never repeats within a bouwwerk. Its id is never given again either: an own bouwsteen
    is named after it, also in pages that were opened long ago.
    """

    __table_args__ = (
        UniqueConstraint("bouwwerk_id", "bouwsteen_id"),
        ForeignKeyConstraint(["bouwsteen_id"], ["bouwsteen.id"]),
        CheckConstraint(
            "(bouwsteen_id IS NULL AND versie_id IS NULL AND eigen_titel IS NOT NULL)"
            " OR (bouwsteen_id IS NOT NULL AND versie_id IS NOT NULL AND eigen_titel IS NULL)",
            name="bouwsteen_of_eigen",
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", index=True)
    bouwsteen_id: int | None = None
    versie_id: int | None = Field(default=None, foreign_key="bouwsteen_versie.id")
    stap: str
    eigen_titel: str | None = None
    stand: str | None = None
    toelichting: str = Field(sa_column=Column(Text, nullable=False))
    volgorde: int
    revisie: int


class Uitwerking(SQLModel, table=True):
    """What is worked out about one bouwsteen of a bouwwerk, beside its keuze and by its slug.

    It stays when the keuze is wiped, so that choosing again brings it back (decision 0026).
    """

    __table_args__ = (UniqueConstraint("bouwwerk_id", "bouwsteen"),)

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    bouwsteen: str
    wat: str = Field(sa_column=Column(Text, nullable=False))
    hoe: str = Field(sa_column=Column(Text, nullable=False))
    met_wie: str = Field(sa_column=Column(Text, nullable=False))
    middelen: str = Field(sa_column=Column(Text, nullable=False))
    bedrag_van: int | None = Field(default=None, sa_type=BigInteger)
    bedrag_tot: int | None = Field(default=None, sa_type=BigInteger)
    geldbron: str | None = None
    geldsoort: str | None = None
    volgen: str = Field(sa_column=Column(Text, nullable=False))
    trekker: str
    wanneer: str
    revisie: int


class Gebeurtenis(SQLModel, table=True):
    """One change, never altered afterwards: what it was, what it became, and when."""

    __table_args__ = (UniqueConstraint("bouwwerk_id", "nr"),)

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    nr: int
    tijd: datetime = Field(sa_type=UTC)
    door: str
    soort: str
    voor: str = Field(sa_column=Column(Text, nullable=False))
    na: str = Field(sa_column=Column(Text, nullable=False))


class Adres(SQLModel, table=True):
    """An e-mail address to ask the link of a bouwwerk back with: sealed, and found through a keyed hash.

    Its id is never given again: the form that erases it names it so, also on a page that was opened long ago.
    """

    __table_args__ = (UniqueConstraint("bouwwerk_id", "adres_hash"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    adres_hash: str = Field(index=True)
    adres_versleuteld: str = Field(sa_column=Column(Text, nullable=False))
    gemaakt_op: datetime = Field(sa_type=UTC)


class Terugvraag(SQLModel, table=True):
    """Somebody asked for the links that belong to an address, known or not; the row goes as soon as that is done."""

    id: int | None = Field(default=None, primary_key=True)
    adres_versleuteld: str = Field(sa_column=Column(Text, nullable=False))
    formulier: str = Field(unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)


class Momentopname(SQLModel, table=True):
    """A named version of a bouwwerk with its whole content. One that is aangeboden or vastgesteld is frozen.

    A frozen one holds its PDF; the database refuses to change it. `formulier` tells a form that was sent twice.
    """

    __table_args__ = (
        UniqueConstraint("bouwwerk_id", "nr"),
        UniqueConstraint("bouwwerk_id", "formulier"),
        CheckConstraint("status IN ('concept', 'aangeboden', 'vastgesteld')", name="status"),
        CheckConstraint(
            "status <> 'concept' OR (pdf IS NULL AND pdf_sha256 IS NULL AND datum IS NULL AND besluitnummer IS NULL)",
            name="concept_zonder_besluit",
        ),
        CheckConstraint(
            "status = 'concept' OR (pdf IS NOT NULL AND pdf_sha256 IS NOT NULL AND datum IS NOT NULL)",
            name="vast_met_pdf",
        ),
        CheckConstraint("(status = 'vastgesteld') = (besluitnummer IS NOT NULL)", name="vastgesteld_met_besluit"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    nr: int
    naam: str
    status: str
    besluitnummer: str | None = None
    datum: date | None = None
    revisie: int
    gemaakt_op: datetime = Field(sa_type=UTC)
    door: str
    formulier: str
    inhoud: str = Field(sa_column=Column(Text, nullable=False))
    pdf: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    pdf_sha256: str | None = None


class Huisstijl(SQLModel, table=True):
    """The look that the Word file of a bouwwerk starts from, of a file that an officer sent; its words are not kept."""

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", unique=True)
    naam: str
    gemaakt_op: datetime = Field(sa_type=UTC)
    docx: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    docx_sha256: str


class Opmerking(SQLModel, table=True):
    """What somebody says about a bouwsteen or about the whole, to others who may see the bouwwerk.

    `toegang_id` is the link of whoever wrote it; `reactie_op` the opmerking that it answers.
    """

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", index=True)
    over: str
    reactie_op: int | None = Field(default=None, foreign_key="opmerking.id")
    tekst: str = Field(sa_column=Column(Text, nullable=False))
    door: str
    toegang_id: int = Field(foreign_key="toegang.id")
    zichtbaar: str
    formulier: str = Field(unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)
    afgehandeld_op: datetime | None = Field(default=None, sa_type=UTC)
    afgehandeld_door: str
    verwijderd_op: datetime | None = Field(default=None, sa_type=UTC)
    verwijderd_door: str


class Afweging(SQLModel, table=True):
    """An officer knows of a break that a rule found, or of an idea, and leaves it as it is; with the reason if told.

    `over` is the slug of the keuze it is about, empty for the plan as a whole.
    """

    __table_args__ = (UniqueConstraint("bouwwerk_id", "regel", "over"),)

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    regel: str
    over: str
    waarom: str = Field(sa_column=Column(Text, nullable=False))
    door: str
    gemaakt_op: datetime = Field(sa_type=UTC)


class Spiegel(SQLModel, table=True):
    """A bouwwerk that counts in the mirror of what gemeenten chose, since that moment."""

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id", unique=True)
    gemaakt_op: datetime = Field(sa_type=UTC)


class Aanbod(SQLModel, table=True):
    """A bouwsteen of the catalogue that is offered to the bouwwerk from which it was asked.

    `keuze_id` is the own bouwsteen in whose place it may come. No foreign key: one that went out may come back.
    """

    __table_args__ = (UniqueConstraint("bouwwerk_id", "bouwsteen_id"),)

    id: int | None = Field(default=None, primary_key=True)
    bouwwerk_id: int = Field(foreign_key="bouwwerk.id")
    bouwsteen_id: int = Field(foreign_key="bouwsteen.id")
    keuze_id: int | None = None
    gemaakt_op: datetime = Field(sa_type=UTC)
    antwoord: str
    beantwoord_op: datetime | None = Field(default=None, sa_type=UTC)


bouwwerk, toegang, keuze, gebeurtenis = table(Bouwwerk), table(Toegang), table(Keuze), table(Gebeurtenis)
adres, terugvraag, momentopname = table(Adres), table(Terugvraag), table(Momentopname)
opmerking, uitwerking, afweging = table(Opmerking), table(Uitwerking), table(Afweging)
huisstijl = table(Huisstijl)
spiegel, aanbod = table(Spiegel), table(Aanbod)
