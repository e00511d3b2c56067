"""A bouwwerk as JSON, in a published shape, so that it can be kept and read anywhere."""

from datetime import date, datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.blocks.stand import Stand
from app.plans.bouwwerk import Gebouw, Keuze
from app.plans.uitwerking import LEEG, MOST_EUROS, Geldbron, Geldsoort

SCHEMA: Final = "bouwplaats/bouwwerk"
SCHEMA_VERSIE: Final = 3
"""Raise it with every change of the shape, and tell `importing` how to make an older file newer."""


class BouwwerkShape(BaseModel):
    """What is known of the plan besides its keuzes."""

    model_config = ConfigDict(extra="forbid")

    titel: str
    gemeente: str
    gemeente_code: str | None = Field(description="Code van het CBS, zoals GM0363; null voor een vrije naam.")
    periode: str
    status: Literal["concept", "aangeboden", "vastgesteld"]
    herkomst: str | None = Field(description="Waar het bouwwerk mee begon; null als het leeg begon.")
    revisie: int = Field(description="Telt elke wijziging.")
    gemaakt_op: datetime
    gewijzigd_op: datetime
    inleiding: str
    kernpunten: str = Field(description="Op elke regel één punt.")
    gevraagd_besluit: str = Field(description="Op elke regel één punt.")


class UitwerkingShape(BaseModel):
    """What is worked out about one keuze."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    wat: str
    hoe: str
    met_wie: str
    middelen: str
    bedrag_van: int | None = Field(ge=0, le=MOST_EUROS, description="Hele euro's per jaar.")
    bedrag_tot: int | None = Field(ge=0, le=MOST_EUROS, description="Hele euro's per jaar.")
    geldbron: Geldbron | None
    geldsoort: Geldsoort | None
    volgen: str = Field(description="Waaraan te zien is of het werkt.")
    trekker: str
    wanneer: str


class KeuzeShape(BaseModel):
    """One keuze with the words that were on screen when it was made."""

    model_config = ConfigDict(extra="forbid")

    bouwsteen: str | None = Field(description="Slug in de catalogus; null voor een eigen bouwsteen.")
    versie: int | None = Field(description="Nummer van de tekst die op het scherm stond.")
    stap: str
    groep: str | None
    titel: str
    kern: str | None
    stand: Stand | None = Field(description="null als er alleen een toelichting is.")
    toelichting: str
    uitwerking: UitwerkingShape | None = Field(description="null als er nog niets is uitgewerkt.")


class ExportShape(BaseModel):
    """The data of a bouwwerk, as it stands in a pdf and, with the paper beside it, in `/b/{sleutel}/document.json`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    schema_: Literal["bouwplaats/bouwwerk"] = Field(alias="schema")
    schema_versie: Literal[3]
    gemaakt_met: str
    geexporteerd_op: date
    bouwwerk: BouwwerkShape
    keuzes: tuple[KeuzeShape, ...]


class FileShape(ExportShape):
    """The whole file, `/b/{sleutel}/document.json`. Who opens it again needs no more than the data."""

    document: dict[str, Any] | None = Field(default=None, description="Het stuk van boven naar beneden, als gegevens.")


def export(gebouw: Gebouw, today: date) -> bytes:
    """The bouwwerk as UTF-8 JSON; the same bouwwerk on the same day gives the same bytes."""
    of = gebouw.bouwwerk
    shape = ExportShape(
        schema_=SCHEMA,
        schema_versie=SCHEMA_VERSIE,
        gemaakt_met="Bouwplaats",
        geexporteerd_op=today,
        bouwwerk=BouwwerkShape.model_validate({name: getattr(of, name) for name in BouwwerkShape.model_fields}),
        keuzes=tuple(_keuze(k) for v in gebouw.verdiepingen for k in v.keuzes),
    )
    return shape.model_dump_json(by_alias=True, indent=1).encode()


def _keuze(keuze: Keuze) -> KeuzeShape:
    versie = keuze.versie
    return KeuzeShape(
        bouwsteen=versie.slug if versie else None,
        versie=versie.nummer if versie else None,
        stap=keuze.stap,
        groep=versie.groep if versie else None,
        titel=keuze.titel,
        kern=versie.kern if versie else None,
        stand=keuze.stand,
        toelichting=keuze.toelichting,
        uitwerking=None if keuze.uitwerking == LEEG else UitwerkingShape.model_validate(keuze.uitwerking),
    )
