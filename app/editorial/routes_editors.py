"""Who is a redacteur and with which rol: for the beheerder."""

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.cleaning import NUMBER, one_line
from app.database import now
from app.editorial import accounts, queries
from app.editorial.access import Editor, signed_in
from app.editorial.accounts import LastBeheerder
from app.editorial.frame import framed
from app.editorial.queries import Found
from app.editorial.rol import Rol
from app.editorial.routes_signing import naam_fault
from app.editorial.signing import has_password, unproven
from app.forms import Form
from app.mail.message import is_address
from app.pasted import mail
from app.web import FormBody, Problem, database, see_other, settings

router = APIRouter()
TAB = "/redactie/redacteuren"
LAST = "Er moet één beheerder overblijven die zich kan aanmelden. Geef eerst iemand anders die rol."
TAKEN = "Wie dit adres heeft, is al redacteur. Kies die in de lijst."


@dataclass(frozen=True)
class Invited:
    """Who is asked to become a redacteur, as typed."""

    email: str = ""
    naam: str = ""
    rol: str = Rol.REDACTEUR


def _list(request: Request, ik: Editor, asked: Invited, fouten: dict[str, str] | None = None) -> Response:
    with database(request).read() as connection:
        found = queries.all_of_us(connection)
    context = {"wij": found, "rollen": list(Rol), "gevraagd": asked, "bewijs": has_password(request, ik)}
    answer = framed(request, ik, "editorial/redacteuren.html", tab=TAB, fouten=fouten or {}, **context)
    answer.status_code = 422 if fouten else 200
    return answer


@router.get(TAB)
def show_all(request: Request) -> Response:
    """Every redacteur, and the form for a new one."""
    return _list(request, signed_in(request, Rol.BEHEERDER), Invited())


@router.post(TAB)
def enrol(request: Request, form: FormBody) -> Response:
    """Make a redacteur, and show the link for them this once."""
    ik = signed_in(request, Rol.BEHEERDER)
    asked = Invited(mail(form["email"]), one_line(form["naam"]), form["rol"])
    fouten = _faults(request, asked) or unproven(request, ik, form)
    if fouten:
        return _list(request, ik, asked, fouten)
    with database(request).write() as connection:
        who = accounts.enrol(connection, now(), ik, asked.email, asked.naam, Rol(asked.rol))
        sleutel = accounts.invite(connection, now(), ik, who) if who else ""
    return _link_page(request, ik, who, sleutel) if who else _list(request, ik, asked, {"email": TAKEN})


def _faults(request: Request, asked: Invited) -> dict[str, str]:
    with database(request).read() as connection:
        taken = queries.by_email(connection, asked.email) is not None
    bad = "Dit e-mailadres klopt niet. Vul een adres in zoals naam@example.org."
    found = {
        "email": TAKEN if taken else "" if is_address(asked.email) else bad,
        "naam": naam_fault(asked.naam),
        "rol": "" if asked.rol in list(Rol) else "Kies een rol.",
    }
    return {field: told for field, told in found.items() if told}


def _link_page(request: Request, ik: Editor, who: Found, sleutel: str) -> Response:
    link = f"{settings(request).address}/redactie/uitnodiging/{sleutel}"
    return framed(request, ik, "editorial/link.html", tab=TAB, wie=who, link=link)


def _one(connection: Connection, nummer: str) -> Found:
    found = queries.by_id(connection, int(nummer)) if NUMBER.fullmatch(nummer) else None
    if found is None:
        raise Problem(404)
    return found


def _editor_page(request: Request, ik: Editor, who: Found, fouten: dict[str, str] | None = None) -> Response:
    context = {"wie": who, "rollen": list(Rol), "bewijs": has_password(request, ik)}
    answer = framed(request, ik, "editorial/redacteur.html", tab=TAB, fouten=fouten or {}, **context)
    answer.status_code = 422 if fouten else 200
    return answer


@router.get("/redactie/redacteuren/{nummer}")
def show_one(request: Request, nummer: str) -> Response:
    """One redacteur, and what a beheerder can do about them."""
    ik = signed_in(request, Rol.BEHEERDER)
    with database(request).read() as connection:
        who = _one(connection, nummer)
    return _editor_page(request, ik, who)


@router.post("/redactie/redacteuren/{nummer}")
def change_one(request: Request, nummer: str, form: FormBody) -> Response:
    """Give another rol, disable or enable, or make a new set-up link: which, is said by the button."""
    ik = signed_in(request, Rol.BEHEERDER)
    with database(request).read() as connection:
        who = _one(connection, nummer)
    if fouten := unproven(request, ik, form):
        return _editor_page(request, ik, who, fouten)
    try:
        with database(request).write() as connection:
            sleutel = _act(connection, ik, _one(connection, nummer), form)
    except LastBeheerder:
        return _editor_page(request, ik, who, {"rol": LAST})
    return _link_page(request, ik, who, sleutel) if sleutel else see_other(TAB)


def _act(connection: Connection, ik: Editor, who: Found, form: Form) -> str:
    """Do what the button says; returns the sleutel when that is a new link. Raises LastBeheerder."""
    match form["doe"]:
        case "rol" if form["rol"] in list(Rol):
            accounts.give_rol(connection, now(), ik, who, Rol(form["rol"]))
        case "uit":
            accounts.disable(connection, now(), ik, who)
        case "aan":
            accounts.enable(connection, now(), ik, who)
        case "link" if not who.uitgeschakeld_op:
            return accounts.invite(connection, now(), ik, who)
        case _:
            raise Problem(422)
    return ""
