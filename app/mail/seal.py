"""Keeps mail unreadable in the database: a mail holds a link, and a link is the key to a bouwwerk."""

import base64
import json
from dataclasses import asdict
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.mail.message import Message

PURPOSE = b"bouwplaats/bericht/1"


class Unreadable(Exception):
    """The row was sealed with another application key."""


@cache
def key_for(secret: bytes, purpose: bytes) -> bytes:
    """A key made from the application key for one purpose only."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret)


class Seal:
    """Seals and opens with a key of its own: that of mail, unless another purpose is named."""

    def __init__(self, secret: bytes, purpose: bytes = PURPOSE) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(key_for(secret, purpose)))

    def close(self, text: str) -> str:
        """Sealed text."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """The text again. Raises Unreadable."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken as error:
            raise Unreadable from error

    def close_message(self, message: Message) -> str:
        """A whole message, sealed."""
        return self.close(json.dumps(asdict(message)))

    def open_message(self, sealed: str) -> Message:
        """The message again, checked anew. Raises Unreadable."""
        return Message(**json.loads(self.open(sealed)))
