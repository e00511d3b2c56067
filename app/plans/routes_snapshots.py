"""Versions of a bouwwerk to look at: read one, print it, and see what changed since."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.stand import Stand
from app.documents.formats import DOWNLOADS, FORMATS, Format
from app.forms import number_in
from app.plans import elaboration_queries, snapshot_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwwerk import build
from app.plans.colophon import Uitgave
from app.plans.difference import difference
from app.plans.draagvlak.queries import reports
from app.plans.export import export
from app.plans.opties import Opties, stored
from app.plans.papers import paper_of, wanted
from app.plans.picture import building
from app.plans.rol import Rol
from app.plans.routes_files import format_of, paper_file, printed
from app.plans.sentences import name_of
from app.plans.snapshot import Asked, Momentopname, Status
from app.plans.versies.inhoud import Inhoud
from app.templating import NETHERLANDS, today
from app.web import Problem, database, instance, page

router = APIRouter()
MELDINGEN = {
    "gemaakt": "Deze versie is bewaard. Wat je nu nog wijzigt, verandert er niets aan.",
    "hernoemd": "De naam is gewijzigd.",
    "verwijderd": "De versie is verwijderd. Aan je bouwwerk is niets veranderd.",
}


@dataclass(frozen=True)
class Taken:
    """A bouwwerk with what a version of it would hold: as it is now, or as another version has it."""

    opened: Opened
    inhoud: Inhoud

    @property
    def revisie(self) -> int:
        """The change up to which it goes."""
        return self.inhoud.bouwwerk.revisie


def take(request: Request, connection: Connection, sleutel: str, needed: Rol, van: int = 0) -> Taken:
    """What is to become a version. Raises Problem 404 when `van` is none."""
    opened = open_bouwwerk(request, connection, sleutel, needed)
    if van:
        version = version_of(connection, opened, str(van))
        return Taken(opened, snapshot_queries.content(connection, version))
    catalogue = instance(request).catalogues.current(connection, opened.catalogus)
    keuzes = elaboration_queries.worked_out(connection, opened.bouwwerk.id, catalogue)
    told = stored(opened.bouwwerk.opties).draagvlak
    draagvlak = reports(connection, opened.bouwwerk.id, today()) if told else ()
    return Taken(opened, Inhoud.of(build(opened.bouwwerk, keuzes), catalogue, draagvlak))


def version_of(connection: Connection, opened: Opened, nr: str) -> Momentopname:
    """The version with this number, as it stands in an address. Raises Problem 404 when there is none."""
    found = snapshot_queries.one(connection, opened.bouwwerk.id, number_in(nr))
    if found is None:
        raise Problem(404, "versie")
    return found


def versions_page(
    request: Request,
    sleutel: str,
    *,
    asked: Asked | None = None,
    fouten: Mapping[str, str] = {},
    melding: str = "",
    status: int = 200,
) -> Response:
    """Every version, and for who writes the form to make one."""
    with database(request).read() as connection:
        taken = take(request, connection, sleutel, Rol.LEZEN)
        versions = snapshot_queries.all_of(connection, taken.opened.bouwwerk.id)
    return page(
        request,
        "plans/versies.html",
        status=status,
        pad=taken.opened.pad,
        pagina="versies",
        rol=taken.opened.rol,
        gebouw=taken.inhoud.gebouw,
        versies=versions,
        fouten=fouten,
        melding=melding,
        **_form(asked, taken.revisie),
    )


def _form(asked: Asked | None, revisie: int) -> dict[str, Any]:
    return {
        "gevraagd": asked or Asked(status=None),
        "statussen": tuple(Status),
        "revisie": revisie,
        "formulier": secrets.token_urlsafe(18),
        "vandaag": today(),
    }


@router.get("/b/{sleutel}/versies")
def show_versions(request: Request, sleutel: str, klaar: str = "", van: str = "") -> Response:
    """The versions of a bouwwerk, newest first; with `van` the form is about freezing that one."""
    asked = Asked(status=None, van=number_in(van)) if van else None
    return versions_page(request, sleutel, asked=asked, melding=MELDINGEN.get(klaar, ""))


def paper(
    request: Request,
    inhoud: Inhoud,
    label: Uitgave,
    day: date,
    opties: Opties,
    *,
    chosen: Format = FORMATS["pdf"],
    failed: str = "bestand",
) -> bytes:
    """The paper of what a version holds, with its data inside where that can be."""
    gebouw = build(replace(inhoud.bouwwerk, status=label.status), inhoud.keuzes)
    document = paper_of(
        request, gebouw, inhoud.catalogue, day, uitgave=label, opties=opties, draagvlak=inhoud.draagvlak
    )
    return printed(request, gebouw.bouwwerk, document, export(gebouw, day), chosen, failed)[1]


@router.get("/b/{sleutel}/versies/{nr}")
def show_version(request: Request, sleutel: str, nr: str, klaar: str = "") -> Response:
    """A version as a page: what was chosen, in the words of then."""
    return version_page(request, sleutel, nr, melding=MELDINGEN.get(klaar, ""))


def version_page(
    request: Request, sleutel: str, nr: str, *, melding: str = "", fouten: Mapping[str, str] = {}, naam: str = ""
) -> Response:
    """One version, with for a concept the form to give it another name."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.LEZEN)
        version = version_of(connection, opened, nr)
        gebouw = snapshot_queries.content(connection, version).gebouw
    return page(
        request,
        "plans/versie.html",
        status=422 if fouten else 200,
        pad=opened.pad,
        pagina="versies",
        rol=opened.rol,
        gebouw=gebouw,
        versie=version,
        downloads=DOWNLOADS,
        standen=tuple(Stand),
        groot=building(gebouw, "groot", doorlopend=True),
        smal=building(gebouw, "smal", doorlopend=True),
        melding=melding,
        fouten=fouten,
        naam=naam or version.naam,
    )


@router.get("/b/{sleutel}/versies/{nr}/verschil")
def compare_version(request: Request, sleutel: str, nr: str) -> Response:
    """What is different now."""
    with database(request).read() as connection:
        taken = take(request, connection, sleutel, Rol.LEZEN)
        version = version_of(connection, taken.opened, nr)
        then = snapshot_queries.content(connection, version)
        catalogue = instance(request).catalogues.current(connection, taken.opened.catalogus)
    return page(
        request,
        "plans/versie_verschil.html",
        pad=taken.opened.pad,
        pagina="versies",
        rol=taken.opened.rol,
        gebouw=taken.inhoud.gebouw,
        versie=version,
        verschil=difference(then.moment, taken.inhoud.moment),
        naam_van=partial(name_of, catalogue=catalogue),
    )


@router.get("/b/{sleutel}/versies/{nr}/document.{formaat}")
def print_version(request: Request, sleutel: str, nr: str, formaat: str) -> Response:
    """The paper of a version: of a frozen one the pdf of then, byte for byte; all else is made from what it holds.

    An address that asks for a kind of paper gets that, made now. For the pdf of then nothing else of it is read.
    """
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        version, chosen = version_of(connection, opened, nr), format_of(formaat)
        day = version.gemaakt_op.astimezone(NETHERLANDS).date()
        as_asked = chosen is not FORMATS["pdf"] or "voor" in request.query_params
        if not as_asked and (content := snapshot_queries.pdf(connection, version)) is not None:
            return paper_file(opened.bouwwerk, day, content, chosen)
        inhoud = snapshot_queries.content(connection, version)
    opties = wanted(request, opened.bouwwerk)
    content = paper(request, inhoud, Uitgave.of(version), day, opties, chosen=chosen)
    return paper_file(inhoud.bouwwerk, day, content, chosen)
