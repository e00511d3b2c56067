"""Hostile values on every address, with every method, in every header and field: no 5xx, nothing that takes long.

The addresses come from the app itself, so a new route is tried without anybody adding it. `python -m tests.fuzz` is the
long run, with every value in every place and with real papers; the suite runs the short one.
"""

import gc
import re
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

from fastapi import FastAPI
from starlette.routing import Route

from app.brakes import Brakes
from app.database import Database
from app.documents.rendering import Renderer
from app.editorial.access import cookie_name
from app.editorial.rol import Rol
from app.settings import Settings
from tests.conftest import GEHEIM, fill_new
from tests.editorial.desk import begun, enrol
from tests.hostile import FILES, FORM, HEADERS, MULTIPART, PLACES, QUERIES, TEXTS
from tests.visitor import Site

CPU = 2.0
"""Seconds of work that one answer may cost; most take a few thousandths."""

PRESS = re.compile(r"document\.|/huisstijl$")
"""Where a press that is full says so."""


@dataclass(frozen=True)
class Ask:
    """One request, as bytes that a server could get."""

    method: str
    path: str
    query: str = ""
    headers: tuple[tuple[str, bytes], ...] = ()
    body: bytes = b""

    def __str__(self) -> str:
        told = ", ".join(f"{name}: {value[:60]!r}" for name, value in self.headers)
        return f"{self.method} {self.path[:160]}?{self.query[:60]} [{told}] {self.body[:160]!r}"


@dataclass
class Fuzz:
    """Asks, and keeps what went wrong. `papers` has real files made; else the press says that it is full."""

    site: Site
    papers: bool = False
    aloud: bool = False
    asked: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def __post_init__(self) -> None:
        if not self.papers:
            self.site.app.state.instance.renderer = Renderer(0, queue=0)
        self.who, self.pads = enrol(self.site, Rol.BEHEERDER, "Fuzz"), dict[str, str]()
        self.fresh()

    def fresh(self) -> None:
        """A bouwwerk, an aanvraag, a session and a sign-in that are there, for what was sent may have ended them."""
        self.site.app.state.instance.brakes = Brakes()
        self.cookie = f"{cookie_name(self.site.settings)}={begun(self.site, self.who)}".encode()
        if self.pads and self.site.get(f"/b/{self.pads['b']}/overzicht").status_code == 200:
            return
        pad = self.site.begin(titel="Fuzz").pad
        self.site.post(f"{pad}/partners", {"stand.museum": "ontwikkelen"})
        self.pads = {"b": pad.removeprefix("/b/")}

    def ask(self, one: Ask) -> None:
        """Send it, and look at what came."""
        path = one.path.replace("{pad}", self.pads["b"])
        sent = [("host", b"127.0.0.1:8000"), ("sec-fetch-site", b"same-origin"), ("cookie", self.cookie)]
        given = {name for name, _ in one.headers}
        headers = [(name.encode(), value) for name, value in sent if name not in given]
        headers += [(name.encode(), value) for name, value in one.headers]
        began = time.process_time()
        status, told = self.site._portal.call(_answered, self.site.app, one.method, path, one.query, headers, one.body)
        took = time.process_time() - began
        self.asked += 1
        self.slowest = max(self.slowest, (took, str(one)))
        if status >= 500 and not (status == 503 and not self.papers and PRESS.search(path)):
            self.tell(f"{status} {one} {told}")
        if took > CPU:
            self.tell(f"{took:.1f} s {one}")

    def tell(self, fault: str) -> None:
        """Keep a fault, and in the long run say it at once."""
        self.faults.append(fault)
        if self.aloud:
            print(fault, flush=True)


async def _answered(
    app: FastAPI, method: str, path: str, query: str, headers: list[tuple[bytes, bytes]], body: bytes
) -> tuple[int, str]:
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode("latin-1", "replace"),
        "query_string": query.encode(),
        "root_path": "", "headers": headers, "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 8000), "state": {},
    }  # fmt: skip
    pieces, status = [body[:1000], body[1000:]], [0]

    async def receive() -> dict[str, Any]:
        return (
            {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}
            if pieces
            else {"type": "http.disconnect"}
        )

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            status[0] = message["status"]

    try:
        await app(scope, receive, send)
    except Exception as error:
        return 500, f"{type(error).__name__}: {error}"
    return status[0], ""


def addresses(app: FastAPI) -> dict[str, set[str]]:
    """Every address there is, with its methods; parameters as `{name}`."""
    found: dict[str, set[str]] = {}
    for route in app.router.routes:
        path = re.sub(r":\w+\}", "}", getattr(route, "path", ""))
        methods = route.methods or set() if isinstance(route, Route) else {"GET"}
        found.setdefault(path, set()).update({str(method) for method in methods} - {"HEAD"})
    return found


STAND_INS = {"stap": "partners", "slug": "museum", "formaat": "html", "nummer": "1", "nr": "1", "soort": "bron"}


def filled(path: str, hostile: str = "") -> str:
    """An address with something in its places: what is there, and in the last place something hostile if asked."""
    names = re.findall(r"\{(\w+)\}", path)
    for place, name in enumerate(names, start=1):
        known = "{pad}" if name == "sleutel" and path.startswith("/b/") else STAND_INS.get(name, "x")
        path = path.replace(f"{{{name}}}", hostile if hostile and place == len(names) else known, 1)
    return path


def fields(site: Site, pad: str) -> dict[str, list[str]]:
    """The names of the fields of every form that pages show, by where it goes."""
    found: dict[str, list[str]] = {}
    for path, methods in addresses(site.app).items():
        if "GET" in methods and "." not in path:
            html = site.get(filled(path).replace("{pad}", pad), crash_pages=True).text
            for action, inside in re.findall(r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>', html, re.DOTALL):
                names = [unescape(name) for name in re.findall(r'name="([^"]+)"', inside)]
                where = urlsplit(unescape(action)).path.replace(pad, "{pad}")
                found[where] = list(dict.fromkeys((*found.get(where, ()), *names)))
    return found


ANY = ["titel", "tekst", "email", "naam", "formulier", "link", "stand.museum", "toelichting.museum", "was.museum", "nr"]


def short(fuzz: Fuzz) -> Iterator[Ask]:
    """Every address with its methods and some that it has not; each time another value in every header or field."""
    known, texts, files = fields(fuzz.site, fuzz.pads["b"]), cycle(TEXTS), cycle(FILES)
    turns = {name: cycle(values) for name, values in HEADERS.items()}
    places, queries = cycle(PLACES), cycle(QUERIES)
    for path, methods in sorted(addresses(fuzz.site.app).items()):
        for method in (*sorted(methods), "BREW"):
            one = filled(path)
            yield Ask(method, filled(path, next(places)), next(queries))
            yield Ask(method, one, next(queries), tuple((name, next(values)) for name, values in turns.items()))
            if method == "POST":
                names = known.get(one, ANY)
                for _ in range(4):
                    yield _form(one, {name: next(texts) for name in names})
                yield Ask(method, one, "", (("content-type", MULTIPART),), next(files))


def long(fuzz: Fuzz) -> Iterator[Ask]:
    """Every value in every place, one at a time."""
    known = fields(fuzz.site, fuzz.pads["b"])
    for path, methods in sorted(addresses(fuzz.site.app).items()):
        for method in (*sorted(methods), "HEAD", "PUT", "BREW"):
            one = filled(path)
            yield from (Ask(method, filled(path, place)) for place in PLACES)
            yield from (Ask(method, one, query) for query in QUERIES)
            for name, values in HEADERS.items():
                yield from (Ask(method, one, "", ((name, value),)) for value in values)
            if method == "POST":
                names = known.get(one, ANY)
                for text in TEXTS:
                    yield _form(one, dict.fromkeys(names, text))
                    yield from (_form(one, {**dict.fromkeys(names, "x"), name: text}) for name in names[:12])
                yield from (Ask(method, one, "", (("content-type", MULTIPART),), body) for body in FILES)


def _form(path: str, told: dict[str, str]) -> Ask:
    pairs = {name: text.encode("utf-8", "surrogatepass") for name, text in told.items()}
    return Ask("POST", path, "", (("content-type", FORM),), urlencode(pairs, quote_via=quote).encode()[:200_000])


def run(fuzz: Fuzz, asks: Iterator[Ask]) -> Fuzz:
    """Ask everything, with what there is to break made anew each time."""
    before = ""
    for one in asks:
        if one.method == "POST" or one.path != before:
            fuzz.fresh()
        before = one.path
        fuzz.ask(one)
    return fuzz


def main() -> int:
    """The long run: prints what went wrong, the slowest answer, and how much memory it left."""
    with TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), geheim=GEHEIM)
        database = Database(settings.database)
        fill_new(database)
        database.dispose()
        with Site.running(settings) as site:
            fuzz = Fuzz(site, papers="--papier" in sys.argv, aloud=True)
            run(fuzz, short(fuzz))
            gc.collect()
            first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            run(fuzz, long(fuzz))
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first) / 1024
    print(f"{fuzz.asked} gevraagd, {len(fuzz.faults)} fout, traagste {fuzz.slowest[0]:.2f} s: {fuzz.slowest[1]}")
    print(f"piek van het geheugen {grown:.0f} MB hoger dan na de korte ronde")
    return 1 if fuzz.faults else 0


if __name__ == "__main__":
    sys.exit(main())
