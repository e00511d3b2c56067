"""Taking a bouwwerk away: the paper for the council in every format, and the data as JSON."""

from datetime import date
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from app.documents.formats import FORMATS, Format, file_name
from app.documents.model import Document
from app.documents.rendering import Bijlage, RenderBusy, RenderFailed
from app.documents.shelf import fingerprint
from app.plans import house_queries
from app.plans.access import open_bouwwerk
from app.plans.bouwwerk import Bouwwerk
from app.plans.export import export
from app.plans.house_queries import Huisstijl
from app.plans.papers import paper_of, wanted
from app.plans.visit import whole
from app.templating import today
from app.web import Problem, client_address, database, instance, templates

router = APIRouter()
BIJLAGE = "bouwwerk.json"
"""The name of the data inside a paper."""


def file_of(of: Bouwwerk, day: date, content: bytes, suffix: str, media_type: str, *, inline: bool = False) -> Response:
    """A file of a bouwwerk, under a name that every system can keep."""
    name = file_name(of.titel, of.gemeente, day, suffix)
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'{"inline" if inline else "attachment"}; filename="{name}"',
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex, nofollow, noarchive",
        },
    )


@router.get("/b/{sleutel}/document.json")
def show_json(request: Request, sleutel: str) -> Response:
    """Everything of the bouwwerk as data, and its paper, without any sleutel. No brake holds who takes data along."""
    chosen, day = FORMATS["json"], today()
    opened, catalogue, gebouw = whole(request, sleutel)
    bijlage = (BIJLAGE, export(gebouw, day))
    document = paper_of(request, gebouw, catalogue, day)
    content = chosen.write(document, templates(request), instance(request).renderer, bijlage)
    return paper_file(opened.bouwwerk, day, content, chosen)


@router.get("/b/{sleutel}/document.{formaat}")
def show_document(request: Request, sleutel: str, formaat: str) -> Response:
    """The council paper in one format; made once for each content, then taken from the shelf."""
    shelf, day = instance(request).shelf, today()
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        house = house_queries.about(connection, opened.bouwwerk.id)
    chosen = format_of(formaat)
    state = (opened.bouwwerk, wanted(request, opened.bouwwerk), opened.catalogus, day, house)
    content = shelf.recall(state, chosen.suffix)
    if content is None:
        content = _compose(request, sleutel, day, chosen, house)
    return paper_file(opened.bouwwerk, day, content, chosen)


def format_of(formaat: str) -> Format:
    """The format with that name in an address. Raises Problem 404 when there is none."""
    if formaat not in FORMATS:
        raise Problem(404)
    return FORMATS[formaat]


def paper_file(of: Bouwwerk, day: date, content: bytes, chosen: Format) -> Response:
    """A paper of a bouwwerk as an answer."""
    return file_of(of, day, content, chosen.suffix, chosen.media_type, inline=chosen.inline)


def _compose(request: Request, sleutel: str, day: date, chosen: Format, house: Huisstijl | None) -> bytes:
    opened, catalogue, gebouw = whole(request, sleutel)
    of, document = opened.bouwwerk, paper_of(request, gebouw, catalogue, day)
    name, content = printed(request, of, document, export(gebouw, day), chosen)
    state = (of, wanted(request, of), catalogue.revisie, day, house)
    instance(request).shelf.remember(state, name)
    return content


def printed(
    request: Request,
    of: Bouwwerk,
    document: Document,
    data: bytes | None,
    chosen: Format = FORMATS["pdf"],
    failed: str = "bestand",
) -> tuple[str, bytes]:
    """A document as file, with its data (if any) inside where that can be, and its name on the shelf.

    It is made only when it does not lie there. Raises Problem 503 when there is no place in the queue, or (of the soort
    `failed`) when it cannot be made.
    """
    shelf, bijlage = instance(request).shelf, (BIJLAGE, data) if data else None
    house = _house(request, of, chosen)
    name = fingerprint(document, bijlage, instance(request).huisstijl + sha256(house).hexdigest())
    content: bytes | None = shelf.get(name, chosen.suffix)
    if content is None:
        content = _made(request, document, bijlage, chosen, house, failed)
        shelf.put(name, chosen.suffix, content)
    return name, content


def _made(
    request: Request, document: Document, bijlage: Bijlage | None, chosen: Format, house: bytes, failed: str
) -> bytes:
    """A document as file, made now. The brake counts what keeps a child busy, also when that failed."""
    if not chosen.costly:
        return _written(request, document, bijlage, chosen, house)
    brakes, visitor = instance(request).brakes, client_address(request)
    brakes.check("pdf", visitor)
    try:
        content = _written(request, document, bijlage, chosen, house)
    except RenderBusy as error:
        raise Problem(503, "druk", wachten=30) from error
    except RenderFailed as error:
        brakes.hit("pdf", visitor)
        raise Problem(503, failed, wachten=10) from error
    brakes.hit("pdf", visitor)
    return content


def _house(request: Request, of: Bouwwerk, chosen: Format) -> bytes:
    """The house style of this bouwwerk, for a Word file; empty when it has none."""
    if chosen is not FORMATS["docx"]:
        return b""
    with database(request).read() as connection:
        return house_queries.content(connection, of.id)


def _written(request: Request, document: Document, bijlage: Bijlage | None, chosen: Format, house: bytes) -> bytes:
    renderer = instance(request).renderer
    if house:
        return renderer.file("docx", document, house)
    return chosen.write(document, templates(request), renderer, bijlage)
