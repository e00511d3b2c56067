"""The strict shapes that content must have before it enters: the seed files and their JSON Schema."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

STRICT = ConfigDict(extra="forbid", frozen=True)
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(min_length=2, max_length=200, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=10, max_length=2000, strip_whitespace=True)]
Sentence = Annotated[str, StringConstraints(min_length=10, max_length=240, pattern=r"\.$")]
Question = Annotated[str, StringConstraints(min_length=10, max_length=160, pattern=r"\?$")]
Sign = Annotated[str, StringConstraints(min_length=10, max_length=160, pattern=r"[^.?!]$")]
ShortTitle = Annotated[str, StringConstraints(min_length=2, max_length=28)]
StapSlug = Literal["visie", "doelgroepen", "partners", "beleidsterreinen", "instrumenten"]


class Herkomst(StrEnum):
    """How sure we are that a bouwsteen stood in the predecessor, or who reasoned it."""

    OORSPRONKELIJK = "oorspronkelijk"
    WAARSCHIJNLIJK = "waarschijnlijk"
    NIEUW_VOORSTEL = "nieuw_voorstel"
    EIGEN_REDENERING = "eigen_redenering"

    @property
    def naam(self) -> str:
        """The words an officer reads."""
        return {
            Herkomst.OORSPRONKELIJK: "Stond in de oorspronkelijke Bouwplaats (2018)",
            Herkomst.WAARSCHIJNLIJK: "Stond waarschijnlijk in de oorspronkelijke Bouwplaats (2018)",
            Herkomst.NIEUW_VOORSTEL: "Nieuw voorstel van de redactie",
            Herkomst.EIGEN_REDENERING: "Eigen redenering van de redactie",
        }[self]


class Trede(StrEnum):
    """A rung of the participatieladder: how much of it the gemeente keeps in its own hands."""

    REGISSEREN = "regisseren"
    SAMENWERKEN = "samenwerken"
    FACILITEREN = "faciliteren"
    LOSLATEN = "loslaten"


class Wijziging(StrEnum):
    """How much a new text of a bouwsteen differs from the one before it, from least to most."""

    REDACTIONEEL = "redactioneel"
    VERDUIDELIJKT = "verduidelijkt"
    INHOUDELIJK = "inhoudelijk"


class VervallenShape(BaseModel):
    """That a bouwsteen is offered no longer: from which day, and what took its place or why."""

    model_config = STRICT

    op: date
    opvolger: Slug | None = None
    reden: Sentence | None = None


class RolShape(BaseModel):
    """The rol that a gemeente usually takes, and why."""

    model_config = STRICT

    soort: Trede
    waarom: Sentence


class BouwsteenShape(BaseModel):
    """One bouwsteen in the seed."""

    model_config = STRICT

    slug: Slug
    stap: StapSlug
    groep: Line
    titel: Line
    korte_titel: ShortTitle | None = None
    kern: Sentence
    uitleg: Prose
    wanneer: Prose
    vraagt: Prose
    valkuil: Sentence
    vragen: tuple[Question, ...] = Field(min_length=2, max_length=4)
    rol: RolShape | None
    indicatoren: tuple[Sign, ...] = Field(min_length=2, max_length=3)
    herkomst: Herkomst
    bron: tuple[Slug, ...] = ()
    gecontroleerd_op: date
    herzien_voor: date
    wijziging: Wijziging = Field(
        default=Wijziging.INHOUDELIJK, description="Wat de laatste wijziging van de tekst was; telt niet bij versie 1."
    )
    vervallen: VervallenShape | None = None


class GroepShape(BaseModel):
    """The sentence under the heading of a groep."""

    model_config = STRICT

    stap: StapSlug
    groep: Line
    intro: Prose


class SeedShape(BaseModel):
    """`seed/bouwstenen.json`."""

    model_config = STRICT

    schema_versie: Literal[1]
    groepen: tuple[GroepShape, ...] = ()
    bouwstenen: tuple[BouwsteenShape, ...]


class BronShape(BaseModel):
    """One source."""

    model_config = STRICT

    slug: Slug
    titel: Line
    uitgever: Line
    jaar: Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{4})?|z\.j\.)$")]
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None
    geraadpleegd_op: date
    opmerking: Prose | None = None


class TipShape(BaseModel):
    """One tip from research; the link with bouwstenen is the editors' own reasoning."""

    model_config = STRICT

    slug: Slug
    fase: Literal["opstarten", "bestendigen", "beide"]
    titel: Line
    tekst: Prose
    bouwstenen: tuple[Slug, ...] = Field(min_length=1)
    bron: tuple[Slug, ...] = Field(min_length=1)
    herkomst_koppeling: Literal["eigen_redenering"]


class UitdagingShape(BaseModel):
    """One difficulty that research names."""

    model_config = STRICT

    slug: Slug
    titel: Line
    tekst: Prose
    bron: tuple[Slug, ...] = Field(min_length=1)


class KennisShape(BaseModel):
    """`seed/kennis.json`."""

    model_config = STRICT

    schema_versie: Literal[1]
    bronnen: tuple[BronShape, ...]
    tips: tuple[TipShape, ...]
    uitdagingen: tuple[UitdagingShape, ...]
