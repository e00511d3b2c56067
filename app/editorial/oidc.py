"""Asking the organisation who somebody is: OpenID Connect, authorization code with PKCE.

Loaded only where it is used: what it needs is large.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import httpx
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.mail.seal import Seal, Unreadable
from app.settings import Settings

BACK = "/redactie/oidc/terug"
PATIENCE, LEEWAY = 10.0, 60
"""Seconds that the provider may take for an answer, and that its clock may differ from ours."""
UNDERWAY, LASTS = b"bouwplaats/oidc/1", 600
"""Seconds in which somebody signs in at the provider."""
SIGNED_BY = ["RS256", "PS256", "ES256"]
"""How an id_token may be signed: never "none", never with a key that we know too."""
NEEDED = {"authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"}
"""What a provider must tell about itself."""


class Untrusted(Exception):
    """The provider does not answer, or not in a way that proves who somebody is."""


@dataclass(frozen=True)
class Asked:
    """What we said when we sent somebody to the provider: their browser brings it back, sealed."""

    state: str
    nonce: str
    verifier: str
    naar: str


@dataclass(frozen=True)
class Identity:
    """Who the provider says that somebody is; the address only when the provider checked it."""

    sub: str
    email: str


def asked(naar: str) -> Asked:
    """Fresh secrets for one sign-in."""
    return Asked(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48), naar)


def sealed(of: Settings, now: datetime, what: Asked) -> str:
    """For the cookie of who is underway."""
    return Seal(of.secret, UNDERWAY).close(json.dumps(asdict(what) | {"op": now.timestamp()}))


def opened(of: Settings, now: datetime, kept: str) -> Asked | None:
    """What somebody was sent away with, when that is not too long ago."""
    try:
        told = json.loads(Seal(of.secret, UNDERWAY).open(kept)) if kept.isascii() else {"op": 0}
    except Unreadable:
        return None
    return None if now.timestamp() - told.pop("op") > LASTS else Asked(**told)


def where_to_ask(of: Settings, what: Asked) -> str:
    """The page of the provider where somebody signs in. Raises Untrusted."""
    with _client() as client:
        page = str(_about(client, of)["authorization_endpoint"])
    wish = {
        "response_type": "code",
        "client_id": of.oidc_client_id,
        "redirect_uri": of.address + BACK,
        "scope": "openid email",
        "state": what.state,
        "nonce": what.nonce,
        "code_challenge": create_s256_code_challenge(what.verifier),
        "code_challenge_method": "S256",
    }
    return str(add_params_to_uri(page, list(wish.items())))


def identity(of: Settings, what: Asked, code: str) -> Identity:
    """Who came back with this code. Raises Untrusted."""
    wish = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": of.address + BACK,
        "code_verifier": what.verifier,
    }
    with _client() as client:
        about = _about(client, of)
        login = httpx.BasicAuth(of.oidc_client_id, of.oidc_client_secret)
        given = _answer(client, "POST", str(about["token_endpoint"]), data=wish, auth=login)
        keys = _answer(client, "GET", str(about["jwks_uri"]))
        claims = _checked(of, what, given, keys)
        bearer = {"Authorization": f"Bearer {given.get('access_token')}"}
        told = _answer(client, "GET", str(about["userinfo_endpoint"]), headers=bearer)
    verified = told.get("email_verified") is True and told.get("sub") == claims["sub"]
    return Identity(f"{of.oidc_issuer} {claims['sub']}", str(told.get("email", "")) if verified else "")


def _checked(of: Settings, what: Asked, given: dict[str, Any], keys: dict[str, Any]) -> dict[str, Any]:
    """What the id_token says, once signature, issuer, audience, time and nonce are right. Raises Untrusted."""
    try:
        token = jwt.decode(str(given["id_token"]), KeySet.import_key_set(keys), algorithms=SIGNED_BY)  # type: ignore[arg-type]
        wanted = {
            "iss": {"essential": True, "value": of.oidc_issuer},
            "aud": {"essential": True, "value": of.oidc_client_id},
        }
        proof = {"nonce": what.nonce, "client_id": of.oidc_client_id, "access_token": given.get("access_token")}
        claims = CodeIDToken(token.claims, token.header, options=wanted, params=proof)
        claims.validate(leeway=LEEWAY)
    except (JoseError, KeyError, TypeError, ValueError) as error:
        raise Untrusted(type(error).__name__) from error
    return dict(token.claims)


def _about(client: httpx.Client, of: Settings) -> dict[str, Any]:
    """What the provider tells about itself; it must be the one of the settings. Raises Untrusted."""
    about = _answer(client, "GET", f"{of.oidc_issuer.rstrip('/')}/.well-known/openid-configuration")
    if about.get("issuer") != of.oidc_issuer or not set(about) >= NEEDED:
        raise Untrusted("issuer")
    return about


def _client() -> httpx.Client:
    return httpx.Client(timeout=PATIENCE, follow_redirects=False)


def _answer(client: httpx.Client, method: str, address: str, **what: Any) -> dict[str, Any]:
    """A JSON object from the provider. Raises Untrusted."""
    try:
        found = client.request(method, address, **what).raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise Untrusted(type(error).__name__) from error
    if not isinstance(found, dict):
        raise Untrusted("shape")
    return found
