"""Who lost a link gets a new one by mail: asking for it, and the addresses that a bouwwerk remembers for that."""

import secrets
from hashlib import sha256

from fastapi import APIRouter, Request, Response

from app.cleaning import NUMBER
from app.database import now
from app.mail.message import is_address
from app.pasted import mail
from app.plans import address_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.rol import Rol
from app.plans.routes_keep import FULL, NO_ADDRESS, keep_page, remember
from app.web import FormBody, Problem, client_address, database, instance, page, see_other, settings

router = APIRouter()


@router.get("/link-kwijt")
def show_lost(request: Request, klaar: str = "") -> Response:
    """Ask for an address, or say what happens now: the same to everybody."""
    return _lost_page(request, gevraagd=klaar == "ja")


def _lost_page(request: Request, *, email: str = "", fout: str = "", gevraagd: bool = False) -> Response:
    return page(
        request,
        "plans/link_kwijt.html",
        status=422 if fout else 200,
        gevraagd=gevraagd,
        mailserver=bool(settings(request).smtp_url),
        email=email,
        fouten={"email": fout} if fout else {},
        formulier=secrets.token_urlsafe(18),
    )


@router.post("/link-kwijt")
def ask_links(request: Request, form: FormBody) -> Response:
    """Write down who asks; whether we know the address is looked up later, so that this answer never tells."""
    email = mail(form["email"])
    if not is_address(email):
        return _lost_page(request, email=form["email"], fout=NO_ADDRESS)
    sent = form["formulier"] or secrets.token_urlsafe(18)
    once = sha256(f"{sent}\0{email}".encode()).hexdigest()
    with database(request).write() as connection:
        if address_queries.ask(connection, settings(request).secret, email, once, now()):
            instance(request).brakes.hit("mail", client_address(request))
            instance(request).brakes.hit("terugvraag", email)
    instance(request).recovery.wake()
    return see_other("/link-kwijt?klaar=ja")


@router.post("/b/{sleutel}/adressen")
def remember_address(request: Request, sleutel: str, form: FormBody) -> Response:
    """Remember an address with this bouwwerk, to ask the link back with."""
    email = mail(form["onthoud_email"])
    fault = "" if is_address(email) else NO_ADDRESS
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)
        if not (fault or remember(request, connection, opened, email)):
            fault = FULL
    if fault:
        fouten = {"onthoud_email": fault}
        return keep_page(request, sleutel, deel={"onthoud_email": form["onthoud_email"]}, fouten=fouten, status=422)
    return see_other(f"{opened.pad}/bewaren?klaar=onthouden#onthoud-kop")


@router.post("/b/{sleutel}/adressen/{nummer}/vergeten")
def forget_address(request: Request, sleutel: str, nummer: str) -> Response:
    """Erase an address; erasing it twice is erasing it once."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)
        queries.hold(connection, opened.bouwwerk.id)
        if not NUMBER.fullmatch(nummer):
            raise Problem(404)
        if address_queries.forget(connection, opened.bouwwerk.id, int(nummer)):
            queries.tell(connection, opened.bouwwerk, now(), "adres_vergeten")
    return see_other(f"{opened.pad}/bewaren?klaar=vergeten#onthoud-kop")
