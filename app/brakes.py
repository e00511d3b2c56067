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
    "verkeerde link": parse("120/minute"),
    "opmerking": parse("600/hour"),
    "meedoen": parse("300/hour"),
    "pdf": parse("120/hour"),
    "aanmelden": parse("10/15 minutes"),
    "redacteur": parse("10/15 minutes"),
}
"""Of "pdf" only what had to be made counts, not what lay on the shelf or found no place in the queue. 120: one for each
of a hundred officers within the hour, and even if each is the heaviest plan that people write (80 keuzes of 5000
characters: 15 to 25 s) one address keeps one of the two workers busy, never both."""


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
        return hashlib.blake2b(who.casefold().encode(), key=self._salt, digest_size=16).hexdigest()

    def hit(self, action: str, who: str) -> None:
        """Count one `action` by `who`; raises TooMany when that is one too many."""
        if not self._limiter.hit(LIMITS[action], action, self._key(who)):
            raise TooMany(self._wait(action, who))

    def check(self, action: str, who: str) -> None:
        """Raise TooMany when the brake holds, without counting."""
        if not self._limiter.test(LIMITS[action], action, self._key(who)):
            raise TooMany(self._wait(action, who))

    def forget(self, action: str, who: str) -> None:
        """Count from the beginning: they proved to be no stranger."""
        self._limiter.clear(LIMITS[action], action, self._key(who))

    def _wait(self, action: str, who: str) -> int:
        reset = self._limiter.get_window_stats(LIMITS[action], action, self._key(who)).reset_time
        return max(1, round(reset - time.time()))
