"""Signing in with the account of the organisation: there and back."""

import hmac
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from app.database import now
from app.editorial import queries
from app.editorial.access import cookie_name
from app.editorial.queries import Found
from app.editorial.routes_signing import let_in, sign_in_page
from app.editorial.signing import inside
from app.web import Problem, client_address, database, instance, see_other, settings

if TYPE_CHECKING:
    from app.editorial.oidc import Identity

router = APIRouter()
UNKNOWN = (
    "Je organisatie zegt wie je bent, maar dat is hier geen redacteur. "
    "Vraag de beheerder van de redactie of je adres klopt, en je organisatie of je adres is nagekeken."
)


def _needs_provider(request: Request) -> None:
    if not settings(request).oidc_issuer:
        raise Problem(404)


def _cookie(request: Request) -> str:
    return f"{cookie_name(settings(request))}-oidc"


@router.get("/redactie/oidc")
def go_there(request: Request, naar: str = "") -> Response:
    """To the provider. A link and no form: the policy of our pages lets no form leave the site."""
    from app.editorial import oidc

    _needs_provider(request)
    instance(request).brakes.hit("aanmelden", client_address(request))
    asked = oidc.asked(inside(naar))
    try:
        answer = see_other(oidc.where_to_ask(settings(request), asked))
    except oidc.Untrusted as error:
        instance(request).provider.failed(str(error))
        raise Problem(503, "organisatie") from error
    instance(request).provider.well()
    sealed, tls = oidc.sealed(settings(request), now(), asked), settings(request).address.startswith("https:")
    answer.set_cookie(_cookie(request), sealed, oidc.LASTS, secure=tls, httponly=True, samesite="lax")
    return answer


@router.get("/redactie/oidc/terug")
def come_back(request: Request, state: str = "", code: str = "") -> Response:
    """From the provider: whoever it says, if that is a redacteur, is signed in."""
    from app.editorial import oidc

    _needs_provider(request)
    asked = oidc.opened(settings(request), now(), request.cookies.get(_cookie(request), ""))
    if asked is None or not code or not hmac.compare_digest(asked.state.encode(), state.encode()):
        raise Problem(403, "organisatie")
    try:
        who = oidc.identity(settings(request), asked, code)
    except oidc.Untrusted as error:
        instance(request).return_from_provider.failed(str(error))
        raise Problem(503, "organisatie") from error
    found = _redacteur(request, who)
    if found is None:
        answer = sign_in_page(request, naar=asked.naar, status=403, fouten={"organisatie": UNKNOWN})
    else:
        answer = let_in(request, found, asked.naar, who.sub)
    answer.delete_cookie(_cookie(request), secure=settings(request).address.startswith("https:"), httponly=True)
    return answer


def _redacteur(request: Request, who: "Identity") -> Found | None:
    """The redacteur who this is: by what the provider calls them, or the first time by an address that it checked."""
    with database(request).read() as connection:
        found = queries.by_sub(connection, who.sub)
        if found is None and who.email:
            found = queries.by_email(connection, who.email)
            found = None if found is None or found.oidc_sub else found
    return None if found is None or found.uitgeschakeld_op else found
