"""The content files in `seed/` that go with bouwstenen, and what must hold between their records."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel

from app.blocks.lore import (
    BewijsShape,
    BouwtekeningShape,
    CijferShape,
    KansShape,
    Lore,
    OrganisatieShape,
    RegelingShape,
    RelatieShape,
    SynoniemShape,
    VoorbeeldShape,
)
from app.blocks.shapes import STRICT


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


class NaslagShape(BaseModel):
    """`seed/naslag.json`: what an officer looks up."""

    model_config = STRICT

    schema_versie: Literal[1]
    kansen: tuple[KansShape, ...]
    cijfers: tuple[CijferShape, ...]
    bewijs: tuple[BewijsShape, ...]
    regelingen: tuple[RegelingShape, ...]
    organisaties: tuple[OrganisatieShape, ...]


class SynoniemenShape(BaseModel):
    """`seed/synoniemen.json`."""

    model_config = STRICT

    schema_versie: Literal[1]
    synoniemen: tuple[SynoniemShape, ...]


LoreFile = VoorbeeldenShape | BouwtekeningenShape | RelatiesShape | NaslagShape | SynoniemenShape
FILES: Mapping[str, type[LoreFile]] = {
    "voorbeelden.json": VoorbeeldenShape,
    "bouwtekeningen.json": BouwtekeningenShape,
    "relaties.json": RelatiesShape,
    "naslag.json": NaslagShape,
    "synoniemen.json": SynoniemenShape,
}


def records(file: LoreFile) -> dict[str, tuple[Lore, ...]]:
    """The records of a content file by their soort."""
    match file:
        case VoorbeeldenShape():
            return {VoorbeeldShape.SOORT: file.voorbeelden}
        case BouwtekeningenShape():
            return {BouwtekeningShape.SOORT: file.bouwtekeningen}
        case RelatiesShape():
            return {RelatieShape.SOORT: file.relaties}
        case SynoniemenShape():
            return {SynoniemShape.SOORT: file.synoniemen}
        case NaslagShape():
            return {
                KansShape.SOORT: file.kansen,
                CijferShape.SOORT: file.cijfers,
                BewijsShape.SOORT: file.bewijs,
                RegelingShape.SOORT: file.regelingen,
                OrganisatieShape.SOORT: file.organisaties,
            }
