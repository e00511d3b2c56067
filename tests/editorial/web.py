"""A small web of our own: a real server on this machine that answers as sites out there do."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sqlalchemy import delete, select, update

from app.blocks.models import bron, catalogus, kennis
from app.database import Database

ROBOTS = "User-agent: *\nDisallow: /verboden\n\nUser-agent: Bouwplaats-linkcontrole\nDisallow: /niet-voor-ons\n"
MOVED = {
    "/verhuisd": (301, "/goed"),
    "/twee-keer-verhuisd": (308, "/verhuisd"),
    "/tijdelijk": (302, "/goed"),
    "/kring": (302, "/kring"),
    "/naar-binnen": (302, "http://localhost:9/"),
    "/naar-elders": (301, "ftp://bestanden.example/"),
    "/naar-verboden": (302, "/verboden/pagina"),
    "/onzin": (302, "http://[::bad"),
}
CODES = {"/weg": 404, "/voorgoed-weg": 410, "/stuk": 500, "/dicht": 403, "/te-vaak": 429}


class Web(ThreadingHTTPServer):
    """Counts what it is asked, and remembers who asked. `answers` may change what a path says."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.asked: Counter[tuple[str, str]] = Counter()
        self.agents: set[str] = set()
        self.answers: dict[str, int] = dict(CODES)
        self.robots, self.robots_code = ROBOTS, 200
        self.patience_over = threading.Event()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answers(BaseHTTPRequestHandler):
    """One request."""

    server: Web

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        path = self.path
        self.server.asked[self.command, path] += 1
        self.server.agents.add(self.headers["User-Agent"])
        if path == "/traag":
            self.server.patience_over.wait(30)
        if path == "/hangt-op" and self.command == "HEAD":
            self.close_connection = True
            return
        code, target = MOVED.get(path, (self.server.answers.get(path, 200), ""))
        if path == "/alleen-get" and self.command == "HEAD":
            code = 403
        body = b""
        if path == "/robots.txt":
            code, body = self.server.robots_code, self.server.robots.encode()
        self.send_response(code)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if self.command == "GET" else b"")

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@contextmanager
def web() -> Iterator[Web]:
    """A running web, ended afterwards."""
    with Web() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.patience_over.set()
        server.shutdown()
        thread.join()


def names_only(database: Database, *urls: str) -> None:
    """Let the catalogue name these addresses and no others."""
    with database.write() as connection:
        connection.execute(delete(kennis).where(kennis.c.soort.in_(("voorbeeld", "bewijs", "organisatie"))))
        connection.execute(update(bron).values(url=None))
        ids = connection.scalars(select(bron.c.id).order_by(bron.c.id).limit(len(urls))).all()
        for id, url in zip(ids, urls, strict=True):
            connection.execute(update(bron).where(bron.c.id == id).values(url=url))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
