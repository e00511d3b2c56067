"""Opening a bouwwerk from a file: the JSON that we gave out, or the PDF that carries it."""

import secrets
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from app.database import now
from app.plans.access import Gebruik, derive, fingerprint
from app.plans.founding import found
from app.plans.importing import Refused, arrive, read_file
from app.plans.retention import keep_until
from app.templating import today
from app.web import UploadBody, client_address, database, instance, page, see_other, settings

router = APIRouter()


def _import_page(request: Request, fault: str = "") -> Response:
    return page(
        request,
        "plans/importeer.html",
        status=422 if fault else 200,
        hier="open",
        formulier=secrets.token_urlsafe(18),
        fouten={"bestand": fault} if fault else {},
    )


@router.get("/importeer")
def show_import(request: Request) -> Response:
    """Where to choose a file."""
    return _import_page(request)


@router.post("/importeer")
def import_file(request: Request, form: UploadBody) -> Response:
    """Begin a bouwwerk with what is in the file. The same form with the same file twice is one bouwwerk."""
    instance(request).brakes.hit("begin", client_address(request))
    with database(request).read() as connection:
        catalogue = instance(request).catalogues.current(connection)
    try:
        arriving = arrive(read_file(form.file), catalogue, instance(request).search.by_code)
    except Refused as refused:
        return _import_page(request, str(refused))
    sent = form["formulier"] or secrets.token_urlsafe(18)
    sleutel = derive(settings(request).secret, Gebruik.INLEZEN, sent, sha256(form.file).hexdigest())
    told = {"eigen": arriving.eigen, "anders": arriving.anders}
    with database(request).write() as connection:
        until = keep_until(settings(request), "concept", today())
        found(connection, now(), fingerprint(sleutel), arriving.start, until=until, soort="ingelezen", **told)
    of = arriving.start.gegevens
    gone = not of["gemeente_code"] and instance(request).search.former(of["gemeente"] or "")
    klaar = "ingelezen_gemeente" if gone or arriving.gemeente_kwijt else "ingelezen"
    return see_other(f"/b/{sleutel}/bewaren?klaar={klaar}")
