"""The inbox: what officers miss, and what the redactie does about it."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.steps import STAPPEN
from app.database import now
from app.editorial import inbox, journal
from app.editorial.access import Editor, signed_in
from app.editorial.closing import close
from app.editorial.frame import framed
from app.enquiries import handling, queries
from app.enquiries.dossier import Dossier
from app.enquiries.status import OPEN
from app.forms import Form, number_in
from app.web import FormBody, Problem, at, database, instance, see_other, settings, templates

router = APIRouter()
TAB = "/redactie"
LONGEST = 2000
KLAAR = {
    "neem": "Je behandelt deze aanvraag.",
    "los": "Niemand behandelt deze aanvraag nu.",
    "notitie": "Je notitie staat erbij.",
    "samen": "De aanvraag is samengevoegd.",
    "weer_los": "De aanvraag staat weer op zichzelf.",
    "afgewezen": "De aanvraag is afgewezen.",
    "heropend": "De aanvraag is weer open.",
    "verwezen": "De aanvraag is afgerond. De bouwsteen wordt aangeboden in het bouwwerk waar de vraag vandaan kwam.",
    "mail": "De mail staat klaar en gaat nu weg.",
}
LATE = "Er is intussen iets met deze aanvraag gebeurd. Kijk hieronder hoe hij nu staat en kies dan."
Act = Callable[[Connection, Editor, Dossier], tuple[str, str, str]]
"""Does something; returns the word for `KLAAR`, the act for the logboek, and what is wrong if it did not happen."""


@router.get("/redactie")
def show_inbox(request: Request, toon: str = "") -> Response:
    """The open aanvragen, my own, or those that are finished."""
    ik = signed_in(request)
    return framed(request, ik, "editorial/aanvragen.html", tab=TAB, **_around(request, ik, toon), open=None)


def _around(request: Request, ik: Editor, toon: str) -> dict[str, Any]:
    with database(request).read() as connection:
        waiting = queries.unfinished(connection)
        shown = queries.finished(connection) if toon == "afgerond" else waiting
        days, namen = queries.usual_days(connection), inbox.names(connection)
    if toon == "mij":
        shown = tuple(one for one in shown if one.behandelaar_id == ik.id)
    return {"aanvragen": shown, "aantal": len(waiting), "toon": toon, "dagen": days, "namen": namen}


def found_or_404(connection: Connection, nummer: str) -> Dossier:
    """The aanvraag with this number in an address. Raises Problem 404."""
    found = queries.find(connection, number_in(nummer))
    if found is None:
        raise Problem(404)
    return found


def _one_page(
    request: Request,
    ik: Editor,
    nummer: str,
    *,
    klaar: str = "",
    fouten: Mapping[str, str] = {},
    typed: Form | None = None,
    status: int = 200,
) -> Response:
    with database(request).read() as connection:
        found = found_or_404(connection, nummer)
        catalogue = instance(request).catalogues.current(connection)
        opened = inbox.opened(connection, catalogue, found)
    around = _around(request, ik, "" if found.status in OPEN else "afgerond")
    return framed(
        request,
        ik,
        "editorial/aanvragen.html",
        tab=TAB,
        **around,
        open=opened,
        catalogus=catalogue,
        stappen=STAPPEN,
        melding=KLAAR.get(klaar, ""),
        fouten=fouten,
        getypt=typed or Form({}),
        formulier=secrets.token_urlsafe(18),
        status=status,
    )


@router.get("/redactie/aanvragen/{nummer}")
def show_aanvraag(request: Request, nummer: str, klaar: str = "") -> Response:
    """One aanvraag with everything that helps to decide."""
    return _one_page(request, signed_in(request), nummer, klaar=klaar)


def _do(request: Request, nummer: str, form: Form, act: Act, field: str) -> Response:
    """Do it and tell the logboek, or say at `field` what is wrong."""
    ik = signed_in(request)
    with database(request).write() as connection:
        found = found_or_404(connection, nummer)
        done, told, fault = act(connection, ik, found)
        if told and not fault:
            after = queries.find(connection, found.id)
            assert after, "an aanvraag is never deleted"
            na = {"status": after.status, "samengevoegd_met": after.samengevoegd_met, "reden": after.reden}
            about = (inbox.AANVRAAG, str(found.id))
            journal.write(connection, now(), ik, told, about, voor={"status": found.status}, na=na)
    if fault:
        late = fault is LATE
        told_at = "aanvraag-kop" if late else field
        return _one_page(request, ik, nummer, fouten={told_at: fault}, typed=form, status=409 if late else 422)
    instance(request).dispatcher.wake()
    return see_other(at(f"/redactie/aanvragen/{nummer}", {"klaar": done}))


@router.post("/redactie/aanvragen/{nummer}/behandelen")
def handle(request: Request, nummer: str, form: FormBody) -> Response:
    """Take it, or let it go again."""

    def act(connection: Connection, ik: Editor, found: Dossier) -> tuple[str, str, str]:
        if form["actie"] == "los":
            return "los", "aanvraag losgelaten", "" if handling.let_go(connection, now(), found) else LATE
        return "neem", "aanvraag in behandeling", "" if handling.take_up(connection, now(), found, ik.id) else LATE

    return _do(request, nummer, form, act, "aanvraag-kop")


@router.post("/redactie/aanvragen/{nummer}/notities")
def add_note(request: Request, nummer: str, form: FormBody) -> Response:
    """Note something that only the redactie reads."""

    def act(connection: Connection, ik: Editor, found: Dossier) -> tuple[str, str, str]:
        text = form["notitie"].strip()
        if not text or len(text) > LONGEST:
            return "", "", f"Schrijf een notitie van hooguit {LONGEST} tekens."
        mark = f"{found.id} {form['formulier'] or secrets.token_urlsafe(18)}"
        fresh = queries.add_note(connection, now(), found.id, (ik.id, ik.naam), text, mark)
        return "notitie", "notitie bij aanvraag" if fresh else "", ""

    return _do(request, nummer, form, act, "notitie")


@router.post("/redactie/aanvragen/{nummer}/samenvoegen")
def merge(request: Request, nummer: str, form: FormBody) -> Response:
    """Merge it with another one that asks the same (`met`), or let it be on its own again (`los`)."""

    def act(connection: Connection, _: Editor, found: Dossier) -> tuple[str, str, str]:
        if form["actie"] == "los":
            done = handling.separate(connection, now(), found)
            return "weer_los", "aanvraag weer los", "" if done else LATE
        other = queries.find(connection, number_in(form["met"]))
        if other is None:
            return "", "", "Kies met welke aanvraag je deze samenvoegt."
        return "samen", "aanvraag samengevoegd", "" if handling.merge(connection, now(), found, other) else LATE

    return _do(request, nummer, form, act, "met")


@router.post("/redactie/aanvragen/{nummer}/afwijzen")
def refuse(request: Request, nummer: str, form: FormBody) -> Response:
    """Say no, with the reason that the requester reads; or open it again (`heropen`)."""

    def act(connection: Connection, ik: Editor, found: Dossier) -> tuple[str, str, str]:
        if form["actie"] == "heropen":
            done = handling.reopen(connection, now(), found, ik.id)
            return "heropend", "aanvraag heropend", "" if done else LATE
        reason = form["reden"].strip()
        if not reason or len(reason) > LONGEST:
            return "", "", f"Schrijf op waarom niet, in hooguit {LONGEST} tekens. De aanvrager leest dit."
        return "afgewezen", "aanvraag afgewezen", "" if handling.refuse(connection, now(), found, reason) else LATE

    return _do(request, nummer, form, act, "reden")


@router.post("/redactie/aanvragen/{nummer}/verwijzen")
def refer(request: Request, nummer: str, form: FormBody) -> Response:
    """The bouwsteen is there already: the answer is the same as when it was made for this aanvraag."""
    config, pages = settings(request), templates(request)

    def act(connection: Connection, ik: Editor, found: Dossier) -> tuple[str, str, str]:
        slug = form["bouwsteen"]
        if slug not in instance(request).catalogues.current(connection).aanbod:
            return "", "", "Kies een bouwsteen uit de lijst."
        closed = close(connection, config, pages, found.id, slug, now(), door=ik, mail=False)
        return "verwezen", "aanvraag verwezen", "" if closed else LATE

    return _do(request, nummer, form, act, "bouwsteen")
