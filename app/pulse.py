"""Whether a PostgreSQL server still answers: one that stands still says nothing, and no limit of its own ends that."""

import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg

LIMIT = 7.0
"""Seconds that a server may be silent: longer than it lets a statement (6) or a lock (5) last, so it is not busy."""
AGAIN = 1.0
"""Seconds between looking whether a silent server answers again."""


class Patient(psycopg.Connection[Any]):
    """A connection that is given up when the server does not answer: it closes, and whoever waits hears so."""

    limit: float | None = LIMIT

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """As psycopg waits for every answer, but not for ever."""
        try:
            return super().wait(gen, interval, self.limit if timeout is None else timeout)
        except psycopg.OperationalError as error:
            if error.sqlstate is None:  # what the server itself says has a code
                self.close()
            raise


def is_silence(error: BaseException) -> bool:
    """Whether a fault of the driver means that the server is not there, or goes or comes just now."""
    told = getattr(error, "orig", error)
    state: str | None = getattr(told, "sqlstate", None)
    return isinstance(told, psycopg.OperationalError) and (state is None or state.startswith("57P"))


class Pulse:
    """Once a server fell silent one thread asks it again; everybody else can be told at once, and no thread waits."""

    def __init__(self, ask: Callable[[], None]) -> None:
        self._ask = ask
        self._guard = threading.Lock()
        self._stopped = threading.Event()
        self.silent = False

    def lost(self) -> None:
        """Somebody got no answer."""
        with self._guard:
            if self.silent or self._stopped.is_set():
                return
            self.silent = True
        threading.Thread(target=self._listen, name="database", daemon=True).start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()

    def _listen(self) -> None:
        while not self._stopped.is_set():
            began = time.monotonic()
            try:
                self._ask()
            except Exception:  # whatever it is, the server does not answer yet
                self._stopped.wait(max(0.0, AGAIN - (time.monotonic() - began)))
            else:
                self.silent = False
                return
