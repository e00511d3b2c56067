"""Brakes on what strangers could abuse; wide enough for a town hall of a hundred officers behind one address."""

import hashlib
import secrets
import time
from ipaddress import IPv6Address, IPv6Network, ip_address

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

LIMITS: dict[str, RateLimitItem] = {
    "begin": parse("400/hour"),
    "mail": parse("300/hour"),
    "aanvraag": parse("300/hour"),
    "ontvanger": parse("5/hour"),
    "bevestiging": parse("20/hour"),
    "terugvraag": parse("5/hour"),
    "verkeerde link": parse("30/minute"),
    "opmerking": parse("600/hour"),
    "meedoen": parse("300/hour"),
    "pdf": parse("120/hour"),
    "aanmelden": parse("100/15 minutes"),
    "redacteur": parse("10/15 minutes"),
    "code": parse("10/15 minutes"),
}
"""Generous where a whole town hall counts as one, strict on what goes wrong; docs/beheer.md holds the same table.

Of "pdf" only what the children had to make counts, not what lay on the shelf or found no place in the queue. 120: one
for each of a hundred officers within the hour, and even if each is the heaviest plan that people write (80 keuzes of
5000 characters: 15 to 25 s) one address keeps one of the two workers busy, never both."""

LONGER: dict[str, tuple[RateLimitItem, ...]] = dict.fromkeys(
    ("redacteur", "code"), (parse("15/hour"), parse("20/6 hours"))
)
"""Who goes on after a wait waits longer and longer: a first time a quarter of an hour, then an hour, then six."""


def one_visitor(address: str) -> str:
    """Who is counted for a network address: one IPv6 connection has 2**64 of them, so they count together."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    old = found.ipv4_mapped if isinstance(found, IPv6Address) else found
    return str(old or IPv6Network((int(found), 64), strict=False))


class TooMany(Exception):
    """The brake holds; `seconds` until it lets go."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Brakes:
    """Counts actions in memory, under a keyed hash: no address is kept."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._salt = secrets.token_bytes(16)

    def _key(self, who: str) -> str:
        return hashlib.blake2b(
            who.casefold().encode(errors="surrogatepass"), key=self._salt, digest_size=16
        ).hexdigest()

    def hit(self, action: str, who: str) -> None:
        """Count one `action` by `who`; raises TooMany when that is one too many."""
        self.check(action, who)
        counted = [self._limiter.hit(limit, action, self._key(who)) for limit in _limits(action)]  # each of them
        if not all(counted):
            raise TooMany(self._wait(action, who))

    def check(self, action: str, who: str) -> None:
        """Raise TooMany when the brake holds, without counting."""
        if not self.allows(action, who):
            raise TooMany(self._wait(action, who))

    def allows(self, action: str, who: str) -> bool:
        """Whether the brake lets go, without counting."""
        return all(self._limiter.test(limit, action, self._key(who)) for limit in _limits(action))

    def forget(self, action: str, who: str) -> None:
        """Count from the beginning: they proved to be no stranger."""
        for limit in _limits(action):
            self._limiter.clear(limit, action, self._key(who))

    def _wait(self, action: str, who: str) -> int:
        """Seconds until every limit that is used up lets go."""
        key = self._key(who)
        stats = [self._limiter.get_window_stats(limit, action, key) for limit in _limits(action)]
        return max(1, *(round(one.reset_time - time.time()) for one in stats if one.remaining <= 0))


def _limits(action: str) -> tuple[RateLimitItem, ...]:
    return (LIMITS[action], *LONGER.get(action, ()))
