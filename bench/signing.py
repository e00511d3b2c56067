"""Whether the clock tells who is a redacteur: `python -m bench.signing` (reliability S27)."""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from app.brakes import Brakes
from app.database import Database
from app.migrating import migrate
from app.settings import Settings
from bench.verdicts import Report
from tests.editorial.desk import able, sign_in
from tests.visitor import Site

PAIRS, MOST = 500, 1.05
"""Pairs of tries, and how far the medians may be apart: one Argon2 differs more from the next."""


def took(site: Site, naam: str) -> float:
    """Milliseconds of one wrong try, as if nobody tried before."""
    site.app.state.instance.brakes = Brakes()
    began = time.perf_counter()
    answer = sign_in(site, naam, wachtwoord="een wachtwoord dat niet klopt")
    assert answer.status_code == 422
    return (time.perf_counter() - began) * 1000


def measured(settings: Settings, pairs: int) -> tuple[float, float]:
    """The medians for an address that is known and for addresses that are not."""
    database = Database(settings.database)
    migrate(database)
    database.dispose()
    with Site.running(settings) as site:
        able(site)
        took(site, "Iris"), took(site, "Niemand")
        seen = [(took(site, "Iris"), took(site, f"Wie{number}")) for number in range(pairs)]
    known, unknown = zip(*seen, strict=True)
    return median(known), median(unknown)


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    with tempfile.TemporaryDirectory() as folder:
        pairs = parser.parse_args().pairs
        known, unknown = measured(Settings(data=Path(folder)), pairs)
    report = Report("Signing in with a wrong password")
    report.tell(f"known address {known:.1f} ms, unknown address {unknown:.1f} ms, {pairs} pairs")
    report.judge("how far the medians are apart", max(known, unknown) / min(known, unknown), MOST, most=True)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
