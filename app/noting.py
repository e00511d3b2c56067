"""What a request that only looks may not write: noted in memory at once, written a moment later by a thread.

So looking changes nothing in its own request, and a mail scanner or search engine costs nobody a lock. What was noted
and not yet written when the server is killed is lost.
"""

import threading
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Generic, TypeVar

from app.watching import Watch

K = TypeVar("K")
V = TypeVar("V")


class Noter(ABC, Generic[K, V]):
    """Writes what was noted in a thread of its own. No failure ends it."""

    naam = ""
    """What it is called, as a thread and in the log."""

    def __init__(self) -> None:
        self._noted: dict[K, V] = {}
        self._lock = threading.Lock()
        self._one_flush = threading.Lock()
        self._awake = threading.Event()
        self._stopping = False
        self.watch = Watch(self.naam)
        self._thread = threading.Thread(target=self._work, name=self.naam, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self.watch.begin(self._thread)

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
            self._write(noted)

    @abstractmethod
    def _write(self, noted: Mapping[K, V]) -> None:
        """Put it in the database."""

    def _work(self) -> None:
        while not self._stopping:
            self._awake.wait()
            self._awake.clear()
            try:
                self.flush()
                self.watch.well()
            except Exception as error:  # a locked database passes; what comes next is noted again
                self.watch.failed(type(error).__name__)
