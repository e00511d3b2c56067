"""The council paper itself: what its style costs, how large it and its maker get: `python -m bench.documents`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median

from app.database import Database, now
from app.documents import model as m
from app.documents import press
from app.documents.rendering import Renderer
from app.documents.to_html import render as render_html
from app.documents.to_pdf import page
from app.plans import queries
from app.plans.access import fingerprint
from app.plans.bouwwerk import build
from app.plans.document import compose
from app.plans.export import export
from app.settings import Settings
from app.templating import NETHERLANDS, Templates
from bench.filling import NOTE, catalogue_of, fill, instance, sleutel
from bench.verdicts import Report

KEUZES, PLATEN, MANY = 45, 40, 400
OBVIOUS = """
.inhoud li { padding-right: 0 }
.inhoud__bladzijde { position: static }
.inhoud__bladzijde::after { content: leader(".") target-counter(attr(data-naar url), page) }
.cijfers, .plaat__titel { display: flex }
"""
"""What most would write for the same look: dots to the page numbers, and flex for what stands in a row.

A grid for the fields of a plaat would be as obvious, and made ten platen thirty times slower when it was tried.
"""


def worked_out(many: int) -> m.Document:
    """A paper with that many chapters in its contents list, each with one plaat of six answers."""
    fields = tuple(m.Veld(f"Vraag {n}?", (m.Tekst(NOTE),), breed=n == 0) for n in range(6))
    parts = (
        (
            m.Hoofdstuk(f"h{n}", f"Onderwerp {n}", 2, in_inhoud=True, toelichting=NOTE[:40]),
            m.Plaat(f"Bouwsteen {n}", "Partners", fields, "ontwikkelen"),
        )
        for n in range(many)
    )
    elements = (m.Hoofdstuk("inhoud", "Inhoud"), m.Inhoud(), *(element for pair in parts for element in pair))
    return m.Document("Uitgewerkt", "Gemeente", now().astimezone(NETHERLANDS).date(), elements)


def compared(makers: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each, a round at a time, in turn from both ends; the first round only warms up."""
    spent: dict[str, list[float]] = {name: [] for name in makers}
    for number in range(rounds + 1):
        for name in list(makers) if number % 2 else list(makers)[::-1]:
            began = time.process_time()
            makers[name]()
            spent[name].append(time.process_time() - began)
    return {name: times[1:] for name, times in spent.items()}


def ratio(of: list[float], to: list[float]) -> float:
    """The median over the rounds."""
    return median(a / b for a, b in zip(of, to, strict=True))


def styles(report: Report, rounds: int) -> None:
    """Our stylesheet beside the obvious one, on the same page."""
    html = page(worked_out(PLATEN), Templates())
    ours = press.Press()
    house, press.STYLE = press.STYLE, press.STYLE + OBVIOUS
    obvious = press.Press()
    press.STYLE = house
    spent = compared({"ours": lambda: ours.pdf(html), "obvious": lambda: obvious.pdf(html)}, rounds)
    report.judge("our stylesheet / the obvious one, CPU", ratio(spent["ours"], spent["obvious"]), 0.7, most=True)


def sizes(report: Report, folder: Path) -> None:
    """Bytes of a plan of 45 keuzes as PDF and as web page, and the memory of the child that made it."""
    with instance(folder) as (_, filled):
        fill(filled, 1, KEUZES, None)
    document, data = composed(Database(Settings(data=folder).database))
    renderer = Renderer(workers=1)
    content = renderer.pdf(page(document, Templates()), ("bouwwerk.json", data))
    (child,) = renderer.children()
    report.judge(f"PDF of {KEUZES} keuzes, KB", len(content) / 1000, 400, most=True)
    report.judge(
        f"web page of {KEUZES} keuzes, KB", len(render_html(document, Templates(), renderer)) / 1000, 400, most=True
    )
    report.judge(f"memory of the child after {KEUZES} keuzes, MB", peak(child), 150, most=True)
    table = m.Groep(
        None, tuple(m.Rij(((m.Tekst(f"Keuze {n}"),), (m.Tekst(NOTE * 3),)), "behouden") for n in range(MANY))
    )
    began = time.perf_counter()
    large = replace(document, elements=(m.Tabel("Keuzes", ("Keuze", "Toelichting"), (table,)),))
    renderer.pdf(page(large, Templates()))
    report.judge(f"seconds for {MANY} keuzes in a table (limit 100)", time.perf_counter() - began, 40, most=True)
    report.judge(f"memory of the child after {MANY} keuzes, MB", peak(child), 400, most=True)
    renderer.close()


def composed(database: Database) -> tuple[m.Document, bytes]:
    """The paper of the only bouwwerk there is, and its data."""
    catalogue, today = catalogue_of(database), now().astimezone(NETHERLANDS).date()
    with database.read() as connection:
        found = queries.find(connection, fingerprint(sleutel(0)))
        assert found is not None
        keuzes = queries.keuzes(connection, found.bouwwerk.id, catalogue)
    gebouw = build(found.bouwwerk, keuzes)
    return compose(gebouw, catalogue, today), export(gebouw, today)


def peak(pid: int) -> float:
    """The most memory that a process had, in MB."""
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1000


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    report = Report("Documents")
    with tempfile.TemporaryDirectory(prefix="bouwplaats-bench-") as folder:
        sizes(report, Path(folder))
    styles(report, rounds)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
