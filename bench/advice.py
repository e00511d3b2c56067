"""What thinking along costs on a plan of 400 keuzes, beside drawing its overview: `python -m bench.advice`."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import httpx

from app.advice.coherence import find
from app.advice.suggestions import Adviser
from app.advice.thread import red_thread
from app.blocks.steps import STAPPEN
from app.database import Database
from app.main import create_app
from app.plans import queries
from app.plans.access import fingerprint
from app.plans.advising import plan_of
from app.plans.bouwwerk import build
from app.settings import Settings
from bench.documents import compared, ratio
from bench.filling import catalogue_of, fill, instance, sleutel
from bench.verdicts import Report

OVERVIEW = f"/b/{sleutel(0)}/overzicht"
KEUZES, MOST_MS, MOST_OF_OVERVIEW = 400, 30, 0.5


def thinking(database: Database) -> dict[str, Callable[[], object]]:
    """Each kind of advice about the only bouwwerk there is, as something to call; each time with a fresh plan."""
    catalogue = catalogue_of(database)
    with database.read() as connection:
        found = queries.find(connection, fingerprint(sleutel(0)))
        assert found is not None
        keuzes = queries.keuzes(connection, found.bouwwerk.id, catalogue)
    plan = plan_of(build(found.bouwwerk, keuzes), catalogue)

    def ideas() -> object:
        adviser = Adviser(replace(plan))
        return [adviser.best(stap.slug) for stap in STAPPEN]

    return {"questions": lambda: find(replace(plan)), "red thread": lambda: red_thread(replace(plan)), "ideas": ideas}


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    report = Report("Advice")
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        with instance(Path(folder)) as (_, filled):
            size = len(catalogue_of(filled).aanbod)
            fill(filled, 1, size // 2, None, own=KEUZES - size // 2)
        settings = Settings(data=Path(folder))
        makers = thinking(Database(settings.database))
        app = create_app(settings)
        transport = httpx.ASGITransport(app)
        with asyncio.Runner() as runner:
            life = app.router.lifespan_context(app)
            runner.run(life.__aenter__())
            client = httpx.AsyncClient(transport=transport, base_url=settings.address)
            makers["overview"] = lambda: runner.run(client.get(OVERVIEW)).raise_for_status()
            spent = compared(makers, rounds)
            runner.run(life.__aexit__(None, None, None))
    for name, times in spent.items():
        report.tell(f"{name}: {1000 * median(times):.1f} ms of computing")
    whole = [sum(parts) for parts in zip(*(times for name, times in spent.items() if name != "overview"), strict=True)]
    report.judge(f"advice about {KEUZES} keuzes, ms", 1000 * median(whole), MOST_MS, most=True)
    report.judge("advice / the overview page", ratio(whole, spent["overview"]), MOST_OF_OVERVIEW, most=True)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
