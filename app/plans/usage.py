"""On which day a person last used a link, and so how long its bouwwerk is kept: noted at once, written a moment later.

What was noted and not yet written when the server is killed is noted again by the next visit.
"""

from collections.abc import Mapping
from datetime import date

from app.database import Database
from app.noting import Noter
from app.plans import link_queries
from app.settings import Settings


class Usage(Noter[str, date]):
    """Writes the day of last use in a thread of its own."""

    naam = "laatst gebruikt"

    def __init__(self, database: Database, settings: Settings) -> None:
        super().__init__()
        self._database, self._settings = database, settings

    def note(self, toegang: str, day: date) -> None:
        """The link with this fingerprint was used on this day."""
        with self._lock:
            self._noted[toegang] = day
        self._awake.set()

    def _write(self, noted: Mapping[str, date]) -> None:
        for link, day in noted.items():
            with self._database.write() as connection:
                link_queries.used(connection, self._settings, link, day)
