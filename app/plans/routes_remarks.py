"""Opmerkingen: talk about a bouwwerk beside its texts. Who may react writes them; nothing of it goes on paper."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.catalogue import Catalogue
from app.blocks.steps import STAPPEN
from app.database import now
from app.forms import Form, number_in
from app.plans import queries, remark_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwwerk import Gebouw, build
from app.plans.remarks import (
    ALLEN,
    MAX_OPMERKING,
    SCHRIJVERS,
    Draad,
    Opmerking,
    open_per_subject,
    per_stap,
    subject,
    threads,
)
from app.plans.rol import Rol
from app.templating import count
from app.web import FormBody, Problem, client_address, database, instance, page, see_other, typed

router = APIRouter()
TOON = {"": "Alle", "open": "Open", "afgehandeld": "Afgehandeld"}


@dataclass(frozen=True)
class Talk:
    """A bouwwerk with what is said about it, as far as the holder of this link may see that."""

    opened: Opened
    catalogue: Catalogue
    gebouw: Gebouw
    draden: tuple[Draad, ...]

    def one(self, number: str) -> tuple[Draad, Opmerking]:
        """An opmerking by its number, with its thread. Raises Problem 404, also for what is not seen."""
        every = ((draad, one) for draad in self.draden for one in (draad.eerste, *draad.reacties))
        found = next(((draad, one) for draad, one in every if one.id == number_in(number)), None)
        if found is None:
            raise Problem(404)
        return found


def listen(request: Request, connection: Connection, sleutel: str, needed: Rol = Rol.LEZEN) -> Talk:
    """Open a bouwwerk to hear or say something about it."""
    opened = open_bouwwerk(request, connection, sleutel, needed)
    if needed is not Rol.LEZEN:
        queries.hold(connection, opened.bouwwerk.id)
    catalogue = instance(request).catalogues.current(connection, opened.catalogus)
    gebouw = build(opened.bouwwerk, queries.keuzes(connection, opened.bouwwerk.id, catalogue))
    return Talk(opened, catalogue, gebouw, heard(connection, opened))


def heard(connection: Connection, opened: Opened) -> tuple[Draad, ...]:
    """The threads that the holder of a link may see."""
    every = threads(remark_queries.of_bouwwerk(connection, opened.bouwwerk.id))
    return tuple(draad for draad in every if draad.may_see(opened.rol, opened.toegang))


def open_remarks(request: Request, opened: Opened) -> Mapping[str, int]:
    """How many open opmerkingen this visitor sees by slug."""
    with database(request).read() as connection:
        return open_per_subject(heard(connection, opened))


def remarks_page(
    request: Request,
    talk: Talk,
    *,
    toon: str = "",
    over: str = "",
    getypt: Mapping[str, str] = {},
    fouten: Mapping[str, str] = {},
    status: int = 200,
) -> Response:
    """All that is said, per stap and open first. `over` narrows it to one bouwsteen."""
    about = subject(over, talk.catalogue, talk.gebouw) if over else None
    shown = [draad for draad in talk.draden if not over or draad.eerste.over == over]
    parts = {"": shown, "open": [d for d in shown if d.open], "afgehandeld": [d for d in shown if not d.open]}
    toon = toon if toon in TOON else ""
    return page(
        request,
        "plans/opmerkingen.html",
        status=status,
        pad=talk.opened.pad,
        pagina="opmerkingen",
        hier="bouwwerk",
        rol=talk.opened.rol,
        toegang=talk.opened.toegang,
        gebouw=talk.gebouw,
        stappen=STAPPEN,
        over=over,
        onderwerp=about,
        toon=toon,
        delen=[(waarde, naam, len(parts[waarde])) for waarde, naam in TOON.items()],
        per_stap=per_stap(parts[toon], talk.catalogue, talk.gebouw),
        formulier=secrets.token_urlsafe(18),
        getypt=getypt,
        fouten=fouten,
    )


@router.get("/b/{sleutel}/opmerkingen")
def show_remarks(request: Request, sleutel: str, toon: str = "", over: str = "") -> Response:
    """What is said about this bouwwerk, or about one bouwsteen of it."""
    with database(request).read() as connection:
        talk = listen(request, connection, sleutel)
    if over and subject(over, talk.catalogue, talk.gebouw) is None:
        raise Problem(404)
    return remarks_page(request, talk, toon=toon, over=over)


def _fault(text: str) -> str:
    if not text.strip():
        return "Schrijf eerst je opmerking."
    over = len(text) - MAX_OPMERKING
    if over > 0:
        return f"Je opmerking is {count(over, 'teken', 'tekens')} te lang: hooguit {MAX_OPMERKING} tekens."
    return ""


@router.post("/b/{sleutel}/opmerkingen")
def say(request: Request, sleutel: str, form: FormBody) -> Response:
    """Store an opmerking or an answer to one; the same form twice is one opmerking."""
    typed(request, {"opmerking": form["tekst"]})
    with database(request).write() as connection:
        talk = listen(request, connection, sleutel, Rol.REAGEREN)
        if fault := _fault(form["tekst"]):
            return _refused(request, talk, form, fault)
        made = _store(request, connection, talk, form)
    return see_other(_back(talk.opened, form, made))


def _refused(request: Request, talk: Talk, form: Form, fault: str) -> Response:
    field = f"reactie-{number_in(form['reactie_op'])}" if form["reactie_op"] else "tekst"
    known = {name: form[name] for name in ("over", "reactie_op", "tekst", "zichtbaar")}
    return remarks_page(request, talk, getypt=known, fouten={field: fault}, status=422)


def _store(request: Request, connection: Connection, talk: Talk, form: Form) -> int | None:
    opened, begun = talk.opened, talk.one(form["reactie_op"])[0].eerste if form["reactie_op"] else None
    over = begun.over if begun else form["over"]
    about = subject(over, talk.catalogue, talk.gebouw)
    if about is None and begun is None:
        raise Problem(422, "bouwsteen")
    zichtbaar = begun.zichtbaar if begun else SCHRIJVERS if form["zichtbaar"] == SCHRIJVERS else ALLEN
    sent = (
        str(opened.toegang),
        form["formulier"] or secrets.token_urlsafe(18),
        over,
        form["reactie_op"],
        form["tekst"],
    )
    made = remark_queries.add(
        connection,
        opened.bouwwerk.id,
        sha256("\0".join(sent).encode()).hexdigest(),
        over=over,
        reactie_op=begun.id if begun else None,
        tekst=form["tekst"],
        door=opened.bouwwerk.door,
        toegang_id=opened.toegang,
        zichtbaar=zichtbaar,
        gemaakt_op=now(),
    )
    if made is not None:
        instance(request).brakes.hit("opmerking", client_address(request))
        _tell(connection, talk, "reactie" if begun else "opmerking", over)
    return made


def _tell(connection: Connection, talk: Talk, soort: str, over: str) -> None:
    """The log names what it is about, never what is said: who may not see an opmerking may see its history."""
    about = subject(over, talk.catalogue, talk.gebouw)
    naam = about.naam if about and over else ""
    queries.tell(connection, talk.opened.bouwwerk, now(), soort, over=over, naam=naam)


def _back(opened: Opened, form: Form, id: int | None = None) -> str:
    """To where somebody was: the page of the bouwsteen, or the one with all opmerkingen."""
    place = f"#opmerking-{id}" if id else "#opmerkingen"
    over = form["over"]
    return f"{opened.pad}/bouwstenen/{over}{place}" if _on_page(form) else f"{opened.pad}/opmerkingen{place}"


def _on_page(form: Form) -> bool:
    over = form["over"]
    return form["terug"] == "bouwsteen" and over.isascii() and over.replace("-", "").isalnum()


@router.post("/b/{sleutel}/opmerkingen/{nummer}/afhandelen")
def settle(request: Request, sleutel: str, nummer: str, form: FormBody) -> Response:
    """Mark a thread as done, or open it again; twice is once. An answer that was typed beside it is stored first."""
    typed(request, {"opmerking": form["tekst"]})
    with database(request).write() as connection:
        talk = listen(request, connection, sleutel, Rol.REAGEREN)
        draad, _ = talk.one(nummer)
        if form["tekst"].strip():
            if fault := _fault(form["tekst"]):
                return _refused(request, talk, form, fault)
            _store(request, connection, talk, form)
        done, first = form["afgehandeld"] == "ja", draad.eerste
        if done != (first.afgehandeld_op is not None):
            remark_queries.settle(connection, first.id, now() if done else None, talk.opened.bouwwerk.door)
            _tell(connection, talk, "opmerking_afgehandeld" if done else "opmerking_heropend", first.over)
    return see_other(_back(talk.opened, form, first.id))


@router.post("/b/{sleutel}/opmerkingen/{nummer}/verwijderen")
def remove(request: Request, sleutel: str, nummer: str, form: FormBody) -> Response:
    """Wipe what an opmerking says; for whoever wrote it, and the owner. Raises Problem 403 for others."""
    with database(request).write() as connection:
        talk = listen(request, connection, sleutel, Rol.REAGEREN)
        _, one = talk.one(nummer)
        if one.verwijderd_op is None:
            if not one.may_remove(talk.opened.rol, talk.opened.toegang):
                raise Problem(403)
            remark_queries.remove(connection, one.id, now(), talk.opened.bouwwerk.door)
            _tell(connection, talk, "opmerking_verwijderd", one.over)
    return see_other(_back(talk.opened, form, one.id))
