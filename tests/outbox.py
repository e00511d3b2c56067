"""A mail server that is down, so that letters stay in the outbox, and those letters opened."""

from email.message import EmailMessage

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


def letters_of(site: Site) -> dict[str, EmailMessage]:
    """The letters that wait, by soort."""
    seal, sender = Seal(site.settings.secret), site.settings.afzender_email
    return {
        row["soort"]: compose(seal.open_message(row["inhoud"]), sender=sender, message_id=row["message_id"], date=now())
        for row in site.rows("bericht")
    }
