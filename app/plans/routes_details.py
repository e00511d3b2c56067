"""Beginning a bouwwerk and naming it: title, gemeente and period."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request, Response

from app.blocks.catalogue import Versie
from app.database import now
from app.municipalities.gemeente import Gemeente
from app.plans import queries
from app.plans.access import Gebruik, derive, derived_before, fingerprint, open_bouwwerk
from app.plans.bouwtekening import Model, begun_from
from app.plans.bouwwerk import Bouwwerk
from app.plans.details import LIMITS, TYPING, Details, merge, read_details, shown_again
from app.plans.retention import keep_until
from app.plans.visit import known_bouwsteen, known_model
from app.templating import today
from app.web import FormBody, client_address, database, instance, page, see_other, settings, wants_part

router = APIRouter()


def _details_page(
    request: Request,
    details: Details,
    *,
    pad: str = "",
    of: Bouwwerk | None = None,
    was: Mapping[str, str] = {},
    status: int = 200,
    formulier: str = "",
    eerst: Versie | None = None,
    model: Model | None = None,
) -> Response:
    """The page that asks title, gemeente and period: to begin, or (with `pad`) to change what it `was` in `of`.

    `eerst` is the bouwsteen that a new bouwwerk begins with, `model` the bouwtekening.
    """
    return page(
        request,
        "plans/gegevens.html",
        status=status,
        pad=pad,
        of=of,
        wacht=details.fouten or any(getattr(details, name) != text for name, text in was.items()),
        knop="Bewaar" if pad else _button(eerst, model),
        **(_to_change(pad) if pad else TO_BEGIN),
        formulier=formulier or secrets.token_urlsafe(18),
        waarden=details,
        was=was,
        eerst=eerst,
        model=model,
        fouten=details.fouten,
        **_suggestions(request, details),
    )


BY_ITSELF = ("vanzelf", TYPING)
"""The `actie` of what the script sends; a button has another one."""

TO_BEGIN = {
    "hier": "",
    "kop": "Begin je bouwwerk",
    "inleiding": "Je hoeft niets in te vullen. Alles kun je later nog veranderen.",
    "actie": "/begin",
    "terug": "/",
    "terug_tekst": "Terug naar de start",
}


def _to_change(pad: str) -> dict[str, str]:
    return {
        "hier": "bouwwerk",
        "kop": "Titel, gemeente en periode",
        "inleiding": "Dit staat straks op de omslag van je plan.",
        "actie": f"{pad}/gegevens",
        "terug": f"{pad}/overzicht",
        "terug_tekst": "Terug naar je overzicht",
    }


def _button(eerst: Versie | None, model: Model | None) -> str:
    named = eerst.titel if eerst else model.tekening.naam if model else ""
    return f"Begin met ‘{named}’" if named else "Begin met stap 1"


def _suggestions(request: Request, details: Details) -> dict[str, Any]:
    found: tuple[Gemeente, ...] = tuple(instance(request).search.suggest(details.gemeente)) if details.zoek else ()
    sure, former = instance(request).search.exact(details.gemeente), instance(request).search.former(details.gemeente)
    chosen = details.code or (sure.code if sure and not details.houd else "")
    return {"suggesties": found, "gemeente_code": chosen, "vroeger": former.zin if found and former else ""}


@router.get("/begin")
def show_begin(
    request: Request,
    titel: str = "",
    gemeente: str = "",
    periode: str = "",
    bouwsteen: str = "",
    bouwtekening: str = "",
) -> Response:
    """Ask what the bouwwerk is about; with a gemeente in the address also which one is meant."""
    fresh = not (titel or gemeente or periode)
    details = Details.fresh(now()) if fresh else Details(titel, gemeente, periode, zoek=bool(gemeente))
    model = known_model(request, bouwtekening)
    return _details_page(request, details, eerst=known_bouwsteen(request, bouwsteen), model=model)


@router.get("/gemeenten")
def suggest_gemeenten(request: Request, gemeente: str = "") -> Response:
    """The gemeenten that fit what is typed so far; without htmx the whole page to begin with."""
    details = Details("", gemeente[:100], "", zoek=True)
    if not wants_part(request):
        return see_other("/begin")
    return page(
        request,
        "plans/gegevens.html",
        parts=("suggesties",),
        waarden=details,
        **_suggestions(request, details),
    )


@router.post("/begin")
def begin(request: Request, form: FormBody) -> Response:
    """Start a bouwwerk, at the bouwsteen or bouwtekening that was asked for or at the first step.

    The same form sent twice is one bouwwerk, because its sleutel follows from the form.
    """
    details, first = read_details(form, instance(request).search), known_bouwsteen(request, form["bouwsteen"])
    model = known_model(request, form["bouwtekening"])
    if details.fouten or details.zoek:
        status = 422 if details.fouten else 200
        return _details_page(request, details, status=status, formulier=form["formulier"], eerst=first, model=model)
    instance(request).brakes.hit("begin", client_address(request))
    sent = form["formulier"] or secrets.token_urlsafe(18)
    typed, secret = (details.titel, details.gemeente, details.periode), settings(request).secret
    sleutel, older = derive(secret, Gebruik.BEGIN, sent, *typed), derived_before(secret, sent, *typed)
    with database(request).write() as connection:
        if older and queries.find(connection, fingerprint(older)):
            return see_other(f"/b/{older}/{_first_page(first, model)}")
        until = keep_until(settings(request), "concept", today())
        herkomst = begun_from(model.tekening, today()) if model else None
        queries.create(connection, now(), fingerprint(sleutel), details.values, until, herkomst=herkomst)
    return see_other(f"/b/{sleutel}/{_first_page(first, model)}")


def _first_page(first: Versie | None, model: Model | None) -> str:
    if first:
        return f"{first.stap}#{first.slug}"
    return f"bouwtekeningen/{model.tekening.slug}" if model else "visie"


@router.get("/b/{sleutel}/gegevens")
def show_details(request: Request, sleutel: str) -> Response:
    """Title, gemeente and period, to change."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    if not opened.rol.schrijft:
        return see_other(f"{opened.pad}/overzicht")
    of = opened.bouwwerk
    former = not of.gemeente_code and instance(request).search.former(of.gemeente)
    shown = replace(_stored(of), zoek=bool(former))
    return _details_page(request, shown, pad=opened.pad, of=of, was=_was(of))


@router.post("/b/{sleutel}/gegevens")
def change_details(request: Request, sleutel: str, form: FormBody) -> Response:
    """Change title, gemeente and period: only what the officer changed, and nothing that a colleague changed too.

    What saves by itself gets its answer from the same turn: what it then reads in a field is what became of its own.
    """
    details = read_details(form, instance(request).search)
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        queries.hold(connection, opened.bouwwerk.id)  # somebody may have changed it while we waited: look again
        of = open_bouwwerk(request, connection, sleutel).bouwwerk
        if form["actie"] == "zoek":
            status = 422 if details.fouten else 200
            was = form.starting("was.")
            return _details_page(request, details, pad=opened.pad, of=of, was=was, status=status)
        values, clashes = merge(details, form, of)
        held = {*details.fouten, *clashes}
        changed = {k: v for k, v in values.items() if getattr(of, k) != v and k.removesuffix("_code") not in held}
        told = f"?laatst={queries.rename(connection, of, now(), changed)}" if changed else ""
        if held or form["actie"] in BY_ITSELF:
            fresh = open_bouwwerk(request, connection, sleutel).bouwwerk
            asked = replace(
                shown_again(details, fresh, held),
                zoek=details.zoek and "gemeente" in held,
                fouten={**clashes, **details.fouten},
            )
            kept = {n: was for n, was in form.starting("was.").items() if n in held and n not in clashes}
            status = 422 if details.fouten else 409 if clashes else 200
            return _details_page(request, asked, pad=opened.pad, of=fresh, was=_was(fresh) | kept, status=status)
    return see_other(f"{opened.pad}/{'overzicht' if form['actie'] else 'gegevens'}{told}")


def _stored(of: Bouwwerk) -> Details:
    return Details(of.titel, of.gemeente, of.periode)


def _was(of: Bouwwerk) -> dict[str, str]:
    return {name: getattr(of, name) for name in LIMITS}
