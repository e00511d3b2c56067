"""Requests that no page of ours ever sees, over a bare socket: answered with our headers and in Dutch."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from app.web import HEADERS, security_headers
from app.wire import MOST_HEAD, Outermost, of_h11, of_httptools
from tests.serving import Server

NOT_UNDERSTOOD, TOO_LONG = "We begrijpen dit verzoek niet.", "Dit verzoek stuurt te veel mee."
LONG = b"x" * (MOST_HEAD + 1)
UNREADABLE = {
    "no method": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "no address": b"GET\r\n\r\n",
    "an odd method": b"G=T / HTTP/1.1\r\nHost: a\r\n\r\n",
    "another protocol": b"GET / FTP/9\r\nHost: a\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n",
    "a header with a space": b"GET / HTTP/1.1\r\nHost: a\r\nX y: x\r\n\r\n",
    "a header with a zero": b"GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "a length that is none": b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: een\r\n\r\n",
    "an address that is not ASCII": b"GET /\xe9 HTTP/1.1\r\nHost: a\r\n\r\n",
}
TOO_MUCH = {
    "a long address": b"GET /" + LONG + b" HTTP/1.1\r\nHost: a\r\n\r\n",
    "a long header": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + LONG + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: xxxxxxxxxxxxxxxxxxxx\r\n" * 2000 + b"\r\n",
    "a head without an end": b"GET / HTTP/1.1\r\nHost: a\r\nX: " + LONG + LONG,
}


def exchange(port: int, sent: bytes) -> str:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as line:
        line.sendall(sent)
        found = b""
        try:
            while piece := line.recv(65536):
                found += piece
        except ConnectionResetError:
            pass
        return found.decode()


def dressed(answer: str, status: int, said: str) -> None:
    head, _, body = answer.partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines)
    assert first.startswith(f"HTTP/1.1 {status} ")
    assert body.startswith(said)
    assert int(headers["content-length"]) == len(body.encode())
    assert {name.lower(): value.lower() for name, value in HEADERS.items()}.items() <= headers.items()
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["cache-control"] == "no-store"


def test_the_server_answers_what_it_cannot_read_as_we_do(server: Server) -> None:
    for sent in UNREADABLE.values():
        dressed(exchange(server.port, sent), 400, NOT_UNDERSTOOD)
    for sent in TOO_MUCH.values():
        dressed(exchange(server.port, sent), 431, TOO_LONG)
    usual = exchange(server.port, b"GET /gezond HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert "content-security-policy" in usual.lower()
    upgrade = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n"
    assert exchange(server.port, upgrade).startswith("HTTP/1.1 200 OK")


async def small(scope: Scope, receive: Receive, send: Send) -> None:
    """A site that fails where it is asked to."""
    if scope["type"] != "http" or scope["path"] == "/kapot":
        raise RuntimeError("kapot")
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ja"})


@contextmanager
def running(kind: type[asyncio.Protocol]) -> Iterator[int]:
    site = Outermost(small, security_headers("http://a"))
    config = uvicorn.Config(
        site, http=kind, ws="none", lifespan="off", log_level="critical", h11_max_incomplete_event_size=MOST_HEAD
    )
    server = uvicorn.Server(config)
    with closing(socket.socket()) as on:
        on.bind(("127.0.0.1", 0))
        on.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [on]})
        thread.start()
        yield int(on.getsockname()[1])
        server.should_exit = True
        thread.join()


KINDS = {"httptools": of_httptools, "h11": of_h11}


@pytest.mark.parametrize("kind", KINDS)
def test_whichever_way_requests_are_read(kind: str) -> None:
    with running(KINDS[kind](security_headers("http://a"))) as port:
        for sent in UNREADABLE.values():
            dressed(exchange(port, sent), 400, NOT_UNDERSTOOD)
        for name, sent in TOO_MUCH.items():
            if kind == "httptools" or "without an end" in name:  # h11 takes what came whole
                dressed(exchange(port, sent), 431, TOO_LONG)
        dressed(exchange(port, b"GET /kapot HTTP/1.1\r\nHost: a\r\n\r\n"), 500, "Er ging iets mis bij ons.")
        assert exchange(port, b"HEAD /kapot HTTP/1.1\r\nHost: a\r\n\r\n").endswith("\r\n\r\n")
        two = exchange(port, b"GET / HTTP/1.1\r\nHost: a\r\n\r\nGET\r\n\r\n")
        assert two.count("HTTP/1.1 ") - two.count("HTTP/1.1 400 ") <= 1


def test_a_site_behind_tls_says_so_here_too() -> None:
    assert b"strict-transport-security" in dict(security_headers("https://a"))
    assert b"strict-transport-security" not in dict(security_headers("http://a"))
