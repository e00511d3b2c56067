"""Everything we have of a bouwwerk and of who made it, in one JSON of a published shape: a copy of your own data."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from app.blocks.stand import Stand
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.draagvlak.outcome import Deel, Gewogen, Klasse, Opkomst, Uitkomst
from app.plans.draagvlak.sessie import Gevraagd, Over, Sessie
from app.plans.export import UitwerkingShape
from app.plans.rol import Rol


class _Shape(BaseModel):
    """Strict: nothing more than is named, read from our own values."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)


class OwnBouwwerkShape(_Shape):
    """The bouwwerk itself."""

    titel: str
    gemeente: str
    gemeente_code: str | None
    periode: str
    status: str
    revisie: int
    gemaakt_op: datetime
    gewijzigd_op: datetime
    bewaar_tot: date
    inleiding: str
    kernpunten: str
    gevraagd_besluit: str
    opties: str = Field(description="Wat er in de stukken staat, als JSON; leeg voor het raadsstuk.")


class OwnKeuzeShape(_Shape):
    """One keuze as it is kept; without a stand it is only a toelichting."""

    bouwsteen: str | None = Field(description="Slug in de catalogus; null voor een eigen bouwsteen.")
    versie: int | None
    stap: str
    titel: str
    stand: Stand | None
    toelichting: str
    revisie: int


class OwnUitwerkingShape(UitwerkingShape):
    """What is worked out about one bouwsteen."""

    bouwsteen: str = Field(description="Slug van de bouwsteen.")


class OwnGebeurtenisShape(_Shape):
    """One line of the history."""

    nr: int
    tijd: datetime
    door: str
    soort: str
    voor: dict[str, JsonValue]
    na: dict[str, JsonValue]


class OwnToegangShape(_Shape):
    """One link, without its sleutel: we keep only the hash of that."""

    rol: Rol
    label: str
    gemaakt_op: datetime
    gebruikt_op: date | None
    ingetrokken_op: datetime | None


class OwnAdresShape(_Shape):
    """One address that the bouwwerk remembers."""

    email: str
    gemaakt_op: datetime


class OwnBerichtShape(_Shape):
    """One mail about the bouwwerk; its text and address are gone once it was sent."""

    soort: str
    aan: str | None
    status: str
    gemaakt_op: datetime
    verzonden_op: datetime | None


class OwnAanvraagShape(_Shape):
    """One aanvraag that was made from the bouwwerk."""

    stap: str
    titel: str
    waarom: str
    naam: str
    email: str
    status: str
    reden: str = Field(description="Waarom de redactie hem niet maakt; anders leeg.")
    bouwsteen: str | None = Field(description="Slug van de bouwsteen die ervan kwam.")
    gemaakt_op: datetime
    gewijzigd_op: datetime | None
    contact_tot: date


class OwnAanbodShape(_Shape):
    """One bouwsteen of the catalogue that was offered because somebody asked for it from here."""

    bouwsteen: str = Field(description="Slug in de catalogus.")
    gemaakt_op: datetime
    antwoord: str = Field(description="Genomen of gelaten; leeg zolang niemand koos.")
    beantwoord_op: datetime | None


class OwnOpmerkingShape(_Shape):
    """One opmerking; a removed one has no text any more."""

    id: int
    over: str = Field(description="Slug van een bouwsteen; leeg voor het hele bouwwerk.")
    reactie_op: int | None
    tekst: str
    door: str
    zichtbaar: str
    gemaakt_op: datetime
    afgehandeld_op: datetime | None
    afgehandeld_door: str
    verwijderd_op: datetime | None
    verwijderd_door: str


class OwnAfwegingShape(_Shape):
    """One question about the plan that was left as it is."""

    regel: str
    over: str = Field(description="Slug van een bouwsteen; leeg voor het hele plan.")
    waarom: str
    door: str
    gemaakt_op: datetime


class OwnSpiegelShape(_Shape):
    """That the bouwwerk counts in the mirror."""

    gemaakt_op: datetime


class OwnVersieShape(_Shape):
    """One named version with all that it says. The PDF of a frozen one is on its own page; here is its sha256."""

    nr: int
    naam: str
    status: str
    besluitnummer: str | None
    datum: date | None
    gemaakt_op: datetime
    door: str
    pdf_sha256: str | None
    inhoud: dict[str, JsonValue]


class OwnHuisstijlShape(_Shape):
    """The house style of the Word file. The look itself stands in every Word file that is made; here is its sha256."""

    naam: str
    gemaakt_op: datetime
    docx_sha256: str


class OwnGewogenShape(_Shape):
    """One bouwsteen that was asked about, and how many said what in rough words; null when too few said something."""

    bouwsteen: str = Field(description="Slug in de catalogus, of eigen-<id>.")
    titel: str
    klasse: Klasse | None
    belangrijk: Deel | None
    kan: Deel | None
    niet: Deel | None
    opkomst: Opkomst | None = Field(
        description="Hoeveel van wie meededen hier iets over zeiden; null bij stil, en waar het niet is geteld."
    )


class OwnSessieShape(_Shape):
    """One draagvlaksessie: what was asked and what came of it. What single people answer is not the owner's."""

    naam: str
    over: Over
    gemaakt_op: datetime
    open_tot: date
    gesloten_op: datetime | None
    meegedaan: int | None = Field(
        description="Hoeveel mensen meededen, met of zonder antwoord; null zolang de sessie open is, of niet geteld."
    )
    deelnemers: int | None = Field(description="Hoeveel mensen antwoordden; null zolang de sessie open is.")
    klaar: Deel | None = Field(description="Welk deel van wie meededen alle bouwstenen sorteerde; null als meegedaan.")
    bouwstenen: tuple[OwnGewogenShape, ...]


class OwnDataShape(BaseModel):
    """The whole file, `/b/{sleutel}/alles.json`."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    schema_: Literal["bouwplaats/alles"] = Field(alias="schema")
    schema_versie: Literal[1]
    gemaakt_met: str
    geexporteerd_op: date
    bouwwerk: OwnBouwwerkShape
    keuzes: tuple[OwnKeuzeShape, ...]
    uitwerkingen: tuple[OwnUitwerkingShape, ...]
    geschiedenis: tuple[OwnGebeurtenisShape, ...]
    links: tuple[OwnToegangShape, ...]
    adressen: tuple[OwnAdresShape, ...]
    berichten: tuple[OwnBerichtShape, ...]
    aanvragen: tuple[OwnAanvraagShape, ...]
    aanbod: tuple[OwnAanbodShape, ...]
    opmerkingen: tuple[OwnOpmerkingShape, ...]
    afwegingen: tuple[OwnAfwegingShape, ...]
    spiegel: tuple[OwnSpiegelShape, ...] = Field(description="Leeg als het bouwwerk niet meedoet, anders een.")
    versies: tuple[OwnVersieShape, ...]
    huisstijlen: tuple[OwnHuisstijlShape, ...] = Field(description="Hooguit een.")
    sessies: tuple[OwnSessieShape, ...]


def everything(today: date, of: Bouwwerk, keuzes: Iterable[Keuze], **rest: Iterable[object]) -> bytes:
    """The copy as UTF-8 JSON; `rest` are the other lists, as their rooms tell them."""
    whole = {"schema": "bouwplaats/alles", "schema_versie": 1, "gemaakt_met": "Bouwplaats", "geexporteerd_op": today}
    lists = {name: tuple(found) for name, found in rest.items()}
    own = {"bouwwerk": of, "keuzes": tuple(_keuze(keuze) for keuze in keuzes)}
    return OwnDataShape.model_validate(whole | own | lists).model_dump_json(by_alias=True, indent=1).encode()


def _keuze(keuze: Keuze) -> OwnKeuzeShape:
    versie = keuze.versie
    return OwnKeuzeShape(
        bouwsteen=versie.slug if versie else None,
        versie=versie.nummer if versie else None,
        stap=keuze.stap,
        titel=keuze.titel,
        stand=keuze.stand,
        toelichting=keuze.toelichting,
        revisie=keuze.revisie,
    )


def session(of: Sessie, uitkomst: Uitkomst | None) -> OwnSessieShape:
    """A session with what its makers may know of it now."""
    found = {one.slug: one for one in uitkomst.gewogen} if uitkomst else {}
    return OwnSessieShape(
        naam=of.naam,
        over=of.over,
        gemaakt_op=of.gemaakt_op,
        open_tot=of.open_tot,
        gesloten_op=of.gesloten_op,
        meegedaan=uitkomst.meegedaan if uitkomst else None,
        deelnemers=uitkomst.deelnemers if uitkomst else None,
        klaar=uitkomst.klaar if uitkomst else None,
        bouwstenen=tuple(_gewogen(one, found.get(one.slug)) for one in of.bouwstenen),
    )


def _gewogen(one: Gevraagd, found: Gewogen | None) -> OwnGewogenShape:
    for_it, maybe, against = found.delen if found and found.delen else (None, None, None)
    klasse = found.klasse if found else None
    told = {
        "klasse": klasse,
        "belangrijk": for_it,
        "kan": maybe,
        "niet": against,
        "opkomst": found.opkomst if found else None,
    }
    return OwnGewogenShape(bouwsteen=one.slug, titel=one.titel, **told)
