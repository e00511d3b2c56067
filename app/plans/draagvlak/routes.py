"""Draagvlaksessies for who makes the plan: begin one, hand out its link, and wait."""

import secrets
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.database import now
from app.plans import queries as plans
from app.plans.access import Opened, fingerprint, open_bouwwerk
from app.plans.bouwwerk import Gebouw, build
from app.plans.draagvlak import queries
from app.plans.draagvlak.access import link_of, sleutel_of
from app.plans.draagvlak.asking import LONGEST, MAX_NAAM, PROPOSED, Asked, read_asked
from app.plans.draagvlak.outcome import MINSTENS
from app.plans.draagvlak.sessie import MOST_SESSIES, PLEKKEN, Over, Sessie, asked_about
from app.plans.rol import Rol
from app.templating import qr_code, today
from app.web import FormBody, database, instance, page, see_other, settings, templates

router = APIRouter()
MELDINGEN = {
    "begonnen": "De sessie is begonnen. Stuur de link aan wie je uitnodigt.",
    "verwijderd": "De sessie is verwijderd, met alle antwoorden.",
    "gesloten": "De sessie is gesloten. Niemand kan nog antwoorden.",
}


def look(request: Request, connection: Connection, sleutel: str) -> tuple[Opened, Gebouw]:
    """A bouwwerk for who may write in it."""
    opened = open_bouwwerk(request, connection, sleutel, Rol.MEESCHRIJVEN)
    catalogue = instance(request).catalogues.current(connection, opened.catalogus)
    return opened, build(opened.bouwwerk, plans.keuzes(connection, opened.bouwwerk.id, catalogue))


def sessions_page(
    request: Request,
    sleutel: str,
    *,
    asked: Asked | None = None,
    klaar: str = "",
    te_veel: bool = False,
    status: int = 200,
) -> Response:
    """The sessions of a bouwwerk, and the form to begin one when none is open."""
    with database(request).read() as connection:
        opened, gebouw = look(request, connection, sleutel)
        found = queries.all_of(connection, opened.bouwwerk.id)
        running = next((one for one in found if one.is_open(today())), None)
        joined = queries.joined(connection, running) if running else 0
        outcomes = {one.nr: queries.outcome_of(connection, one, today()) for one in found}
    return page(
        request,
        "plans/draagvlak/sessies.html",
        status=status,
        pad=opened.pad,
        pagina="draagvlak",
        rol=opened.rol,
        gebouw=gebouw,
        sessies=found,
        lopend=running,
        deelnemers=joined,
        uitkomsten=outcomes,
        melding=MELDINGEN.get(klaar, ""),
        te_veel=te_veel,
        **_form(gebouw, asked),
        **(_to_hand_out(request, gebouw, running) if running else {}),
    )


def _to_hand_out(request: Request, gebouw: Gebouw, running: Sessie) -> dict[str, Any]:
    """The link of an open session: to copy, to scan, and in a text to mail."""
    link, titel = link_of(request, running), gebouw.bouwwerk.titel
    letter = templates(request).render("plans/draagvlak/brief.txt", titel=titel, sessie=running, link=link)
    return {
        "link": link,
        "qr": qr_code(link, "QR-code van de link om mee te doen"),
        "onderwerp": f"Wat vind jij belangrijk in ‘{titel}’?",
        "brief": letter,
    }


def _form(gebouw: Gebouw, asked: Asked | None) -> dict[str, Any]:
    return {
        "gevraagd": asked or Asked(),
        "fouten": asked.fouten if asked else {},
        "aantallen": {over: len(asked_about(gebouw, over)) for over in Over},
        "voorstel": today() + PROPOSED,
        "uiterlijk": today() + LONGEST,
        "formulier": secrets.token_urlsafe(18),
        "plekken": PLEKKEN,
        "minstens": MINSTENS,
        "hooguit": MOST_SESSIES,
        "langste_naam": MAX_NAAM,
    }


@router.get("/b/{sleutel}/draagvlak")
def show_sessions(request: Request, sleutel: str, klaar: str = "") -> Response:
    """The page; while a session is open it tells how many joined, and nothing of what they answered."""
    return sessions_page(request, sleutel, klaar=klaar)


@router.post("/b/{sleutel}/draagvlak")
def begin_session(request: Request, sleutel: str, form: FormBody) -> Response:
    """Begin a session with the bouwstenen as they are now. The same form twice is one session."""
    sent = form["formulier"] or secrets.token_urlsafe(18)
    with database(request).write() as connection:
        plans.hold_behind(connection, fingerprint(sleutel))
        opened, gebouw = look(request, connection, sleutel)
        asked = read_asked(form["naam"], form["over"], form["tot"], gebouw, today())
        fresh = fingerprint(sleutel_of(settings(request), opened.bouwwerk.id, sent))
        begun = queries.by_hash(connection, fresh) is not None
        room = _has_room(connection, opened)
        if not begun and room and not asked.fouten:
            _begin(connection, opened, gebouw, asked, sleutel_hash=fresh, formulier=sent)
            begun = True
    if begun:
        return see_other(f"{opened.pad}/draagvlak?klaar=begonnen")
    return sessions_page(request, sleutel, asked=asked, te_veel=not room, status=422 if room else 409)


def _has_room(connection: Connection, opened: Opened) -> bool:
    """Whether another session can begin: one is open at a time, and a bouwwerk holds a few."""
    found = queries.all_of(connection, opened.bouwwerk.id)
    return len(found) < MOST_SESSIES and not any(one.is_open(today()) for one in found)


def _begin(connection: Connection, opened: Opened, gebouw: Gebouw, asked: Asked, **link: str) -> None:
    assert asked.over, "a form without a fault says what it is about"
    told = {"naam": asked.naam}
    nr = plans.tell_change(connection, opened.bouwwerk, now(), "sessie_begonnen", voor={}, na=told)
    queries.add(
        connection,
        opened.bouwwerk.id,
        nr,
        asked_about(gebouw, asked.over),
        naam=asked.naam,
        over=asked.over,
        gemaakt_op=now(),
        open_tot=asked.tot,
        **link,
    )
