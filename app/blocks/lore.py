"""The strict shapes of what goes with bouwstenen: voorbeelden, bouwtekeningen and relaties. Kept as they are."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.blocks.shapes import STRICT, Line, Prose, Sentence, Slug

Year = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{4})?|z\.j\.)$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class VindplaatsShape(BaseModel):
    """Where a voorbeeld was found."""

    model_config = STRICT

    titel: Line
    uitgever: Line
    jaar: Year
    url: Url | None


class VoorbeeldShape(BaseModel):
    """What a gemeente did, as its source tells it."""

    model_config = STRICT

    slug: Slug
    naam: Line
    gemeenten: tuple[Line, ...]
    gemeente_toen: Line | None
    grootteklasse: Literal["klein", "middelgroot", "groot"] | None
    grootte_herkomst: Literal["oorspronkelijk", "afgeleid"]
    wat: Prose
    partners: tuple[Line, ...]
    jaar: Year | None
    bouwstenen: tuple[Slug, ...] = Field(min_length=1)
    bron: tuple[VindplaatsShape, ...] = Field(min_length=1)
    opmerking: Prose | None


class BouwtekeningShape(BaseModel):
    """A model bouwwerk of the predecessor: inspiration, not a norm."""

    model_config = STRICT

    slug: Slug
    naam: Line
    visie: Sentence
    anders: Prose
    bouwstenen: tuple[Slug, ...] = Field(min_length=1)
    bron: Slug


class Verband(StrEnum):
    """How one bouwsteen bears on another."""

    DIENT = "dient"
    BEREIKT = "bereikt"
    VRAAGT_OM = "vraagt_om"
    VERSTERKT = "versterkt"
    SCHUURT = "schuurt"


class RelatieShape(BaseModel):
    """Why one bouwsteen goes with another, or rubs against it."""

    model_config = STRICT

    van: Slug
    soort: Verband
    naar: Slug
    reden: Sentence
    bron: tuple[Slug, ...]
    herkomst: Literal["bron", "eigen_redenering"]

    @property
    def slug(self) -> str:
        """Two bouwstenen have one relatie of a soort."""
        return f"{self.van}.{self.soort}.{self.naar}"


class VoorbeeldenShape(BaseModel):
    """`seed/voorbeelden.json`."""

    model_config = STRICT

    schema_versie: Literal[1]
    voorbeelden: tuple[VoorbeeldShape, ...]


class BouwtekeningenShape(BaseModel):
    """`seed/bouwtekeningen.json`."""

    model_config = STRICT

    schema_versie: Literal[1]
    bouwtekeningen: tuple[BouwtekeningShape, ...]


class RelatiesShape(BaseModel):
    """`seed/relaties.json`."""

    model_config = STRICT

    schema_versie: Literal[1]
    relaties: tuple[RelatieShape, ...]


Lore = VoorbeeldShape | BouwtekeningShape | RelatieShape
KINDS: dict[str, type[VoorbeeldShape] | type[BouwtekeningShape] | type[RelatieShape]] = {
    "voorbeeld": VoorbeeldShape,
    "bouwtekening": BouwtekeningShape,
    "relatie": RelatieShape,
}


def loose_ends(item: Lore, blocks: set[str], sources: set[str]) -> Iterable[str]:
    """What a record names that does not exist."""
    match item:
        case RelatieShape():
            yield from sorted({item.van, item.naar} - blocks | set(item.bron) - sources)
            if bool(item.bron) != (item.herkomst == "bron"):
                yield "bron en herkomst spreken elkaar tegen"
        case BouwtekeningShape():
            yield from sorted(set(item.bouwstenen) - blocks | {item.bron} - sources)
        case VoorbeeldShape():
            yield from sorted(set(item.bouwstenen) - blocks)
