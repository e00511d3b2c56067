"""Editors at work in tests: signed in without walking through the sign-in page each time."""

import secrets

from sqlalchemy import insert

from app.database import now
from app.editorial.access import cookie_name, fingerprint
from app.editorial.models import aanmelding
from app.editorial.rol import Rol
from tests.editorial.enrolled import enrol_in
from tests.visitor import Site


def enrol(site: Site, rol: Rol = Rol.REDACTEUR, naam: str = "Iris") -> int:
    """A redacteur who exists; returns the id. The address is the name at redactie.example."""
    return enrol_in(site.database, naam, rol)


def signed_in(site: Site, rol: Rol = Rol.REDACTEUR, naam: str = "Iris", *, who: int | None = None) -> Site:
    """The same site, visited by a redacteur with this rol who is signed in."""
    who = who or enrol(site, rol, naam)
    sleutel = secrets.token_urlsafe(32)
    values = {"redacteur_id": who, "sleutel_hash": fingerprint(sleutel), "begonnen_op": now(), "gezien_op": now()}
    with site.database.write() as connection:
        connection.execute(insert(aanmelding).values(**values))
    return site.with_cookie(cookie_name(site.settings), sleutel)
