"""Your own account: another password, another app, new herstelcodes, and where you are signed in."""

from typing import Any

from fastapi import APIRouter, Request, Response

from app.cleaning import NUMBER
from app.database import now
from app.editorial import accounts, journal, passwords, queries, second_factor
from app.editorial.access import Editor, cookie_name, signed_in
from app.editorial.accounts import ABOUT
from app.editorial.frame import framed
from app.editorial.routes_signing import DIFFERS, NO_CODE, codes_page, for_the_app
from app.editorial.signing import carry, has_password, unproven
from app.web import FormBody, Problem, database, see_other, settings

router = APIRouter()
OWN = "/redactie/ik"
MELDINGEN = {
    "wachtwoord": "Je nieuwe wachtwoord is bewaard. In andere browsers ben je afgemeld.",
    "code": "Je nieuwe app is gekoppeld. In andere browsers ben je afgemeld.",
    "afgemeld": "Die browser is afgemeld.",
}


def _with_password(request: Request) -> Editor:
    """Who is signed in and has a password here; who signs in at the organisation has nothing to change."""
    ik = signed_in(request)
    if not has_password(request, ik):
        raise Problem(404)
    return ik


@router.get(OWN)
def show_own(request: Request, klaar: str = "") -> Response:
    """Who you are here, what you can change, and where you are signed in."""
    ik = signed_in(request)
    with database(request).read() as connection:
        context: dict[str, Any] = {
            "wie": queries.by_id(connection, ik.id),
            "over": queries.codes_left(connection, ik.id),
            "aanmeldingen": queries.open_ones(connection, now(), ik.id),
        }
    return framed(request, ik, "editorial/ik.html", melding=MELDINGEN.get(klaar, ""), **context)


@router.post("/redactie/ik/aanmeldingen/{nummer}")
def end_sign_in(request: Request, nummer: str) -> Response:
    """Sign one of your own browsers out."""
    ik = signed_in(request)
    with database(request).write() as connection:
        if not (NUMBER.fullmatch(nummer) and queries.end_one(connection, ik.id, int(nummer))):
            raise Problem(404)
        journal.write(connection, now(), ik, "aanmelding beëindigd", (ABOUT, ik.email))
    return see_other(f"{OWN}?klaar=afgemeld")


def _password_page(request: Request, ik: Editor, fouten: dict[str, str] | None = None) -> Response:
    template, shortest = "editorial/wachtwoord.html", passwords.SHORTEST
    answer = framed(request, ik, template, fouten=fouten or {}, minstens=shortest, bewijs=True)
    answer.status_code = 422 if fouten else 200
    return answer


@router.get("/redactie/ik/wachtwoord")
def show_password(request: Request) -> Response:
    """The form for another password."""
    return _password_page(request, _with_password(request))


@router.post("/redactie/ik/wachtwoord")
def change_password(request: Request, form: FormBody) -> Response:
    """Keep another password."""
    ik, fouten = _with_password(request), {}
    if told := passwords.fault_in(form["nieuw"], ik.naam, ik.email):
        fouten["nieuw"] = told
    if form["herhaling"] != form["nieuw"]:
        fouten["herhaling"] = DIFFERS
    fouten = fouten or unproven(request, ik, form)
    if fouten:
        return _password_page(request, ik, fouten)
    kept = passwords.hashed(form["nieuw"])
    with database(request).write() as connection:
        begun = accounts.change_password(connection, now(), ik, kept)
    return carry(request, see_other(f"{OWN}?klaar=wachtwoord"), begun)


def _proposed(request: Request) -> str:
    """The secret for another app, the same as long as this sign-in lasts."""
    return second_factor.proposed(settings(request), request.cookies[cookie_name(settings(request))])


def _app_page(request: Request, ik: Editor, fouten: dict[str, str] | None = None) -> Response:
    app = for_the_app(_proposed(request), ik.email)
    answer = framed(request, ik, "editorial/code.html", fouten=fouten or {}, bewijs=True, **app)
    answer.status_code = 422 if fouten else 200
    return answer


@router.get("/redactie/ik/code")
def show_app(request: Request) -> Response:
    """The QR code for another app."""
    return _app_page(request, _with_password(request))


@router.post("/redactie/ik/code")
def change_app(request: Request, form: FormBody) -> Response:
    """From now on the codes come from another app."""
    ik, secret = _with_password(request), _proposed(request)
    step = second_factor.step_of(secret, form["nieuwe_code"], now())
    fouten = {"nieuwe_code": NO_CODE} if step is None else unproven(request, ik, form)
    if fouten or step is None:
        return _app_page(request, ik, fouten)
    with database(request).write() as connection:
        begun = accounts.change_app(connection, now(), ik, second_factor.sealed(settings(request), secret), step)
    return carry(request, see_other(f"{OWN}?klaar=code"), begun)


def _codes_form(request: Request, ik: Editor, fouten: dict[str, str] | None = None) -> Response:
    answer = framed(request, ik, "editorial/nieuwe_herstelcodes.html", fouten=fouten or {}, bewijs=True)
    answer.status_code = 422 if fouten else 200
    return answer


@router.get("/redactie/ik/herstelcodes")
def ask_codes(request: Request) -> Response:
    """What new herstelcodes mean for those of before."""
    return _codes_form(request, _with_password(request))


@router.post("/redactie/ik/herstelcodes")
def change_codes(request: Request, form: FormBody) -> Response:
    """New herstelcodes, shown this once."""
    ik = _with_password(request)
    if fouten := unproven(request, ik, form):
        return _codes_form(request, ik, fouten)
    with database(request).write() as connection:
        begun = accounts.begin_anew(connection, now(), ik.id)
        codes = accounts.change_codes(connection, now(), begun.ik)
    return codes_page(request, begun, codes)
