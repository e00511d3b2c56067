"""When a mail that failed is tried again, and when hope is given up. Pure rules."""

from datetime import datetime, timedelta

FIRST = tuple(timedelta(seconds=seconds) for seconds in (28, 60, 300, 900, 3600))
"""28 and not 30: with the time until the next look the first retry is within half a minute."""

EVERY = timedelta(hours=1)
UNTIL = timedelta(hours=72)
"""From this age no attempt is planned, once all of FIRST were used: after a long standstill it still tries."""

JITTER = 0.1
"""Largest part of a delay that chance takes off: mails that failed together do not return together."""


def next_attempt(attempts: int, made: datetime, now: datetime, chance: float) -> datetime | None:
    """The moment of the next attempt after `attempts` failures (at least 1), or None to give up.

    `chance` is a number from 0 to 1.
    """
    if now - made >= UNTIL and attempts > len(FIRST):
        return None
    delay = FIRST[attempts - 1] if attempts <= len(FIRST) else EVERY
    return now + delay * (1 - JITTER * chance)
