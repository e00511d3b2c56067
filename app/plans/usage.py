"""On which day a link was last used, and so how long its bouwwerk is kept: noted at once, written a moment later.

A page that is only looked at changes nothing in its own request; a mail scanner that opens a link therefore costs
nobody a lock. What was noted and not yet written when the server is killed is noted again by the next visit.
"""

import logging
import threading
from datetime import date

from app.database import Database
from app.plans import link_queries
from app.settings import Settings

log = logging.getLogger("bouwplaats")


class Usage:
    """Writes the day of last use in a thread of its own."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database, self._settings = database, settings
        self._noted: dict[int, date] = {}
        self._lock = threading.Lock()
        self._one_flush = threading.Lock()
        self._awake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="usage", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def note(self, toegang: int, day: date) -> None:
        """This link was used on this day."""
        with self._lock:
            self._noted[toegang] = day
        self._awake.set()

    def stop(self) -> None:
        """End, after writing what was noted."""
        self._stopping = True
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join()

    def flush(self) -> None:
        """Write what was noted so far; who asks while another is writing waits until that is done too."""
        with self._one_flush:
            with self._lock:
                noted, self._noted = self._noted, {}
            for link, day in noted.items():
                with self._database.write() as connection:
                    link_queries.used(connection, self._settings, link, day)

    def _work(self) -> None:
        while not self._stopping:
            self._awake.wait()
            self._awake.clear()
            try:
                self.flush()
            except Exception as error:  # a locked database passes; the next visit notes it again
                log.exception("laatst gebruikt: niet bewaard: %s", type(error).__name__)
