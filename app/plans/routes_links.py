"""Handing out links to a bouwwerk: make, mail, replace and withdraw them; and the name somebody writes under."""

import secrets
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.cleaning import NUMBER
from app.database import now
from app.mail import queries as post
from app.mail.message import is_address
from app.pasted import mail
from app.plans import link_queries, queries
from app.plans.access import Gebruik, Opened, derive, fingerprint, link, name_cookie, open_bouwwerk, short_name
from app.plans.letters import shared_letter
from app.plans.rol import TE_DELEN, Rol
from app.plans.routes_keep import keep_page
from app.web import FormBody, Problem, client_address, database, instance, see_other, settings

router = APIRouter()
MAX_LABEL = 60


def _made(request: Request, sleutel: str, formulier: str) -> str:
    """The sleutel of the link that a form makes: the same form twice is one link, and nobody else can make it."""
    return derive(settings(request).secret, Gebruik.DELEN, sleutel, formulier)


def _owned(request: Request, connection: Connection, sleutel: str) -> Opened:
    """The bouwwerk of an owner, held until the transaction ends."""
    opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)
    queries.hold(connection, opened.bouwwerk.id)
    return opened


def _only_owners(request: Request, sleutel: str) -> None:
    """Refuse others before looking at what they typed."""
    with database(request).read() as connection:
        open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)


def _make(request: Request, connection: Connection, opened: Opened, rol: Rol, label: str, formulier: str) -> None:
    fresh = fingerprint(_made(request, opened.sleutel, formulier))
    if link_queries.by_hash(connection, opened.bouwwerk.id, fresh):
        return
    queries.add_link(connection, now(), opened.bouwwerk.id, rol=rol, sleutel_hash=fresh, label=label)
    queries.tell(connection, opened.bouwwerk, now(), "link_gemaakt", rol=rol, label=label)


def _shown(opened: Opened, **told: str) -> Response:
    return see_other(f"{opened.pad}/bewaren?{urlencode(told)}#delen")


@router.post("/b/{sleutel}/links")
def make_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Make a link with a rol and a label for somebody else, and show it this once."""
    _only_owners(request, sleutel)
    rol, label = form["rol"], short_name(form["label"])
    fouten = {}
    if rol not in TE_DELEN:
        fouten["rol"] = "Kies wat je collega mag."
    if not label:
        fouten["label"] = "Schrijf voor wie deze link is, bijvoorbeeld: Collega Wmo."
    formulier = form["formulier"] or secrets.token_urlsafe(18)
    if fouten:
        return keep_page(request, sleutel, deel={"rol": rol, "label": form["label"]}, fouten=fouten, status=422)
    with database(request).write() as connection:
        opened = _owned(request, connection, sleutel)
        _make(request, connection, opened, Rol(rol), label, formulier)
    return _shown(opened, nieuw=formulier)


@router.post("/b/{sleutel}/links/mail")
def mail_shared_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Mail a link that was just made to whom it is for. Later nobody can: only its hash is kept."""
    _only_owners(request, sleutel)
    email, formulier = mail(form["deel_email"]), form["nieuw"]
    if not is_address(email):
        fouten = {"deel_email": "Vul een e-mailadres in zoals naam@gemeente.nl."}
        return keep_page(
            request, sleutel, nieuw=formulier, deel={"deel_email": form["deel_email"]}, fouten=fouten, status=422
        )
    fresh = _made(request, sleutel, formulier)
    with database(request).write() as connection:
        opened = _owned(request, connection, sleutel)
        made = link_queries.by_hash(connection, opened.bouwwerk.id, fingerprint(fresh))
        if made is None or made.ingetrokken_op:
            raise Problem(404, "link")
        letter = shared_letter(instance(request).templates, link(request, fresh), email, made.rol)
        over = (opened.bouwwerk.id,)
        if post.put(
            connection, settings(request), letter, "link", now=now(), formulier=f"{formulier}\0{email}", over=over
        ):
            instance(request).brakes.hit("mail", client_address(request))
            instance(request).brakes.hit("ontvanger", email)
    instance(request).dispatcher.wake()
    return _shown(opened, nieuw=formulier, klaar="deel_gemaild" if settings(request).smtp_url else "klaargezet")


@router.post("/b/{sleutel}/links/{nummer}/intrekken")
def withdraw_link(request: Request, sleutel: str, nummer: str, form: FormBody) -> Response:
    """End a link at once; with `vervang` a new one of the same rol and label takes its place."""
    number = int(nummer) if NUMBER.fullmatch(nummer) else 0
    formulier = form["formulier"] or secrets.token_urlsafe(18)
    with database(request).write() as connection:
        opened = _owned(request, connection, sleutel)
        ended = link_queries.withdraw(connection, opened.bouwwerk.id, number, fingerprint(sleutel), now())
        if ended is None:
            raise Problem(404)
        queries.tell(connection, opened.bouwwerk, now(), "link_ingetrokken", rol=ended.rol, label=ended.label)
        again = form["vervang"] and ended.rol in TE_DELEN
        if again:
            _make(request, connection, opened, ended.rol, ended.label, formulier)
    return _shown(opened, nieuw=formulier) if again else _shown(opened, klaar="ingetrokken")


@router.post("/b/{sleutel}/naam")
def give_name(request: Request, sleutel: str, form: FormBody) -> Response:
    """Remember on this device under which name somebody writes along; an empty one forgets it."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.REAGEREN)
    answer = see_other(f"{opened.pad}/{'bewaren#naam-kop' if form['terug'] == 'bewaren' else 'overzicht'}")
    answer.set_cookie(**name_cookie(request, short_name(form["naam"])))  # type: ignore[arg-type]
    return answer
