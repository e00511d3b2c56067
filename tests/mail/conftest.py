"""A real SMTP server whose mood a test decides, and the settings and outbox that go with it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from app.database import Database
from app.mail.message import Message
from app.mail.queries import put
from app.settings import Settings
from tests.conftest import GEHEIM

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LINK = "https://bouwplaats.example.org/b/bw_geheimelinkvanhetbouwwerk"
DEADLINE = 20.0
"""Seconds after which a test that waits for mail fails."""

Mood = Callable[[SMTP, Envelope], str]


@dataclass
class Arrived:
    """A letter as the server took it."""

    sender: str
    recipients: list[str]
    letter: EmailMessage
    tls: bool


@dataclass
class Handler:
    """Answers as its moods say: `rcpt` per recipient, `data` for the content. Keeps what it answered 250 to."""

    rcpt: Callable[[str], str] = lambda recipient: "250 OK"
    data: Mood = lambda server, envelope: "250 OK"
    arrived: list[Arrived] = field(default_factory=list)
    attempts: list[str] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)

    async def handle_RCPT(  # noqa: N802  # aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: Any
    ) -> str:
        """A recipient is proposed."""
        answer = self.rcpt(to)
        if answer.startswith("250"):
            envelope.rcpt_tos.append(to)
        return answer

    async def handle_DATA(  # noqa: N802  # aiosmtpd looks for this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """A letter is handed over."""
        assert isinstance(envelope.content, bytes)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        answer = self.data(server, envelope)
        with self.news:
            self.attempts.append(str(letter["Message-ID"]))
            if answer.startswith("250"):
                tls = session.ssl is not None
                self.arrived.append(Arrived(str(envelope.mail_from), list(envelope.rcpt_tos), letter, tls))
            self.news.notify_all()
        return answer

    def wait_for(self, count: int) -> list[Arrived]:
        """The arrived letters, once there are `count`."""
        with self.news:
            assert self.news.wait_for(lambda: len(self.arrived) >= count, DEADLINE), "no mail in time"
            return list(self.arrived)


@dataclass
class Server:
    """One address at which a mail server may or may not listen."""

    handler: Handler
    port: int
    host: str = "127.0.0.1"
    running: Controller | None = None

    @property
    def url(self) -> str:
        """For SMTP_URL."""
        return f"smtp://{self.host}:{self.port}"

    def up(self, **options: Any) -> None:
        """Start listening."""
        self.running = Controller(self.handler, hostname=self.host, port=self.port, **options)
        self.running.start()

    def down(self) -> None:
        """Stop listening."""
        if self.running is not None:
            self.running.stop()
            self.running = None


def free_port() -> int:
    """A port nobody listens at."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server() -> Iterator[Server]:
    """A mail server that is still down."""
    one = Server(Handler(), free_port())
    yield one
    one.down()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an instance with its own data folder."""
    return Settings(data=tmp_path / "data", geheim=GEHEIM, afzender_email="bouwplaats@example.org")


@dataclass
class Outbox:
    """Puts mail in the database as a route does."""

    database: Database
    settings: Settings

    def put(self, to: str = "anna@example.nl", *, formulier: str | None = None, **fields: Any) -> int | None:
        """One message in one transaction."""
        values = {"subject": "Je bouwwerk", "text": f"Hier is de link:\n{LINK}\n"} | fields
        with self.database.write() as connection:
            message = Message(to, **values)
            return put(connection, self.settings, message, "link", now=NOW, formulier=formulier)


@pytest.fixture
def outbox(database: Database, settings: Settings) -> Outbox:
    """The outbox of the database under test."""
    return Outbox(database, settings)
