"""The site as a visitor meets it: every answer is inspected, also when the test does not ask for that."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any, ClassVar
from urllib.parse import urljoin

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import select
from sqlmodel import SQLModel

from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.database import Database
from app.main import create_app
from app.settings import Settings
from app.templating import Templates
from tests.inspection import inspect_answer
from tests.pages import Page

BROWSER = {"Sec-Fetch-Site": "same-origin", "Accept": "text/html,*/*"}
HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
FOLLOWED = 5


class Compiled(BytecodeCache):
    """Keeps compiled templates between the sites of one test process: they are the same files."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """From the memory of this process."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Into the memory of this process."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


Templates.compiled = Compiled()

_READ: dict[bytes, Catalogue] = {}
"""Catalogues by the SQLite file that they were read from: most sites start on a copy of one file, and reading the
catalogue from it is the larger part of a start."""


def _catalogues(settings: Settings) -> Catalogues:
    """Those of a site that starts now, which need not be read again when its file is, byte by byte, one of before."""
    file = settings.data / "bouwplaats.sqlite3"
    if not settings.database.startswith("sqlite") or not file.exists() or file.with_name(file.name + "-wal").exists():
        return Catalogues()
    mark = blake2b(file.read_bytes()).digest()
    if mark not in _READ:
        database = Database(settings.database)
        with database.read() as connection:
            try:
                _READ[mark] = Catalogues().current(connection)
            except LookupError:
                return Catalogues()
            finally:
                database.dispose()
    return Catalogues(known=_READ[mark])


class Site:
    """Drives the whole app without a network. Errors that the app did not expect are raised in the test."""

    def __init__(self, app: FastAPI, settings: Settings, portal: BlockingPortal, address: str) -> None:
        self.app = app
        self.settings = settings
        self.typed: set[str] = set()
        self._portal = portal
        self._address = address
        self._client = self._make_client(crash_pages=False)
        self._patient = self._make_client(crash_pages=True)

    def _make_client(self, *, crash_pages: bool) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=not crash_pages, client=(self._address, 50000))
        return httpx.AsyncClient(transport=transport, base_url=self.settings.address, headers=BROWSER)

    @classmethod
    @contextmanager
    def running(cls, settings: Settings) -> Iterator["Site"]:
        """The site from its start to its end."""
        app = create_app(settings)
        app.state.instance.catalogues = _catalogues(settings)
        app.state.instance.public_pages.patience = 0
        with (
            start_blocking_portal() as portal,
            portal.wrap_async_context_manager(app.router.lifespan_context(app)),
        ):
            yield cls(app, settings, portal, "127.0.0.1")

    def from_address(self, address: str) -> "Site":
        """The same site, visited from another network address."""
        return Site(self.app, self.settings, self._portal, address)

    def with_cookie(self, name: str, value: str) -> "Site":
        """The same site, visited by another browser that has this cookie."""
        other = self.from_address(self._address)
        other._client.cookies.set(name, value)
        other._patient.cookies.set(name, value)
        return other

    def untold(self) -> "Site":
        """The same site, visited by a browser or through a proxy that leaves out where a form came from."""
        other = self.from_address(self._address)
        for name in ("Origin", "Sec-Fetch-Site"):
            other._client.headers.pop(name, None)
        return other

    @property
    def cookies(self) -> dict[str, str]:
        """What this browser was given to keep."""
        return dict(self._client.cookies)

    @property
    def database(self) -> Database:
        """The database behind the site."""
        found: Database = self.app.state.instance.database
        return found

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Everything in a table, oldest first: for what no page shows."""
        kept = SQLModel.metadata.tables[table]
        with self.database.read() as connection:
            return [dict(row._mapping) for row in connection.execute(select(kept).order_by(*kept.primary_key))]

    def data(self, pad: str) -> dict[str, Any]:
        """The bouwwerk as its own JSON file tells it."""
        found: dict[str, Any] = self.get(f"{pad}/document.json").json()
        return found

    def fetch(self, method: str, path: str, *, crash_pages: bool = False, **options: Any) -> httpx.Response:
        """One request, no redirect followed. With `crash_pages` an unexpected error becomes its page.

        `data` may be a list of pairs, in the order in which a browser sends them.
        """
        fields = options.pop("data", None)
        if fields is not None:
            options["content"] = encode(fields)
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            options["headers"] = kind | dict(options.get("headers", {}))
        client = self._patient if crash_pages else self._client
        response: httpx.Response = self._portal.call(lambda: client.request(method, path, **options))
        inspect_answer(response)
        return response

    def get(self, path: str, **options: Any) -> httpx.Response:
        """A GET of which the raw answer matters."""
        return self.fetch("GET", path, **options)

    def post(self, path: str, data: Any = (), **options: Any) -> httpx.Response:
        """A POST of which the raw answer matters."""
        return self.fetch("POST", path, data=data, **options)

    def htmx(self, method: str, path: str, *, data: Any = None) -> httpx.Response:
        """A request for parts of a page, redirects followed as a browser does: with the same headers."""
        response = self.fetch(method, path, data=data, headers=HTMX)
        while response.is_redirect:
            response = self.get(urljoin(str(response.url), response.headers["Location"]), headers=HTMX)
        return response

    def open(self, path: str, *, expect: int = 200) -> Page:
        """Go to an address as with a bookmark: redirects are followed, the page is inspected."""
        return self.follow(self.get(path), expect)

    def send(self, path: str, fields: Any, *, expect: int = 200) -> Page:
        """Send a form, follow the redirect, and look at the page that comes."""
        return self.follow(self.post(path, fields), expect)

    def follow(self, response: httpx.Response, expect: int = 200) -> Page:
        """The page at the end of the redirects."""
        for _ in range(FOLLOWED):
            if not response.is_redirect:
                return Page(self, response, expect)
            assert response.status_code in (303, 307), f"redirect with {response.status_code}, use 303"
            target = urljoin(str(response.url), response.headers["Location"])
            response = self.get(target.partition("#")[0])
        raise AssertionError(f"more than {FOLLOWED} redirects, the last to {response.url}")

    def begin(self, **details: str) -> Page:
        """Start a bouwwerk through the form; the page of the first stap."""
        return self.open("/begin").form("titel").fill(details).submit("Begin met stap 1")


def encode(fields: Any) -> str:
    """Form fields as a browser without JavaScript writes them: line ends as CRLF, UTF-8."""
    pairs = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
    lines = [(name, value.replace("\r\n", "\n").replace("\n", "\r\n")) for name, value in pairs]
    return str(httpx.QueryParams(lines))
