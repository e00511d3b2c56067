"""Proving who you are, and the cookies that come of it."""

import logging
import re
import secrets

from fastapi import Request, Response

from app.brakes import Brakes, TooMany
from app.database import now
from app.editorial import journal, passwords, queries, second_factor
from app.editorial.access import Editor, cookie_name
from app.editorial.accounts import ABOUT, Begun
from app.editorial.queries import Found
from app.editorial.rol import Rol
from app.forms import Form
from app.mail.seal import Seal, Unreadable
from app.web import client_address, database, instance, settings

log = logging.getLogger("bouwplaats")

WRONG = "Dit klopt niet. Kijk je e-mailadres, je wachtwoord en de code na. Elke code werkt één keer."
AGAIN = "Dit klopt niet. Kijk je wachtwoord en de code na. Elke code werkt één keer: wacht zo nodig op de volgende."
LONG_AGO = "Meld je eerst af en opnieuw aan. Dit kan alleen in de tien minuten daarna."
FRESH = 600
"""Seconds after signing in with the organisation in which that proves enough."""
DEVICE, DEVICE_KEPT = b"bouwplaats/apparaat/1", 180 * 86_400
"""Seconds that a browser is known as one in which a redacteur signed in before."""
INSIDE = re.compile(r"/redactie(?!/(?:aanmelden|afmelden|uitnodiging|oidc))(?:[/?][!-\[\]-~]*)?")
"""Where signing in may lead: a page of the back office, nothing that could be another site."""


def inside(naar: str) -> str:
    """Where somebody goes after signing in."""
    return naar if INSIDE.fullmatch(naar) else "/redactie"


def who_is(request: Request, email: str, wachtwoord: str, code: str) -> Found | None:
    """Whose address, password and code these are, or None: in the same time for an address that nobody has.

    Raises TooMany after too many tries: in a browser that is known by that browser alone, elsewhere by who tries this
    address from where, and by all that is tried from there.
    """
    device = _known_here(request, email)
    if not device:
        instance(request).brakes.hit("aanmelden", client_address(request))
    counted = device or f"{email.strip().casefold()}\n{client_address(request)}"
    return _proven(request, email, wachtwoord, code, counted, known=bool(device))


def _proven(request: Request, email: str, wachtwoord: str, code: str, counted: str, *, known: bool) -> Found | None:
    """The redacteur, when everything fits. `counted` is by what tries are counted; `known` that no stranger has it."""
    brakes = instance(request).brakes
    brakes.hit("redacteur", counted)
    with database(request).read() as connection:
        found = queries.by_email(connection, email)
    fits = passwords.fits(wachtwoord, found.wachtwoord_hash if found else None)
    if not (found and fits and found.uitgeschakeld_op is None):
        return None
    if not (known or _may_try_codes(brakes, found)) or not _second(request, found, code):
        return None
    brakes.forget("redacteur", counted)
    brakes.forget("code", str(found.id))
    return found


def _may_try_codes(brakes: Brakes, found: Found) -> bool:
    """Count a code beside the right password, wherever it is tried: who stole one could try them all from many places.

    A stranger, who has no password, never comes here. Nothing is said, for that would tell that the password is right.
    """
    try:
        brakes.hit("code", str(found.id))
    except TooMany:
        log.warning("redacteur %s: te veel verkeerde codes bij het juiste wachtwoord", found.id)
        return False
    return True


def _second(request: Request, found: Found, code: str) -> bool:
    """Whether a code of the app or a herstelcode is right; it never is again."""
    moment = now()
    try:
        step = second_factor.step_of(second_factor.opened(settings(request), found.totp_versleuteld), code, moment)
    except Unreadable:  # sealed with another application key: the herstelcodes still work
        step = None
    with database(request).write() as connection:
        if step is not None:
            return queries.use_step(connection, found.id, step)
        if not queries.use_code(connection, moment, found.id, second_factor.plain(code)):
            return False
        ik = Editor(found.id, found.email, found.naam, Rol(found.rol), 0, moment)
        journal.write(connection, moment, ik, "herstelcode gebruikt", (ABOUT, found.email))
    return True


def unproven(request: Request, ik: Editor, form: Form) -> dict[str, str]:
    """What is wrong with the password and code that are asked again before something weighty.

    Who has none here signs in at the organisation, and did so a moment ago.
    """
    if not has_password(request, ik):
        fresh = (now() - ik.begonnen_op).total_seconds() <= FRESH
        return {} if fresh else {"bewijs": LONG_AGO}
    counted = f"aanmelding {ik.aanmelding}"  # no stranger has this sign-in, so none can use up its tries
    proven = _proven(request, ik.email, form["wachtwoord"], form["code"], counted, known=True)
    return {} if proven else {"wachtwoord": AGAIN}


def has_password(request: Request, ik: Editor) -> bool:
    """Whether somebody signs in with a password of this site."""
    with database(request).read() as connection:
        found = queries.by_id(connection, ik.id)
    return bool(found and found.wachtwoord_hash)


def carry(request: Request, response: Response, begun: Begun) -> Response:
    """The answer, with the cookie of a new sign-in; the browser is known from now on."""
    tls = settings(request).address.startswith("https:")
    response.set_cookie(cookie_name(settings(request)), begun.sleutel, secure=tls, httponly=True, samesite="lax")
    known = Seal(settings(request).secret, DEVICE).close(f"{begun.ik.email}\n{secrets.token_urlsafe(12)}")
    response.set_cookie(_device(request), known, DEVICE_KEPT, secure=tls, httponly=True, samesite="lax")
    return response


def drop(request: Request, response: Response) -> Response:
    """The answer, after which the browser no longer has the cookie of a sign-in."""
    tls = settings(request).address.startswith("https:")
    response.delete_cookie(cookie_name(settings(request)), secure=tls, httponly=True, samesite="lax")
    return response


def _device(request: Request) -> str:
    return f"{cookie_name(settings(request))}-apparaat"


def _known_here(request: Request, email: str) -> str:
    """The mark of this browser when this address signed in with it before; else nothing.

    So a stranger who keeps trying holds up other strangers, never the redacteur.
    """
    email, kept = email.strip().casefold(), request.cookies.get(_device(request), "")
    try:
        known = Seal(settings(request).secret, DEVICE).open(kept) if kept.isascii() else ""
    except Unreadable:
        known = ""
    return known if known.partition("\n")[0] == email else ""
