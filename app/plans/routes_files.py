"""Taking a bouwwerk away: the PDF for the council and the data as JSON."""

from datetime import date

from fastapi import APIRouter, Request, Response

from app.documents.formats import FORMATS, file_name
from app.documents.rendering import RenderBusy, RenderFailed
from app.documents.shelf import fingerprint
from app.plans.access import Opened, open_bouwwerk
from app.plans.document import compose
from app.plans.export import export
from app.plans.routes import whole
from app.templating import today
from app.web import Problem, client_address, database, templates

router = APIRouter()


def _file(opened: Opened, content: bytes, suffix: str, media_type: str, *, inline: bool = False) -> Response:
    of = opened.bouwwerk
    name = file_name(of.titel, of.gemeente, today(), suffix)
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'{"inline" if inline else "attachment"}; filename="{name}"',
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex, nofollow, noarchive",
        },
    )


@router.get("/b/{sleutel}/document.pdf")
def show_pdf(request: Request, sleutel: str) -> Response:
    """The council paper with its own data inside; made once for each content, then taken from the shelf."""
    chosen, shelf, day = FORMATS["pdf"], request.app.state.shelf, today()
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    state = (opened.bouwwerk, opened.catalogus, day)
    content = shelf.recall(state, chosen.suffix)
    if content is None:
        content = _make_pdf(request, sleutel, day)
    return _file(opened, content, chosen.suffix, chosen.media_type, inline=True)


def _make_pdf(request: Request, sleutel: str, day: date) -> bytes:
    chosen, shelf = FORMATS["pdf"], request.app.state.shelf
    opened, catalogue, gebouw = whole(request, sleutel)
    document = compose(gebouw, catalogue, day)
    data = ("bouwwerk.json", export(gebouw, day))
    name = fingerprint(document, data)
    content: bytes | None = shelf.get(name, chosen.suffix)
    if content is None:
        brakes, visitor = request.app.state.brakes, client_address(request)
        brakes.check("pdf", visitor)
        try:
            content = chosen.write(document, templates(request), request.app.state.renderer, data)
        except RenderBusy as error:
            raise Problem(503, "druk", wachten=30) from error
        except RenderFailed as error:
            brakes.hit("pdf", visitor)
            raise Problem(503, "pdf", wachten=10) from error
        shelf.put(name, chosen.suffix, content)
        brakes.hit("pdf", visitor)
    shelf.remember((opened.bouwwerk, catalogue.revisie, day), name)
    return content


@router.get("/b/{sleutel}/document.json")
def show_json(request: Request, sleutel: str) -> Response:
    """Everything of the bouwwerk as data, without any sleutel."""
    opened, _, gebouw = whole(request, sleutel)
    return _file(opened, export(gebouw, today()), ".json", "application/json")
