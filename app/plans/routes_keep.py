"""Opening a saved bouwwerk, seeing it whole, and keeping its secret link."""

import secrets
from collections.abc import Mapping

import segno
from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.database import now
from app.mail import queries as post
from app.mail.message import is_address
from app.plans import link_queries, queries
from app.plans.access import Opened, derive, fingerprint, found_sleutel, link, open_bouwwerk, own_name
from app.plans.bouwwerk import Gebouw
from app.plans.last_change import Laatste, last_change
from app.plans.letters import link_letter
from app.plans.link_queries import Toegang
from app.plans.open_points import open_points
from app.plans.picture import building
from app.plans.remarks import open_per_subject
from app.plans.renewal_queries import find_renewed
from app.plans.rol import TE_DELEN, Rol
from app.plans.routes import known_bouwsteen, whole
from app.plans.routes_remarks import heard
from app.plans.tips import advice_for
from app.templating import day
from app.web import FormBody, client_address, database, page, see_other, settings

router = APIRouter()
NOTHING: Mapping[str, str] = {}


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
        opened = open_bouwwerk(request, connection, sleutel, Rol.LEZEN)
    return see_other(f"{opened.pad}/bouwstenen/{meant.slug}" if meant else f"{opened.pad}/overzicht")


def just_changed(request: Request, opened: Opened, catalogue: Catalogue, laatst: str) -> Laatste | None:
    """The change that led to this page, to undo."""
    if not laatst:
        return None
    with database(request).read() as connection:
        return last_change(connection, opened, catalogue, laatst)


@router.get("/b/{sleutel}/overzicht")
def show_overview(request: Request, sleutel: str, laatst: str = "") -> Response:
    """The whole bouwwerk on one page: drawing, keuzes, what is still open, and tips."""
    opened, catalogue, gebouw = whole(request, sleutel)
    return page(
        request,
        "plans/overzicht.html",
        pad=opened.pad,
        pagina="overzicht",
        rol=opened.rol,
        naam=own_name(request),
        gebouw=gebouw,
        standen=tuple(Stand),
        groot=building(gebouw, "groot", doorlopend=True),
        smal=building(gebouw, "smal", doorlopend=True),
        open_punten=open_points(gebouw),
        tips=advice_for(catalogue, gebouw),
        vervallen={k.slug for k in gebouw.keuzes if k.versie and catalogue.is_retired(k.versie)},
        laatst=just_changed(request, opened, catalogue, laatst),
        vernieuwd=_how_many_renewed(request, opened, catalogue, gebouw),
        opmerkingen=_open_remarks(request, opened),
    )


def _how_many_renewed(request: Request, opened: Opened, catalogue: Catalogue, gebouw: Gebouw) -> int:
    """About how many keuzes the catalogue has something new, for who may decide about it; small repairs not counted."""
    if not opened.rol.schrijft:
        return 0
    with database(request).read() as connection:
        found = find_renewed(connection, opened.bouwwerk, catalogue, gebouw.keuzes)
    return sum(item.open and item.weegt for item in found)


def _open_remarks(request: Request, opened: Opened) -> Mapping[str, int]:
    """How many open opmerkingen this visitor sees by slug."""
    with database(request).read() as connection:
        return open_per_subject(heard(connection, opened))


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
    gemaakt, voor, links = _shared(request, opened, nieuw)
    return page(
        request,
        "plans/bewaren.html",
        status=status,
        pad=opened.pad,
        rol=opened.rol,
        pagina="bewaren",
        gebouw=gebouw,
        link=link(request, sleutel),
        qr=qr_code(link(request, sleutel), "QR-code van je geheime link"),
        email=email,
        fouten=fouten,
        melding=melding,
        deel=deel,
        links=links,
        rollen=TE_DELEN,
        naam=own_name(request),
        nieuw=nieuw,
        gemaakt=gemaakt,
        gemaakt_voor=voor,
        gemaakt_qr=qr_code(gemaakt, "QR-code van de nieuwe link") if gemaakt else "",
        formulier=secrets.token_urlsafe(18),
        bewaar_tot=day(gebouw.bouwwerk.bewaar_tot),
        laatst=just_changed(request, opened, catalogue, laatst),
    )


def qr_code(address: str, name: str) -> Markup:
    """A link as a drawing that a phone can read."""
    made = segno.make(address, error="m", micro=False)
    return Markup(made.svg_inline(border=2, svgclass=None, lineclass=None, omitsize=True, title=name))


def _shared(request: Request, opened: Opened, nieuw: str) -> tuple[str, str, tuple[Toegang, ...]]:
    """The link that the form `nieuw` just made, for whom, and all links handed out: for the owner only."""
    if opened.rol is not Rol.EIGENAAR:
        return "", "", ()
    fresh = derive(settings(request).secret, "deel", opened.sleutel, nieuw)
    with database(request).read() as connection:
        links = link_queries.shared(connection, opened.bouwwerk.id)
        made = link_queries.by_hash(connection, opened.bouwwerk.id, fingerprint(fresh)) if nieuw else None
    if made is None or made.ingetrokken_op:
        return "", "", links
    return link(request, fresh), made.label, links


MELDINGEN = {
    "gemaild": "De mail met je geheime link is onderweg. Kijk ook bij ongewenste mail.",
    "klaargezet": (
        "Deze Bouwplaats heeft nog geen mailserver. De mail met je geheime link staat klaar bij de beheerder. "
        "Bewaar je link daarom ook zelf."
    ),
    "deel_gemaild": "De mail met de link is onderweg.",
    "ingetrokken": "De link is ingetrokken. Wie hem opent, leest dat hij niet meer werkt.",
    "vervangen": "Dit is je nieuwe geheime link. De oude werkt niet meer. Bewaar deze opnieuw.",
}


@router.get("/b/{sleutel}/bewaren")
def show_keep(request: Request, sleutel: str, klaar: str = "", nieuw: str = "", laatst: str = "") -> Response:
    """The secret link: to copy, to scan, to mail; and for the owner the links of others."""
    return keep_page(request, sleutel, melding=MELDINGEN.get(klaar, ""), nieuw=nieuw, laatst=laatst)


@router.post("/b/{sleutel}/bewaren")
def mail_link(request: Request, sleutel: str, form: FormBody) -> Response:
    """Mail the secret link to the officer. The same form twice is one mail; with another address it is another."""
    email = form["email"].strip()
    if not is_address(email):
        fouten = {"email": "Vul een e-mailadres in zoals naam@gemeente.nl."}
        return keep_page(request, sleutel, email=email, fouten=fouten, status=422)
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
            opened = open_bouwwerk(request, connection, sleutel, Rol.EIGENAAR)
            of = opened.bouwwerk
            queries.replace_link(connection, now(), of, rol=opened.rol, old_hash=old_hash, new_hash=new_hash)
    return see_other(f"/b/{fresh}/bewaren?klaar=vervangen")
