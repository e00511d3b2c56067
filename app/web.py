"""How we speak HTTP and htmx: forms in, pages out, errors, headers. No other file names an HX- header."""

import logging
import re
import secrets
import time
import zlib
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from anyio import to_thread
from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.brakes import TooMany, one_visitor
from app.database import Database, DatabaseBusy
from app.forms import MAX_FIELDS, Form, Upload, boundary_of, fields_of, first_fields, parts_of
from app.given_back import MOST, given_back
from app.instance import Instance
from app.settings import Settings
from app.soundness import LOOPBACK, same_machine
from app.templating import Templates

log = logging.getLogger("bouwplaats")
T = TypeVar("T")

NONCE = f"nonce-{secrets.token_hex(16)}"
"""Stands in every rendered page for the nonce of the answer; unguessable, so no visitor can write it in a text."""

POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types htmx"
)
HEADERS = {
    "Bouwplaats": "ja",  # by this our script knows an answer of ours from one of something in between
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PAD_IN_PATH = re.compile("/b/bw_[0-9a-f]{48}(?=/|$)")
SMALL, LARGE = 256_000, 4_000_000
"""Bytes of a form, far above what its fields may hold, so that who pastes too much reads that at the field: a few texts
of 5000 characters that take up to twelve bytes each; a step page with every toelichting at its longest, or a file."""

AT_ONCE = 16_000
"""Bytes of a form that are read on the event loop itself: a few milliseconds."""

GZIP_HEAD, DEFLATE_END = b"\x1f\x8b\x08\0\0\0\0\0\0\xff", b"\x03\0"
"""How a gzip file begins (no name, no time) and how its compressed part ends: a last, empty block."""

SAFE = {"GET", "HEAD", "OPTIONS"}
FORM = "application/x-www-form-urlencoded"
FOR_BACK = "private, no-cache"
"""A browser may keep this page to come back to, and asks again before it shows it for anything else."""

SECRETS_ON_PAGE = re.compile("/redactie(?!/(?:catalogus|concepten|aanvragen)(?:/|$))")
"""Where an answer to a form may show a code or a link that nobody may find on this computer later."""

ERROR_PAGES = {400, 403, 404, 405, 410, 413, 422, 429, 500, 503}


class Problem(HTTPException):
    """An expected refusal, shown as a Dutch page. `soort` picks a more precise text than the status does."""

    def __init__(self, status: int, soort: str = "", **details: Any) -> None:
        super().__init__(status)
        self.soort = soort
        self.details = details


class Detour(Exception):
    """Something else comes first: go there (303)."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Listening:
    """What a browser sends, knowing whether somebody listened already: what was read once never comes again."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._begun = False

    async def __call__(self) -> Message:
        """The next piece."""
        self._begun = True
        return await self._receive()

    async def read_anyway(self, request: Request) -> None:
        """Read the beginning of a form that is refused, only to give back what was typed.

        Not of a page of another site: what that sends is not what somebody typed here.
        """
        elsewhere = request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        kind = request.headers.get("content-type", "")
        if self._begun or elsewhere or not kind.startswith(FORM) or "content-length" not in request.headers:
            return
        body, more = b"", True
        while more and len(body) < MOST:
            message = await self()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        request.state.form = await to_thread.run_sync(first_fields, body)


async def body_of(request: Request, most: int) -> tuple[bytes, bool]:
    """What was sent, and whether that is all of it: of more than `most` bytes only a beginning is read."""
    told = request.headers.get("content-length", "")
    too_large = told.isdecimal() and (len(told) > 9 or int(told) > most)
    most = min(most, MOST) if too_large else most
    pieces, size = list[bytes](), 0
    async for piece in request.stream():
        pieces.append(piece)
        size += len(piece)
        if size > most:
            return b"".join(pieces)[:most], False
    return b"".join(pieces), not too_large


async def aside(size: int, work: Callable[[], T]) -> T:
    """Do work on what was sent: here when it is small, else in a thread, so that nobody else waits for it."""
    return work() if size <= AT_ONCE else await to_thread.run_sync(work)


async def read_form(request: Request, most: int = SMALL) -> Form:
    """The form a page sent (urlencoded, as all our forms are). Raises Problem 413 when it is too large."""
    body, whole = await body_of(request, most)
    if not whole or body.count(b"&") >= MAX_FIELDS:
        request.state.form = await aside(len(body), lambda: first_fields(body))
        raise Problem(413)
    request.state.form = await aside(len(body), lambda: fields_of(body))
    return Form(request.state.form, len(body))


async def _read_small(request: Request) -> Form:
    return await read_form(request)


async def _read_large(request: Request) -> Form:
    return await read_form(request, LARGE)


FormBody = Annotated[Form, Depends(_read_small)]
LargeFormBody = Annotated[Form, Depends(_read_large)]
"""For pages with many texts in one form."""


async def read_upload(request: Request) -> Upload:
    """A form with a file (multipart/form-data, RFC 7578): its fields cleaned, its file as it came."""
    boundary = boundary_of(request.headers.get("content-type", ""))
    if not boundary:
        return Upload({})
    body, whole = await body_of(request, LARGE)
    if not whole:
        raise Problem(413)
    return await aside(len(body), lambda: parts_of(body, boundary))


async def _read_either(request: Request) -> Upload:
    if boundary_of(request.headers.get("content-type", "")):
        return await read_upload(request)
    return Upload((await read_form(request)).starting(""))


UploadBody = Annotated[Upload, Depends(read_upload)]
MaybeUploadBody = Annotated[Upload, Depends(_read_either)]
"""For a form beside which a file may be chosen."""


class Direct(Route):
    """A route whose endpoint gets the request as it came, without what FastAPI does to find its parameters."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As any route, and named in the log as those of FastAPI are."""
        match, found = super().matches(scope)
        return match, {**found, "route": self}


def instance(request: Request) -> Instance:
    """The instance that this request came to."""
    found: Instance = request.app.state.instance
    return found


def database(request: Request) -> Database:
    """The database of this instance."""
    return instance(request).database


def settings(request: Request) -> Settings:
    """The settings of this instance."""
    return instance(request).settings


def templates(request: Request) -> Templates:
    """The templates of this instance."""
    return instance(request).templates


def at(path: str, told: Mapping[str, str | list[str]]) -> str:
    """An address with what the page there should know."""
    query = urlencode(told, doseq=True)
    return f"{path}?{query}" if query else path


def wants_part(request: Request) -> bool:
    """Whether htmx asks for parts of the page instead of the whole."""
    return request.headers.get("hx-request-type") == "partial"


def page(request: Request, template: str, *, status: int = 200, parts: Iterable[str] = (), **context: Any) -> Response:
    """The whole page, or only the named blocks when htmx asked and the route offers them."""
    context = {
        "nonce": NONCE,
        "redactie": settings(request).editors,
        "pad": "",
        "hier": "",
        "pagina": "",
        "rol": None,
        **context,
    }
    if wants_part(request) and parts:
        return answer(request, fragments(request, dict.fromkeys(parts, template), context), status)
    return answer(request, templates(request).render(template, **context), status)


def fragments(request: Request, parts: Mapping[str, str], context: Mapping[str, Any]) -> str:
    """Blocks by name with the template they stand in, each wrapped so that htmx puts it where that id is."""
    blocks = ((name, templates(request).block(template, name, **context)) for name, template in parts.items())
    return "".join(f'<hx-partial hx-target="#{name}" hx-swap="outerMorph">{html}</hx-partial>' for name, html in blocks)


def part(target: str, html: str) -> str:
    """HTML that takes the place of what is inside the element with this id."""
    return f'<hx-partial hx-target="#{target}" hx-swap="innerHTML">{html}</hx-partial>'


def answer(request: Request, html: str, status: int = 200) -> Response:
    """Finished HTML as an answer: the nonce of this answer filled in, never kept by a browser or proxy."""
    body = html.replace(NONCE, request.scope["nonce"])
    return _dressed(body, status, "no-store" if _leaves_no_trace(request) else FOR_BACK)


def _leaves_no_trace(request: Request) -> bool:
    """Whether a browser may keep nothing of an answer: all but the page that a sent form ends on.

    Chromium cannot show that one again on Back without sending the form again (decision 0041).
    """
    opened = request.headers.get("sec-fetch-mode", "navigate") == "navigate"
    return request.method != "POST" or not opened or bool(SECRETS_ON_PAGE.match(request.url.path))


class Kept:
    """A finished page kept for many answers: bytes, cut where the nonce and other things of one answer go."""

    def __init__(self, html: str, *holes: str) -> None:
        pieces = list(_cut(html, (NONCE, *holes)))
        self._holes = {place: piece for place, piece in enumerate(pieces) if piece in (NONCE, *holes)}
        self._bytes = [piece.encode() for piece in pieces]

    def filled(self, values: Mapping[str, str]) -> bytes:
        """The page with its holes filled; the values must be fit for HTML as they are."""
        return b"".join(self._pieces(values))

    def packed(self, values: Mapping[str, str]) -> bytes:
        """The same as a gzip file: what is kept was compressed once, what fills a hole goes in as it is."""
        pieces, packed = self._pieces(values), self._packed.copy()
        for place in self._holes:
            packed[place] = _stored(pieces[place])
        check = size = 0
        for piece in pieces:
            check, size = zlib.crc32(piece, check), size + len(piece)
        return b"".join((GZIP_HEAD, *packed, DEFLATE_END, check.to_bytes(4, "little"), size.to_bytes(4, "little")))

    def _pieces(self, values: Mapping[str, str]) -> list[bytes]:
        pieces = self._bytes.copy()
        for place, hole in self._holes.items():
            pieces[place] = values[hole].encode()
        return pieces

    @cached_property
    def _packed(self) -> list[bytes]:
        return [b"" if place in self._holes else _deflated(piece) for place, piece in enumerate(self._bytes)]


def _deflated(piece: bytes) -> bytes:
    """Whole blocks that end on a byte and look back at nothing, so that anything may stand between them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)


def _stored(text: bytes) -> bytes:
    """A block of a gzip file that is not compressed."""
    size = len(text)
    return b"\0" + size.to_bytes(2, "little") + (size ^ 0xFFFF).to_bytes(2, "little") + text


def _cut(html: str, holes: tuple[str, ...]) -> Iterator[str]:
    if not holes:
        yield html
        return
    for place, piece in enumerate(html.split(holes[0])):
        if place:
            yield holes[0]
        yield from _cut(piece, holes[1:])


def answer_kept(request: Request, kept: Kept, values: Mapping[str, str]) -> Response:
    """A kept page as an answer: like `answer`, without searching and encoding the whole page again."""
    return _dressed(kept.filled({NONCE: request.scope["nonce"], **values}), 200, "no-store")


def _dressed(body: bytes | str, status: int, keeping: str) -> Response:
    headers = {"Cache-Control": keeping, "Vary": "HX-Request-Type"}
    return Response(body, status, headers, media_type="text/html; charset=utf-8")


def see_other(path: str) -> Response:
    """After a change: go and look at the result (303). An address holds no letters but those of ASCII."""
    path = path if path.isascii() else quote(path, safe="/?#&=+%:;,@~")
    return Response(status_code=303, headers={"Location": path, "Cache-Control": "no-store"})


def nothing() -> Response:
    """There is nothing new (204)."""
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


def client_address(request: Request) -> str:
    """What a visitor is counted by; a forwarding header counts only from the proxy named in the settings."""
    peer = request.client.host if request.client else ""
    proxy = settings(request).vertrouwde_proxy
    forwarded = request.headers.get("x-forwarded-for", "")
    believed = proxy and forwarded and same_machine(peer, proxy)
    return one_visitor(forwarded.rsplit(",", 1)[-1].strip() if believed else peer)


def typed(request: Request, texts: Mapping[str, str]) -> None:
    """Texts of this form, by what they are about: no browser gives them back when the form ends on an error page."""
    request.state.getypt = texts


def pad_in(path: str) -> str:
    """The address of the bouwwerk that a path belongs to, or nothing."""
    found = PAD_IN_PATH.match(path)
    return found[0] if found else ""


def came_from(request: Request) -> str:
    """The bouwwerk from which somebody came to a page about the tool, so that there is a way back."""
    return pad_in(path_of(request.headers.get("referer", "")))


def path_of(url: str) -> str:
    """The path of an address that a visitor sent; empty when it is none."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def error_page(request: Request, status: int, soort: str = "", **details: Any) -> Response:
    """The Dutch page of an error, with a way out."""
    shown = status if status in ERROR_PAGES else 500 if status >= 500 else 400
    texts = getattr(request.state, "getypt", None)
    if texts is None:
        texts = given_back(getattr(request.state, "form", {}))
    soort = soort or str(shown)
    pad = "" if status in {404, 410} else pad_in(request.scope["path"])
    response = page(request, "fout.html", status=status, pad=pad, soort=soort, details=details, getypt=texts)
    if status in {429, 503}:
        response.headers["Retry-After"] = str(details.get("wachten", 5))
    return response


def _detour(_: Request, detour: Exception) -> Response:
    assert isinstance(detour, Detour)
    return see_other(detour.path)


def _page_above(request: Request) -> str:
    """The nearest page above an address that only takes forms: where Back, reload or a bookmark of it leads."""
    path = request.url.path
    while path := path.rpartition("/")[0]:
        scope = {**request.scope, "path": path}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.router.routes):
            return path
    return ""


def _problem(request: Request, error: Exception) -> Response:
    match error:
        case Problem():
            return error_page(request, error.status_code, error.soort, **error.details)
        case TooMany():
            return error_page(request, 429, wachten=error.seconds)
        case HTTPException():
            above = _page_above(request) if error.status_code == 405 and request.method == "GET" else ""
            return see_other(above) if above else error_page(request, error.status_code)
        case RequestValidationError():
            return error_page(request, 422)
        case DatabaseBusy():
            return error_page(request, 503)
    return error_page(request, 500)


def install_errors(app: FastAPI, refusals: Mapping[type[Exception], tuple[int, str]] = {}) -> None:
    """Give every way in which a request can fail its own Dutch page.

    `refusals` are what rules of the rooms raise, each with the status and soort of its page, which reads their fields.
    """
    for kind in (HTTPException, RequestValidationError, DatabaseBusy, TooMany, Exception):
        app.add_exception_handler(kind, _problem)
    for refusal, (status, soort) in refusals.items():
        app.add_exception_handler(refusal, _refusal(status, soort))
    app.add_exception_handler(Detour, _detour)


def _refusal(status: int, soort: str) -> Callable[[Request, Exception], Response]:
    return lambda request, error: error_page(request, status, soort, **vars(error))


def _unless_too_large(send: Send, refuse: Callable[[int], Awaitable[None]]) -> Send:
    """Pass answers on, but give a body over the limit our own page: the framework answers that in English."""
    refused = False

    async def pass_on(message: Message) -> None:
        nonlocal refused
        if refused:
            return
        if message["type"] == "http.response.start" and message["status"] == 413:
            refused = True
            await refuse(413)
            return
        await send(message)

    return pass_on


def same_origin(headers: Headers, address: str) -> bool:
    """Whether a changing request comes from our own pages (Sec-Fetch-Site first, else Origin, else no)."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and _origin(origin) == _origin(address)


def _origin(url: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return ("", "", None)
    host = "loopback" if parts.hostname in LOOPBACK else parts.hostname or ""
    return (parts.scheme, host, port)


def security_headers(address: str) -> list[tuple[bytes, bytes]]:
    """What every answer of a site at this address carries, a page or not."""
    tls = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
    always = HEADERS | (tls if address.startswith("https:") else {})
    return [(name.lower().encode(), value.encode()) for name, value in always.items()]


class Guard:
    """Around every answer: same-origin check, nonce, security headers, and one log line without secrets."""

    def __init__(self, app: ASGIApp, site: FastAPI) -> None:
        self.app = app
        self.site = site
        self.address = site.state.instance.settings.address
        self.always = security_headers(self.address)
        self.host = urlsplit(self.address).netloc.encode()

    def _prepared(self, scope: Scope) -> Scope:
        """A request as our routes meet it: with a nonce, a method that draws the page, and a host that there is."""
        headers = [header for header in scope["headers"] if header[0] != b"host"]
        return {
            **scope,
            "nonce": secrets.token_urlsafe(18),
            "asked": scope["method"],
            "method": "GET" if scope["method"] == "HEAD" else scope["method"],
            "headers": [*headers, (b"host", self.host)],  # ours: what was sent may be no host at all
            "state": {**scope.get("state", {})},  # one for all that handles this request: what was typed is there
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked, scope = scope["method"], self._prepared(scope)
        nonce, began = scope["nonce"], time.perf_counter()
        status = 0
        listening = Listening(receive)

        async def finish(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                given = {name for name, _ in message["headers"]}
                dressed = [*message["headers"], *(header for header in self.always if header[0] not in given)]
                if status != 304:  # the browser would put the new nonce with the page it kept, and refuse its scripts
                    dressed.append((b"content-security-policy", POLICY.format(nonce=nonce).encode()))
                message["headers"] = dressed
            elif asked == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        async def refuse(code: int, soort: str = "") -> None:
            request = Request({**scope, "app": self.site}, receive)
            await listening.read_anyway(request)
            await error_page(request, code, soort)(scope, receive, finish)

        if asked not in SAFE and not same_origin(Headers(scope=scope), self.address):
            await refuse(403, "herkomst")
        else:
            await self.app(scope, listening, _unless_too_large(finish, refuse))
        route = getattr(scope.get("route"), "path_format", "-")
        took = (time.perf_counter() - began) * 1000
        log.info("%s %s %s %.0f ms", asked, route, status, took)
