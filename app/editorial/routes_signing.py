"""Signing in and out, and the page of a set-up link."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from app.cleaning import one_line
from app.database import now
from app.editorial import accounts, passwords, queries, second_factor
from app.editorial.access import SIGN_IN, cookie_name, editor_of
from app.editorial.accounts import Begun, Chosen
from app.editorial.frame import framed
from app.editorial.queries import Found
from app.editorial.signing import WRONG, carry, drop, inside, who_is
from app.forms import Form
from app.pasted import mail
from app.templating import qr_code
from app.web import FormBody, Problem, database, page, see_other, settings

router = APIRouter()
MAX_NAAM = 100
DIFFERS = "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw."
NO_CODE = "Deze code klopt niet. Typ de zes cijfers die je app nu laat zien."


def sign_in_page(
    request: Request, *, naar: str = "", email: str = "", status: int = 200, fouten: dict[str, str] | None = None
) -> Response:
    """The form to sign in."""
    return page(
        request,
        "editorial/aanmelden.html",
        status=status,
        naar=inside(naar),
        email=email,
        fouten=fouten or {},
        organisatie=bool(settings(request).oidc_issuer),
    )


@router.get(SIGN_IN)
def show_sign_in(request: Request, naar: str = "") -> Response:
    """The form, unless somebody is signed in already."""
    return see_other(inside(naar)) if editor_of(request) else sign_in_page(request, naar=naar)


@router.post(SIGN_IN)
def sign_in(request: Request, form: FormBody) -> Response:
    """Address, password and code at once: nobody learns which of them was wrong."""
    asked = {"email": "Vul je e-mailadres in.", "wachtwoord": "Vul je wachtwoord in.", "code": "Vul een code in."}
    fouten = {field: told for field, told in asked.items() if not form[field]}
    found = None if fouten else who_is(request, mail(form["email"]), form["wachtwoord"], form["code"])
    if found is None:
        fouten = fouten or {"email": WRONG}
        return sign_in_page(request, naar=form["naar"], email=form["email"], status=422, fouten=fouten)
    return let_in(request, found, form["naar"])


def let_in(request: Request, found: Found, naar: str, sub: str = "") -> Response:
    """Sign somebody in who proved who they are; what was in this browser ends. `sub` binds them to the organisation."""
    with database(request).write() as connection:
        queries.end(connection, request.cookies.get(cookie_name(settings(request)), ""))
        begun = accounts.begin(connection, now(), found.id)
        if sub and found.oidc_sub != sub:
            accounts.bind(connection, now(), begun.ik, sub)
    return carry(request, see_other(inside(naar)), begun)


@router.post("/redactie/afmelden")
def sign_out(request: Request) -> Response:
    """End this sign-in, here and in the database."""
    with database(request).write() as connection:
        queries.end(connection, request.cookies.get(cookie_name(settings(request)), ""))
    return drop(request, see_other(SIGN_IN))


@dataclass(frozen=True)
class Setting:
    """The page of a set-up link as it was filled in."""

    naam: str
    wachtwoord: str
    secret: str
    step: int | None
    fouten: dict[str, str]


@router.get("/redactie/uitnodiging/{sleutel}")
def show_set_up(request: Request, sleutel: str) -> Response:
    """What to choose. Looking uses nothing up: mail filters open links too."""
    who = _invited(request, sleutel)
    return _set_up_page(request, who, sleutel, who.naam)


@router.post("/redactie/uitnodiging/{sleutel}")
def set_up(request: Request, sleutel: str, form: FormBody) -> Response:
    """Keep the password and the second factor, sign in, and show the herstelcodes this once."""
    who = _invited(request, sleutel)
    asked = _read(request, who, sleutel, form)
    if asked.fouten or asked.step is None:
        return _set_up_page(request, who, sleutel, asked.naam, status=422, fouten=asked.fouten)
    sealed = second_factor.sealed(settings(request), asked.secret)
    chosen = Chosen(asked.naam, passwords.hashed(asked.wachtwoord), sealed, asked.step)
    with database(request).write() as connection:
        queries.end(connection, request.cookies.get(cookie_name(settings(request)), ""))
        done = accounts.set_up(connection, now(), who, chosen)
    if done is None:
        raise Problem(410, "uitnodiging")
    return codes_page(request, *done)


def codes_page(request: Request, begun: Begun, codes: list[str]) -> Response:
    """The herstelcodes, which nobody can show again, for who is signed in from now on."""
    return carry(request, framed(request, begun.ik, "editorial/herstelcodes.html", codes=codes), begun)


def _invited(request: Request, sleutel: str) -> Found:
    with database(request).read() as connection:
        who = queries.invited(connection, now(), sleutel)
    if who is None:
        raise Problem(410, "uitnodiging")
    return who


def _read(request: Request, who: Found, sleutel: str, form: Form) -> Setting:
    naam, wachtwoord = one_line(form["naam"]), form["wachtwoord"]
    secret = second_factor.proposed(settings(request), sleutel)
    step = second_factor.step_of(secret, form["code"], now())
    faults = {
        "naam": naam_fault(naam),
        "wachtwoord": passwords.fault_in(wachtwoord, naam, who.email),
        "herhaling": "" if form["herhaling"] == wachtwoord else DIFFERS,
        "code": NO_CODE if step is None else "",
    }
    return Setting(naam, wachtwoord, secret, step, {field: told for field, told in faults.items() if told})


def for_the_app(secret: str, email: str) -> dict[str, Any]:
    """A secret to scan, to open and to type over."""
    address = second_factor.for_the_app(secret, email)
    qr = qr_code(address, "QR-code voor je app met codes")
    return {"qr": qr, "app": address, "geheim": second_factor.in_fours(secret)}


def naam_fault(naam: str) -> str:
    """What is wrong with the name of a redacteur."""
    if not naam:
        return "Vul een naam in. Die staat bij alles wat je doet."
    over = len(naam) - MAX_NAAM
    return f"Deze naam is {over} tekens te lang. Neem er hooguit {MAX_NAAM}." if over > 0 else ""


def _set_up_page(
    request: Request, who: Found, sleutel: str, naam: str, *, status: int = 200, **context: Any
) -> Response:
    secret = second_factor.proposed(settings(request), sleutel)
    return page(
        request,
        "editorial/uitnodiging.html",
        status=status,
        **{"fouten": {}, **context},
        naam=naam,
        email=who.email,
        sleutel=sleutel,
        **for_the_app(secret, who.email),
        minstens=passwords.SHORTEST,
    )
