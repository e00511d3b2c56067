"""The council PDF beside bare WeasyPrint, and what making it does to other pages: `python -m bench.exports`."""

import argparse
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.database import Database, now
from app.documents.to_pdf import page
from app.plans import queries
from app.plans.access import fingerprint
from app.plans.bouwwerk import build
from app.plans.document import compose
from app.settings import Settings
from app.templating import NETHERLANDS, Templates
from bench import contenders
from bench.filling import catalogue_of, fill, instance, sleutel
from bench.running import (
    LOADER_CORE,
    ROOT,
    Outcome,
    Requests,
    Server,
    interleave,
    interpreter,
    load,
    median,
    ratio,
    running,
)
from bench.verdicts import Report

NORMAL, LARGE = 40, 160
LARGE_FROM = 400
"""Where the large bouwwerken begin."""
SECONDS = 20
"""How often a file is downloaded again: one download is too short to measure."""
AT_ONCE = 6
"""Exports in one measurement of throughput."""


@dataclass(frozen=True)
class Made:
    """One export: seconds by the clock and seconds of CPU, of everything that took part."""

    wall: float
    cpu: float


class Bare:
    """A warm process with WeasyPrint alone."""

    def __enter__(self) -> "Bare":
        command = [interpreter(), "-m", "bench.peers.bare_weasyprint"]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._line()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def make(self, html: Path) -> Made:
        """The PDF of this page."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{html}\n")
        self._process.stdin.flush()
        wall, cpu, _ = self._line().split()
        return Made(float(wall), float(cpu))


class Exports:
    """The site, and the HTML that it makes of each bouwwerk."""

    def __init__(self, folder: Path, site: Server, database: Database) -> None:
        self.folder, self.site, self.database = folder, site, database
        self.catalogue, self.templates = catalogue_of(database), Templates()

    def html(self, number: int) -> Path:
        """The page that the site hands to WeasyPrint for this bouwwerk."""
        with self.database.read() as connection:
            found = queries.find(connection, fingerprint(sleutel(number)))
            assert found is not None
            keuzes = queries.keuzes(connection, found.bouwwerk.id, self.catalogue)
        document = compose(build(found.bouwwerk, keuzes), self.catalogue, now().astimezone(NETHERLANDS).date())
        path = self.folder / f"{number}.html"
        path.write_text(page(document, self.templates), encoding="utf-8")
        return path

    def make(self, number: int) -> Made:
        """Ask the site for the PDF."""
        cpu, began = self.site.cpu(), time.perf_counter()
        content = self.site.get(f"/b/{sleutel(number)}/document.pdf")
        assert content.startswith(b"%PDF")
        wall = time.perf_counter() - began
        return Made(wall, self.site.cpu() - cpu)

    def throughput(self, numbers: Iterable[int], at_once: int) -> float:
        """Exports a second when that many are asked for together."""
        asked = list(numbers)
        began = time.perf_counter()
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(self.make, asked))
        return len(asked) / (time.perf_counter() - began)


def against_bare(report: Report, exports: Exports, rounds: int) -> None:
    """First exports beside bare WeasyPrint (bare before and after each), second downloads, large beside normal."""
    cost, clock, again, spent, large = [], [], [], [], []
    with Bare() as bare:
        exports.make(0)
        bare.make(exports.html(0))
        for number in range(1, rounds + 1):
            html = exports.html(number)
            before, first, after = bare.make(html), exports.make(number), bare.make(html)
            second = [exports.make(number) for _ in range(SECONDS)]
            cost.append(first.cpu * 2 / (before.cpu + after.cpu))
            clock.append(first.wall * 2 / (before.wall + after.wall))
            again.append(statistics.median(made.wall for made in second) / first.wall)
            spent.append(sum(made.cpu for made in second) / SECONDS / first.cpu)
            large.append(exports.make(LARGE_FROM + number).cpu / first.cpu)
    report.judge("export / bare WeasyPrint, CPU", statistics.median(cost), 1.10, most=True)
    report.tell(f"export / bare WeasyPrint, wall: {statistics.median(clock):.3g}")
    report.judge("second download / first, CPU", statistics.median(spent), 0.01, most=True)
    report.judge("second download / first, wall", statistics.median(again), 0.01, most=True)
    report.judge(f"{LARGE} keuzen / {NORMAL} keuzen, CPU", statistics.median(large), 5, most=True)


def beside_pages(report: Report, exports: Exports, rounds: int, numbers: Iterable[int]) -> None:
    """A light page, with and without exports going on: `/uitleg`, 4 connections."""
    supply = iter(numbers)
    asked = Requests.of(exports.site, exports.folder / "light.txt", [("GET", "/uitleg", "")])

    def idle(_: int) -> Outcome:
        return load(asked, 4, 4)

    def busy(_: int) -> Outcome:
        stop = threading.Event()

        def keep_making() -> None:
            while not stop.is_set():
                exports.make(next(supply))

        workers = [threading.Thread(target=keep_making) for _ in range(2)]
        for worker in workers:
            worker.start()
        try:
            return load(asked, 4, 4, LOADER_CORE)
        finally:
            stop.set()
            for worker in workers:
                worker.join()

    seen = interleave({"light page, nothing else": idle, "light page while exports run": busy}, rounds)
    report.table(seen, 4)
    quiet, loud = seen.values()
    report.judge("p99 of a light page, exports running / not", ratio(loud, quiet, lambda o: o.p99), 2, most=True)
    report.tell(f"the medians compared: {median(loud, lambda o: o.p99) / median(quiet, lambda o: o.p99):.3g}")


def workers(report: Report, one: Exports, two: Exports, rounds: int, numbers: Iterable[int]) -> None:
    """Throughput of two export workers beside one."""
    supply, ratios = iter(numbers), []
    for exports in (one, two):
        exports.throughput([next(supply) for _ in range(2)], 2)
    for _ in range(rounds):
        asked = [next(supply) for _ in range(AT_ONCE)]
        ratios.append(two.throughput(asked, 4) / one.throughput(asked, 4))
    report.judge("two export workers / one, throughput", statistics.median(ratios), 1.3)


def run(rounds: int, folder: Path) -> int:
    """Measure and judge; returns the exit code."""
    report = Report("Exports")
    folders = [folder / name for name in ("one", "two")]
    exports = []
    servers = []
    for number, data in enumerate(folders, 1):
        with instance(data) as (_, filled):
            fill(filled, LARGE_FROM, NORMAL, None)
            fill(filled, 100, 140, None, own=LARGE - 140)
        site = contenders.served(data, export_workers=str(number))
        # Not pinned: an operator's export workers use every core too.
        site.core = None
        servers.append(site)
        exports.append(Exports(folder, site, Database(Settings(data=data).database)))
    one, two = exports
    with running(*servers):
        against_bare(report, two, rounds)
        beside_pages(report, two, rounds, range(50, 220))
        workers(report, one, two, max(2, rounds // 2), range(220, LARGE_FROM))
    return report.finish()


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        return run(parser.parse_args().rounds, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
