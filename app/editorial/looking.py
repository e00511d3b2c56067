"""Looking whether an address on the web works, politely: who we are, slowly, and only where robots.txt lets us."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.robotparser import RobotFileParser

import httpx

from app.editorial.outside import Outside, OwnNetwork

AGENT = "Bouwplaats-linkcontrole"
PAUSE, PATIENCE = 1.0, 10.0
"""Seconds between two requests to one host, and seconds that we wait for an answer."""
NO_HEAD = (httpx.ReadError, httpx.ReadTimeout, httpx.RemoteProtocolError)
"""How a server that knows no HEAD fails."""
HOPS = 5
"""Redirects that are followed."""
LONGEST_RULES = 500_000
"""Bytes of a robots.txt that are read (RFC 9309)."""
NOTHING = ["User-agent: *", "Disallow: /"]
FOR_GOOD = {301, 308}
NOT_FOR_US = {401, 403, 429, 451, 999}
"""Answers of a site that does not want to be looked at by a program; people may well see the page."""


class Outcome(StrEnum):
    """What looking told."""

    WORKS = "werkt"
    FAILS = "mis"
    UNSEEN = "niet bekeken"


@dataclass(frozen=True)
class Found:
    """What is at an address: the last status code, if anybody answered, and where it moved to for good."""

    outcome: Outcome
    code: int | None = None
    verhuisd_naar: str | None = None


class _NotAllowed(Exception):
    """robots.txt asks us to stay away."""


class Looker:
    """Looks at one address after another; remembers what each host allows, and when it was last asked something.

    `address` is where people read who we are. `pause` waits between requests to one host.
    """

    def __init__(
        self,
        address: str,
        *,
        pause: Callable[[float], object] = time.sleep,
        patience: float = PATIENCE,
        own_network: bool = False,
    ) -> None:
        self._client = httpx.Client(
            transport=Outside(own_network=own_network),
            headers={"User-Agent": f"{AGENT} (+{address})", "Accept-Encoding": "identity"},
            timeout=patience,
            max_redirects=HOPS,
            trust_env=False,
        )
        self._pause = pause
        self._asked: dict[str, float] = {}
        self._rules: dict[str, RobotFileParser] = {}

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def look(self, url: str) -> Found:
        """What is at an address now; nothing that goes wrong on the way is raised."""
        try:
            return self._follow(url)
        except _NotAllowed:
            return Found(Outcome.UNSEEN)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Found(Outcome.UNSEEN if isinstance(error.__cause__, OwnNetwork) else Outcome.FAILS)

    def _follow(self, url: str) -> Found:
        moved, for_good = None, True
        for _ in range(HOPS + 1):
            self._ask_leave(url)
            response = self._fetch(url)
            code = response.status_code
            if response.next_request is None:
                return _told(code, moved)
            url = str(response.next_request.url)
            for_good = for_good and code in FOR_GOOD
            moved = url if for_good else moved
        return Found(Outcome.FAILS, code)

    def _fetch(self, url: str) -> httpx.Response:
        """The head of the page; of all of it where that does not work, because many sites only answer people."""
        try:
            head = self._send("HEAD", url)
        except NO_HEAD:
            return self._send("GET", url)
        return self._send("GET", url) if head.status_code >= 400 and head.status_code != 429 else head

    def _send(self, method: str, url: str) -> httpx.Response:
        """The answer without what it holds: nothing of that is read."""
        self._wait(url)
        with self._client.stream(method, url) as response:
            return response

    def _wait(self, url: str) -> None:
        host, moment = httpx.URL(url).host, time.monotonic()
        left = self._asked.get(host, float("-inf")) + PAUSE - moment
        if left > 0:
            self._pause(left)
        self._asked[host] = time.monotonic()

    def _ask_leave(self, url: str) -> None:
        """Raises _NotAllowed where robots.txt says so."""
        rules = str(httpx.URL(url).copy_with(raw_path=b"/robots.txt", fragment=None))
        if rules not in self._rules:
            self._rules[rules] = self._read_rules(rules)
        if not self._rules[rules].can_fetch(AGENT, url):
            raise _NotAllowed

    def _read_rules(self, url: str) -> RobotFileParser:
        """The rules of a host: without a file everything is allowed, and nothing while it cannot give it."""
        found = RobotFileParser()
        self._wait(url)
        with self._client.stream("GET", url, follow_redirects=True) as response:
            found.parse(_lines(response) if response.is_success else NOTHING if response.is_server_error else [])
        return found


def _lines(response: httpx.Response) -> list[str]:
    text = b""
    for piece in response.iter_bytes():
        text += piece
        if len(text) > LONGEST_RULES:
            break
    return text[:LONGEST_RULES].decode(errors="replace").splitlines()


def _told(code: int, moved: str | None) -> Found:
    if code < 400:
        return Found(Outcome.WORKS, code, moved)
    return Found(Outcome.UNSEEN if code in NOT_FOR_US else Outcome.FAILS, code)
