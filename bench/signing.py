"""Whether the clock tells who is a redacteur: `python -m bench.signing` (reliability S27)."""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from sqlalchemy import insert

from app.brakes import Brakes
from app.database import now
from app.editorial.models import redacteur
from app.editorial.passwords import hashed
from app.editorial.second_factor import proposed, sealed
from app.migrating import migrate
from app.settings import Settings
from bench.verdicts import Report
from tests.visitor import Site

PAIRS, MOST = 500, 1.05
"""Pairs of tries, and how far the medians may be apart: one Argon2 differs more from the next."""
WRONG = {"wachtwoord": "een wachtwoord dat niet klopt", "code": "000000"}
KNOWN = "iris@redactie.example"


def took(site: Site, email: str) -> float:
    """Milliseconds of one wrong try, as if nobody tried before."""
    site.app.state.brakes = Brakes()
    began = time.perf_counter()
    answer = site.post("/redactie/aanmelden", {"email": email, **WRONG})
    assert answer.status_code == 422
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    pairs: int = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        with Site.running(settings) as site:
            migrate(site.database)
            kept = {"wachtwoord_hash": hashed("paard batterij nietje"), "gemaakt_op": now()}
            secret = sealed(settings, proposed(settings, "bench"))
            values = {"email": KNOWN, "naam": "Iris", "rol": "redacteur", "totp_versleuteld": secret, **kept}
            with site.database.write() as connection:
                connection.execute(insert(redacteur).values(**values))
            took(site, KNOWN), took(site, "warm@redactie.example")
            seen = [(took(site, KNOWN), took(site, f"wie{number}@redactie.example")) for number in range(pairs)]
    known, unknown = (median(column) for column in zip(*seen, strict=True))
    report = Report("Signing in with a wrong password")
    report.tell(f"known address {known:.1f} ms, unknown address {unknown:.1f} ms, {pairs} pairs")
    apart = max(known, unknown) / min(known, unknown)
    report.judge("how far the medians are apart", apart, MOST, most=True)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
