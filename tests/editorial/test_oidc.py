"""What an id_token must be before it proves anything."""

import time
from datetime import timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from app.database import now
from app.editorial.oidc import Untrusted, _checked, asked, opened, sealed
from app.settings import Settings

ISSUER, CLIENT = "https://login.example", "bouwplaats"
OURS, ANOTHER = (RSAKey.generate_key(2048, {"kid": "a"}) for _ in range(2))
WHAT = asked("/redactie")


def checked(settings: Settings, key: Any = OURS, alg: str = "RS256", **other: Any) -> dict[str, Any]:
    """What is read from a token that is right but for what is given."""
    moment = int(time.time())
    claims = {"iss": ISSUER, "aud": CLIENT, "sub": "1", "iat": moment, "exp": moment + 60, "nonce": WHAT.nonce}
    claims = {name: value for name, value in (claims | other).items() if value is not None}
    token = jwt.encode({"alg": alg, "kid": "a"}, claims, key, algorithms=[alg])
    of = settings.model_copy(update={"oidc_issuer": ISSUER, "oidc_client_id": CLIENT})
    return _checked(of, WHAT, {"id_token": token}, {"keys": [OURS.as_dict(private=False)]})


def test_a_token_that_is_right_says_who_somebody_is(settings: Settings) -> None:
    assert checked(settings)["sub"] == "1"
    assert checked(settings, exp=int(time.time()) - 30)["sub"] == "1", "clocks may differ a little"


@pytest.mark.parametrize(
    "wrong",
    [
        {"iss": "https://elders.example"},
        {"iss": None},
        {"aud": "een-ander"},
        {"aud": ["een-ander"]},
        {"aud": None},
        {"aud": [CLIENT, "een-ander"], "azp": "een-ander"},
        {"exp": 1},
        {"exp": None},
        {"iat": 4_000_000_000},
        {"nonce": "van-een-ander"},
        {"nonce": None},
        {"sub": None},
        {"key": ANOTHER},
        {"key": OctKey.import_key("alleen-voor-de-tests-en-lang-genoeg"), "alg": "HS256"},
    ],
)
def test_a_token_that_is_not_proves_nothing(settings: Settings, wrong: dict[str, Any]) -> None:
    with pytest.raises(Untrusted):
        checked(settings, **wrong)


@pytest.mark.parametrize("token", ["", "x.y.z", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", None])
def test_what_is_no_token_proves_nothing(settings: Settings, token: str | None) -> None:
    with pytest.raises(Untrusted):
        _checked(settings, WHAT, {"id_token": token}, {"keys": [OURS.as_dict(private=False)]})
    with pytest.raises(Untrusted):
        _checked(settings, WHAT, {}, {"keys": "geen"})


def test_a_sign_in_that_is_underway_ends_after_ten_minutes_and_is_read_by_nobody_else(settings: Settings) -> None:
    moment = now()
    kept = sealed(settings, moment, WHAT)
    assert WHAT.verifier not in kept
    assert opened(settings, moment + timedelta(minutes=10), kept) == WHAT
    assert opened(settings, moment + timedelta(minutes=10, seconds=1), kept) is None
    assert opened(settings, moment, "x") is opened(settings, moment, "é") is opened(settings, moment, "") is None
    other = Settings(data=settings.data, geheim="een-andere-sleutel-die-ook-lang-genoeg-is")
    assert opened(other, moment, kept) is None
