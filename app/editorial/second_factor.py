"""The second factor: six digits from an app, each of which works once, or a herstelcode."""

import hmac
import secrets
from base64 import b32encode
from datetime import datetime

import pyotp

from app import pasted
from app.mail.seal import Seal, key_for
from app.settings import Settings

TOTP, PROPOSAL = b"bouwplaats/totp/1", b"bouwplaats/totp-voorstel/1"
STEP = 30
"""Seconds that a code of the app lives."""
CODES, PARTS, LETTERS = 10, 4, "abcdefghjkmnpqrstuvwxyz23456789"
"""How many herstelcodes somebody gets, of how many parts of four, from letters that nobody mixes up (79 bits)."""


def proposed(settings: Settings, seed: str) -> str:
    """The secret for somebody's app, the same each time the page of that uitnodiging or sign-in is opened."""
    return b32encode(hmac.digest(key_for(settings.secret, PROPOSAL), seed.encode(), "sha256")[:20]).decode()


def sealed(settings: Settings, secret: str) -> str:
    """A secret as it is kept."""
    return Seal(settings.secret, TOTP).close(secret)


def opened(settings: Settings, kept: str) -> str:
    """The secret again. Raises Unreadable when it was kept under another application key."""
    return Seal(settings.secret, TOTP).open(kept)


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step of time to which a code belongs: this one, the one before or the one after; None when it is wrong."""
    digits, present = pasted.code(code), int(now.timestamp()) // STEP
    totp = pyotp.TOTP(secret)
    fitting = [
        step
        for step in (present - 1, present, present + 1)
        if hmac.compare_digest(totp.at(step * STEP).encode(), digits.encode())
    ]
    return max(fitting, default=None)


def new_codes() -> list[str]:
    """Fresh herstelcodes, as they are shown once."""
    return ["-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(PARTS)) for _ in range(CODES)]


def plain(code: str) -> str:
    """A herstelcode as it is hashed, however somebody typed it."""
    return pasted.code(code)


def for_the_app(secret: str, email: str) -> str:
    """The address that an app for codes reads from the QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name="Bouwplaats")


def in_fours(secret: str) -> str:
    """The secret to type over."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
