"""Pages about the tool itself, and the questions that a machine asks of it."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse

from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN
from app.database import DatabaseBusy, now
from app.plans.device import OpDitApparaat, on_this_device
from app.plans.retention import in_words, term
from app.site.example import example
from app.site.named_at import named_at
from app.site.present import current_catalogue
from app.site.public import public
from app.site.security import security_txt
from app.templating import NETHERLANDS
from app.web import Problem, came_from, instance, page, settings

router = APIRouter()


@router.get("/")
@public(device=True)
def show_start(request: Request) -> Response:
    """What it is, what you end up with, and the two ways in."""
    catalogue = current_catalogue(request)
    return page(
        request,
        "site/start.html",
        hier="start",
        apparaat=_list(request),
        groot=example("held"),
        smal=example("smal"),
        stappen=[(s, sum(len(g.bouwstenen) for g in catalogue.groepen[s.slug])) for s in STAPPEN],
        standen=tuple(Stand),
        aantal=len(catalogue.aanbod),
        aantal_tips=len(catalogue.tips),
    )


def _list(request: Request) -> OpDitApparaat:
    """What was opened in this browser; nothing while the database does not answer, for the page has more to tell."""
    try:
        return on_this_device(request)
    except DatabaseBusy:
        return OpDitApparaat((), 0)


@router.get("/uitleg")
@public(way_back=True)
def show_help(request: Request) -> Response:
    """How it works, in questions and answers."""
    return page(
        request, "site/uitleg.html", pad=came_from(request), hier="uitleg", standen=tuple(Stand), stappen=STAPPEN
    )


@router.get("/bronnen")
@public(way_back=True)
def show_sources(request: Request) -> Response:
    """Where the knowledge comes from, and who made what."""
    catalogue = current_catalogue(request)
    named = named_at(catalogue)
    return page(request, "site/bronnen.html", pad=came_from(request), catalogus=catalogue, genoemd=named)


@router.get("/privacy")
@public(way_back=True)
def show_privacy(request: Request) -> Response:
    """What is kept, why and how long."""
    config, pad = settings(request), came_from(request)
    return page(
        request,
        "site/privacy.html",
        pad=pad,
        beheerder=config.beheerder,
        mailserver=bool(config.smtp_url),
        linkcontrole=bool(config.linkcontrole_dagen),
        bewaartermijn=in_words(term(config, "concept").days),
        reservetermijn=in_words(config.backup_dagen),
    )


@router.get("/toegankelijkheid")
@public(way_back=True)
def show_accessibility(request: Request) -> Response:
    """How accessibility is looked after; no status is claimed here."""
    config = settings(request)
    return page(
        request,
        "site/toegankelijkheid.html",
        pad=came_from(request),
        verklaring=config.toegankelijkheidsverklaring_url,
        contact=config.contact_toegankelijkheid,
    )


@router.get("/gezond/levend")
def is_alive() -> JSONResponse:
    """Whether the process answers; asks nothing of the database."""
    return JSONResponse({"levend": True}, headers={"Cache-Control": "no-store"})


@router.get("/gezond/klaar")
def is_ready(request: Request) -> JSONResponse:
    """Whether the instance is migrated, filled and able to write (200), or not yet (503)."""
    state = instance(request).health.state()
    status = 200 if all(state.values()) else 503
    body = {"klaar": status == 200, **state, "tijd": now().astimezone(NETHERLANDS).isoformat()}
    return JSONResponse(body, status, headers={"Cache-Control": "no-store"})


@router.get("/gezond/werk")
def is_working(request: Request) -> JSONResponse:
    """Whether the work behind the pages goes well (200), or somebody must look at it (503).

    No reason to send visitors elsewhere: the pages work. Hence not a part of `klaar`.
    """
    work = instance(request).health.work()
    wrong = [name for name, told in work.items() if not told["goed"]]
    body = {"goed": not wrong, "let_op": wrong, "werk": work, "tijd": now().astimezone(NETHERLANDS).isoformat()}
    return JSONResponse(body, 503 if wrong else 200, headers={"Cache-Control": "no-store"})


@router.get("/.well-known/security.txt")
def security(request: Request) -> PlainTextResponse:
    """Where somebody tells of a weakness (RFC 9116); not there when the operator named no place."""
    config = settings(request)
    if not config.contact_beveiliging:
        raise Problem(404)
    return PlainTextResponse(security_txt(config, now()), headers={"Cache-Control": "no-store"})


@router.get("/robots.txt")
def robots() -> PlainTextResponse:
    """What search engines may look at. Bouwwerk pages ask for noindex themselves; no path of theirs stands here."""
    return PlainTextResponse("User-agent: *\nAllow: /\n")
