"""Warning the owner before a bouwwerk is erased, once, with a new link to a page that asks whether it is still used."""

from datetime import datetime

from sqlalchemy import Connection

from app.database import STEP
from app.mail import queries as post
from app.plans import address_queries, retention_queries
from app.plans.letters import ending_letter
from app.plans.recovery import fresh_link
from app.plans.retention import WARNING, term
from app.settings import Settings
from app.templating import Templates


def warn(
    connection: Connection, settings: Settings, templates: Templates, now: datetime, most: int = STEP
) -> tuple[int, int]:
    """Put a mail in the outbox for every address of at most so many bouwwerken that end soon.

    Returns how many bouwwerken that were, and how many mails.
    """
    today, number = now.date(), 0
    ending = tuple(retention_queries.to_warn(connection, today, most))
    for of in ending:
        retention_queries.warned(connection, of.id, today)
        days = term(settings, of.status).days
        until = max(of.bewaar_tot, today + WARNING)
        for known in address_queries.known(connection, settings.secret, of.id):
            if not known.email:
                continue
            once = f"waarschuwing {of.id} {until} {known.id}"
            link = fresh_link(connection, settings, of, known.email, once)
            letter = ending_letter(templates, of, link, until, days, known.email)
            post.put(connection, settings, letter, "waarschuwing", now=now, formulier=once, over=(of.id,))
            number += 1
    return len(ending), number
