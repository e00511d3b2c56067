"""Opening a saved bouwwerk, seeing it whole, and keeping its secret link."""

import secrets

import segno
from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from app.blocks.stand import Stand
from app.database import now
from app.mail import queries as post
from app.mail.message import is_address
from app.plans import queries
from app.plans.access import derive, fingerprint, found_sleutel, link, open_bouwwerk
from app.plans.letters import link_letter
from app.plans.open_points import open_points
from app.plans.picture import building
from app.plans.routes import known_bouwsteen, whole
from app.plans.tips import advice_for
from app.templating import day
from app.web import FormBody, Problem, client_address, database, page, see_other, settings

router = APIRouter()


@router.get("/open")
def show_open(request: Request, bouwsteen: str = "") -> Response:
    """Where to paste a secret link; with a bouwsteen in the address, to come to that one in the bouwwerk."""
    meant = known_bouwsteen(request, bouwsteen)
    return page(request, "plans/open.html", hier="open", link="", bouwsteen=meant, fouten={})


@router.post("/open")
def open_saved(request: Request, form: FormBody) -> Response:
    """From a pasted link to the bouwwerk behind it."""
    sleutel, meant = found_sleutel(form["link"]), known_bouwsteen(request, form["bouwsteen"])
    if not sleutel:
        fault = "Hier staat geen hele link in. Plak hem van begin tot eind: hij bevat /b/bw_ en een lange code."
        faults = {"link": fault}
        return page(
            request, "plans/open.html", status=422, hier="open", link=form["link"], bouwsteen=meant, fouten=faults
        )
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    return see_other(f"{opened.pad}/bouwstenen/{meant.slug}" if meant else f"{opened.pad}/overzicht")


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
    "klaargezet": (
        "Deze Bouwplaats heeft nog geen mailserver. De mail met je geheime link staat klaar bij de beheerder. "
        "Bewaar je link daarom ook zelf."
    ),
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
    return see_other(f"{opened.pad}/bewaren?klaar={'gemaild' if settings(request).smtp_url else 'klaargezet'}")


@router.post("/b/{sleutel}/link")
def replace_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Give the bouwwerk a new secret link and end the old one, everywhere at once."""
    fresh = derive(settings(request).secret, "vervang", sleutel, form["formulier"] or secrets.token_urlsafe(18))
    old_hash, new_hash = fingerprint(sleutel), fingerprint(fresh)
    with database(request).write() as connection:
        queries.hold_behind(connection, old_hash)
        if queries.find(connection, new_hash) is None:
            opened = open_bouwwerk(request, connection, sleutel)
            if opened.rol != "eigenaar":
                raise Problem(403)
            of = opened.bouwwerk
            queries.replace_link(connection, now(), of, rol=opened.rol, old_hash=old_hash, new_hash=new_hash)
    return see_other(f"/b/{fresh}/bewaren?klaar=vervangen")
