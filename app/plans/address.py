"""An e-mail address that a bouwwerk remembers: how it is recognised, kept and shown. No SQL."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from app.mail.message import address
from app.mail.seal import Seal, Unreadable, key_for

SEALED = b"bouwplaats/adres/1"
HASHED = b"bouwplaats/adres-hash/1"
MOST = 5
"""Addresses that one bouwwerk remembers at most; stands on the keep page too."""


@dataclass(frozen=True)
class Adres:
    """An address as its owner sees it. `email` is empty when it was sealed with another application key."""

    id: int
    email: str
    gemaakt_op: datetime

    @property
    def masked(self) -> str:
        """Enough to recognise your own address by: a…@gemeente.nl."""
        name, _, domain = self.email.partition("@")
        return f"{name[:1]}…@{domain}" if domain else "een adres dat we niet meer kunnen lezen"


def mark(secret: bytes, email: str) -> str:
    """The keyed hash under which an address is found, however somebody writes it."""
    key = key_for(secret, HASHED)
    return hmac.new(key, address(email).casefold().encode(), sha256).hexdigest()


def sealed(secret: bytes, email: str) -> str:
    """The address as it is kept."""
    return Seal(secret, SEALED).close(address(email))


def opened(secret: bytes, kept: str) -> str:
    """The address again, or nothing when another application key sealed it."""
    try:
        return Seal(secret, SEALED).open(kept)
    except Unreadable:
        return ""
