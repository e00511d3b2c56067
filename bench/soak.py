"""Officers at work for half an hour, exports included: `python -m bench.soak --minutes 30`.

Nothing that was acknowledged may be lost, no answer may be a 5xx or one that nobody expects, and the memory of the
web process may not grow any more after the first third. `--folder` keeps the instance, to look at afterwards.
"""

import argparse
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.plans.assembly import mark
from bench.filling import STANDEN, catalogue_of, instance, slugs
from bench.footprint import memory, web_process
from bench.running import Server, family, interpreter
from bench.verdicts import Report

STAPPEN = ("visie", "doelgroepen", "partners", "beleidsterreinen", "instrumenten")
LOOKS = ("overzicht", "visie", "partners", "uitwerken", "samenhang", "ideeen", "geschiedenis", "meenemen", "versies")
PUBLIC = ("/", "/uitleg", "/bouwstenen", "/kennis", "/bouwstenen/museum", "/zoeken?q=muziek", "/regelingen", "/privacy")
FILES = ("pdf", "docx", "odt", "html", "csv", "json")
ANSWERS = ("wat", "hoe", "met_wie")
PAUSE = 0.15
"""Seconds between two acts of one officer: a machine that is busy, not one that is full."""

BEAT = 5.0
"""Seconds between two looks at the memory."""


@dataclass
class Tally:
    """What all officers together were told."""

    acts: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    lost: list[str] = field(default_factory=list)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def note(self, act: str, answer: httpx.Response | None, seconds: float, expected: tuple[int, ...]) -> None:
        """Count one act; an answer that it may not get is wrong. 429 and a full queue (503) have their own pages."""
        status = answer.status_code if answer is not None else 0
        with self.turn:
            self.acts[act] += 1
            self.slowest = max(self.slowest, seconds if act != "bestand" else 0.0)
            if status not in expected:
                self.wrong[f"{act}: {status}"] += 1


class Officer:
    """Somebody with a bouwwerk of their own, in a town hall of their own, who remembers what was acknowledged."""

    def __init__(self, number: int, url: str, catalogue: Catalogue, tally: Tally) -> None:
        self.chance, self.tally, self.catalogue = random.Random(number), tally, catalogue
        headers = {"Sec-Fetch-Site": "same-origin", "X-Forwarded-For": f"10.{number // 250}.{number % 250}.1"}
        self.client = httpx.Client(base_url=url, headers=headers, timeout=120)
        self.standen: dict[str, Stand] = {}
        self.texts: dict[str, str] = {}
        self.answers: dict[tuple[str, str], str] = {}
        self.count = 0
        self.begin()

    def begin(self) -> None:
        """A fresh bouwwerk; what was in the one before is checked first."""
        self.check()
        self.standen, self.texts, self.answers = {}, {}, {}
        answer = self.ask("begin", "POST", "/begin", {"titel": f"Duurproef {self.chance.random()}"}, (303,))
        self.pad = answer.headers["Location"].rpartition("/")[0] if answer is not None else ""

    def ask(
        self,
        act: str,
        method: str,
        path: str,
        fields: Mapping[str, str] | None = None,
        expected: tuple[int, ...] = (200,),
    ) -> httpx.Response | None:
        """One request; None when it was not answered as it should."""
        began = time.perf_counter()
        try:
            answer = self.client.request(method, path, data=dict(fields) if fields else None)
        except httpx.TransportError:
            answer = None
        self.tally.note(act, answer, time.perf_counter() - began, expected)
        return answer if answer is not None and answer.status_code in expected else None

    def act(self) -> None:
        """One thing that an officer does."""
        what: list[tuple[Callable[[], object], int]] = [
            (self.choose, 30),
            (self.explain, 30),
            (self.work_out, 15),
            (self.look, 15),
            (self.read, 6),
            (self.take, 3),
            (self.begin, 1),
        ]
        kinds, weights = zip(*what, strict=True)
        self.chance.choices(kinds, weights)[0]()

    def choose(self) -> None:
        """Another stand for a bouwsteen."""
        stap = self.chance.choice(STAPPEN)
        slug = self.chance.choice(slugs(self.catalogue, stap))
        self._save(stap, slug, self.chance.choice(STANDEN), self.texts.get(slug, ""))

    def explain(self) -> None:
        """Another toelichting for what was chosen."""
        if not self.standen:
            return self.choose()
        slug = self.chance.choice(list(self.standen))
        self.count += 1
        text = f"Zin {self.count}: we doen dit samen met het wijkteam. " * self.chance.randint(1, 12)
        return self._save(self.catalogue.by_slug[slug].stap, slug, self.standen[slug], text.strip())

    def _save(self, stap: str, slug: str, stand: Stand, text: str) -> None:
        fields = {
            f"stand.{slug}": str(stand),
            f"toelichting.{slug}": text,
            f"was.{slug}": f"{self.standen.get(slug, '')}:{mark(self.texts.get(slug, ''))}",
            f"versie.{slug}": str(self.catalogue.by_slug[slug].id),
        }
        if self.ask("bewaren", "POST", f"{self.pad}/{stap}", fields, (303,)) is not None:
            self.standen[slug], self.texts[slug] = stand, text

    def work_out(self) -> None:
        """One field of the uitvoeringsagenda."""
        chosen = [slug for slug, stand in self.standen.items() if stand is Stand.ONTWIKKELEN]
        if not chosen:
            return
        slug, veld = self.chance.choice(chosen), self.chance.choice(ANSWERS)
        self.count += 1
        text = f"Stap {self.count}: afspraken maken en vastleggen."
        fields = {f"{veld}.{slug}": text, f"was.{veld}.{slug}": mark(self.answers.get((slug, veld), ""))}
        if self.ask("uitwerken", "POST", f"{self.pad}/uitwerken/{slug}", fields, (303,)) is not None:
            self.answers[slug, veld] = text

    def look(self) -> None:
        """A page of the bouwwerk."""
        self.ask("bekijken", "GET", f"{self.pad}/{self.chance.choice(LOOKS)}")

    def read(self) -> None:
        """A page for everybody."""
        self.ask("lezen", "GET", self.chance.choice(PUBLIC))

    def take(self) -> None:
        """A file. A queue that is full and a brake that holds say so: nothing is wrong then."""
        self.ask("bestand", "GET", f"{self.pad}/document.{self.chance.choice(FILES)}", None, (200, 429, 503))

    def check(self) -> None:
        """Whether everything that was acknowledged is there."""
        if not self.standen:
            return
        answer = self.ask("nakijken", "GET", f"{self.pad}/document.json")
        if answer is None:
            self.tally.lost.append(f"{self.pad} is not there")
            return
        there = {one["bouwsteen"]: one for one in answer.json()["keuzes"]}
        for slug, stand in self.standen.items():
            one = there.get(slug, {})
            if (one.get("stand"), one.get("toelichting", "")) != (str(stand), self.texts[slug]):
                self.tally.lost.append(f"{slug}: {one} in place of {stand}, {self.texts[slug]}")
        for (slug, veld), text in self.answers.items():
            if text not in str(there.get(slug, {}).get("uitwerking", "")):
                self.tally.lost.append(f"{slug}.{veld}: {text}")


def _work(officer: Officer, until: float) -> None:
    while time.monotonic() < until:
        officer.act()
        time.sleep(PAUSE)
    officer.check()


def _watched(site: Server, threads: list[threading.Thread]) -> list[tuple[float, float]]:
    """Megabytes of the web process and of it with its children, every few seconds while there is work."""
    seen: list[tuple[float, float]] = []
    while any(thread.is_alive() for thread in threads):
        whole = 0.0
        for pid in family(site.pid):
            try:
                whole += memory(pid)
            except (FileNotFoundError, StopIteration):  # it ended while we looked
                continue
        seen.append((memory(web_process(site)), whole))
        time.sleep(BEAT)
    return seen


def run(minutes: float, officers: int, folder: Path) -> int:
    """Work, judge and tell; returns the exit code."""
    report, data = Report("Soak"), folder / "data"
    with instance(data) as (_, database):
        catalogue = catalogue_of(database)
    env = {"BOUWPLAATS_DATA": str(data), "BOUWPLAATS_VERTROUWDE_PROXY": "127.0.0.1"}
    command = [interpreter(), "-m", "app", "start"]
    site = Server("Bouwplaats", command, env, "/gezond/klaar", core=None, log=data / "server.log")
    tally = Tally()
    with site:
        people = [Officer(number, site.url, catalogue, tally) for number in range(officers)]
        until = time.monotonic() + minutes * 60
        threads = [threading.Thread(target=_work, args=(one, until), daemon=True) for one in people]
        for thread in threads:
            thread.start()
        seen = _watched(site, threads)
    third = max(1, len(seen) // 3)
    early, late = (statistics.median(web for web, _ in part) for part in (seen[third : 2 * third], seen[-third:]))
    report.tell(f"{sum(tally.acts.values())} acts in {minutes:g} minutes: {dict(tally.acts)}")
    report.tell(f"memory of the web process: {[round(web) for web, _ in seen[:: max(1, len(seen) // 15)]]} MB")
    report.tell(f"with the children that make files: at most {max(whole for _, whole in seen):.0f} MB")
    report.tell(f"slowest answer, files left out: {tally.slowest:.2f} s")
    for fault in [*(f"{what} x {many}" for what, many in tally.wrong.items()), *tally.lost[:20]]:
        report.tell(f"WRONG {fault}")
    report.judge("acknowledged and not there", len(tally.lost), 0, most=True)
    report.judge("answers that nobody expects", sum(tally.wrong.values()), 0, most=True)
    report.judge("memory in the last third / in the second", late / early, 1.05, most=True)
    return report.finish()


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--officers", type=int, default=12)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.folder:
        return run(chosen.minutes, chosen.officers, chosen.folder)
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        return run(chosen.minutes, chosen.officers, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
