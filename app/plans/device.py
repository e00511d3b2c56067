"""Op dit apparaat: the bouwwerken that a browser opened, in one signed cookie that holds their sleutels."""

import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from app.mail.seal import key_for
from app.plans import queries
from app.plans.access import PREFIX, fingerprint
from app.plans.acting import HIER
from app.plans.rol import Rol
from app.web import database, settings

MOST = 20
"""Bouwwerken at most, last opened first: with 48 signs each the cookie stays well below 4 kB."""

YEAR = 365 * 24 * 3600
PURPOSE = b"bouwplaats/hier/1"
WRITTEN = re.compile(r"([0-9a-f]+)\.([0-9a-f]{64})")


@dataclass(frozen=True)
class Hier:
    """A bouwwerk in the list of this browser."""

    sleutel: str
    titel: str
    gemeente: str
    gewijzigd_op: datetime
    rol: Rol
    merk: str


@dataclass(frozen=True)
class OpDitApparaat:
    """What this browser can reopen, and how many are left out because their link or they themselves are gone."""

    bouwwerken: tuple[Hier, ...]
    weg: int


def held(request: Request) -> tuple[str, ...]:
    """The sleutels in the cookie, last opened first; none when it was not signed by us."""
    codes = _codes(request)
    return tuple(PREFIX + codes[at : at + 48] for at in range(0, len(codes), 48))


def _codes(request: Request) -> str:
    """The sleutels without their beginning, one after the other."""
    written = WRITTEN.fullmatch(request.cookies.get(HIER, ""))
    return written[1] if written and hmac.compare_digest(_signed(request, written[1]), written[2]) else ""


def _signed(request: Request, codes: str) -> str:
    return hmac.digest(key_for(settings(request).secret, PURPOSE), codes.encode(), "sha256").hex()


def noted(request: Request, answer: Response, sleutel: str) -> Response:
    """The page of a bouwwerk; the browser puts this one first in its list, unless it stands there already."""
    if not _codes(request).startswith(sleutel.removeprefix(PREFIX)):
        write(request, answer, (sleutel, *(other for other in held(request) if other != sleutel)))
    return answer


def write(request: Request, answer: Response, sleutels: Iterable[str]) -> None:
    """Have the browser keep these sleutels and no other."""
    codes = "".join(sleutel.removeprefix(PREFIX) for sleutel in [*sleutels][:MOST])
    answer.set_cookie(
        HIER,
        f"{codes}.{_signed(request, codes)}" if codes else "",
        max_age=YEAR if codes else 0,
        path="/",
        httponly=True,
        samesite="lax",
        secure=settings(request).address.startswith("https:"),
    )


def on_this_device(request: Request) -> OpDitApparaat:
    """What stands in the list, as the database knows it now."""
    sleutels = held(request)
    if not sleutels:
        return OpDitApparaat((), 0)
    with database(request).read() as connection:
        looked = [(sleutel, queries.find(connection, fingerprint(sleutel))) for sleutel in sleutels]
    found = tuple(
        Hier(sleutel, of.bouwwerk.titel, of.bouwwerk.gemeente, of.bouwwerk.gewijzigd_op, Rol(of.rol), of.bouwwerk.merk)
        for sleutel, of in looked
        if of and not of.ingetrokken_op and not of.bouwwerk.verwijderd_op
    )
    return OpDitApparaat(found, len(sleutels) - len(found))
