"""Writing, checking and publishing a concept, each in one request."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError
from sqlalchemy import Connection

from app.blocks.seed import SeedError
from app.blocks.shapes import Wijziging
from app.cleaning import NUMBER, clean, one_line
from app.database import now
from app.editorial import concept_queries as queries
from app.editorial import working
from app.editorial.access import Editor, signed_in
from app.editorial.concept import Concept, Status
from app.editorial.desk import WEG, Desk, title_of
from app.editorial.editing_view import beside, boxes, editing, rows, stranded
from app.editorial.fields import VINDPLAATS, Fields, typed
from app.editorial.frame import framed
from app.editorial.kinds import BY_NAME
from app.editorial.preview import page_of
from app.editorial.publishing import publish
from app.editorial.rol import Rol
from app.editorial.working import Refused, Stale
from app.forms import Form
from app.site.present import current_catalogue
from app.templating import today
from app.web import LargeFormBody, Problem, database, fragments, instance, see_other, settings, templates
from app.web import answer as html_answer
from app.web import typed as give_back

router = APIRouter()
TAB = "/redactie/concepten"
DONE = 20
"""How many finished concepten the list shows."""
LIVE = ("zo", "te_doen", "verschil")
"""What follows the text while somebody types."""
UNSAVED = "Je tekst hieronder is nog niet bewaard, dus we deden nog niets. Bewaar hem eerst, of zet terug wat er stond."
"""What is said of a button beside a text that is not stored."""
ALSO = "Je koos een dag of schreef wat er anders moet. Dat gaat pas mee met ‘Keur goed’ of ‘Stuur terug’."
TOO = "Je schreef ook wat er anders moet. Kies ‘Stuur terug’, of maak dat veld leeg."
NOT_YET = "De pagina is er pas als alles is ingevuld. Kijk bij ‘Nog te doen’."


@router.get("/redactie/concepten")
def show_concepts(request: Request) -> Response:
    """What waits for whom, what is planned, and what was done last."""
    ik = signed_in(request)
    with database(request).read() as connection:
        open_, done = queries.all_open(connection), queries.last_done(connection, DONE)
        stuck = stranded(connection, open_)
        names = queries.names(connection, (who for one in (*open_, *done) for who in (one.auteur, one.keurder)))
    piles = {status: [one for one in open_ if one.status is status] for status in Status if status.open}
    told = {"stapels": piles, "klaar": done, "namen": names, "hapert": stuck}
    return framed(request, ik, "editorial/concepten.html", tab=TAB, titel_van=title_of, **told)


def _found(connection: Connection, nummer: str) -> Concept:
    one = queries.find(connection, int(nummer)) if NUMBER.fullmatch(nummer) else None
    if one is None:
        raise Problem(404)
    return one


@router.get("/redactie/concepten/{nummer}")
def show_concept(request: Request, nummer: str) -> Response:
    """The form, with everything that helps to fill it in."""
    ik = signed_in(request)
    with database(request).read() as connection:
        return _page(request, connection, ik, _found(connection, nummer))


def _page(
    request: Request, connection: Connection, ik: Editor, one: Concept, *, status: int = 200, **told: Any
) -> Response:
    desk = Desk.of(connection, queries.all_open(connection))
    bare: dict[str, Any] = {"melding": "", "fouten": {}, "foutregels": {}, "hun": None, "getypt": NO_FORM}
    bare |= {"onbewaard": False, "getoond": _mark(_shown(one))}
    context = {**bare, **editing(connection, ik, desk, one), **told}
    return framed(
        request,
        ik,
        "editorial/concept.html",
        tab=TAB,
        status=status,
        vandaag=today(),
        wijzigingen=tuple(Wijziging),
        vakken=boxes,
        rijen=rows,
        vindplaats=VINDPLAATS,
        **context,
    )


def _typed(form: Form, one: Concept) -> dict[str, Any]:
    """What a sent form says of a concept."""
    everything = form.starting("")
    fields = typed(BY_NAME[one.soort].velden, everything, one.velden) | ({WEG: "ja"} if form[WEG] == "ja" else {})
    kind = form["wijziging"]
    return {
        "velden": fields,
        "uitleg": form["uitleg_wijziging"] or ("" if "uitleg_wijziging" in form else one.uitleg),
        "wijziging": Wijziging(kind) if kind in list(Wijziging) else one.wijziging,
        "mailen": form["mailen"] == "ja" if one.aanvraag else False,
    }


@router.post("/redactie/concepten/{nummer}")
def save_concept(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """Keep what was typed, always; `actie` may ask more: to submit it, or to look at the whole page."""
    give_back(request, {name: text for name, text in form.starting("").items() if text})
    ik = signed_in(request)
    with database(request).write() as connection:
        one = _found(connection, nummer)
        told = _typed(form, one)
        if form["revisie"] and form["revisie"] != str(one.revisie) and told["velden"] != one.velden:
            return _clash(request, connection, ik, one, told, form)
        found = one
        try:
            one = working.save(connection, now(), ik, one, told, run=form["actie"] == "vanzelf")
            if form["actie"] == "leg_voor":
                desk = Desk.of(connection, queries.all_open(connection))
                working.submit(connection, now(), ik, one, desk)
        except Refused as no:
            faults = beside(Desk.of(connection, queries.all_open(connection)), one)["te_doen"]
            told = {
                "fouten": {naam: text for naam, _, text in faults if naam},
                "foutregels": {naam: f"{label}: {text[:1].lower()}{text[1:]}" for naam, label, text in faults if naam},
            }
            return _page(request, connection, ik, one, status=422, melding=str(no), **told)
        if form["waarom"] or (one == found and form["moment"] == "dag"):
            return _page(request, connection, ik, one, status=409, melding=ALSO, getypt=form)
    if form["actie"] == "bekijk":
        return see_other(f"/redactie/concepten/{nummer}/pagina")
    return see_other(f"/redactie/concepten/{nummer}")


Shown = tuple[Fields, str, Wijziging, bool]


def _shown(one: Concept) -> Shown:
    """What a form sends of a concept when nothing is typed in it."""
    drawn = {name: clean(text) for name, text in one.velden.items()}
    fields = typed(BY_NAME[one.soort].velden, drawn, one.velden) | {WEG: one.velden.get(WEG, "")}
    return _filled(fields), clean(one.uitleg), one.wijziging, one.mailen


def _filled(fields: Fields) -> Fields:
    return {name: text for name, text in fields.items() if text}


def _mark(shown: Shown) -> str:
    return sha256(json.dumps(shown, sort_keys=True).encode()).hexdigest()[:16]


def _unsaved(one: Concept, form: Form) -> dict[str, Any]:
    """What was typed beside a button that was pressed, as far as it is not stored: not as it is stored now, and not as
    the page showed it (`merk`), for then it is somebody else who changed it.
    """
    if "uitleg_wijziging" not in form:
        return {}
    told = _typed(form, one)
    mine = (_filled(told["velden"]), told["uitleg"], told["wijziging"], told["mailen"])
    return {} if mine == _shown(one) or _mark(mine) == form["merk"] else told


def _clash(
    request: Request, connection: Connection, ik: Editor, one: Concept, told: dict[str, Any], form: Form
) -> Response:
    """Somebody saved it meanwhile: both texts, and the own one stands in the form."""
    mine = Concept(**{**vars(one), **told})
    return _page(request, connection, ik, mine, status=409, hun=one, getoond=_mark(_shown(one)), getypt=form)


@router.post("/redactie/concepten/{nummer}/kijk")
def look_while_typing(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """What follows from the text as it is typed now; keeps nothing."""
    ik = signed_in(request)
    with database(request).read() as connection:
        one = _found(connection, nummer)
        mine = Concept(**{**vars(one), **_typed(form, one)})
        desk = Desk.of(connection, queries.all_open(connection))
        context = {"concept": mine, "form": BY_NAME[one.soort], "titel": title_of(mine), "ik": ik, **beside(desk, mine)}
    return html_answer(request, fragments(request, dict.fromkeys(LIVE, "editorial/concept.html"), context))


@router.get("/redactie/concepten/{nummer}/pagina")
def show_page(request: Request, nummer: str) -> Response:
    """The page of the site as it would be with this concept in it."""
    ik = signed_in(request)
    with database(request).read() as connection:
        one = _found(connection, nummer)
        desk = Desk.of(connection, queries.all_open(connection))
        made, *others = map(desk.made, desk.together(one))
        try:
            page = page_of(request, current_catalogue(request), made, others)
        except (ValidationError, KeyError):
            return _page(request, connection, ik, one, melding=NOT_YET, status=409)
    return page or see_other(f"/redactie/concepten/{nummer}#te_doen")


NO_FORM = Form({})
Act = Callable[[Connection, Editor, Concept], object]


def _act(request: Request, nummer: str, form: Form, act: Act, rol: Rol = Rol.REDACTEUR) -> Response:
    """Do something with a concept and go back to it; what cannot be done is told on its page, with what was typed.

    The button carries the text of the page along. Text that is not stored is not what would be approved, published or
    put away, so then nothing is done: the page comes back with it.
    """
    give_back(request, {name: text for name, text in form.starting("").items() if text})
    ik = signed_in(request, rol)
    try:
        with database(request).write() as connection:
            one = _found(connection, nummer)
            if one.status.open and (unsaved := _unsaved(one, form)):
                return _not_stored(request, connection, ik, one, unsaved, form)
            act(connection, ik, one)
    except (Refused, SeedError) as no:
        melding = str(no).partition("\n")[0]
    except Stale:
        melding = "Een ander was je net voor. Kijk nog eens."
    else:
        instance(request).dispatcher.wake()
        return see_other(f"/redactie/concepten/{nummer}")
    with database(request).read() as connection:
        return _page(request, connection, ik, _found(connection, nummer), status=409, melding=melding, getypt=form)


def _not_stored(
    request: Request, connection: Connection, ik: Editor, one: Concept, unsaved: dict[str, Any], form: Form
) -> Response:
    """The page with the text that would have been passed over; with both texts when somebody else saved meanwhile."""
    if form["revisie"] != str(one.revisie) and unsaved["velden"] != one.velden:
        return _clash(request, connection, ik, one, unsaved, form)
    mine = Concept(**{**vars(one), **unsaved})
    told = {"melding": UNSAVED, "getypt": form, "onbewaard": True, "getoond": _mark(_shown(one))}
    return _page(request, connection, ik, mine, status=409, **told)


@router.post("/redactie/concepten/{nummer}/keur")
def approve_concept(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """A second person approves it: to publish now, on a day, or later."""

    def act(connection: Connection, ik: Editor, one: Concept) -> None:
        if form["waarom"]:
            raise Refused(TOO)
        on = _day(form["publiceren_op"]) if form["moment"] == "dag" else None
        fresh = working.approve(connection, now(), ik, one, form["revisie"], on)
        if form["moment"] == "nu":
            _publish(request, connection, ik, fresh)

    return _act(request, nummer, form, act, Rol.EINDREDACTEUR)


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Refused("Kies een dag om te publiceren.") from None
    if found <= today():
        raise Refused("Kies een dag na vandaag, of publiceer nu.")
    return found


def _publish(request: Request, connection: Connection, ik: Editor, one: Concept) -> None:
    publish(connection, settings(request), templates(request), one, ik, now())


@router.post("/redactie/concepten/{nummer}/publiceer")
def publish_concept(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """Make an approved concept part of the catalogue at once."""
    return _act(request, nummer, form, lambda link, ik, one: _publish(request, link, ik, one), Rol.EINDREDACTEUR)


@router.post("/redactie/concepten/{nummer}/terug")
def send_back_concept(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """Not yet good: back to who wrote it, with why."""
    why = one_line(form["waarom"])[:500]
    return _act(
        request, nummer, form, lambda link, ik, one: working.send_back(link, now(), ik, one, why), Rol.EINDREDACTEUR
    )


@router.post("/redactie/concepten/{nummer}/intrekken")
def withdraw_concept(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """It will not be published; the text is kept and this can be undone."""
    return _act(request, nummer, form, lambda connection, ik, one: working.withdraw(connection, now(), ik, one))


@router.post("/redactie/concepten/{nummer}/ongedaan")
def undo_act(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """Undo what was last done with it."""
    return _act(request, nummer, form, lambda connection, ik, one: working.undo(connection, now(), ik, one))


@router.post("/redactie/concepten/{nummer}/bijwerken")
def rebase_concept(request: Request, nummer: str, form: LargeFormBody) -> Response:
    """Go on from what is published now."""

    def act(connection: Connection, ik: Editor, one: Concept) -> None:
        working.rebase(connection, now(), ik, one, Desk.of(connection, queries.all_open(connection)))

    return _act(request, nummer, form, act)
