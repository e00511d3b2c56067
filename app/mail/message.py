"""A mail as a value: checked when made, so that no field can smuggle in a header or a second recipient."""

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from email_validator import EmailNotValidError, validate_email

from app.settings import NO_EDITORS

SENDER = "Bouwplaats"
LONGEST_SUBJECT = 250
"""Characters; a longer subject is a mistake of the caller, never something to cut off in silence."""

LINE_LIKE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories that may end a line, hide text or cannot be encoded; none belongs in a header."""


@dataclass(frozen=True, slots=True)
class Message:
    """What someone is to read: one recipient, plain text. Raises ValueError for an unsafe header field."""

    to: str
    subject: str
    text: str = field(repr=False)
    reply_to: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "to", address(self.to))
        if self.reply_to is not None:
            object.__setattr__(self, "reply_to", address(self.reply_to))
        _safe(self.subject)
        if not self.subject.strip() or len(self.subject) > LONGEST_SUBJECT:
            raise ValueError(f"a subject has 1 to {LONGEST_SUBJECT} characters")
        self.text.encode()


def _safe(header: str) -> None:
    if any(unicodedata.category(sign) in LINE_LIKE for sign in header):
        raise ValueError("a control character or line separator in a mail header")
    if "=?" in header:
        raise ValueError("an encoded word in a mail header")


def address(text: str) -> str:
    """One bare mail address in the form any mail server takes; asks no network. Raises ValueError."""
    _safe(text)
    if text == NO_EDITORS:
        return text
    try:
        checked = validate_email(text, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError as error:
        raise ValueError("not a mail address") from error
    return checked.ascii_email or checked.normalized


def is_address(text: str) -> bool:
    """Whether mail can be sent there, as far as can be told without asking the network."""
    try:
        address(text)
    except ValueError:
        return False
    return True


def compose(message: Message, *, sender: str, message_id: str, date: datetime) -> EmailMessage:
    """The letter itself, with the same Message-ID and Date at every attempt: a repeat can be recognised."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = Address(SENDER, addr_spec=address(sender))
    letter["To"] = Address(addr_spec=message.to)
    if message.reply_to:
        letter["Reply-To"] = Address(addr_spec=message.reply_to)
    letter["Subject"] = message.subject
    letter["Date"] = date
    letter["Message-ID"] = message_id
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(message.text, charset="utf-8", cte="quoted-printable")
    return letter
