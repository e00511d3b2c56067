"""Links of draagvlaksessies: one for everybody who is invited, and one of their own for each who joins."""

from dataclasses import dataclass
from datetime import date

from fastapi import Request
from sqlalchemy import Connection

from app.plans.access import PREFIX, Gebruik, derive, fingerprint
from app.plans.draagvlak import queries
from app.plans.draagvlak.sessie import PLEKKEN, Sessie
from app.settings import Settings
from app.templating import today
from app.web import Problem, client_address, instance, settings

SESSIE, DEELNEMER = "ds_", "dn_"


def sleutel_of(of: Settings, bouwwerk_id: int, formulier: str) -> str:
    """The sleutel of the session that a form began. Only its hash is kept, but this instance can make it again."""
    return SESSIE + derive(of.secret, Gebruik.SESSIE, str(bouwwerk_id), formulier).removeprefix(PREFIX)


def deelnemer_of(of: Settings, sleutel: str, formulier: str) -> str:
    """The sleutel of who joins with a form: the same form twice is one person."""
    return DEELNEMER + derive(of.secret, Gebruik.DEELNEMER, sleutel, formulier).removeprefix(PREFIX)


@dataclass(frozen=True)
class Joining:
    """A session opened by the link of who is invited, with what they may know of the bouwwerk."""

    sleutel: str
    sessie: Sessie
    titel: str
    van: str
    dag: date
    plekken: int

    @property
    def open(self) -> bool:
        """Whether they can still answer."""
        return self.sessie.is_open(self.dag)

    @property
    def pad(self) -> str:
        """The address of the session on this site."""
        return f"/sessie/{self.sleutel}"


def open_sessie(request: Request, connection: Connection, sleutel: str, *, hold: bool = False) -> Joining:
    """The session behind a link; `hold` lets nobody else join or close it until this transaction ends.

    Raises Problem 404 for a link that leads nowhere (any more), also when its bouwwerk was deleted; the brake on
    guessing counts it.
    """
    found = queries.by_hash(connection, fingerprint(sleutel), hold=hold)
    of = queries.whose(connection, found) if found else None
    if found is None or of is None or of.verwijderd_op is not None:
        instance(request).brakes.hit("verkeerde link", client_address(request))
        raise Problem(404, "sessie")
    free = max(0, PLEKKEN - queries.joined(connection, found))
    return Joining(sleutel, found, of.titel, of.van, today(), free)


def link_of(request: Request, found: Sessie) -> str:
    """The whole link to hand out."""
    return f"{settings(request).address}/sessie/{sleutel_of(settings(request), found.bouwwerk_id, found.formulier)}"
