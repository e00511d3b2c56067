"""Writing, checking and publishing a concept, each in one request."""

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError
from sqlalchemy import Connection

from app.blocks.seed import SeedError
from app.blocks.shapes import Wijziging
from app.cleaning import NUMBER, one_line
from app.database import now
from app.editorial import concept_queries as queries
from app.editorial import working
from app.editorial.access import Editor, signed_in
from app.editorial.concept import Concept, Status
from app.editorial.desk import WEG, Desk, title_of
from app.editorial.editing_view import beside, boxes, editing, rows, stranded
from app.editorial.fields import VINDPLAATS, typed
from app.editorial.frame import framed
from app.editorial.kinds import BY_NAME
from app.editorial.preview import page_of
from app.editorial.publishing import publish
from app.editorial.rol import Rol
from app.editorial.working import Refused, Stale
from app.forms import Form
from app.site.present import current_catalogue
from app.templating import today
from app.web import FormBody, LargeFormBody, Problem, database, fragments, see_other, settings, templates
from app.web import answer as html_answer
from app.web import typed as give_back

router = APIRouter()
TAB = "/redactie/concepten"
DONE = 20
"""How many finished concepten the list shows."""
LIVE = ("zo", "te_doen", "verschil")
"""What follows the text while somebody types."""
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
            return _clash(request, connection, ik, one, told)
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
    if form["actie"] == "bekijk":
        return see_other(f"/redactie/concepten/{nummer}/pagina")
    return see_other(f"/redactie/concepten/{nummer}")


def _clash(request: Request, connection: Connection, ik: Editor, one: Concept, told: dict[str, Any]) -> Response:
    """Somebody saved it meanwhile: both texts, and the own one stands in the form."""
    mine = Concept(**{**vars(one), **told})
    return _page(request, connection, ik, mine, status=409, hun=one)


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


def _act(request: Request, nummer: str, ik: Editor, act: Act, form: Form = NO_FORM) -> Response:
    """Do something with a concept and go back to it; what cannot be done is told on its page, with what was typed."""
    try:
        with database(request).write() as connection:
            act(connection, ik, _found(connection, nummer))
    except (Refused, SeedError) as no:
        melding = str(no).partition("\n")[0]
    except Stale:
        melding = "Een ander was je net voor. Kijk nog eens."
    else:
        request.app.state.dispatcher.wake()
        return see_other(f"/redactie/concepten/{nummer}")
    with database(request).read() as connection:
        return _page(request, connection, ik, _found(connection, nummer), status=409, melding=melding, getypt=form)


@router.post("/redactie/concepten/{nummer}/keur")
def approve_concept(request: Request, nummer: str, form: FormBody) -> Response:
    """A second person approves it: to publish now, on a day, or later."""
    ik = signed_in(request, Rol.EINDREDACTEUR)

    def act(connection: Connection, ik: Editor, one: Concept) -> None:
        on = _day(form["publiceren_op"]) if form["wanneer"] == "dag" else None
        fresh = working.approve(connection, now(), ik, one, form["revisie"], on)
        if form["wanneer"] == "nu":
            _publish(request, connection, ik, fresh)

    return _act(request, nummer, ik, act, form)


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
def publish_concept(request: Request, nummer: str) -> Response:
    """Make an approved concept part of the catalogue at once."""
    ik = signed_in(request, Rol.EINDREDACTEUR)
    return _act(request, nummer, ik, lambda connection, ik, one: _publish(request, connection, ik, one))


@router.post("/redactie/concepten/{nummer}/terug")
def send_back_concept(request: Request, nummer: str, form: FormBody) -> Response:
    """Not yet good: back to who wrote it, with why."""
    ik = signed_in(request, Rol.EINDREDACTEUR)
    why = one_line(form["waarom"])[:500]
    return _act(request, nummer, ik, lambda link, ik, one: working.send_back(link, now(), ik, one, why), form)


@router.post("/redactie/concepten/{nummer}/intrekken")
def withdraw_concept(request: Request, nummer: str) -> Response:
    """It will not be published; the text is kept and this can be undone."""
    ik = signed_in(request)
    return _act(request, nummer, ik, lambda connection, ik, one: working.withdraw(connection, now(), ik, one))


@router.post("/redactie/concepten/{nummer}/ongedaan")
def undo_act(request: Request, nummer: str) -> Response:
    """Undo what was last done with it."""
    ik = signed_in(request)
    return _act(request, nummer, ik, lambda connection, ik, one: working.undo(connection, now(), ik, one))


@router.post("/redactie/concepten/{nummer}/bijwerken")
def rebase_concept(request: Request, nummer: str) -> Response:
    """Go on from what is published now."""
    ik = signed_in(request)

    def act(connection: Connection, ik: Editor, one: Concept) -> None:
        working.rebase(connection, now(), ik, one, Desk.of(connection, queries.all_open(connection)))

    return _act(request, nummer, ik, act)
