"""The catalogue as a file that others can read: the published shape, and how it is filled."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.blocks.catalogue import Catalogue, Tip, Versie
from app.blocks.lore import (
    BewijsShape,
    BouwtekeningShape,
    CijferShape,
    KansShape,
    OrganisatieShape,
    RegelingShape,
    RelatieShape,
    SynoniemShape,
    VoorbeeldShape,
)
from app.blocks.shapes import BronShape, Herkomst, RolShape, StapSlug, TipShape, UitdagingShape, Wijziging
from app.blocks.steps import STAPPEN

SHAPE = ConfigDict(extra="forbid", populate_by_name=True)


class GroepInStapShape(BaseModel):
    """A groep with the sentence under its name."""

    model_config = SHAPE

    naam: str
    intro: str


class StapShape(BaseModel):
    """One of the five stappen, with its groepen in their order."""

    model_config = SHAPE

    slug: StapSlug
    naam: str
    vraag: str
    kort: str
    uitleg: str
    enkelvoud: str
    groepen: tuple[GroepInStapShape, ...]


class PublishedShape(BaseModel):
    """The newest text of a bouwsteen."""

    model_config = SHAPE

    slug: str
    pagina: str = Field(description="Het adres van de pagina, dat ook het adres van het begrip is.")
    stap: StapSlug
    groep: str
    titel: str
    korte_titel: str
    kern: str
    uitleg: str
    wanneer: str
    vraagt: str
    valkuil: str
    vragen: tuple[str, ...]
    rol: RolShape | None
    indicatoren: tuple[str, ...]
    herkomst: Herkomst
    bron: tuple[str, ...] = Field(description="Slugs van bronnen.")
    versie: int = Field(description="Nummer van deze tekst; een andere tekst krijgt een volgend nummer.")
    gepubliceerd_op: datetime
    gecontroleerd_op: date | None
    herzien_voor: date | None
    wijziging: Wijziging = Field(description="Hoe deze tekst verschilt van de vorige.")
    vervallen_op: date | None = Field(description="Vanaf deze dag kan niemand de bouwsteen meer kiezen.")
    vervallen_reden: str | None
    opvolger: str | None = Field(description="Slug van de bouwsteen die in de plaats kwam.")


class FileShape(BaseModel):
    """What both files begin with."""

    model_config = SHAPE

    schema_: str = Field(alias="schema")
    schema_versie: Literal[1]
    revisie: int = Field(description="Telt elke wijziging van de catalogus van deze installatie.")
    adres: str = Field(description="De installatie waar dit bestand vandaan komt.")
    licentie: Literal["EUPL-1.2"] = Field(description="Van de teksten; wat een bron zelf schreef, is van die bron.")


class CatalogusShape(FileShape):
    """The whole file, `/catalogus.json`."""

    schema_: Literal["bouwplaats/catalogus"] = Field(alias="schema")
    stappen: tuple[StapShape, ...]
    bouwstenen: tuple[PublishedShape, ...]
    relaties: tuple[RelatieShape, ...]
    voorbeelden: tuple[VoorbeeldShape, ...]
    bouwtekeningen: tuple[BouwtekeningShape, ...]
    tips: tuple[TipShape, ...]
    uitdagingen: tuple[UitdagingShape, ...]
    kansen: tuple[KansShape, ...]
    cijfers: tuple[CijferShape, ...]
    bewijs: tuple[BewijsShape, ...]
    regelingen: tuple[RegelingShape, ...]
    organisaties: tuple[OrganisatieShape, ...]
    synoniemen: tuple[SynoniemShape, ...]
    bronnen: tuple[BronShape, ...]


class BouwsteenFileShape(FileShape):
    """The whole file, `/bouwstenen/{slug}.json`: one bouwsteen with everything that names it."""

    schema_: Literal["bouwplaats/bouwsteen"] = Field(alias="schema")
    bouwsteen: PublishedShape
    relaties: tuple[RelatieShape, ...]
    voorbeelden: tuple[VoorbeeldShape, ...]
    bouwtekeningen: tuple[BouwtekeningShape, ...]
    tips: tuple[TipShape, ...]
    regelingen: tuple[RegelingShape, ...]
    synoniemen: tuple[SynoniemShape, ...]
    bronnen: tuple[BronShape, ...]


def catalogue_file(catalogue: Catalogue, address: str) -> CatalogusShape:
    """Everything there is, at one revision. Nothing in it depends on the day."""
    return CatalogusShape(
        schema_="bouwplaats/catalogus",
        **_head(catalogue, address),
        stappen=_stappen(catalogue),
        bouwstenen=tuple(_published(versie, address) for versie in catalogue.by_slug.values()),
        relaties=catalogue.relaties,
        voorbeelden=catalogue.voorbeelden,
        bouwtekeningen=catalogue.bouwtekeningen,
        tips=_tips(catalogue.tips),
        uitdagingen=tuple(UitdagingShape(**_same(item, UitdagingShape)) for item in catalogue.uitdagingen),
        kansen=catalogue.kansen,
        cijfers=catalogue.cijfers,
        bewijs=catalogue.bewijs,
        regelingen=catalogue.regelingen,
        organisaties=catalogue.organisaties,
        synoniemen=catalogue.synoniemen,
        bronnen=_bronnen(catalogue, catalogue.bronnen),
    )


def bouwsteen_file(catalogue: Catalogue, versie: Versie, address: str) -> BouwsteenFileShape:
    """One bouwsteen, what names it, and the bronnen that these name."""
    slug = versie.slug
    relaties = tuple(one for one in catalogue.relaties if slug in one.to_bouwstenen)
    bouwtekeningen = tuple(one for one in catalogue.bouwtekeningen if slug in one.to_bouwstenen)
    regelingen = tuple(one for one in catalogue.regelingen if slug in one.to_bouwstenen)
    tips = catalogue.tips_by_bouwsteen.get(slug, ())
    named = {*versie.bron, *(bron for tip in tips for bron in tip.bron)}
    named.update(*(one.to_bronnen for one in (*relaties, *bouwtekeningen, *regelingen)))
    return BouwsteenFileShape(
        schema_="bouwplaats/bouwsteen",
        **_head(catalogue, address),
        bouwsteen=_published(versie, address),
        relaties=relaties,
        voorbeelden=tuple(one for one in catalogue.voorbeelden if slug in one.to_bouwstenen),
        bouwtekeningen=bouwtekeningen,
        tips=_tips(tips),
        regelingen=regelingen,
        synoniemen=tuple(one for one in catalogue.synoniemen if slug in one.to_bouwstenen),
        bronnen=_bronnen(catalogue, (bron for bron in catalogue.bronnen if bron in named)),
    )


def _head(catalogue: Catalogue, address: str) -> dict[str, Any]:
    return {"schema_versie": 1, "revisie": catalogue.revisie, "adres": address, "licentie": "EUPL-1.2"}


def _stappen(catalogue: Catalogue) -> tuple[StapShape, ...]:
    return tuple(
        StapShape(**_same(stap, StapShape) | {"groepen": [_same(g, GroepInStapShape) for g in groepen]})
        for stap, groepen in zip(STAPPEN, catalogue.groepen.values(), strict=True)
    )


def _published(versie: Versie, address: str) -> PublishedShape:
    rol = RolShape(soort=versie.rol, waarom=versie.rol_waarom) if versie.rol else None
    own = {"rol": rol, "versie": versie.nummer, "pagina": f"{address}/bouwstenen/{versie.slug}"}
    return PublishedShape(**_same(versie, PublishedShape) | own)


def _tips(tips: Iterable[Tip]) -> tuple[TipShape, ...]:
    return tuple(TipShape(**_same(tip, TipShape), herkomst_koppeling="eigen_redenering") for tip in tips)


def _bronnen(catalogue: Catalogue, slugs: Iterable[str]) -> tuple[BronShape, ...]:
    return tuple(BronShape(**_same(bron, BronShape)) for bron in catalogue.sources(slugs))


def _same(item: object, shape: type[BaseModel]) -> dict[str, Any]:
    """What an item of the catalogue calls by the same name."""
    return {name: getattr(item, name) for name in shape.model_fields if hasattr(item, name)}
