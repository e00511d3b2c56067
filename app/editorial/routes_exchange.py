"""The catalogue out as one file, and in again record by record: each becomes a concept that another approves."""

import json
import secrets
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.records import BY_SOORT
from app.blocks.seed import SeedError
from app.database import now
from app.differences import report_of
from app.editorial import journal
from app.editorial.access import Editor, signed_in
from app.editorial.concept import Status
from app.editorial.concept_queries import Start
from app.editorial.desk import WEG, Desk
from app.editorial.exchange import MOST, Offer, opened, read, whole
from app.editorial.fields import fields_of
from app.editorial.frame import framed
from app.editorial.kinds import BY_NAME
from app.editorial.working import begin
from app.forms import Form
from app.web import LargeFormBody, UploadBody, database, see_other

router = APIRouter()
TAB = "/redactie/catalogus"


def _page(request: Request, ik: Editor, *, status: int = 200, **told: Any) -> Response:
    context = {"fout": "", "aanbod": None, "meer": 0, "formulier": secrets.token_urlsafe(18), **told}
    return framed(request, ik, "editorial/in_en_uit.html", tab=TAB, status=status, **context)


@router.get("/redactie/in-en-uit")
def show_exchange(request: Request) -> Response:
    """Where the catalogue goes out and comes in."""
    return _page(request, signed_in(request))


@router.get("/redactie/catalogus.json")
def download(request: Request) -> Response:
    """Everything that is published, in the form of the content files."""
    signed_in(request)
    with database(request).read() as connection:
        text = whole(Desk.of(connection).records)
    headers = {
        "Content-Disposition": 'attachment; filename="catalogus-redactie.json"',
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
    }
    return Response(text, media_type="application/json", headers=headers)


@router.post("/redactie/in-en-uit")
def look_into(request: Request, form: UploadBody) -> Response:
    """What the sent file would change, in Dutch; nothing changes yet."""
    ik = signed_in(request)
    with database(request).read() as connection:
        desk = Desk.of(connection)
    try:
        offers = read(form.file.decode("utf-8-sig", errors="replace"), desk)
    except SeedError as error:
        return _page(request, ik, status=422, fout="\n".join(str(error).splitlines()[:5]))
    shown = [(place, one, list(report_of(one.change)), _packed(one)) for place, one in enumerate(offers[:MOST])]
    return _page(request, ik, aanbod=shown, meer=max(0, len(offers) - MOST))


def _packed(one: Offer) -> str:
    return json.dumps({"soort": one.soort, "naam": one.naam, "record": one.record}, ensure_ascii=False)


@router.post("/redactie/in-en-uit/neem")
def take(request: Request, form: LargeFormBody) -> Response:
    """Make a concept, submitted for approval, of each record that was chosen."""
    ik = signed_in(request)
    with database(request).write() as connection:
        made = [_begin(connection, ik, form, place) for place in form.starting("neem.")]
        if made:
            number = str(len([one for one in made if one]))
            journal.write(connection, now(), ik, "ingelezen uit bestand", ("catalogus", f"{number} concepten"))
    return see_other("/redactie/concepten")


def _begin(connection: Connection, ik: Editor, form: Form, place: str) -> int | None:
    try:
        told = opened(form[f"record.{place}"])
        soort, naam, record = told["soort"], told["naam"], told["record"]
        shape = BY_NAME[soort]
        if record is not None:
            BY_SOORT[soort].shape.model_validate_json(json.dumps(record))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(naam, str):
        return None
    desk = Desk.of(connection)
    basis = desk.basis_of(soort, naam)
    fields = fields_of(shape.velden, record) if record else {WEG: "ja"}
    start = Start(soort, naam if basis else None, fields, basis, "Ingelezen uit een bestand.", None, Status.VOORGELEGD)
    return begin(connection, now(), ik, start, f"{form['formulier']}.{place}")
