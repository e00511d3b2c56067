"""How the work behind the pages goes: in the log when it fails, and in the answer about health.

A kind of failure is told at once and then at a growing distance, so that neither silence nor a flood hides it.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

log = logging.getLogger("bouwplaats")

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(days=1)
"""How long a failure that goes on is not told again: ten minutes, then twice as long each time."""


@dataclass
class _Kind:
    """One kind of failure, since the work went well."""

    times: int = 0
    told: float = field(default=float("-inf"))
    pause: float = FIRST_PAUSE.total_seconds()


@dataclass(frozen=True, slots=True)
class State:
    """How a kind of work goes: seconds since it went well and since it began to fail; None for never."""

    goed: bool
    gelukt_seconden: int | None
    mislukt_seconden: int | None
    fout: str | None


class Watch:
    """Keeps how one kind of work goes. `patience`: how long it may fail before that is not well any more.

    `every`: how long the work may be silent at most; None where it waits for somebody to ask for it.
    """

    def __init__(
        self,
        name: str,
        *,
        patience: timedelta = timedelta(0),
        every: timedelta | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._patience, self._every, self._clock = patience.total_seconds(), every, clock
        self._lock = threading.Lock()
        self._kinds: dict[str, _Kind] = {}
        self._began: float | None = None
        self._well: float | None = None
        self._failing: float | None = None
        self._fault: str | None = None
        self._thread: threading.Thread | None = None

    def begin(self, thread: threading.Thread | None = None) -> None:
        """The work is on from now; in this thread, which must go on living."""
        self._began, self._thread = self._clock(), thread

    def well(self) -> None:
        """It went well."""
        with self._lock:
            times, self._kinds = sum(kind.times for kind in self._kinds.values()), {}
            self._well, self._failing, self._fault = self._clock(), None, None
        if times:
            log.warning("%s: lukt weer, na %d keer mis", self.name, times)

    def failed(self, fault: str) -> None:
        """It failed in this way: a class or a code, never a text that somebody wrote."""
        now = self._clock()
        with self._lock:
            if self._failing is None:
                self._failing = now
            self._fault = fault
            kind = self._kinds.setdefault(fault, _Kind())
            kind.times += 1
            tell = now - kind.told >= kind.pause
            if tell:
                again = kind.times > 1
                kind.pause = min(kind.pause * 2, LONGEST_PAUSE.total_seconds()) if again else kind.pause
                kind.told = now
            times = kind.times
        if tell:
            log.warning("%s: mislukt (%s), %d keer", self.name, fault, times)
        log.debug("%s: mislukt", self.name, exc_info=sys.exception())

    def state(self) -> State:
        """How it goes now."""
        now = self._clock()
        with self._lock:
            ago = [None if moment is None else int(now - moment) for moment in (self._well, self._failing)]
            failing = self._failing is not None and now - self._failing >= self._patience
            return State(not failing and not self._silent(now), ago[0], ago[1], self._fault)

    def _silent(self, now: float) -> bool:
        """Whether the work stopped without a word."""
        if self._began is None:
            return False
        if self._thread is not None and not self._thread.is_alive():
            return True
        last = self._began if self._well is None else self._well
        return self._every is not None and now - last > self._every.total_seconds()
