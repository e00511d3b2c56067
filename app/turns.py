"""One at a time, in order of asking: a lock of Python gives itself to whoever is quickest, which is who just had it."""

from collections import deque
from threading import Lock


class Turns:
    """A lock that is handed on to who waits longest, so that a long row of small steps lets others in between."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def acquire(self, timeout: float) -> bool:
        """Wait for a turn; False when it did not come in so many seconds."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=timeout):
            return True
        with self._guard:
            if mine not in self._waiting:  # it was handed over just now
                return True
            self._waiting.remove(mine)
            return False

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def release(self) -> None:
        """Give the turn to who waits longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
