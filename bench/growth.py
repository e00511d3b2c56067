"""Whether opening and saving cost the same with few and with many bouwwerken: `python -m bench.growth`.

Two instances side by side, one with 1000 bouwwerken and one with 100 000 (or `--most 1000000`), on SQLite, each
bouwwerk with 20 keuzes and as many gebeurtenissen. Opened and saved at random over the whole of each.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from app.blocks.catalogue import Catalogue
from app.database import Database
from app.plans import queries
from app.plans.access import fingerprint
from app.settings import Settings
from bench import contenders, saves
from bench.filling import catalogue_of, sleutel
from bench.running import Outcome, Requests, Server, interleave, load, median, ratio, running
from bench.verdicts import Report

FEW, MANY = 1_000, 100_000
SAMPLE = 900
"""Bouwwerken of one round: more than a server keeps as drawn pages."""
WRITTEN = 80
"""Bouwwerken that one round writes in; every round takes others."""
FLAT = 1.20


def opened(chosen: list[int]) -> Iterator[tuple[str, str, str]]:
    """Open each of these."""
    for number in chosen:
        yield "GET", f"/b/{sleutel(number)}/{contenders.STAP}", ""


def saved(catalogue: Catalogue, chosen: list[int]) -> Iterator[tuple[str, str, str]]:
    """Save one choice after the other, spread over all of these."""
    for place, (method, path, body) in enumerate(saves.script_posts(catalogue, range(len(chosen)))):
        meant = chosen[place % len(chosen)]
        yield method, path.replace(sleutel(place % len(chosen)), sleutel(meant)), body


def burst(
    number: int,
    *,
    what: str,
    site: Server,
    size: int,
    catalogue: Catalogue,
    folder: Path,
    connections: int,
    seconds: float,
) -> Outcome:
    """One burst on one instance."""
    order = list(range(size))
    random.Random(1).shuffle(order)
    if what == "open":
        asked = Requests.of(site, folder / "open.txt", opened(order[:SAMPLE]))
    else:
        part = order[(number + 1) * WRITTEN :][:WRITTEN]
        asked = Requests.of(site, folder / "save.txt", saved(catalogue, part), saves.SCRIPT, "in-order")
    return load(asked, connections, seconds)


def statements(few: Database, many: Database, most: int, rounds: int = 9, times: int = 300) -> dict[str, float]:
    """The same without HTTP: CPU time of reading a bouwwerk with its keuzes, large against small."""
    catalogue = catalogue_of(few)

    def cost(database: Database, size: int, seed: int) -> float:
        chance, began = random.Random(seed), time.thread_time()
        for _ in range(times):
            with database.read() as connection:
                found = queries.find(connection, fingerprint(sleutel(chance.randrange(size))))
                assert found is not None
                queries.keuzes(connection, found.bouwwerk.id, catalogue)
        return time.thread_time() - began

    pairs = [(cost(many, most, n), cost(few, FEW, n)) for n in range(rounds)]
    return {"reading a bouwwerk, CPU": statistics.median(large / small for large, small in pairs)}


def run(most: int, rounds: int, seconds: float, folder: Path) -> int:
    """Measure and judge; returns the exit code."""
    report = Report(f"Growth from {FEW} to {most} bouwwerken on SQLite")
    sizes = {FEW: folder / "few", most: folder / "many"}
    sites = {size: contenders.ours(data, size) for size, data in sizes.items()}
    databases = {size: Database(Settings(data=data).database) for size, data in sizes.items()}
    catalogue = catalogue_of(databases[FEW])
    for size, data in sizes.items():
        report.tell(f"{size} bouwwerken: {(data / 'bouwplaats.sqlite3').stat().st_size / 1e6:.0f} MB")
    for what, ratio_of in statements(databases[FEW], databases[most], most).items():
        report.judge(what, ratio_of, FLAT, most=True)
    with running(*sites.values()):
        for what in ("open", "save"):
            turns = {
                f"{what}, {size} bouwwerken": partial(
                    burst,
                    what=what,
                    site=site,
                    size=size,
                    catalogue=catalogue,
                    folder=folder,
                    connections=4,
                    seconds=seconds,
                )
                for size, site in sites.items()
            }
            for turn in turns.values():
                turn(-1)
            seen = interleave(turns, rounds)
            report.table(seen, 4)
            small, large = seen.values()
            report.judge(f"{what}, CPU time per request", ratio(large, small, lambda o: o.cpu), FLAT, most=True)
            report.judge(f"{what}, p50", ratio(large, small, lambda o: o.p50), FLAT, most=True)
            report.tell(f"{what}, requests a second: {1 / ratio(large, small):.3g} times as slow")
            report.tell(f"{what}, p99: {median(large, lambda o: o.p99) / median(small, lambda o: o.p99):.3g}")
    for database in databases.values():
        database.dispose()
    return report.finish()


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=MANY)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        return run(chosen.most, chosen.rounds, chosen.seconds, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
