"""Answering who lost a link: new links to every bouwwerk that remembers the address, in one mail.

The page that asks writes down the question and nothing else, so that its answer and the time it takes tell nobody
whether an address is known. The work is done a moment later, in a thread of its own.
"""

import threading
from datetime import timedelta

from sqlalchemy import Connection

from app.database import Database, now
from app.mail import queries as post
from app.plans import address, address_queries, queries
from app.plans.access import Gebruik, derive, fingerprint, link_of
from app.plans.bouwwerk import Bouwwerk
from app.plans.letters import found_again_letter
from app.plans.rol import Rol
from app.settings import Settings
from app.templating import Templates
from app.watching import Watch

LABEL = "Opnieuw gemaild"
LOOK_AGAIN = 60.0
"""Seconds until what failed, or what another process left undone, is tried again."""


class Recovery:
    """Answers what was asked, oldest first."""

    def __init__(self, database: Database, settings: Settings, templates: Templates) -> None:
        self._database, self._settings, self._templates = database, settings, templates
        self._one_flush = threading.Lock()
        self._awake = threading.Event()
        self._stopping = False
        self.watch = Watch("terugvraag", patience=timedelta(minutes=5), every=timedelta(minutes=5))
        self._thread = threading.Thread(target=self._work, name="recovery", daemon=True)

    def start(self) -> None:
        """Begin, with what was left when the server stopped."""
        self._thread.start()
        self.watch.begin(self._thread)

    def wake(self) -> None:
        """Something was asked and committed."""
        self._awake.set()

    def stop(self) -> None:
        """End after the answer in hand; the rest waits in the database."""
        self._stopping = True
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join()

    def flush(self) -> None:
        """Answer everything that waits, each in a transaction of its own."""
        with self._one_flush:
            with self._database.read() as connection:
                waiting = address_queries.asked(connection)
            for number in waiting:
                with self._database.write() as connection:
                    for email, formulier in address_queries.take(connection, self._settings.secret, number):
                        self._answer(connection, email, formulier)

    def _answer(self, connection: Connection, email: str, formulier: str) -> None:
        found = address_queries.behind(connection, self._settings.secret, email)
        if not found:
            return
        links = [(of, fresh_link(connection, self._settings, of, email, formulier)) for of in found]
        letter = found_again_letter(self._templates, links, email)
        over = [of.id for of in found]
        post.put(connection, self._settings, letter, "terugvraag", now=now(), formulier=formulier, over=over)

    def _work(self) -> None:
        while not self._stopping:
            self._awake.clear()
            try:
                self.flush()
                self.watch.well()
            except Exception as error:  # a locked database passes; what was asked is still there
                self.watch.failed(type(error).__name__)
            if not self._stopping:
                self._awake.wait(LOOK_AGAIN)


def fresh_link(connection: Connection, settings: Settings, of: Bouwwerk, email: str, formulier: str) -> str:
    """A new link for the owner of a bouwwerk who is mailed; the same `formulier` gives the same one."""
    queries.hold(connection, of.id)
    who = address.mark(settings.secret, email)
    sleutel = derive(settings.secret, Gebruik.TERUGVRAAG, str(of.id), who, formulier)
    values = {"rol": Rol.EIGENAAR, "sleutel_hash": fingerprint(sleutel), "label": LABEL}
    if queries.add_link(connection, now(), of.id, **values):
        queries.tell_aside(connection, of, now(), "link_gemaild")
    return link_of(settings, sleutel)
