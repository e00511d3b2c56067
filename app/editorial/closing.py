"""What happens to an aanvraag when there is a bouwsteen for it: everybody who asked hears it and is offered it."""

from datetime import datetime

from sqlalchemy import Connection, select

from app.blocks.models import bouwsteen, bouwsteen_versie
from app.editorial import journal
from app.editorial.access import Editor
from app.enquiries import handling, queries
from app.enquiries.access import link_of, sleutel_of
from app.enquiries.dossier import Dossier
from app.enquiries.letters import Extra, about_status
from app.mail import queries as post
from app.mail.message import Message
from app.plans import offer_queries
from app.plans.access import fingerprint
from app.settings import Settings
from app.templating import Templates

MAIL = "aanvraag_stand"
"""The soort of a mail that tells how an aanvraag stands."""


def close(
    connection: Connection,
    settings: Settings,
    templates: Templates,
    aanvraag_id: int,
    slug: str,
    now: datetime,
    *,
    door: Editor | None,
    mail: bool,
) -> int:
    """Mark an aanvraag and all that were merged with it as published, offer the bouwsteen and mail who asked.

    The bouwsteen must be in the catalogue already. Returns how many were closed: none when it was withdrawn, refused
    or closed before. Wake the dispatcher after the commit.
    """
    one = queries.find(connection, aanvraag_id)
    closed = handling.publish(connection, now, one, slug) if one else ()
    for found in closed:
        _offer(connection, found, slug, now)
        told = {"status": found.status, "bouwsteen": slug}
        journal.write(connection, now, door, "aanvraag gepubliceerd", ("aanvraag", str(found.id)), na=told)
        if mail and found.email:
            letter = letter_about(connection, settings, templates, found)
            send(connection, settings, letter, found, f"{found.id} gepubliceerd", now)
    return len(closed)


def _offer(connection: Connection, found: Dossier, slug: str, now: datetime) -> None:
    which = connection.execute(select(bouwsteen.c.id).where(bouwsteen.c.slug == slug)).scalar_one_or_none()
    if found.bouwwerk_id is not None and which is not None:
        offer_queries.put(connection, now, found.bouwwerk_id, which, found.keuze_id)


def letter_about(
    connection: Connection, settings: Settings, templates: Templates, found: Dossier, zin: str = ""
) -> Message:
    """The mail that tells a requester how it stands, with what a redacteur adds."""
    extra = Extra(
        link_of(settings, found.formulier),
        zin,
        _titel(connection, found.bouwsteen),
        f"{settings.address}/bouwstenen/{found.bouwsteen}",
    )
    return about_status(templates, found, extra, settings.redactie_email or None)


def _titel(connection: Connection, slug: str | None) -> str:
    """What a bouwsteen is called in its newest text."""
    texts = bouwsteen.join(bouwsteen_versie, bouwsteen_versie.c.bouwsteen_id == bouwsteen.c.id)
    newest = select(bouwsteen_versie.c.titel).select_from(texts).where(bouwsteen.c.slug == slug)
    found = connection.execute(newest.order_by(bouwsteen_versie.c.nummer.desc()).limit(1)).scalar_one_or_none()
    return str(found or slug or "")


def send(
    connection: Connection, settings: Settings, letter: Message, found: Dossier, formulier: str, now: datetime
) -> bool:
    """Put it in the outbox, once per form; the link in it is the one that works from now on."""
    made = post.put(connection, settings, letter, MAIL, now=now, formulier=formulier)
    hashed = fingerprint(sleutel_of(settings, found.formulier))
    if made is not None and found.sleutel_hash != hashed:
        queries.keep_hash(connection, found.id, hashed)
    return made is not None
