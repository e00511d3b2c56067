"""A site whose mail stays in the outbox, so that the letters can be read there."""

from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from app.database import now
from app.mail.message import compose
from app.mail.seal import Seal
from app.settings import Settings
from tests.serving import free_port
from tests.visitor import Site


def unreachable(settings: Settings) -> Settings:
    """The same settings with a mail server that is down."""
    down = {"smtp_url": f"smtp://127.0.0.1:{free_port()}"}
    return settings.model_copy(update=down)


@pytest.fixture
def silent(sqlite_settings: Settings) -> Iterator[Site]:
    """The site while its mail server is down."""
    with Site.running(unreachable(sqlite_settings)) as started:
        yield started


@pytest.fixture
def both_silent(both_settings: Settings) -> Iterator[Site]:
    """The site while its mail server is down, once on each engine."""
    with Site.running(unreachable(both_settings)) as started:
        yield started


def letters_of(site: Site) -> dict[str, EmailMessage]:
    """The letters that wait, by soort."""
    seal, sender = Seal(site.settings.secret), site.settings.afzender_email
    return {
        row["soort"]: compose(seal.open_message(row["inhoud"]), sender=sender, message_id=row["message_id"], date=now())
        for row in site.rows("bericht")
    }
