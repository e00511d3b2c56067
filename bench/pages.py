"""The step page beside hello-world, a naive ORM page and a naive Django page: `python -m bench.pages`.

Partners with its 47 bouwstenen and 20 keuzes, over 50 bouwwerken in random order, so that all drawn pages are kept;
and over 3000 of them, so that nearly every page is drawn anew. And two public pages of the catalogue, from memory
and not sent again.
"""

import argparse
import gzip
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from app.database import Database
from app.settings import Settings
from bench import contenders
from bench.filling import catalogue_of, sleutel, slugs
from bench.running import Outcome, Requests, Server, interleave, load, ratio, running
from bench.verdicts import Report

OFTEN, SELDOM = 50, 3000
"""How many bouwwerken: few enough to stay in memory as drawn pages, and far too many for that."""
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
HELLO, BARE = "hello-world, same process", "hello-world, bare FastAPI"
PAGE, FRESH = "step page", "step page, drawn anew"
PACKED = "step page, compressed for a browser"
PARTS = "parts after a saved choice"
PUBLIC = {"all bouwstenen": "/bouwstenen", "one bouwsteen": "/bouwstenen/museum"}
ORM, DJANGO = "naive ORM + Jinja page", "naive Django page"


def requests(folder: Path, site: Server, bare: Server, django: Server, slug: str) -> Mapping[str, Requests]:
    """Every contender with what it is asked; `slug` is the bouwsteen that was saved just before."""

    def pages(server: Server, name: str, form: str, number: int, headers: Mapping[str, str] | None = None) -> Requests:
        lines = [("GET", form.format(sleutel(n)), "") for n in range(number)]
        return Requests.of(server, folder / f"{name}.txt", lines, headers)

    step = "/b/{}/partners"
    catalogue: dict[str, Requests] = {}
    for name, path in PUBLIC.items():
        known = {"If-None-Match": mark(site, path)}
        catalogue[f"{name}, from memory, gzip"] = pages(site, f"{name} gzip", path, 1, BROWSER)
        catalogue[f"{name}, 304"] = pages(site, f"{name} 304", path, 1, BROWSER | known)
    return {
        HELLO: pages(site, "hello", "/bench/hello", 1),
        BARE: pages(bare, "bare", "/bench/hello", 1),
        PAGE: pages(site, "page", step, OFTEN),
        FRESH: pages(site, "fresh", step, SELDOM),
        PACKED: pages(site, "packed", step, OFTEN, BROWSER),
        PARTS: pages(site, "parts", step + f"?net={slug}", OFTEN, {"HX-Request-Type": "partial"}),
        ORM: pages(site, "orm", "/bench/naief/{}/partners", OFTEN),
        DJANGO: pages(django, "django", step, OFTEN),
        **catalogue,
    }


def mark(site: Server, path: str) -> str:
    """The ETag of a public page. Raises RuntimeError when its answers are not what is meant to be measured."""
    with urllib.request.urlopen(urllib.request.Request(site.url + path, headers=BROWSER)) as answer:
        found: str = answer.headers["ETag"]
        packed = answer.headers["Content-Encoding"] == "gzip" and b"</html>" in gzip.decompress(answer.read())
    try:
        site.get(path, {"If-None-Match": found})
    except urllib.error.HTTPError as refused:
        if packed and refused.code == 304:
            return found
    raise RuntimeError(f"{path} is not kept")


def equivalent(site: Server, django: Server, report: Report) -> None:
    """The pages must be alike, or their speed says nothing. Raises RuntimeError when they are not."""
    addresses = {
        PAGE: (site, f"/b/{sleutel(0)}/partners"),
        ORM: (site, f"/bench/naief/{sleutel(0)}/partners"),
        DJANGO: (django, f"/b/{sleutel(0)}/partners"),
    }
    found = {name: server.get(path) for name, (server, path) in addresses.items()}
    for name, body in found.items():
        rows, checked, texts = (body.count(mark) for mark in (b"data-bouwsteen=", b" checked", b"<textarea"))
        report.tell(f"{name}: {len(body) / 1000:.0f} KB, {rows} bouwstenen, {checked} radios set, {texts} textareas")
        if (rows, checked, texts) != (47, 47, 47):
            raise RuntimeError(f"{name} is not the page that is meant")


def judge(report: Report, seen: Mapping[str, tuple[Outcome, ...]]) -> None:
    """The goals of the step page and of the public pages, and figures beside them."""
    report.judge("step page / hello-world", ratio(seen[PAGE], seen[HELLO]), 0.25)
    report.judge("step page / naive Django page", ratio(seen[PAGE], seen[DJANGO]), 20)
    report.judge("step page / naive ORM + Jinja page", ratio(seen[PAGE], seen[ORM]), 15)
    for name in (FRESH, PACKED, PARTS, BARE):
        report.tell(f"{name} / hello-world: {ratio(seen[name], seen[HELLO]):.3g}")
    report.tell(f"step page, drawn anew / naive Django page: {ratio(seen[FRESH], seen[DJANGO]):.3g}")
    report.tell(f"step page, drawn anew / naive ORM + Jinja page: {ratio(seen[FRESH], seen[ORM]):.3g}")
    for name in (name for name in seen if name.startswith(tuple(PUBLIC))):
        report.judge(f"{name} / hello-world", ratio(seen[name], seen[HELLO]), 0.7)
    report.tell("By CPU time of the server, which other work on the machine disturbs least:")
    report.judge("step page / hello-world", cpu(seen, PAGE, HELLO), 0.25)
    report.judge("step page / naive Django page", cpu(seen, PAGE, DJANGO), 20)
    report.judge("step page / naive ORM + Jinja page", cpu(seen, PAGE, ORM), 15)
    for name in (FRESH, PACKED, PARTS, BARE):
        report.tell(f"{name} / hello-world: {cpu(seen, name, HELLO):.3g}")
    for name in (name for name in seen if name.startswith(tuple(PUBLIC))):
        report.judge(f"{name} / hello-world", cpu(seen, name, HELLO), 0.7)


def cpu(seen: Mapping[str, tuple[Outcome, ...]], of: str, to: str) -> float:
    """How many times as many requests one CPU second of the server gives; on a core of its own this is req/s."""
    return ratio(seen[to], seen[of], lambda outcome: outcome.cpu)


def burst(asked: Requests, connections: int, seconds: float, _: int) -> Outcome:
    """One turn of one contender; every round is alike."""
    return load(asked, connections, seconds)


def run(rounds: int, seconds: float, folder: Path) -> int:
    """Measure and judge; returns the exit code."""
    report = Report("Pages")
    data = folder / "data"
    site, bare = contenders.ours(data, SELDOM), contenders.bare(folder)
    database = Database(Settings(data=data).database)
    django = contenders.django(folder, database, OFTEN)
    slug = slugs(catalogue_of(database), contenders.STAP)[0]
    database.dispose()
    with running(site, bare, django):
        equivalent(site, django, report)
        asked = requests(folder, site, bare, django, slug)
        for connections in (16, 1):
            turns = {name: partial(burst, one, connections, seconds) for name, one in asked.items()}
            for name in asked:
                load(asked[name], connections, 1)
            seen = interleave(turns, rounds)
            report.table(seen, connections)
            if connections == 16:
                judge(report, seen)
            else:
                report.tell(
                    f"p50 of the step page / hello-world: {ratio(seen[PAGE], seen[HELLO], lambda o: o.p50):.3g}"
                )
                report.tell(f"p99 of the step page / Django: {ratio(seen[PAGE], seen[DJANGO], lambda o: o.p99):.3g}")
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
