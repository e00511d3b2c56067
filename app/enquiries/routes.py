"""Asking for a bouwsteen that is missing: from anywhere, or from inside a bouwwerk."""

import secrets
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.stand import Stand
from app.blocks.steps import BY_SLUG, STAPPEN
from app.brakes import TooMany
from app.cleaning import one_line
from app.database import now
from app.enquiries import queries
from app.enquiries.access import SLEUTEL, link_of, sleutel_of
from app.enquiries.letters import for_editors, for_requester
from app.enquiries.request import WEET_NIET, Aanvraag, read_request
from app.mail import queries as post
from app.plans import queries as plans
from app.plans.access import Opened, fingerprint, open_bouwwerk
from app.plans.assembly import Staat
from app.plans.history import OWN
from app.plans.saving import Own, add_own
from app.settings import NO_EDITORS
from app.web import FormBody, client_address, database, instance, page, see_other, settings

router = APIRouter()


def _form_page(request: Request, asked: Aanvraag, pad: str, *, status: int = 200, **context: Any) -> Response:
    stap = BY_SLUG.get(asked.stap)
    editors = settings(request).editors
    subject = f"Ik mis een bouwsteen voor {stap.naam}" if stap else "Ik mis een bouwsteen"
    mail = f"mailto:{editors}?{urlencode({'subject': subject, 'body': asked.titel}, quote_via=quote)}"
    context = {"fouten": {}, "formulier": secrets.token_urlsafe(18), **context}
    return page(
        request,
        "enquiries/aanvraag.html",
        status=status,
        pad=pad,
        hier="bouwwerk" if pad else "",
        stap=stap,
        stappen=STAPPEN,
        weet_niet=WEET_NIET,
        aanvraag=asked,
        mailto="" if editors == NO_EDITORS else mail,
        **context,
    )


@router.get("/aanvraag")
def show_form(request: Request, stap: str = "", titel: str = "") -> Response:
    """The form, outside any bouwwerk; `titel` is what somebody searched in vain."""
    return _form_page(request, Aanvraag(stap, one_line(titel), "", "", "", False), "")


@router.get("/b/{sleutel}/aanvraag")
def show_form_in_bouwwerk(
    request: Request, sleutel: str, stap: str = "", titel: str = "", erbij: str = "ja"
) -> Response:
    """The form, from a step page: the stap is filled in, and the bouwsteen comes in at once unless that makes no sense.

    It makes none for who sends a voorbeeld.
    """
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    if not opened.rol.schrijft:
        return see_other("/aanvraag")
    return _form_page(request, Aanvraag(stap, one_line(titel), "", "", "", erbij == "ja"), opened.pad)


@router.post("/aanvraag")
def send(request: Request, form: FormBody) -> Response:
    """Store the aanvraag and its mails in one transaction."""
    return _send(request, form, "")


@router.post("/b/{sleutel}/aanvraag")
def send_from_bouwwerk(request: Request, sleutel: str, form: FormBody) -> Response:
    """The same, and when asked the bouwsteen comes in the bouwwerk as an own one."""
    return _send(request, form, sleutel)


def _send(request: Request, form: FormBody, sleutel: str) -> Response:
    asked, faults = read_request(form)
    pad = f"/b/{sleutel}" if sleutel else ""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel) if sleutel else None
        if faults:
            kept = form["formulier"] or secrets.token_urlsafe(18)
            return _form_page(request, asked, pad, status=422, fouten=faults, formulier=kept)
        if opened:  # before anything points at the bouwwerk: two who did that first would wait for each other
            plans.hold(connection, opened.bouwwerk.id)
        content = (form["formulier"] or secrets.token_urlsafe(18), asked.stap, asked.titel, asked.waarom, asked.email)
        mark = sha256("\x00".join(content).encode()).hexdigest()
        config, of = settings(request), opened.bouwwerk.id if opened else None
        hashed = fingerprint(sleutel_of(config, mark))
        nummer = queries.put(connection, now(), asked, mark, of, sleutel_hash=hashed)
        if nummer is not None:
            instance(request).brakes.hit("aanvraag", client_address(request))
            desk = f"{config.address}/redactie/aanvragen/{nummer}"
            letter = for_editors(instance(request).templates, asked, config.editors, desk)
            post.put(connection, config, letter, "aanvraag", now=now())
        mail = _confirm(request, connection, asked, mark)
        erbij = _add(request, connection, asked, opened, nummer)
    instance(request).dispatcher.wake()
    told = {"stap": asked.stap, "mail": mail, "erbij": erbij, "volg": sleutel_of(config, mark)}
    return see_other(f"{pad}/aanvraag/verstuurd?{urlencode(told)}")


def _confirm(request: Request, connection: Connection, asked: Aanvraag, mark: str) -> str:
    """Put the confirmation in the outbox: "ja", "vol" when that address gets too many, "" without an address.

    A full brake costs the confirmation only: else anyone could keep somebody from asking.
    """
    if not asked.email:
        return ""
    config, days = settings(request), queries.usual_days(connection)
    letter = for_requester(instance(request).templates, asked, link_of(config, mark), days)
    try:
        with connection.begin_nested():
            if post.put(connection, config, letter, "bevestiging", now=now(), formulier=mark) is not None:
                instance(request).brakes.hit("bevestiging", asked.email)
    except TooMany:
        return "vol"
    return "ja"


def _add(request: Request, connection: Connection, asked: Aanvraag, opened: Opened | None, nummer: int | None) -> str:
    """Add the own bouwsteen when asked: "ja", "geen_stap" without a stap, "vol" when it is, "" when not asked."""
    if not (opened and asked.erbij):
        return ""
    stap = BY_SLUG.get(asked.stap)
    if not stap:
        return "geen_stap"
    if plans.is_full(connection, opened.bouwwerk.id):
        return "vol"
    catalogue = instance(request).catalogues.current(connection, opened.catalogus)
    own = Own(stap.slug, asked.titel, Staat(Stand.ONTWIKKELEN))
    slug, _ = add_own(connection, now(), opened.bouwwerk, catalogue, own)
    if nummer is not None:
        queries.brought(connection, nummer, int(slug.removeprefix(OWN)))
    return "ja"


@router.get("/aanvraag/verstuurd")
def show_sent(request: Request, stap: str = "", mail: str = "", volg: str = "") -> Response:
    """What happens next."""
    return _sent_page(request, "", stap, mail, "", volg)


@router.get("/b/{sleutel}/aanvraag/verstuurd")
def show_sent_in_bouwwerk(
    request: Request, sleutel: str, stap: str = "", mail: str = "", erbij: str = "", volg: str = ""
) -> Response:
    """What happens next, with the way back to the step."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return _sent_page(request, opened.pad, stap, mail, erbij, volg)


def _sent_page(request: Request, pad: str, stap: str, mail: str, erbij: str, volg: str) -> Response:
    return page(
        request,
        "enquiries/verstuurd.html",
        pad=pad,
        hier="bouwwerk" if pad else "",
        stap=BY_SLUG.get(stap),
        mail=mail,
        mailserver=bool(settings(request).smtp_url),
        erbij=erbij,
        volg=f"/aanvraag/{volg}" if SLEUTEL.fullmatch(volg) else "",
    )
