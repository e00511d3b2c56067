"""Opening a saved bouwwerk, and keeping its secret link."""

import secrets
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.database import now
from app.documents.formats import DOWNLOADS
from app.forms import Form
from app.mail import queries as post
from app.mail.message import is_address
from app.pasted import mail
from app.plans import address_queries, link_queries, queries
from app.plans.access import Gebruik, Opened, derive, fingerprint, found_sleutel, link, open_bouwwerk, own_name
from app.plans.address import MOST
from app.plans.device import noted, on_this_device
from app.plans.heading import seen
from app.plans.letters import link_letter
from app.plans.opties import stored
from app.plans.retention import in_words, term
from app.plans.rol import TE_DELEN, Rol
from app.plans.visit import known_bouwsteen, known_model, whole
from app.templating import day, qr_code
from app.web import FormBody, client_address, database, instance, page, see_other, settings

router = APIRouter()
NOTHING: Mapping[str, str] = {}
NO_ADDRESS = "Vul een e-mailadres in zoals naam@gemeente.nl."
FULL = f"Dit bouwwerk kent al {MOST} adressen. Vergeet er eerst een, of onthoud dit adres niet."


@router.get("/open")
def show_open(request: Request, bouwsteen: str = "", bouwtekening: str = "") -> Response:
    """Where to paste a secret link; with a bouwsteen or bouwtekening in the address, to come to it in the bouwwerk."""
    return _open_page(request, **_meant(request, {"bouwsteen": bouwsteen, "bouwtekening": bouwtekening}))


def _meant(request: Request, told: Mapping[str, str] | Form) -> dict[str, Any]:
    model = known_model(request, told["bouwtekening"])
    return {"bouwsteen": known_bouwsteen(request, told["bouwsteen"]), "tekening": model.tekening if model else None}


def _open_page(request: Request, *, status: int = 200, **asked: Any) -> Response:
    shown = {"link": "", "fouten": {}, "tekening": None, "apparaat": on_this_device(request), **asked}
    return page(request, "plans/open.html", status=status, hier="open", **shown)


@router.post("/open")
def open_saved(request: Request, form: FormBody) -> Response:
    """From a pasted link to the bouwwerk behind it."""
    sleutel, meant = found_sleutel(form["link"]), _meant(request, form)
    if not sleutel:
        fault = "Hier staat geen hele link in. Plak hem van begin tot eind: hij bevat /b/bw_ en een lange code."
        faults = {"link": fault}
        return _open_page(request, status=422, link=form["link"], fouten=faults, **meant)
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel, Rol.LEZEN)
    if meant["bouwsteen"]:
        return see_other(f"{opened.pad}/bouwstenen/{meant['bouwsteen'].slug}")
    return see_other(
        f"{opened.pad}/bouwtekeningen/{meant['tekening'].slug}" if meant["tekening"] else f"{opened.pad}/overzicht"
    )


def keep_page(
    request: Request,
    sleutel: str,
    *,
    email: str = "",
    deel: Mapping[str, str] = NOTHING,
    nieuw: str = "",
    fouten: Mapping[str, str] = NOTHING,
    melding: str = "",
    laatst: str = "",
    status: int = 200,
) -> Response:
    """The page to keep and share a bouwwerk. `nieuw` names the form that just made a link for somebody else."""
    opened, catalogue, gebouw = whole(request, sleutel)
    return page(
        request,
        "plans/bewaren.html",
        status=status,
        pad=opened.pad,
        rol=opened.rol,
        pagina="bewaren",
        downloads=DOWNLOADS,
        soort=stored(opened.bouwwerk.opties).soort,
        gebouw=gebouw,
        link=link(request, sleutel),
        qr=qr_code(link(request, sleutel), "QR-code van je geheime link"),
        email=email,
        fouten=fouten,
        melding=melding,
        deel=deel,
        rollen=TE_DELEN,
        naam=own_name(request),
        nieuw=nieuw,
        formulier=secrets.token_urlsafe(18),
        bewaar_tot=day(gebouw.bouwwerk.bewaar_tot),
        bewaartermijn=in_words(term(settings(request), gebouw.bouwwerk.status).days),
        **seen(request, opened, catalogue, laatst),
        **_of_the_owner(request, opened, nieuw),
    )


def _of_the_owner(request: Request, opened: Opened, nieuw: str) -> dict[str, Any]:
    """For the owner only: the other links, the one that the form `nieuw` just made, and the addresses."""
    found: dict[str, Any] = {"links": (), "adressen": (), "gemaakt": "", "gemaakt_voor": "", "gemaakt_qr": ""}
    if opened.rol is not Rol.EIGENAAR:
        return found
    secret, of = settings(request).secret, opened.bouwwerk.id
    fresh = derive(secret, Gebruik.DELEN, opened.sleutel, nieuw)
    with database(request).read() as connection:
        found["links"] = link_queries.others(connection, of, fingerprint(opened.sleutel))
        found["adressen"] = address_queries.known(connection, secret, of)
        made = link_queries.by_hash(connection, of, fingerprint(fresh)) if nieuw else None
    if made is None or made.ingetrokken_op:
        return found
    shown = link(request, fresh)
    return found | {
        "gemaakt": shown,
        "gemaakt_voor": made.label,
        "gemaakt_qr": qr_code(shown, "QR-code van de nieuwe link"),
    }


MELDINGEN = {
    "gemaild": "De mail met je geheime link is onderweg. Kijk ook bij ongewenste mail.",
    "klaargezet": (
        "Deze Bouwplaats heeft nog geen mailserver. De mail met je geheime link staat klaar bij de beheerder. "
        "Bewaar je link daarom ook zelf."
    ),
    "deel_gemaild": "De mail met de link is onderweg.",
    "onthouden": "We onthouden dit adres. Ben je de link kwijt, dan vraag je hem terug bij ‘Link kwijt?’.",
    "vergeten": "Het adres is gewist.",
    "ingetrokken": "De link is ingetrokken. Wie hem opent, leest dat hij niet meer werkt.",
    "gekopieerd": "Dit is de kopie, met een eigen geheime link. Bewaar die link: hij is niet dezelfde als de vorige.",
    "ingelezen": "Het bestand is geopend als nieuw bouwwerk. Bewaar de geheime link.",
    "ingelezen_gemeente": (
        "Het bestand is geopend als nieuw bouwwerk. Bewaar de geheime link. De gemeente in het bestand kennen we niet "
        "(meer). Haar naam staat er nog. Kies bij ‘Titel, gemeente en periode’ welke gemeente het nu is."
    ),
    "vervangen": "Dit is je nieuwe geheime link. De oude werkt niet meer. Bewaar deze opnieuw.",
}


@router.get("/b/{sleutel}/bewaren")
def show_keep(request: Request, sleutel: str, klaar: str = "", nieuw: str = "", laatst: str = "") -> Response:
    """The secret link: to copy, to scan, to mail; and for the owner the links of others."""
    shown = keep_page(
        request,
        sleutel,
        melding=MELDINGEN.get(klaar, ""),
        nieuw=nieuw,
        laatst=laatst,
    )
    return noted(request, shown, sleutel)


@router.post("/b/{sleutel}/bewaren")
def mail_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Mail the secret link to the officer, and remember the address when asked.

    The same form twice is one mail; with another address it is another.
    """
    email = mail(form["email"])
    onthoud = {"onthoud": form["onthoud"]}
    if not is_address(email):
        return keep_page(request, sleutel, email=form["email"], deel=onthoud, fouten={"email": NO_ADDRESS}, status=422)
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        full = not _remembered(request, connection, opened, email, form["onthoud"])
        if not full:
            _mail(request, connection, opened, email, form["formulier"] or secrets.token_urlsafe(18))
    if full:
        return keep_page(request, sleutel, email=email, deel=onthoud, fouten={"onthoud": FULL}, status=422)
    instance(request).dispatcher.wake()
    return see_other(f"{opened.pad}/bewaren?klaar={'gemaild' if settings(request).smtp_url else 'klaargezet'}")


def _mail(request: Request, connection: Connection, opened: Opened, email: str, sent: str) -> None:
    letter = link_letter(instance(request).templates, link(request, opened.sleutel), email)
    once, over = f"{sent}\0{email}", (opened.bouwwerk.id,)
    if post.put(connection, settings(request), letter, "link", now=now(), formulier=once, over=over):
        instance(request).brakes.hit("mail", client_address(request))
        instance(request).brakes.hit("ontvanger", email)


def _remembered(request: Request, connection: Connection, opened: Opened, email: str, asked: str) -> bool:
    """Remember an address if its owner asked so; False when there is no room for it."""
    if not asked or opened.rol is not Rol.EIGENAAR:
        return True
    return remember(request, connection, opened, email)


def remember(request: Request, connection: Connection, opened: Opened, email: str) -> bool:
    """Remember an address with a bouwwerk, to ask the link back with; False when there is no room for it."""
    queries.hold(connection, opened.bouwwerk.id)
    kept = address_queries.remember(connection, settings(request).secret, opened.bouwwerk.id, email, now())
    if kept:
        queries.tell(connection, opened.bouwwerk, now(), "adres_onthouden")
    return kept is not None


@router.post("/b/{sleutel}/link")
def replace_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Give the bouwwerk a new secret link and end the old one, everywhere at once."""
    fresh = derive(settings(request).secret, Gebruik.VERVANGEN, sleutel, form["formulier"] or secrets.token_urlsafe(18))
    old_hash, new_hash = fingerprint(sleutel), fingerprint(fresh)
    with database(request).write() as connection:
        queries.hold_behind(connection, old_hash)
        if queries.find(connection, new_hash) is None:
            opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)
            of = opened.bouwwerk
            queries.replace_link(connection, now(), of, rol=opened.rol, old_hash=old_hash, new_hash=new_hash)
    return see_other(f"/b/{fresh}/bewaren?klaar=vervangen")
