"""Those who carry a letter away: a mail server, or a folder of .eml files."""

import os
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC
from email.message import EmailMessage
from pathlib import Path
from socket import SHUT_RDWR
from threading import Timer
from urllib.parse import SplitResult, unquote, urlsplit

from app.settings import Settings
from app.soundness import LOOPBACK

CONNECT_SECONDS = 10.0
TOTAL_SECONDS = 30.0
"""Seconds for a whole letter; a server that feeds us byte by byte is cut off."""

Postman = Callable[[EmailMessage], None]
"""Returns when the letter is accepted. Raises Refused for never, Unreachable for nobody home, else: later."""


class Refused(Exception):
    """The server will never take this letter (SMTP 5xx on its recipient or its content)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Unreachable(Exception):
    """The server cannot be spoken to at all, so that trying the next letter now is of no use."""


def postman(settings: Settings) -> Postman:
    """The one the settings ask for. Raises ValueError for an SMTP_URL that cannot be right."""
    return smtp(settings.smtp_url) if settings.smtp_url else folder(settings.outgoing)


def folder(path: Path) -> Postman:
    """Writes <time>-<id>.eml, readable by the owner only. The same letter twice is one file."""

    def carry(letter: EmailMessage) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        moment = letter["Date"].datetime.astimezone(UTC)
        ident = re.sub(r"[^0-9a-z]", "", str(letter["Message-ID"]).partition("@")[0])
        final = path / f"{moment:%Y%m%dT%H%M%SZ}-{ident}.eml"
        draft = final.with_suffix(f".{os.getpid()}")
        try:
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(letter.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(final)
        finally:
            draft.unlink(missing_ok=True)

    return carry


def smtp(url: str, *, total_seconds: float = TOTAL_SECONDS) -> Postman:
    """Delivers to a mail server: `smtp://[name:password@]host[:port]` or `smtps://…`.

    STARTTLS, with the certificate checked, whenever a server elsewhere offers it; a password never goes
    unencrypted to another machine.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("SMTP_URL moet eruitzien als smtp://host:poort of smtps://naam:wachtwoord@host:poort.")
    port = parts.port or (465 if parts.scheme == "smtps" else 587 if parts.username else 25)

    def carry(letter: EmailMessage) -> None:
        with _connection(parts, port, total_seconds) as server:
            try:
                server.send_message(letter)
            except smtplib.SMTPRecipientsRefused as error:
                _refuse_if_final(next(iter(error.recipients.values()))[0])
                raise
            except smtplib.SMTPDataError as error:
                _refuse_if_final(error.smtp_code)
                raise

    return carry


def _refuse_if_final(code: int) -> None:
    if 500 <= code < 600:
        raise Refused(code)


@contextmanager
def _connection(parts: SplitResult, port: int, total_seconds: float) -> Iterator[smtplib.SMTP]:
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(timeout=CONNECT_SECONDS, context=ssl.create_default_context())
    else:
        server = smtplib.SMTP(timeout=CONNECT_SECONDS)
    alarm = Timer(total_seconds, _cut, [server])
    alarm.daemon = True
    alarm.start()
    try:
        try:
            _open(server, parts, port)
        except (OSError, smtplib.SMTPException) as error:
            raise Unreachable from error
        yield server
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
    finally:
        alarm.cancel()
        server.close()


def _open(server: smtplib.SMTP, parts: SplitResult, port: int) -> None:
    host = parts.hostname or ""
    # smtplib checks the certificate against the host it was made with, but making it so connects at once.
    server._host = host  # type: ignore[attr-defined]
    code, _ = server.connect(host, port)
    if code != 220:
        raise smtplib.SMTPConnectError(code, "")
    server.ehlo_or_helo_if_needed()
    safe = parts.scheme == "smtps" or host in LOOPBACK
    if not safe and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        safe = True
    if parts.username:
        if not safe:
            raise smtplib.SMTPNotSupportedError("no TLS, so no password")
        server.login(unquote(parts.username), unquote(parts.password or ""))


def _cut(server: smtplib.SMTP) -> None:
    if server.sock is not None:
        with suppress(OSError):
            server.sock.shutdown(SHUT_RDWR)
