"""The link of the page on which a requester sees how their aanvraag stands. Only a hash of it is kept."""

import re

from fastapi import Request
from sqlalchemy import Connection

from app.enquiries import queries
from app.enquiries.dossier import Dossier
from app.plans.access import PREFIX, Gebruik, derive, fingerprint
from app.settings import Settings
from app.web import Problem, client_address, instance

AANVRAAG = "av_"
SLEUTEL = re.compile(AANVRAAG + "[0-9a-f]{48}")


def sleutel_of(of: Settings, formulier: str) -> str:
    """The sleutel of the aanvraag that a form made: this instance can make it again for a later mail."""
    return AANVRAAG + derive(of.secret, Gebruik.AANVRAAG, formulier).removeprefix(PREFIX)


def link_of(of: Settings, formulier: str) -> str:
    """The whole link, for a mail."""
    return f"{of.address}/aanvraag/{sleutel_of(of, formulier)}"


def open_aanvraag(request: Request, connection: Connection, sleutel: str) -> Dossier:
    """The aanvraag behind a link. Raises Problem 404 for one that leads nowhere; the brake on guessing counts it."""
    found = queries.by_hash(connection, fingerprint(sleutel)) if SLEUTEL.fullmatch(sleutel) else None
    if found is None:
        instance(request).brakes.hit("verkeerde link", client_address(request))
        raise Problem(404, "aanvraag")
    return found
