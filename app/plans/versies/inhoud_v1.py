"""The first shape in which versions are kept. Versions of councils are stored in it: what is here never changes.

It says what stood in a version, and nothing of what the code makes of it: words where the code has a list of words, no
lengths, no rules. A field may be added with a default, so that what was stored before keeps opening; for anything else
there is a next shape, in a file of its own, with a step in `archief.NEWER_SHAPE`.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)


class BouwwerkV1(_Kept):
    """The bouwwerk besides its keuzes. `door` and `opties` are of who had it open: always empty."""

    id: int
    titel: str
    gemeente: str
    gemeente_code: str | None
    periode: str
    status: str
    revisie: int
    gemaakt_op: datetime
    gewijzigd_op: datetime
    bewaar_tot: date
    verwijderd_op: datetime | None = None
    herkomst: str | None = None
    inleiding: str = ""
    kernpunten: str = ""
    gevraagd_besluit: str = ""
    opties: str = ""
    door: str = ""


class VersieV1(_Kept):
    """A bouwsteen in the text that was on screen."""

    id: int
    bouwsteen_id: int
    nummer: int
    slug: str
    stap: str
    groep: str
    titel: str
    korte_titel: str
    kern: str
    uitleg: str
    wanneer: str
    vraagt: str
    valkuil: str
    vragen: tuple[str, ...]
    rol: str | None
    rol_waarom: str
    indicatoren: tuple[str, ...]
    herkomst: str
    bron: tuple[str, ...]
    gepubliceerd_op: datetime
    gecontroleerd_op: date | None
    herzien_voor: date | None
    wijziging: str = "inhoudelijk"
    vervallen_op: date | None = None
    opvolger: str | None = None
    vervallen_reden: str | None = None


class UitwerkingV1(_Kept):
    """What was worked out about a keuze. Amounts are whole euros a year."""

    wat: str = ""
    hoe: str = ""
    met_wie: str = ""
    middelen: str = ""
    bedrag_van: int | None = None
    bedrag_tot: int | None = None
    geldbron: str | None = None
    geldsoort: str | None = None
    volgen: str = ""
    trekker: str = ""
    wanneer: str = ""


class KeuzeV1(_Kept):
    """A keuze; an own bouwsteen has an eigen_titel and no versie."""

    id: int
    stap: str
    versie: VersieV1 | None
    eigen_titel: str | None
    stand: str | None
    toelichting: str
    revisie: int
    uitwerking: UitwerkingV1 = UitwerkingV1()


class TipV1(_Kept):
    """A tip or an uitdaging."""

    slug: str
    soort: str
    fase: str
    titel: str
    tekst: str
    bouwstenen: tuple[str, ...]
    bron: tuple[str, ...]


class BronV1(_Kept):
    """A source."""

    slug: str
    titel: str
    uitgever: str
    jaar: str
    url: str | None
    geraadpleegd_op: date
    opmerking: str | None


class RelatieV1(_Kept):
    """Why two bouwstenen go together, or do not."""

    van: str
    soort: str
    naar: str
    reden: str
    bron: tuple[str, ...]
    herkomst: str


class VindplaatsV1(_Kept):
    """Where a voorbeeld was found."""

    titel: str
    uitgever: str
    jaar: str
    url: str | None


class VoorbeeldV1(_Kept):
    """What another gemeente did."""

    slug: str
    naam: str
    gemeenten: tuple[str, ...]
    gemeente_toen: str | None
    grootteklasse: str | None
    grootte_herkomst: str
    wat: str
    partners: tuple[str, ...]
    jaar: str | None
    bouwstenen: tuple[str, ...]
    bron: tuple[VindplaatsV1, ...]
    opmerking: str | None
    uitdagingen: tuple[str, ...] = ()


class GevraagdV1(_Kept):
    """A bouwsteen as a draagvlaksessie asked about it."""

    slug: str
    stap: str
    titel: str
    kern: str


class GewogenV1(_Kept):
    """What came of one bouwsteen."""

    slug: str
    delen: tuple[str, str, str] | None = None
    opkomst: str | None = None


class UitkomstV1(_Kept):
    """What came of a session."""

    deelnemers: int
    gewogen: tuple[GewogenV1, ...] = ()
    meegedaan: int | None = None
    klaar: str | None = None


class VerslagV1(_Kept):
    """A session as the paper tells it."""

    naam: str
    over: str
    einde: date
    bouwstenen: tuple[GevraagdV1, ...]
    uitkomst: UitkomstV1


class InhoudV1(_Kept):
    """All of a version."""

    schema_: Literal["bouwplaats/momentopname"] = Field(default="bouwplaats/momentopname", alias="schema")
    schema_versie: Literal[1] = 1
    catalogus: int
    dag: date
    bouwwerk: BouwwerkV1
    keuzes: tuple[KeuzeV1, ...]
    adviezen: tuple[TipV1, ...]
    bronnen: tuple[BronV1, ...]
    relaties: tuple[RelatieV1, ...] = ()
    voorbeelden: tuple[VoorbeeldV1, ...] = ()
    draagvlak: tuple[VerslagV1, ...] = ()
