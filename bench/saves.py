"""One choice saved beside hello-world and a naive Django save: `python -m bench.saves`.

Saved as the page's script does: the fields of one bouwsteen, the headers of a browser, `synchronous=FULL`, the event
logged, what was shown compared with what is stored. Every round writes in bouwwerken of its own.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from sqlalchemy import func, select

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.database import Database
from app.plans.assembly import mark
from app.plans.models import gebeurtenis
from app.settings import Settings
from bench import contenders
from bench.filling import STANDEN, catalogue_of, note_of, sleutel, slugs, stand_of
from bench.running import Outcome, Requests, Server, interleave, load, median, ratio, running
from bench.verdicts import Report

WRITERS = 16
PER_ROUND = 60
"""Bouwwerken of one round: with 47 bouwstenen each, more choices than a round can save twice."""
PASSES = 3
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SCRIPT = FORM | {"Sec-Fetch-Site": "same-origin", "HX-Request": "true", "HX-Request-Type": "partial"}
COOKIE = FORM | {"Cookie": f"csrftoken={contenders.CSRF}"}
HELLO, SAVE, DJANGO = "hello-world, same process", "one choice saved", "naive Django save"
Lines = Iterator[tuple[str, str, str]]


def choices(catalogue: Catalogue, bouwwerken: range) -> Iterator[tuple[int, str, Stand | None, Stand, str]]:
    """Bouwwerk, slug, stand as shown, stand as wished and toelichting; the same one returns only after all others."""
    order = slugs(catalogue, contenders.STAP)
    for turn in range(PASSES):
        for place, slug in enumerate(order):
            filled = place < contenders.KEUZES
            first = stand_of(place) if filled else None
            shown = first if turn == 0 else STANDEN[(place + turn) % len(STANDEN)]
            for number in bouwwerken:
                yield number, slug, shown, STANDEN[(place + turn + 1) % len(STANDEN)], note_of(place) if filled else ""


def script_posts(catalogue: Catalogue, bouwwerken: range) -> Lines:
    """What the script of our page sends."""
    for number, slug, shown, wished, note in choices(catalogue, bouwwerken):
        fields = {
            f"stand.{slug}": str(wished),
            f"toelichting.{slug}": note,
            f"was.{slug}": f"{shown or ''}:{mark(note)}",
            f"revisie.{slug}": "2",
            f"versie.{slug}": str(catalogue.by_slug[slug].id),
        }
        yield "POST", f"/b/{sleutel(number)}/{contenders.STAP}", urlencode(fields)


def django_posts(catalogue: Catalogue, bouwwerken: range) -> Lines:
    """The same for the naive Django project."""
    for number, slug, _, wished, note in choices(catalogue, bouwwerken):
        fields = {
            "csrfmiddlewaretoken": contenders.CSRF,
            f"stand.{slug}": str(wished),
            f"toelichting.{slug}": note,
        }
        yield "POST", f"/b/{sleutel(number)}/{contenders.STAP}", urlencode(fields)


def events(database: Database) -> int:
    """How many changes the log holds."""
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(gebeurtenis)).scalar_one()


class Saves:
    """One site, one Django project, and a supply of bouwwerken that were not written yet."""

    def __init__(self, folder: Path, site: Server, django: Server, database: Database) -> None:
        self.folder, self.site, self.django, self.database = folder, site, django, database
        self.catalogue = catalogue_of(database)
        self.used = 0
        self.hello = Requests.of(site, folder / "hello.txt", [("GET", "/bench/hello", "")])

    def turns(self, connections: int, seconds: float) -> Mapping[str, Callable[[int], Outcome]]:
        """The contenders of one table."""
        return {
            name: partial(burst, connections=connections, seconds=seconds)
            for name, burst in ((HELLO, self._hello), (SAVE, self._ours), (DJANGO, self._django))
        }

    def _fresh(self) -> range:
        self.used += PER_ROUND
        return range(self.used - PER_ROUND, self.used)

    def _hello(self, _: int, *, connections: int, seconds: float) -> Outcome:
        return load(self.hello, connections, seconds)

    def _ours(self, _: int, *, connections: int, seconds: float) -> Outcome:
        lines = script_posts(self.catalogue, self._fresh())
        asked = Requests.of(self.site, self.folder / "ours.txt", lines, SCRIPT, "in-order")
        before = events(self.database)
        outcome = load(asked, connections, seconds)
        logged = events(self.database) - before
        if logged < outcome.requests:
            raise RuntimeError(f"{outcome.requests} choices were saved but {logged} events logged")
        return outcome

    def _django(self, _: int, *, connections: int, seconds: float) -> Outcome:
        lines = django_posts(self.catalogue, self._fresh())
        asked = Requests.of(self.django, self.folder / "django.txt", lines, COOKIE, "in-order")
        return load(asked, connections, seconds)


def judge(report: Report, seen: Mapping[str, tuple[Outcome, ...]]) -> None:
    """The goals of saving."""
    spread = median(seen[SAVE], lambda o: o.p99 / o.p50)
    report.judge("one choice saved / hello-world", ratio(seen[SAVE], seen[HELLO]), 0.15)
    report.judge(f"p99 / p50 with {WRITERS} writers", spread, 10, most=True)
    report.judge("one choice saved / naive Django save", ratio(seen[SAVE], seen[DJANGO]), 3)
    report.tell(f"p99 / p50 of the naive Django save: {median(seen[DJANGO], lambda o: o.p99 / o.p50):.3g}")
    report.tell("By CPU time of the server, which other work on the machine disturbs least:")
    report.judge("one choice saved / hello-world", ratio(seen[HELLO], seen[SAVE], lambda o: o.cpu), 0.15)
    report.judge("one choice saved / naive Django save", ratio(seen[DJANGO], seen[SAVE], lambda o: o.cpu), 3)


def run(rounds: int, seconds: float, folder: Path) -> int:
    """Measure and judge; returns the exit code."""
    report = Report("Saves")
    data, number = folder / "data", PER_ROUND * (rounds + 1) * 4
    site = contenders.ours(data, number)
    database = Database(Settings(data=data).database)
    django = contenders.django(folder, database, number)
    with running(site, django):
        saves = Saves(folder, site, django, database)
        for connections in (WRITERS, 1):
            turns = saves.turns(connections, seconds)
            for turn in turns.values():
                turn(-1)
            seen = interleave(turns, rounds)
            report.table(seen, connections)
            if connections == WRITERS:
                judge(report, seen)
            else:
                report.tell(f"p50 of a save / hello-world: {ratio(seen[SAVE], seen[HELLO], lambda o: o.p50):.3g}")
                report.tell(f"p50 of a save / Django save: {ratio(seen[SAVE], seen[DJANGO], lambda o: o.p50):.3g}")
    database.dispose()
    return report.finish()


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        return run(chosen.rounds, chosen.seconds, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
