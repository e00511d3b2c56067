"""Public pages that are the same for everybody: drawn once, kept in memory, and not sent again to who has them."""

import re
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from threading import Lock
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.blocks.catalogue import Catalogue
from app.plans.acting import HIER
from app.site.present import current_catalogue
from app.web import NONCE, POLICY, Kept, came_from, instance, wants_part

PATIENCE = 1.0
"""Seconds that the present catalogue counts as known: asking for its revision costs more than the whole answer."""
ROOM = 1000
"""Pages at most; there are some two hundred."""
OF_ONE_ANSWER = {"content-length", "content-type", "cache-control", "vary"}
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")

Route = Callable[..., Response]


@dataclass(frozen=True)
class Unless:
    """Who gets a page of his own: who came from a bouwwerk, or who opened one in this browser."""

    way_back: bool = False
    device: bool = False

    @property
    def vary(self) -> str:
        """The headers in which that can be seen."""
        return (", Referer" if self.way_back else "") + (", Cookie" if self.device else "")


@dataclass(frozen=True)
class PublicPage:
    """A page as it was drawn for nobody in particular."""

    route: object
    unless: Unless
    kept: Kept
    media_type: str
    mark: str
    headers: Mapping[str, str]

    @classmethod
    def of(cls, drawn: Response, route: object, unless: Unless) -> "PublicPage":
        """Keep an answer of which the nonce was left open."""
        html = bytes(drawn.body).decode()
        mark = '"' + sha256(f"{POLICY}{html}".encode()).hexdigest()[:20] + '"'
        headers = {name: value for name, value in drawn.headers.items() if name not in OF_ONE_ANSWER}
        headers |= {
            "Cache-Control": "private, no-cache",
            "ETag": f"W/{mark}",
            "Vary": "Accept-Encoding, HX-Request-Type" + unless.vary,
        }
        return cls(route, unless, Kept(html), drawn.headers["Content-Type"], mark, headers)

    def answer(self, request: Request) -> Response:
        """The page, or 304 when the browser has it: it may keep the page, and asks each time whether it still is so."""
        known = request.headers.get("if-none-match")
        if known and self.mark in (one.strip().removeprefix("W/") for one in known.split(",")):
            return Response(status_code=304, headers=self.headers)
        values = {NONCE: request.scope["nonce"]}
        if TAKES_GZIP.search(request.headers.get("accept-encoding", "")):
            headers = {**self.headers, "Content-Encoding": "gzip"}
            return Response(self.kept.packed(values), headers=headers, media_type=self.media_type)
        return Response(self.kept.filled(values), headers=self.headers, media_type=self.media_type)


class PublicPages:
    """The pages of one catalogue, so of one revision on one day; every process has its own.

    `silent` tells that the database does not answer: then what is kept stays true until it does.
    """

    def __init__(self, silent: Callable[[], bool] = lambda: False) -> None:
        self.patience, self.room = PATIENCE, ROOM
        self._silent = silent
        self._lock = Lock()
        self._pages: dict[object, PublicPage] = {}
        self._of: Catalogue | None = None
        self._looked = float("-inf")

    def known(self, scope: Scope) -> PublicPage | None:
        """The page at this address, when there is no need to ask the database first."""
        if time.monotonic() - self._looked >= self.patience and not self._silent():
            return None
        return self._pages.get((scope["path"], scope["query_string"]))

    def page(self, request: Request, unless: Unless, draw: Callable[[], Response]) -> PublicPage | None:
        """The page at this address, drawn when there is none of this catalogue; None when it is not to be kept."""
        key = request.scope["path"], request.scope["query_string"]
        of = self._look(request)
        found = self._pages.get(key) if of is self._of else None
        if found is not None:
            return found
        drawn = draw()
        if drawn.status_code != 200:
            return None
        fresh = PublicPage.of(drawn, request.scope["route"], unless)
        with self._lock:
            if of is self._of and len(self._pages) < self.room:
                self._pages[key] = fresh
        return fresh

    def _look(self, request: Request) -> Catalogue:
        """The present catalogue; when it is another than it was, nothing is kept any longer."""
        looked = time.monotonic()
        of = current_catalogue(request)
        with self._lock:
            if looked > self._looked:
                if of is not self._of:
                    self._of, self._pages = of, {}
                self._looked = looked
        return of


class Remembering:
    """Answers from memory before any route is looked for; what is not there goes on to its route."""

    def __init__(self, app: ASGIApp, site: FastAPI) -> None:
        self.app = app
        self.pages: PublicPages = site.state.instance.public_pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        found = self.pages.known(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if found is None or not for_all(Request(scope), found.unless):
            await self.app(scope, receive, send)
            return
        scope["route"] = found.route
        await found.answer(Request(scope))(scope, receive, send)


def for_all(request: Request, unless: Unless) -> bool:
    """Whether this visitor gets what everybody gets: a whole page outside a bouwwerk, with no way back to one."""
    own = request.scope["path"].startswith("/b/") or (unless.way_back and came_from(request))
    own = own or (unless.device and HIER in request.cookies)
    return not (own or wants_part(request))


def public(*, way_back: bool = False, device: bool = False, **known: Collection[str]) -> Callable[[Route], Route]:
    """Keep what a route draws for everybody, until the catalogue or the day is another.

    `known` names the query fields that the route reads, each with the values that are worth keeping. `way_back` says
    that the page shows a way back to a bouwwerk (`came_from`), `device` that it lists what was opened in this
    browser: who has one gets a page of his own.
    """
    unless = Unless(way_back, device)

    def keep(draw: Route) -> Route:
        @wraps(draw)
        def show(request: Request, **asked: object) -> Response:
            found = None
            if for_all(request, unless) and _is_known(request, known):
                pages = instance(request).public_pages
                found = pages.page(request, unless, lambda: draw(request=_nobody(request), **asked))
            return found.answer(request) if found else draw(request=request, **asked)

        return show

    return keep


def _is_known(request: Request, known: Mapping[str, Collection[str]]) -> bool:
    """Whether the query is one of the few that there are, written in the one way."""
    asked = dict(request.query_params)
    written = urlencode(asked).encode() == request.scope["query_string"]
    return written and all(value in known.get(name, ()) for name, value in asked.items())


def _nobody(request: Request) -> Request:
    """The same request without anything of the visitor, and with the nonce left open."""
    return Request({**request.scope, "headers": [], "client": None, "nonce": NONCE})
