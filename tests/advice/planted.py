"""Plans with planted breaks: geplant.json, written with its labels by somebody who had not read `advice`."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.advice.coherence import RULES, Plek, find
from app.advice.plan import Gekozen, Plan
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Planted:
    """One plan with the places where a break was labelled."""

    id: str
    plan: Plan
    labels: frozenset[Plek]


@cache
def records(name: str) -> tuple[Mapping[str, Any], ...]:
    """The bouwwerken in a file, as they were written."""
    return tuple(json.loads((HERE / name).read_text())["bouwwerken"])


def planted(catalogue: Catalogue, name: str = "geplant.json") -> tuple[Planted, ...]:
    """Every plan in a file."""
    return tuple(
        Planted(record["id"], _plan(record, catalogue), frozenset(_labels(record["breuken"])))
        for record in records(name)
    )


def _labels(breuken: Iterable[Mapping[str, Any]]) -> Iterable[Plek]:
    for breuk in breuken:
        for slug in breuk["bouwstenen"] or [""]:
            yield breuk["breuk"], slug


def _plan(record: Mapping[str, Any], catalogue: Catalogue) -> Plan:
    return Plan(
        tuple(_chosen(nr, keuze, catalogue) for nr, keuze in enumerate(record["keuzes"])), record["periode"], catalogue
    )


def _chosen(nr: int, keuze: Mapping[str, Any], catalogue: Catalogue) -> Gekozen:
    told = {name: value for name, value in keuze.get("uitwerking", {}).items() if value not in ("", None)}
    stand, toelichting = Stand(keuze["stand"]), keuze.get("toelichting", "")
    if "eigen" in keuze:
        return Gekozen(f"eigen-{nr}", keuze["eigen"], keuze["stap"], stand, "", toelichting, told)
    versie = catalogue.by_slug[keuze["bouwsteen"]]
    return Gekozen(versie.slug, versie.titel, versie.stap, stand, versie.groep, toelichting, told)


def found_in(one: Planted) -> frozenset[Plek]:
    """Where the rules find a break; about the whole plan where the labels are about the whole plan."""
    return frozenset((rule, slug if rule in PER_BOUWSTEEN else "") for b in find(one.plan) for rule, slug in b.plekken)


PER_BOUWSTEEN = {
    breuk["breuk"] for record in records("geplant.json") for breuk in record["breuken"] if breuk["bouwstenen"]
}
"""The rules whose breaks are labelled with the bouwsteen that has it."""


@dataclass(frozen=True)
class Score:
    """What a rule found over many plans: right, missed and false."""

    right: int = 0
    missed: int = 0
    false: int = 0

    @property
    def recall(self) -> float:
        """The share of the labels that was found; 1 when there were none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def false_share(self) -> float:
        """The share of what was found that nobody had labelled."""
        return self.false / (self.right + self.false) if self.right + self.false else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.missed + other.missed, self.false + other.false)


LATER = "later.json"
INTRO = """# Vindt de Bouwplaats de breuken?

Dit bestand is gemaakt door `python -m tests.house.generated`. De meting staat in `tests/advice/planted.py`.

## Zestig plannen met geplante breuken

`tests/advice/geplant.json` is gemaakt vóór de regels werden bijgesteld, door iemand die `app/advice` niet had gelezen.
Die had wel per breuk een omschrijving die bijna een regel is, en de verbanden van de catalogus. Lees deze uitkomst
daarom zo: de regels doen wat hun omschrijving zegt. Ze zegt niet dat een raadslid hetzelfde zou vragen. De labels van
de rode draad zijn opnieuw bepaald toen de catalogus meer verbanden kreeg, met een los script.
"""
BLIND = """
## Tien plannen die later kwamen

`tests/advice/later.json` is gemaakt toen de regels klaar waren, door iemand die de regels, hun omschrijving en de
verbanden niet kende. Die las elk plan als raadslid en zei welke vraag daarbij hoort. De regels zijn er één keer op
gedraaid en daarna niet veranderd. Een label per bouwsteen telt per bouwsteen. Veel regels komen hier één keer voor.

Hier verliezen we, en dat is de eerlijke maat. Vooral *doelgroep zonder instrument* vraagt te veel: een mens leest in de
toelichting voor wie een instrument is, de regel kijkt alleen naar de verbanden van de catalogus. En een mens begrijpt
een eigen bouwsteen aan zijn naam; de regels weten daar niets van.
"""


def report(catalogue: Catalogue) -> str:
    """The outcome as a page, rule by rule; the later plans apart."""
    parts = [INTRO, _table(scores(planted(catalogue)))]
    if (HERE / LATER).exists():
        parts += [BLIND, _table(scores(planted(catalogue, LATER)))]
    return "\n".join(parts)


def _table(found: Mapping[str, "Score"]) -> str:
    rows = {rule: score for rule, score in found.items() if score != Score()}
    rows["**Samen**"] = sum(found.values(), Score())
    lines = [
        "| Regel | gevonden | gemist | ten onrechte | teruggevonden | deel ten onrechte |",
        "|---|---|---|---|---|---|",
    ]
    for rule, one in rows.items():
        shares = f"{one.recall:.0%} | {one.false_share:.0%}"
        lines.append(f"| {rule} | {one.right} | {one.missed} | {one.false} | {shares} |")
    return "\n".join(lines) + "\n"


def scores(plans: Iterable[Planted]) -> dict[str, Score]:
    """Per rule what it found over these plans."""
    total = {rule.id: Score() for rule in RULES}
    for one in plans:
        found = found_in(one)
        for rule, _ in found | one.labels:
            total.setdefault(rule, Score())
        for rule, slug in found | one.labels:
            place = (rule, slug)
            hit = Score(place in found and place in one.labels, place not in found, place not in one.labels)
            total[rule] += hit
    return total
