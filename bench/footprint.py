"""What an instance takes: time from start to ready, and memory of the web process: `python -m bench.footprint`."""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench import contenders
from bench.filling import sleutel
from bench.running import Requests, Server, family, interpreter, load
from bench.verdicts import Report

READY_SECONDS = 3.0
IDLE_MB = 120.0


def memory(pid: int, name: str = "VmRSS") -> float:
    """Megabytes of memory that a process has in use."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name + ":")) / 1024


def web_process(site: Server) -> int:
    """The process that answers; everything below it makes PDFs."""
    return family(site.pid)[0]


def starts(data: Path, times: int) -> tuple[list[float], list[float]]:
    """Wall seconds and CPU seconds from starting a filled instance to its first ready answer."""
    wall, cpu = [], []
    for _ in range(times):
        site = plain(data)
        began = time.monotonic()
        with site:
            wall.append(time.monotonic() - began)
            cpu.append(site.cpu())
    return wall, cpu


def plain(data: Path) -> Server:
    """The server as an operator starts it, on any core."""
    env = {"BOUWPLAATS_DATA": str(data)}
    command = [interpreter(), "-m", "app", "start"]
    return Server("Bouwplaats", command, env, "/gezond/klaar", core=None, log=data / "server.log")


def run(times: int, folder: Path) -> int:
    """Measure and judge; returns the exit code."""
    report = Report("Footprint")
    data = folder / "data"
    contenders.ours(data, 1000)
    wall, cpu = starts(data, times)
    # The quickest: other work on the machine can only add to it.
    report.judge(f"second start to ready, seconds, best of {times}", min(wall), READY_SECONDS, most=True)
    report.judge("second start to ready, CPU seconds", statistics.median(cpu), READY_SECONDS, most=True)
    site = plain(data)
    with site:
        report.judge("memory after start, MB", memory(web_process(site)), IDLE_MB, most=True)
        for path in ("/", "/begin", "/uitleg", f"/b/{sleutel(0)}/partners", f"/b/{sleutel(0)}/overzicht"):
            site.get(path)
        report.judge("memory after a first visit, MB", memory(web_process(site)), IDLE_MB, most=True)
        site.get(f"/b/{sleutel(0)}/document.pdf")
        report.judge("memory after a PDF, MB", memory(web_process(site)), IDLE_MB, most=True)
        lines = [("GET", f"/b/{sleutel(n)}/partners", "") for n in range(1000)]
        load(Requests.of(site, folder / "all.txt", lines, order="in-order"), 16, 8)
        report.tell(f"memory after 1000 step pages, 16 at a time: {memory(web_process(site)):.0f} MB")
    return report.finish()


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        return run(parser.parse_args().times, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
