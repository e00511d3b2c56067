"""The link check: now and then look at every address that the catalogue names, and keep what was found."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row

from app.blocks import link_queries
from app.blocks.memory import Catalogues
from app.database import STEP, Database
from app.database import now as present
from app.editorial.addresses import addresses
from app.editorial.looking import Found, Looker, Outcome
from app.settings import Settings
from app.watching import Watch

MOST = 200
"""Addresses in one round."""
DAY, RETRY = timedelta(days=1), timedelta(minutes=10)
LEAVE = 2.0
"""Seconds that a site which stops waits for the address that is being looked at."""


class Status(StrEnum):
    """What we say about an address."""

    WERKT = "werkt"
    VERHUISD = "verhuisd"
    HAPERT = "hapert"
    DOOD = link_queries.DEAD
    NIET_BEKEKEN = "niet bekeken"


def judged(url: str, found: Found, before: Row[Any] | None, now: datetime) -> dict[str, Any]:
    """What is kept of an address, with what we knew of it before."""
    fails, since = found.outcome is Outcome.FAILS, now
    if before is not None and fails and before.keer_mis:
        since = before.sinds
    status = _status(found, now, since)
    return {
        "url": url,
        "status": status,
        "code": found.code,
        "laatst_gekeken": now,
        "sinds": before.sinds if before is not None and before.status == status else since,
        "keer_mis": (before.keer_mis if before is not None else 0) + 1 if fails else 0,
        "verhuisd_naar": found.verhuisd_naar,
    }


def _status(found: Found, now: datetime, since: datetime) -> Status:
    """Who failed on an earlier day too is dead; who failed once may be back tomorrow."""
    match found.outcome:
        case Outcome.FAILS:
            return Status.DOOD if since.date() < now.date() else Status.HAPERT
        case Outcome.UNSEEN:
            return Status.NIET_BEKEKEN
    return Status.VERHUISD if found.verhuisd_naar else Status.WERKT


def due(named: Iterable[str], known: Mapping[str, Row[Any]], days: int, now: datetime) -> list[str]:
    """The addresses to look at, the longest ago first: every so many days, and the next day after a first failure."""

    def is_due(url: str) -> bool:
        row = known.get(url)
        if row is None or row.laatst_gekeken <= now - timedelta(days=days):
            return True
        return bool(row.status == Status.HAPERT and row.laatst_gekeken.date() < now.date())

    long_ago = datetime.min.replace(tzinfo=now.tzinfo)
    return sorted(filter(is_due, named), key=lambda url: known[url].laatst_gekeken if url in known else long_ago)


def spread(urls: Iterable[str]) -> list[str]:
    """The same addresses, every host in its turn, so that none waits long and none is asked much at once."""
    hosts: dict[str | None, list[str]] = {}
    for url in urls:
        hosts.setdefault(urlsplit(url).hostname, []).append(url)
    return [url for turn in zip_longest(*hosts.values()) for url in turn if url]


@dataclass(frozen=True)
class Round:
    """What a round did: how many addresses have which status, and how many still wait for theirs.

    `silent`: nobody at all answered.
    """

    told: Mapping[Status, int]
    left: int
    silent: bool = False


def check(
    database: Database,
    looker: Looker,
    days: int,
    now: datetime,
    *,
    stopped: Callable[[], bool] = lambda: False,
    most: int = MOST,
) -> Round:
    """Look at what is due, and keep it. When nobody at all answers it is our own connection: nothing is kept then."""
    with database.read() as connection:
        named = addresses(Catalogues().current(connection))
        known = link_queries.known(connection)
    todo, found = due(named, known, days, now), dict[str, Found]()
    for url in spread(todo[:most]):
        if stopped():
            return Round({}, len(todo))
        found[url] = looker.look(url)
    if len(found) > 1 and all(one.code is None for one in found.values()):
        return Round({}, len(todo), silent=True)
    rows = [judged(url, one, known.get(url), now) for url, one in found.items()]
    waiting = list(rows)

    def keep(connection: Connection) -> int:
        some = waiting[:STEP]
        link_queries.keep(connection, some)
        del waiting[:STEP]
        return len(some)

    database.write_in_steps(keep)
    database.write_in_steps(lambda connection: link_queries.forget_others(connection, named, STEP))
    return Round(Counter(Status(row["status"]) for row in rows), len(todo) - len(found))


class LinkCheck:
    """Does a round every day while the site runs, when the settings ask for it. No failure ends it."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database, self._settings = database, settings
        self._stopped = threading.Event()
        self.watch = Watch("linkcontrole", patience=2 * DAY, every=3 * DAY)
        self._thread = threading.Thread(target=self._work, name="links", daemon=True)

    def start(self) -> None:
        """Begin, unless the link check is off."""
        if self._settings.linkcontrole_dagen:
            self._thread.start()
            self.watch.begin(self._thread)

    def stop(self) -> None:
        """End; what this round found so far is looked at again some other time."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(LEAVE)

    def _work(self) -> None:
        while not self._stopped.is_set():
            self._stopped.wait(self.round().total_seconds())

    def round(self) -> timedelta:
        """Look once; returns how long to wait before the next time."""
        looker = Looker(self._settings.address, pause=self._stopped.wait)
        try:
            days = self._settings.linkcontrole_dagen
            done = check(self._database, looker, days, present(), stopped=self._stopped.is_set)
        except Exception as error:  # a locked database passes
            self.watch.failed(type(error).__name__)
            return RETRY
        finally:
            looker.close()
        if done.silent:
            self.watch.failed("geen enkele site antwoordt")
        else:
            self.watch.well()
        return DAY
