"""What the server itself answers, before any page of ours is asked: with our headers, and in Dutch.

uvicorn reads with httptools, or with h11 where that is not installed. Both answer a request that they cannot read in
English and with bare headers; what stands here goes in its place.
"""

import asyncio
import sys
from collections.abc import Iterable
from http import HTTPStatus

import h11
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_HEAD = 32_768
"""Bytes of the first line and headers of one request."""

WORDS = {
    400: "We begrijpen dit verzoek niet. Ga terug en probeer het opnieuw.",
    431: "Dit verzoek stuurt te veel mee. Wis de cookies van deze site en probeer het opnieuw.",
    500: "Er ging iets mis bij ons. Dit ligt niet aan jou. Wat bewaard was, is er nog. Probeer het straks opnieuw.",
}
POLICY = "default-src 'none'; frame-ancestors 'none'"
"""Of an answer that is only words."""

Headers = Iterable[tuple[bytes, bytes]]


def headers_of(status: int, always: Headers) -> list[tuple[bytes, bytes]]:
    """All headers of such an answer: those that every answer of ours has, and its own."""
    return [
        *always,
        (b"content-security-policy", POLICY.encode()),
        (b"cache-control", b"no-store"),
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(WORDS[status].encode())).encode()),
        (b"connection", b"close"),
    ]


def answer(status: int, headers: Headers) -> bytes:
    """A whole answer as it goes over the line."""
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}".encode()]
    lines += (name + b": " + value for name, value in headers)
    return b"\r\n".join((*lines, b"", WORDS[status].encode()))


class Outermost:
    """Around the whole site: who fails outside our guard still gets an answer of ours."""

    def __init__(self, app: ASGIApp, always: Headers) -> None:
        self._app, self._always = app, list(always)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request; the fault goes on to the log of the server."""
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception:
            if scope["type"] == "http" and not started:
                await send({"type": "http.response.start", "status": 500, "headers": headers_of(500, self._always)})
                body = b"" if scope["method"] == "HEAD" else WORDS[500].encode()
                await send({"type": "http.response.body", "body": body})
            raise


def protocol(always: Headers) -> type[asyncio.Protocol]:
    """The way to read requests that uvicorn itself would take, answering what it cannot read as we do."""
    try:
        return of_httptools(always)
    except ImportError:
        return of_h11(always)


def of_h11(always: Headers) -> type[H11Protocol]:
    """Reading with h11; it keeps count of the head itself."""
    kept = list(always)

    class Reading(H11Protocol):
        def send_400_response(self, msg: str) -> None:
            """Refuse what cannot be read. In the middle of an answer nothing more can be said."""
            if self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
                status = 431 if getattr(sys.exception(), "error_status_hint", 400) == 431 else 400
                self.transport.write(answer(status, headers_of(status, kept)))
            self.transport.close()

    return Reading


def of_httptools(always: Headers) -> type[asyncio.Protocol]:
    """Reading with httptools. ImportError without it."""
    from app.wire_httptools import Counting  # noqa: PLC0415  # it may be absent

    class Reading(Counting):
        refusal = staticmethod(lambda status: answer(status, headers_of(status, kept)))

    kept = list(always)
    return Reading
