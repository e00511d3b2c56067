"""Beginning a bouwwerk, opening a saved one, naming it, and keeping its secret link."""

import secrets
from typing import Any

import segno
from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from app.blocks.stand import Stand
from app.database import now
from app.mail import queries as post
from app.mail.message import is_address
from app.municipalities.gemeente import Gemeente
from app.municipalities.search import Search
from app.plans import queries
from app.plans.access import derive, fingerprint, link, open_bouwwerk
from app.plans.details import Details, read_details
from app.plans.letters import link_letter
from app.plans.open_points import open_points
from app.plans.picture import building
from app.plans.routes import whole
from app.plans.tips import advice_for
from app.templating import day
from app.web import FormBody, Problem, client_address, database, page, see_other, settings, wants_part

router = APIRouter()


def search(request: Request) -> Search:
    """The list of gemeenten, ready to search."""
    found: Search = request.app.state.search
    return found


def _details_page(
    request: Request, details: Details, *, pad: str = "", status: int = 200, formulier: str = ""
) -> Response:
    """The page that asks title, gemeente and period: to begin, or (with `pad`) to change them later."""
    new = not pad
    return page(
        request,
        "plans/gegevens.html",
        status=status,
        pad=pad,
        hier="" if new else "bouwwerk",
        kop="Begin je bouwwerk" if new else "Titel, gemeente en periode",
        inleiding=(
            "Je hoeft niets in te vullen. Alles kun je later nog veranderen."
            if new
            else "Dit staat straks op de omslag van je plan."
        ),
        knop="Begin met stap 1" if new else "Bewaar",
        actie="/begin" if new else f"{pad}/gegevens",
        terug="/" if new else f"{pad}/overzicht",
        terug_tekst="Terug naar de start" if new else "Terug naar je overzicht",
        formulier=formulier or secrets.token_urlsafe(18),
        waarden=details,
        fouten=details.fouten,
        **_suggestions(request, details),
    )


def _suggestions(request: Request, details: Details) -> dict[str, Any]:
    found: tuple[Gemeente, ...] = tuple(search(request).suggest(details.gemeente)) if details.zoek else ()
    sure = search(request).resolve(details.gemeente) if found else None
    return {"suggesties": found, "gemeente_code": details.code or (sure.code if sure else "")}


@router.get("/begin")
def show_begin(request: Request, titel: str = "", gemeente: str = "", periode: str = "") -> Response:
    """Ask what the bouwwerk is about; with a gemeente in the address also which one is meant."""
    fresh = not (titel or gemeente or periode)
    details = Details.fresh(now()) if fresh else Details(titel, gemeente, periode, zoek=bool(gemeente))
    return _details_page(request, details)


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
    """Start a bouwwerk. The same form sent twice is one bouwwerk, because its sleutel follows from the form."""
    details = read_details(form, search(request))
    if details.fouten or form["actie"] == "zoek":
        status = 422 if details.fouten else 200
        return _details_page(request, details, status=status, formulier=form["formulier"])
    request.app.state.brakes.hit("begin", client_address(request))
    sent = form["formulier"] or secrets.token_urlsafe(18)
    sleutel = derive(settings(request).secret, sent, details.titel, details.gemeente, details.periode)
    with database(request).write() as connection:
        queries.create(connection, now(), fingerprint(sleutel), details)
    return see_other(f"/b/{sleutel}/visie")


@router.get("/open")
def show_open(request: Request) -> Response:
    """Where to paste a secret link."""
    return page(request, "plans/open.html", hier="open", link="", fouten={})


@router.post("/open")
def open_saved(request: Request, form: FormBody) -> Response:
    """From a pasted link to the bouwwerk behind it."""
    typed = form["link"].strip()
    sleutel = typed.split("?")[0].split("#")[0].partition("/b/")[2].split("/")[0] or typed
    fault = (
        "" if sleutel.startswith("bw_") else "Plak hier de hele link die je bewaarde. Hij bevat /b/ en een lange code."
    )
    if fault:
        return page(request, "plans/open.html", status=422, hier="open", link=form["link"], fouten={"link": fault})
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return see_other(f"{opened.pad}/overzicht")


@router.get("/b/{sleutel}/overzicht")
def show_overview(request: Request, sleutel: str) -> Response:
    """The whole bouwwerk on one page: drawing, keuzes, what is still open, and tips."""
    opened, catalogue, gebouw = whole(request, sleutel)
    return page(
        request,
        "plans/overzicht.html",
        pad=opened.pad,
        pagina="overzicht",
        gebouw=gebouw,
        standen=tuple(Stand),
        groot=building(gebouw, "groot", doorlopend=True),
        smal=building(gebouw, "smal", doorlopend=True),
        open_punten=open_points(gebouw),
        tips=advice_for(catalogue, gebouw),
    )


@router.get("/b/{sleutel}/gegevens")
def show_details(request: Request, sleutel: str) -> Response:
    """Title, gemeente and period, to change."""
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    of = opened.bouwwerk
    return _details_page(request, Details(of.titel, of.gemeente, of.periode), pad=opened.pad)


@router.post("/b/{sleutel}/gegevens")
def change_details(request: Request, sleutel: str, form: FormBody) -> Response:
    """Change title, gemeente and period."""
    details = read_details(form, search(request))
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        if details.fouten or form["actie"] == "zoek":
            return _details_page(request, details, pad=opened.pad, status=422 if details.fouten else 200)
        changed = {k: v for k, v in details.values.items() if getattr(opened.bouwwerk, k) != v}
        if changed:
            queries.rename(connection, opened.bouwwerk, now(), **changed)
    return see_other(f"{opened.pad}/overzicht")


def _keep_page(
    request: Request, sleutel: str, *, email: str = "", fault: str = "", melding: str = "", status: int = 200
) -> Response:
    opened, _, gebouw = whole(request, sleutel)
    address = link(request, sleutel)
    qr = segno.make(address, error="m", micro=False).svg_inline(
        border=2, svgclass=None, lineclass=None, omitsize=True, title="QR-code van je geheime link"
    )
    return page(
        request,
        "plans/bewaren.html",
        status=status,
        pad=opened.pad,
        pagina="bewaren",
        gebouw=gebouw,
        link=address,
        qr=Markup(qr),
        email=email,
        fouten={"email": fault} if fault else {},
        melding=melding,
        formulier=secrets.token_urlsafe(18),
        bewaar_tot=day(gebouw.bouwwerk.bewaar_tot),
    )


MELDINGEN = {
    "gemaild": "De mail met je geheime link is onderweg. Kijk ook bij ongewenste mail.",
    "vervangen": "Dit is je nieuwe geheime link. De oude werkt niet meer. Bewaar deze opnieuw.",
}


@router.get("/b/{sleutel}/bewaren")
def show_keep(request: Request, sleutel: str, klaar: str = "") -> Response:
    """The secret link: to copy, to scan, to mail."""
    return _keep_page(request, sleutel, melding=MELDINGEN.get(klaar, ""))


@router.post("/b/{sleutel}/bewaren")
def mail_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Mail the secret link to the officer. The same form twice is one mail; with another address it is another."""
    email = form["email"].strip()
    if not is_address(email):
        fault = "Vul een e-mailadres in zoals naam@gemeente.nl."
        return _keep_page(request, sleutel, email=email, fault=fault, status=422)
    brakes = request.app.state.brakes
    sent = form["formulier"] or secrets.token_urlsafe(18)
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        letter = link_letter(request.app.state.templates, link(request, sleutel), email)
        if post.put(connection, settings(request), letter, "link", now=now(), formulier=f"{sent}\0{email}"):
            brakes.hit("mail", client_address(request))
            brakes.hit("ontvanger", email)
    request.app.state.dispatcher.wake()
    return see_other(f"{opened.pad}/bewaren?klaar=gemaild")


@router.post("/b/{sleutel}/link")
def replace_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Give the bouwwerk a new secret link and end the old one, everywhere at once."""
    fresh = derive(settings(request).secret, "vervang", sleutel, form["formulier"] or secrets.token_urlsafe(18))
    with database(request).write() as connection:
        if queries.find(connection, fingerprint(fresh)) is not None:
            return see_other(f"/b/{fresh}/bewaren?klaar=vervangen")
        opened = open_bouwwerk(request, connection, sleutel)
        if opened.rol != "eigenaar":
            raise Problem(403)
        queries.replace_link(connection, now(), fingerprint(sleutel), fingerprint(fresh))
    return see_other(f"/b/{fresh}/bewaren?klaar=vervangen")
