"""Sleutels: who holds the link may open the bouwwerk; only a hash of it is kept."""

import hmac
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from urllib.parse import quote, unquote

from fastapi import Request
from sqlalchemy import Connection

from app.cleaning import one_line
from app.database import now
from app.pasted import unwrapped_address
from app.plans import queries
from app.plans.acting import is_act
from app.plans.bouwwerk import Bouwwerk
from app.plans.retention import until
from app.plans.rol import Rol
from app.settings import Settings
from app.templating import NETHERLANDS
from app.web import SAFE, Problem, client_address, instance, settings

PREFIX = "bw_"
NAAM = "bp_naam"
"""The cookie with the name under which somebody writes along; nothing else is in it."""

MAX_NAAM = 60
FORMULIER = re.compile("[A-Za-z0-9_-]{24}")
"""The random key that our forms carry (`secrets.token_urlsafe(18)`)."""

SLEUTEL = re.compile(PREFIX + "[0-9a-f]{48}(?![0-9a-f])")
SPACED = re.compile(PREFIX + r"(?:\s?[0-9a-f]){48}(?![0-9a-f])")
"""A sleutel that a mail program or a table broke into pieces."""


@dataclass(frozen=True)
class Opened:
    """A bouwwerk opened by its link, with the catalogue revision of the same moment."""

    sleutel: str
    rol: Rol
    bouwwerk: Bouwwerk
    catalogus: int
    toegang: int

    @property
    def pad(self) -> str:
        """The address of the bouwwerk on this site."""
        return f"/b/{self.sleutel}"


class Gebruik(StrEnum):
    """What a sleutel is derived for: each use has a word of its own, so that no form of one makes a link of another."""

    BEGIN = "begin"
    KOPIE = "kopie"
    INLEZEN = "importeer"
    DELEN = "deel"
    VERVANGEN = "vervang"
    TERUGVRAAG = "terugvraag"
    SESSIE = "sessie"
    DEELNEMER = "deelnemer"
    AANVRAAG = "aanvraag"


def derive(secret: bytes, use: Gebruik, *seed: str) -> str:
    """A new sleutel (192 bits) that only this instance can make, the same for the same form sent twice.

    `seed` holds the random key of the form and all that was typed, so a double click opens one bouwwerk. The words of
    the uses never change: the links of sessies and aanvragen are made again for later mails.
    """
    return _made(secret, use, *seed)


def derived_before(secret: bytes, sent: str, *typed: str) -> str:
    """What beginning made before each use had its word, for a form that is sent again over an update.

    Only for the key of a form of ours: that is longer than any word, so it cannot be taken for one.
    """
    return _made(secret, sent, *typed) if FORMULIER.fullmatch(sent) else ""


def _made(secret: bytes, *seed: str) -> str:
    message = "\x00".join(("sleutel", *(part.replace("\x00", "\ufffd") for part in seed))).encode()
    return PREFIX + hmac.new(secret, message, sha256).digest()[:24].hex()


def found_sleutel(pasted: str) -> str:
    """The sleutel in whatever somebody pasted: a link in brackets, broken over lines, or wrapped by a mail filter."""
    found = SPACED.search(unwrapped_address(pasted))
    return "".join(found[0].split()) if found else ""


def fingerprint(sleutel: str) -> str:
    """The hash under which a sleutel is stored (ASVS 6.5.2: a plain hash does above 112 bits)."""
    return sha256(sleutel.encode()).hexdigest()


def open_bouwwerk(
    request: Request, connection: Connection, sleutel: str, needed: Rol | None = None, *, binned: bool = False
) -> Opened:
    """The bouwwerk behind a sleutel.

    Who only looks needs to be a reader and who sends something a writer, unless a route says what is `needed`.
    Raises Problem 404 for an unknown link (counted by the brake on guessing), 410 for a withdrawn one or when the
    bouwwerk lies in the bin (unless `binned` says that this is no matter), 403 for one that does not go this far.
    """
    mine = fingerprint(sleutel)
    found = queries.find(connection, mine)
    if found is None:
        instance(request).brakes.hit("verkeerde link", client_address(request))
        raise Problem(404, "link")
    if found.ingetrokken_op is not None:
        raise Problem(410, "ingetrokken", datum=found.ingetrokken_op)
    rol, deleted = Rol(found.rol), found.bouwwerk.verwijderd_op
    if deleted and not binned:
        back = f"/b/{sleutel}/terughalen" if rol is Rol.EIGENAAR else ""
        raise Problem(410, "verwijderd", datum=deleted, tot=until(deleted), terughalen=back)
    if not rol.may(needed or (Rol.LEZEN if request.method in SAFE else Rol.MEESCHRIJVEN)):
        raise Problem(403)
    today = now().astimezone(NETHERLANDS).date()
    if found.gebruikt_op != today and is_act(request, sleutel):
        instance(request).usage.note(mine, today)
    door = own_name(request) or (found.label if rol is not Rol.EIGENAAR else "")
    return Opened(sleutel, rol, replace(found.bouwwerk, door=door), found.catalogus, found.toegang)


def own_name(request: Request) -> str:
    """The name somebody gave to write under, on this device."""
    return short_name(unquote(request.cookies.get(NAAM, "")))


def short_name(name: str) -> str:
    """A name as it is shown: cleaned, on one line, not too long."""
    return one_line(one_line(name)[:MAX_NAAM])


def name_cookie(request: Request, name: str) -> dict[str, object]:
    """What a browser must keep to write under this name for a year."""
    tls = settings(request).address.startswith("https:")
    days = 365 * 24 * 3600 if name else 0
    kept = {"path": "/b/", "httponly": True, "samesite": "lax", "secure": tls}
    return {"key": NAAM, "value": quote(name), "max_age": days, **kept}


def link(request: Request, sleutel: str) -> str:
    """The whole secret link, as it goes into a mail or a bookmark."""
    return link_of(settings(request), sleutel)


def link_of(of: Settings, sleutel: str) -> str:
    """The same, for who answers no request."""
    return f"{of.address}/b/{sleutel}"
