"""Draagvlaksessies for who is invited: read what it is, join, sort, change your mind, leave. Nothing tells who."""

import secrets
from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from app.plans.access import fingerprint
from app.plans.draagvlak import queries
from app.plans.draagvlak.access import Joining, deelnemer_of, open_sessie
from app.plans.draagvlak.outcome import MINSTENS, Antwoorden, Oordeel
from app.plans.draagvlak.sessie import PLEKKEN, by_stap
from app.web import (
    FormBody,
    Problem,
    client_address,
    database,
    error_page,
    instance,
    page,
    see_other,
    settings,
    wants_part,
)

router = APIRouter()
HIDDEN = "noindex, nofollow, noarchive"


def _page(request: Request, template: str, joining: Joining, status: int = 200, **context: object) -> Response:
    shown = page(
        request,
        template,
        status=status,
        parts=("bewaard",),
        sessie=joining.sessie,
        adres=joining.pad,
        bouwwerk=joining.titel,
        van=joining.van,
        oordelen=tuple(Oordeel),
        minstens=MINSTENS,
        **context,
    )
    shown.headers["X-Robots-Tag"] = HIDDEN
    return shown


def _over(request: Request, joining: Joining, *, late: bool = False) -> Response:
    """That it is over; `late` when somebody sent an answer that came after the end."""
    return _page(request, "plans/draagvlak/gesloten.html", joining, 410, te_laat=late)


@router.get("/sessie/{sleutel}")
def show_invitation(request: Request, sleutel: str, klaar: str = "") -> Response:
    """What is asked, by whom, until when, and what happens with the answers. Opening it is not joining."""
    with database(request).read() as connection:
        joining = open_sessie(request, connection, sleutel)
    if not joining.open:
        return _over(request, joining)
    return _invitation(request, joining, gewist=klaar == "gewist")


def _invitation(request: Request, joining: Joining, status: int = 200, *, gewist: bool = False) -> Response:
    return _page(
        request,
        "plans/draagvlak/uitnodiging.html",
        joining,
        status,
        formulier=secrets.token_urlsafe(18),
        vol=not joining.plekken,
        plekken=PLEKKEN,
        gewist=gewist,
    )


@router.post("/sessie/{sleutel}")
def join(request: Request, sleutel: str, form: FormBody) -> Response:
    """Join, under a link of one's own; the same form twice is one person. The 31st is refused (409)."""
    fresh = deelnemer_of(settings(request), sleutel, form["formulier"] or secrets.token_urlsafe(18))
    mark = fingerprint(fresh)
    with database(request).write() as connection:
        joining = open_sessie(request, connection, sleutel, hold=True)
        there = joining.open and queries.answers(connection, joining.sessie, mark) is not None
        if joining.open and joining.plekken and not there:
            instance(request).brakes.hit("meedoen", client_address(request))
            queries.join(connection, joining.sessie, mark)
            there = True
    if not joining.open:
        return _over(request, joining)
    return see_other(f"{joining.pad}/{fresh}") if there else _invitation(request, joining, 409)


def _sorted(request: Request, joining: Joining, deelnemer: str, given: Antwoorden, template: str) -> Response:
    return _page(
        request,
        template,
        joining,
        hier_pad=f"{joining.pad}/{deelnemer}",
        merk=fingerprint(f"klad {deelnemer}")[:16],
        link=f"{settings(request).address}{joining.pad}/{deelnemer}",
        antwoorden=given,
        stappen=by_stap(joining.sessie.bouwstenen),
        aantallen={oordeel: sum(answer is oordeel for answer in given.values()) for oordeel in Oordeel},
        open=[one for one in joining.sessie.bouwstenen if one.slug not in given],
    )


def _mine(request: Request, sleutel: str, deelnemer: str, template: str) -> Response:
    with database(request).read() as connection:
        joining = open_sessie(request, connection, sleutel)
        given = queries.answers(connection, joining.sessie, fingerprint(deelnemer))
    if not joining.open:
        return _over(request, joining)
    return _sorted(request, joining, deelnemer, _known(request, given), template)


def _known(request: Request, given: Antwoorden | None) -> Antwoorden:
    """Answers that are somebody's. Raises Problem 404 when nobody of this link joined; the brake counts it."""
    if given is None:
        instance(request).brakes.hit("verkeerde link", client_address(request))
        raise Problem(404, "deelnemer")
    return given


@router.get("/sessie/{sleutel}/{deelnemer}")
def show_sorting(request: Request, sleutel: str, deelnemer: str) -> Response:
    """The bouwstenen per stap with one's own answers, and nobody else's."""
    return _mine(request, sleutel, deelnemer, "plans/draagvlak/sorteren.html")


@router.get("/sessie/{sleutel}/{deelnemer}/klaar")
def show_done(request: Request, sleutel: str, deelnemer: str) -> Response:
    """That one's answers are kept, and how many of each there are."""
    return _mine(request, sleutel, deelnemer, "plans/draagvlak/klaar.html")


@router.post("/sessie/{sleutel}/{deelnemer}")
def save(request: Request, sleutel: str, deelnemer: str, form: FormBody) -> Response:
    """Store the answers that were sent and can be one; a bouwsteen that was not sent keeps what it had."""
    sent, mark = form.starting("oordeel."), fingerprint(deelnemer)
    strange = False
    with database(request).write() as connection:
        joining = open_sessie(request, connection, sleutel, hold=True)
        if joining.open:
            given = _known(request, queries.answers(connection, joining.sessie, mark))
            mine = _answers(sent, joining)
            strange = len(mine) < len(sent)
            queries.save(connection, joining.sessie, mark, {**given, **mine})
    if not joining.open:
        return _over(request, joining, late=True)
    if strange:
        return error_page(request, 422, bewaard=True)
    return see_other(f"{joining.pad}/{deelnemer}{'' if wants_part(request) else '/klaar'}")


def _answers(sent: Mapping[str, str], joining: Joining) -> Antwoorden:
    """The answers of a form that are one of the three, about what is asked here; one that is not keeps none back."""
    asked = {one.slug for one in joining.sessie.bouwstenen}
    return {slug: Oordeel(text) for slug, text in sent.items() if slug in asked and text in set(Oordeel)}


@router.post("/sessie/{sleutel}/{deelnemer}/wissen")
def leave(request: Request, sleutel: str, deelnemer: str) -> Response:
    """Wipe all that somebody answered and give the place back; twice is once."""
    with database(request).write() as connection:
        joining = open_sessie(request, connection, sleutel, hold=True)
        if joining.open:
            queries.leave(connection, joining.sessie, fingerprint(deelnemer))
    if not joining.open:
        return _over(request, joining)
    return see_other(f"{joining.pad}?klaar=gewist")
