"""The catalogue as editors find it: lists per soort, a page per record with its versions, and where work begins."""

import secrets
from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.shapes import Herkomst
from app.blocks.steps import BY_SLUG
from app.cleaning import one_line
from app.database import now
from app.editorial import concept_queries as queries
from app.editorial.access import Editor, signed_in
from app.editorial.concept_queries import Start
from app.editorial.desk import Desk
from app.editorial.editing_view import readable, versions
from app.editorial.fields import empty, fields_of
from app.editorial.frame import framed
from app.editorial.kinds import BY_NAME, FORMS, Form
from app.editorial.working import begin
from app.enquiries import queries as enquiries
from app.folding import fold
from app.forms import number_in
from app.plans import usage_queries as usage
from app.templating import today
from app.web import FormBody, Problem, database, see_other

router = APIRouter()
TAB = "/redactie/catalogus"
YEAR = timedelta(days=365)
"""When something new is to be looked at again, unless its editor says otherwise."""


def _form(soort: str) -> Form:
    if soort not in BY_NAME:
        raise Problem(404)
    return BY_NAME[soort]


@router.get("/redactie/catalogus")
def show_catalogue(request: Request) -> Response:
    """The bouwstenen, with the way to every other soort."""
    return show_soort(request, "bouwsteen")


@router.get("/redactie/catalogus/{soort}")
def show_soort(request: Request, soort: str, zoek: str = "") -> Response:
    """All records of a soort, or those in which every word of `zoek` stands."""
    ik, form = signed_in(request), _form(soort)
    with database(request).read() as connection:
        desk = Desk.of(connection, queries.all_open(connection))
    asked = fold(one_line(zoek)).split()
    records = [(naam, form.titel(record), record) for naam, record in desk.records[soort].items()]
    found = [(naam, titel, r) for naam, titel, r in records if all(word in fold(f"{titel} {naam}") for word in asked)]
    return framed(
        request,
        ik,
        "editorial/catalogus.html",
        tab=TAB,
        form=form,
        forms=[(one, len(desk.records[one.soort])) for one in FORMS],
        gevonden=found,
        zoek=one_line(zoek),
        bezig={one.naam for one in desk.open if one.soort == soort},
    )


@router.get("/redactie/catalogus/{soort}/nieuw")
def show_new(
    request: Request, soort: str, titel: str = "", stap: str = "", aanvraag: str = "", bouwsteen: str = ""
) -> Response:
    """What is asked before there is a concept: only its name, so that everything after it is kept."""
    ik, form = signed_in(request), _form(soort)
    return _new_page(
        request, ik, form, {"titel": one_line(titel), "stap": stap, "aanvraag": aanvraag, "bouwsteen": bouwsteen}
    )


def _new_page(
    request: Request, ik: Editor, form: Form, typed: dict[str, str], fault: str = "", status: int = 200
) -> Response:
    return framed(
        request,
        ik,
        "editorial/nieuw.html",
        tab=TAB,
        status=status,
        form=form,
        getypte=typed,
        fout=fault,
        formulier=secrets.token_urlsafe(18),
    )


@router.post("/redactie/catalogus/{soort}/nieuw")
def begin_new(request: Request, soort: str, form: FormBody) -> Response:
    """Begin a concept of something new."""
    ik, shape = signed_in(request), _form(soort)
    typed = {name: form[name] for name in ("titel", "stap", "aanvraag", "bouwsteen")}
    if not typed["titel"]:
        return _new_page(request, ik, shape, typed, "Geef het een naam.", 422)
    with database(request).write() as connection:
        asked = enquiries.find(connection, number_in(typed["aanvraag"]))
        start = _start(shape, typed, asked.id if asked else None)
        number = begin(connection, now(), ik, start, form["formulier"] or secrets.token_urlsafe(18))
    return see_other(f"/redactie/concepten/{number}")


def _start(form: Form, typed: dict[str, str], number: int | None) -> Start:
    first = form.velden[0]
    known = {first.naam: typed["titel"]}
    if typed["stap"] in BY_SLUG and any(veld.naam == "stap" for veld in form.velden):
        known["stap"] = typed["stap"]
    names = {veld.naam for veld in form.velden}
    if typed["bouwsteen"] and "bouwstenen" in names:
        known["bouwstenen"] = typed["bouwsteen"]
    known |= {name: today().isoformat() for name in ("gecontroleerd_op", "geraadpleegd_op") if name in names}
    if "herzien_voor" in names:
        known["herzien_voor"] = (today() + YEAR).isoformat()
    if form.soort == "bouwsteen":
        known["herkomst"] = Herkomst.NIEUW_VOORSTEL
    told = f"Nieuw, na aanvraag {number}." if number else "Nieuw."
    return Start(form.soort, None, empty(form.velden, **known), None, told, number)


@router.get("/redactie/catalogus/{soort}/{naam:path}")
def show_record(request: Request, soort: str, naam: str) -> Response:
    """One published record: what it says, who works on it, who uses it, and how it was before."""
    ik, form = signed_in(request), _form(soort)
    with database(request).read() as connection:
        desk = Desk.of(connection)
        if naam not in desk.records[soort]:
            raise Problem(404)
        return framed(
            request, ik, "editorial/record.html", tab=TAB, form=form, naam=naam, **_record(connection, desk, form, naam)
        )


def _record(connection: Connection, desk: Desk, form: Form, naam: str) -> dict[str, Any]:
    record = desk.records[form.soort][naam]
    return {
        "titel": form.titel(record) or naam,
        "leesbaar": readable(desk, form, fields_of(form.velden, record)),
        "bezig": queries.about(connection, form.soort, naam),
        "gebruik": usage.in_use(connection, naam) if form.soort == "bouwsteen" else None,
        "nummer": desk.content.nummer.get(naam) if form.soort == "bouwsteen" else None,
        "versies": versions(connection, form.soort, naam),
        "formulier": secrets.token_urlsafe(18),
    }


@router.post("/redactie/catalogus/{soort}/{naam:path}")
def begin_change(request: Request, soort: str, naam: str, form: FormBody) -> Response:
    """Begin a concept that changes a published record; when somebody already did, that one opens."""
    ik, shape = signed_in(request), _form(soort)
    with database(request).write() as connection:
        desk = Desk.of(connection)
        if naam not in desk.records[soort]:
            raise Problem(404)
        busy = queries.about(connection, soort, naam)
        if busy:
            return see_other(f"/redactie/concepten/{busy[0].id}")
        fields = fields_of(shape.velden, desk.records[soort][naam])
        start = Start(soort, naam, fields, desk.basis_of(soort, naam))
        number = begin(connection, now(), ik, start, form["formulier"] or secrets.token_urlsafe(18))
    return see_other(f"/redactie/concepten/{number}")
