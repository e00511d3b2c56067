"""What goes wrong in a browser without anybody seeing it: console, policy, other hosts, failed requests."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

STATUS = re.compile(r"Failed to load resource: the server responded with a status of \d+")
OFFLINE = re.compile(r"net::ERR_(CONNECTION_\w+|EMPTY_RESPONSE|INTERNET_DISCONNECTED)|Failed to fetch")
ABORTED = "net::ERR_ABORTED"
"""A download, or a request that a new page took the place of."""
POLICY = "document.addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective))"


@dataclass
class Watch:
    """Collects faults of one context. `statuses` are refusals that a test asks for; `offline` allows a dead server."""

    host: str
    faults: list[str] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)
    offline: bool = False

    def over(self, context: BrowserContext) -> None:
        """Watch every page that this context opens."""
        context.add_init_script(POLICY)
        context.on("console", self._console)
        context.on("weberror", lambda error: self._note(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        context.on("page", lambda page: page.on("crash", self._crash))

    def _note(self, fault: str) -> None:
        if not (self.offline and OFFLINE.search(fault)):
            self.faults.append(fault)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not STATUS.match(message.text):
            self._note(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.host:
            self.faults.append(f"asks another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.statuses:
            self.faults.append(f"{response.status} for {response.request.method} {urlsplit(response.url).path}")

    def _failed(self, request: Request) -> None:
        if request.failure != ABORTED:
            self._note(f"failed: {request.url} {request.failure}")

    def _crash(self, page: Page) -> None:
        self.faults.append(f"crashed: {page.url}")
