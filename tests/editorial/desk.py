"""Editors at work in tests: signed in without walking through the sign-in page each time."""

import secrets
from functools import cache
from typing import Protocol

from httpx import Response
from pyotp import TOTP
from sqlalchemy import Table, insert, update

from app.database import Database, now
from app.editorial.access import cookie_name, fingerprint
from app.editorial.models import aanmelding, redacteur
from app.editorial.passwords import hashed
from app.editorial.rol import Rol
from app.editorial.second_factor import sealed
from app.settings import Settings
from tests.editorial.enrolled import enrol_in
from tests.visitor import Site


class Behind(Protocol):
    """What stands behind a site or a server."""

    @property
    def database(self) -> Database:
        """Its database."""
        ...

    @property
    def settings(self) -> Settings:
        """Its settings."""
        ...


def enrol(site: Behind, rol: Rol = Rol.REDACTEUR, naam: str = "Iris") -> int:
    """A redacteur who exists; returns the id. The address is the name at redactie.example."""
    return enrol_in(site.database, naam, rol)


def signed_in(site: Site, rol: Rol = Rol.REDACTEUR, naam: str = "Iris", *, who: int | None = None) -> Site:
    """The same site, visited by a redacteur with this rol who is signed in."""
    return site.with_cookie(cookie_name(site.settings), begun(site, who or enrol(site, rol, naam)))


def begun(site: Behind, who: int) -> str:
    """A sign-in of this redacteur; the sleutel for the cookie."""
    sleutel = secrets.token_urlsafe(32)
    values = {"redacteur_id": who, "sleutel_hash": fingerprint(sleutel), "begonnen_op": now(), "gezien_op": now()}
    with site.database.write() as connection:
        connection.execute(insert(aanmelding).values(**values))
    return sleutel


PASSWORD = "paard batterij nietje correct"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@cache
def kept_password() -> str:
    """PASSWORD as it is kept; made once, for it takes as long as a guess must."""
    return hashed(PASSWORD)


def able(site: Behind, rol: Rol = Rol.REDACTEUR, naam: str = "Iris") -> int:
    """A redacteur who can sign in with PASSWORD and the codes of SECRET; returns the id."""
    who = enrol(site, rol, naam)
    values = {"wachtwoord_hash": kept_password(), "totp_versleuteld": sealed(site.settings, SECRET)}
    with site.database.write() as connection:
        connection.execute(update(redacteur).where(redacteur.c.id == who).values(**values))
    return who


def code(later: int = 0, secret: str = SECRET) -> str:
    """What the app shows now, or `later` steps from now; the next one works already."""
    return TOTP(secret).at(int(now().timestamp()) + 30 * later)


def proof(later: int = 0) -> dict[str, str]:
    """What is asked again before something weighty."""
    return {"wachtwoord": PASSWORD, "code": code(later)}


def sign_in(site: Site, naam: str = "Iris", **other: str) -> Response:
    """Send the form to sign in, right but for what is given."""
    return site.post("/redactie/aanmelden", {"email": f"{naam.lower()}@redactie.example", **proof(), **other})


def change(site: Site, table: Table, **values: object) -> None:
    """Set columns of every row, as time or an operator does."""
    with site.database.write() as connection:
        connection.execute(update(table).values(**values))
