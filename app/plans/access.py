"""Sleutels: who holds the link may open the bouwwerk; only a hash of it is kept."""

import hmac
import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote

from fastapi import Request
from sqlalchemy import Connection

from app.plans import queries
from app.plans.bouwwerk import Bouwwerk
from app.web import Problem, client_address, settings

PREFIX = "bw_"
SLEUTEL = re.compile(PREFIX + "[0-9a-f]{48}(?![0-9a-f])")


@dataclass(frozen=True)
class Opened:
    """A bouwwerk opened by its link, with the catalogue revision of the same moment."""

    sleutel: str
    rol: str
    bouwwerk: Bouwwerk
    catalogus: int

    @property
    def pad(self) -> str:
        """The address of the bouwwerk on this site."""
        return f"/b/{self.sleutel}"


def derive(secret: bytes, *seed: str) -> str:
    """A new sleutel (192 bits) that only this instance can make, the same for the same form sent twice.

    `seed` holds the random key of the form and all that was typed, so a double click opens one bouwwerk.
    """
    message = "\x00".join(("sleutel", *seed)).encode()
    digest = hmac.new(secret, message, sha256).digest()[:24]
    return PREFIX + digest.hex()


def found_sleutel(pasted: str) -> str:
    """The sleutel in whatever somebody pasted: a link in brackets, broken over lines, or wrapped by a mail filter."""
    found = SLEUTEL.search("".join(unquote(pasted).lower().split()))
    return found[0] if found else ""


def fingerprint(sleutel: str) -> str:
    """The hash under which a sleutel is stored (ASVS 6.5.2: a plain hash does above 112 bits)."""
    return sha256(sleutel.encode()).hexdigest()


def open_bouwwerk(request: Request, connection: Connection, sleutel: str) -> Opened:
    """The bouwwerk behind a sleutel.

    Raises Problem 404 for an unknown link (counted by the brake on guessing), 410 for a withdrawn one.
    """
    found = queries.find(connection, fingerprint(sleutel))
    if found is None:
        request.app.state.brakes.hit("verkeerde link", client_address(request))
        raise Problem(404, "link")
    if found.ingetrokken_op is not None:
        raise Problem(410, "ingetrokken", datum=found.ingetrokken_op)
    return Opened(sleutel, found.rol, found.bouwwerk, found.catalogus)


def link(request: Request, sleutel: str) -> str:
    """The whole secret link, as it goes into a mail or a bookmark."""
    return f"{settings(request).address}/b/{sleutel}"
