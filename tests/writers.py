"""People who write in the same bouwwerk at the same time, and keep account of what the server told each of them."""

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue
from threading import Event, Thread

import httpx
from sqlalchemy import select

from app.blocks.memory import Catalogues
from app.blocks.stand import Stand
from app.database import Database
from app.plans import elaboration_queries, history_queries, queries
from app.plans.access import fingerprint
from app.plans.assembly import Staat, Was
from app.plans.history import Gebeurtenis, Moment, replay
from app.plans.models import bouwwerk
from app.settings import Settings
from tests.serving import Server

SLUGS = ("museum", "bibliotheek", "festival", "archief")
HEADERS = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class Sent:
    """A toelichting that somebody sent for a bouwsteen, over the text that stood on their screen."""

    slug: str
    text: str
    shown: str


@dataclass
class Writer:
    """One of them. What was `stored` got a 303, what was `refused` a 409; `unknown` never got an answer."""

    url: str
    pad: str
    name: str
    up: Event
    told: Queue[str]
    stored: list[Sent] = field(default_factory=list)
    refused: list[Sent] = field(default_factory=list)
    unknown: list[Sent] = field(default_factory=list)
    other: list[int] = field(default_factory=list)

    def write(self, times: int) -> None:
        """Write so many times, each over what this writer saw last."""
        chance, seen = random.Random(self.name), dict.fromkeys(SLUGS, "")
        with httpx.Client(base_url=self.url, headers=HEADERS, timeout=60) as client:
            for number in range(times):
                slug = chance.choice(SLUGS)
                sent = Sent(slug, f"{self.name} schrijft voor keer {number}.", seen[slug])
                self.up.wait()
                try:
                    if self._send(client, sent):
                        seen[slug] = sent.text
                    else:
                        seen = self._look(client)
                except httpx.TransportError:
                    self.unknown.append(sent)
                self.told.put(self.name)

    def _send(self, client: httpx.Client, sent: Sent) -> bool:
        was = str(Was.of(Staat(Stand.BEHOUDEN, sent.shown)))
        form = {f"toelichting.{sent.slug}": sent.text, f"was.{sent.slug}": was}
        status = client.post(f"{self.pad}/partners", data=form).status_code
        known = {303: self.stored, 409: self.refused}
        if status in known:
            known[status].append(sent)
        else:
            self.other.append(status)
        return status == 303

    def _look(self, client: httpx.Client) -> dict[str, str]:
        told = client.get(f"{self.pad}/document.json").json()["keuzes"]
        return dict.fromkeys(SLUGS, "") | {item["bouwsteen"]: item["toelichting"] for item in told}


@dataclass(frozen=True)
class Crowd:
    """Several writers in one fresh bouwwerk, in which each of SLUGS is kept."""

    server: Server
    pad: str
    writers: tuple[Writer, ...]
    up: Event
    told: Queue[str]

    @classmethod
    def gather(cls, server: Server, many: int) -> "Crowd":
        """Begin a bouwwerk for so many."""
        pad = server.client.post("/begin", data={"titel": "Samen"}).headers["Location"].rpartition("/")[0]
        kept = {f"stand.{slug}": "behouden" for slug in SLUGS}
        assert server.client.post(f"{pad}/partners", data=kept).status_code == 303
        up, told = Event(), Queue[str]()
        up.set()
        return cls(server, pad, tuple(Writer(server.url, pad, f"W{n}", up, told) for n in range(many)), up, told)

    @contextmanager
    def writing(self, times: int) -> Iterator[None]:
        """All of them write, each so many times, while this goes on and until they are done."""
        threads = [Thread(target=writer.write, args=(times,), daemon=True) for writer in self.writers]
        for thread in threads:
            thread.start()
        yield
        for thread in threads:
            thread.join()

    def interrupt(self) -> None:
        """Kill the server while they write, and start it again."""
        self.server.kill()
        self.up.clear()
        self.server.start()
        self.up.set()

    def all(self, outcome: str) -> list[Sent]:
        """What all writers together sent with this outcome."""
        return [sent for writer in self.writers for sent in getattr(writer, outcome)]

    def found(self, settings: Settings) -> "Found":
        """What the database holds of it now."""
        with closing_database(settings) as database, database.read() as connection:
            if not database.sqlite:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            found = queries.find(connection, fingerprint(self.pad.removeprefix("/b/")))
            assert found
            catalogue = Catalogues().current(connection)
            of = found.bouwwerk
            counted = connection.execute(select(bouwwerk.c.revisie).where(bouwwerk.c.id == of.id)).scalar_one()
            moment = Moment.of(
                of, queries.keuzes(connection, of.id, catalogue), elaboration_queries.all_of(connection, of.id)
            )
            return Found(counted, moment, tuple(history_queries.since(connection, of.id, 0)))


@contextmanager
def closing_database(settings: Settings) -> Iterator[Database]:
    """A database of one's own, beside that of the server."""
    database = Database(settings.database)
    try:
        yield database
    finally:
        database.dispose()


@dataclass(frozen=True)
class Found:
    """A bouwwerk as it is stored: how many changes it counts, how it is, and its log."""

    revisie: int
    moment: Moment
    log: tuple[Gebeurtenis, ...]

    @property
    def texts(self) -> list[tuple[str, str, str]]:
        """Per toelichting that was written: the bouwsteen, the text, and the text it came in the place of."""
        return [
            (one.nieuw.slug, one.nieuw.staat.toelichting, one.oud.staat.toelichting)
            for one in self.log
            if one.nieuw and one.oud and one.nieuw.staat.toelichting != one.oud.staat.toelichting
        ]

    def is_whole(self) -> None:
        """No change is half there: every number once, and the log tells exactly what is stored."""
        assert [one.nr for one in self.log] == list(range(1, self.revisie + 1))
        assert replay(self.log) == self.moment


def as_told(sent: Iterable[Sent]) -> set[tuple[str, str, str]]:
    """The same, as `Found.texts` tells it."""
    return {(one.slug, one.text, one.shown) for one in sent}
