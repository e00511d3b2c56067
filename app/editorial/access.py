"""Who is signed in: a cookie holds a random sleutel, the database a hash of it, and every request asks again."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from fastapi import Request
from sqlalchemy import Connection, select, update

from app.database import DatabaseBusy, now
from app.editorial.models import aanmelding, redacteur
from app.editorial.rol import Rol
from app.plans.acting import nobody_looks
from app.settings import Settings
from app.web import SAFE, Detour, Problem, database, settings

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=12)
"""A sign-in ends after so long without a request, and in any case after so long (reliability 5.9)."""
NOTED = timedelta(minutes=1)
"""How exactly the last request is kept."""
SIGN_IN = "/redactie/aanmelden"


@dataclass(frozen=True)
class Editor:
    """A redacteur who is signed in, and by which aanmelding."""

    id: int
    email: str
    naam: str
    rol: Rol
    aanmelding: int
    begonnen_op: datetime


def cookie_name(of: Settings) -> str:
    """`__Host-` keeps other sites of the same domain from setting it; browsers want TLS for that."""
    return "__Host-redactie" if of.address.startswith("https:") else "redactie"


def fingerprint(sleutel: str) -> str:
    """The hash under which the sleutel of an aanmelding, uitnodiging or herstelcode is stored (ASVS 6.5.2)."""
    return sha256(sleutel.encode()).hexdigest()


def signed_in(request: Request, needed: Rol = Rol.REDACTEUR) -> Editor:
    """The editor behind this request.

    Who is not signed in goes to the page for that (Detour), or when sending a form gets a page that keeps what was
    typed (Problem 403). Raises Problem 403 for a rol that does not go this far.
    """
    found = editor_of(request)
    if found is None:
        if request.method in SAFE:
            raise Detour(f"{SIGN_IN}?naar={quote(_here(request), safe='')}")
        raise Problem(403, "aangemeld")
    if not found.rol.may(needed):
        raise Problem(403, "redactierol", rol=needed)
    return found


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def editor_of(request: Request) -> Editor | None:
    """Who is signed in, or None; notes that they were here."""
    sleutel, moment = request.cookies.get(cookie_name(settings(request)), ""), now()
    if not sleutel:
        return None
    with database(request).read() as connection:
        row = _find(connection, sleutel)
    if row is None or row.uitgeschakeld_op or moment - row.gezien_op > IDLE or moment - row.begonnen_op > LONGEST:
        return None
    if moment - row.gezien_op > NOTED and not nobody_looks(request):
        with suppress(DatabaseBusy), database(request).write() as connection:  # the next page notes it
            mine = aanmelding.c.id == row.aanmelding
            connection.execute(update(aanmelding).where(mine).values(gezien_op=moment))
    return Editor(row.id, row.email, row.naam, Rol(row.rol), row.aanmelding, row.begonnen_op)


def _find(connection: Connection, sleutel: str) -> Any:
    columns = (
        redacteur.c.id,
        redacteur.c.email,
        redacteur.c.naam,
        redacteur.c.rol,
        redacteur.c.uitgeschakeld_op,
        aanmelding.c.id.label("aanmelding"),
        aanmelding.c.begonnen_op,
        aanmelding.c.gezien_op,
    )
    mine = redacteur.c.id == aanmelding.c.redacteur_id
    asked = select(*columns).where(mine, aanmelding.c.sleutel_hash == fingerprint(sleutel))
    return connection.execute(asked).one_or_none()
