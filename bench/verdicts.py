"""What is printed: figures for the reader, and for each goal whether it was met."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from bench.running import Outcome, median

SLACK = 1.3
"""Machines are noisy: only a goal missed by this factor makes the run fail."""


class Report:
    """Prints figures as they come and remembers whether a goal was missed by too much."""

    def __init__(self, title: str) -> None:
        self.faults = 0
        print(f"{title}\n{'-' * len(title)}", flush=True)

    def table(self, outcomes: Mapping[str, Sequence[Outcome]], connections: int) -> None:
        """The medians of each contender, for the reader; only ratios are judged."""
        print(f"\n{connections} connection(s), medians of {len(next(iter(outcomes.values())))} rounds:")
        print(f"  {'':44}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'cpu ms':>9}{'KB':>8}")
        for contender, seen in outcomes.items():
            size = median(seen, lambda o: o.bytes / max(1, o.requests) / 1000)
            figures = [median(seen, attrgetter(name)) for name in ("rate", "p50", "p99", "cpu")]
            print(f"  {contender:44}{figures[0]:9.1f}" + "".join(f"{f:9.2f}" for f in figures[1:]) + f"{size:8.1f}")

    def judge(self, what: str, measured: float, goal: float, *, most: bool = False, note: str = "") -> None:
        """One goal: `most` means that less is better. A goal of 0 has no slack."""
        short = measured / (goal or 1e-9) if most else goal / max(measured, 1e-9)
        verdict = "ok" if short <= 1 else "below goal" if short <= SLACK else "FAULT"
        self.faults += verdict == "FAULT"
        sign = "≤" if most else "≥"
        print(f"  {verdict:10}  {what}: {measured:.3g} (goal {sign} {goal:g}){f'; {note}' if note else ''}", flush=True)

    def tell(self, what: str) -> None:
        """A figure without a goal."""
        print(f"  {'':10}  {what}", flush=True)

    def finish(self) -> int:
        """The exit code."""
        print(f"\n{self.faults} fault(s).")
        return 1 if self.faults else 0
