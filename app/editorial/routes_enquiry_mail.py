"""Mailing a requester how their aanvraag stands: first seen exactly as it will be read, then sent."""

import secrets
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from app.database import now
from app.editorial import inbox, journal
from app.editorial.access import Editor, signed_in
from app.editorial.closing import letter_about, send
from app.editorial.frame import framed
from app.editorial.routes_enquiries import TAB, found_or_404
from app.forms import Form, number_in
from app.mail.message import Message
from app.web import FormBody, Problem, database, instance, see_other, settings, templates

router = APIRouter()
ACTS = {"behandelen", "notities", "samenvoegen", "afwijzen", "verwijzen"}
LONGEST = 2000
SEE_FIRST = "De mail is anders dan wat je zag. Kijk hem hieronder na en verstuur hem dan."
TOO_LONG = f"Maak je tekst korter: hooguit {LONGEST} tekens."


def _mark(letter: Message) -> str:
    """A fingerprint of what was on screen, so that nothing else is sent."""
    return sha256(f"{letter.to}\0{letter.subject}\0{letter.text}".encode()).hexdigest()[:16]


def _mail_page(
    request: Request, ik: Editor, nummer: str, form: Form, fault: str = "", *, status: int = 200
) -> Response:
    zin = form["zin"].strip()
    with database(request).read() as connection:
        found = found_or_404(connection, nummer)
        shown = zin if len(zin) <= LONGEST else ""
        letter = letter_about(connection, settings(request), templates(request), found, shown) if found.email else None
    return framed(
        request,
        ik,
        "editorial/aanvraag_mail.html",
        tab=TAB,
        aanvraag=found,
        brief=letter,
        merk=_mark(letter) if letter else "",
        zin=zin,
        fouten={"zin": fault} if fault else {},
        formulier=form["formulier"] or secrets.token_urlsafe(18),
        status=status,
    )


@router.get("/redactie/aanvragen/{nummer}/mail")
def show_mail(request: Request, nummer: str) -> Response:
    """The mail as it would go out now."""
    return _mail_page(request, signed_in(request), nummer, Form({}))


@router.get("/redactie/aanvragen/{nummer}/{actie}")
def show_refused(request: Request, nummer: str, actie: str) -> Response:
    """Where somebody lands who opens the address of a refused act again: the aanvraag itself."""
    signed_in(request)
    if actie not in ACTS:
        raise Problem(404)
    return see_other(f"/redactie/aanvragen/{number_in(nummer)}")


@router.post("/redactie/aanvragen/{nummer}/mail")
def send_mail(request: Request, nummer: str, form: FormBody) -> Response:
    """Show it anew with what was added, or send exactly what was on screen."""
    ik, zin = signed_in(request), form["zin"].strip()
    if len(zin) > LONGEST:
        return _mail_page(request, ik, nummer, form, TOO_LONG, status=422)
    if form["actie"] != "verstuur":
        return _mail_page(request, ik, nummer, form)
    with database(request).write() as connection:
        found, config, moment = found_or_404(connection, nummer), settings(request), now()
        letter = letter_about(connection, config, templates(request), found, zin) if found.email else None
        seen = letter is not None and form["merk"] == _mark(letter)
        if letter and seen and send(connection, config, letter, found, f"{found.id} {form['formulier']}", moment):
            about = (inbox.AANVRAAG, str(found.id))
            journal.write(connection, moment, ik, "aanvrager gemaild", about, na={"status": found.status})
    if not seen:
        return _mail_page(request, ik, nummer, form, SEE_FIRST if letter else "", status=422)
    instance(request).dispatcher.wake()
    return see_other(f"/redactie/aanvragen/{nummer}?klaar=mail")
