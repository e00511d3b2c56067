"""Leave-one-out: hide a bouwsteen of a bouwtekening; do the suggesties for its stap find it back?

`python -m tests.house.generated` writes the outcome to docs/suggesties-gemeten.md. A bouwtekening never helps to find
what is hidden in itself: it is taken out of the catalogue first.
"""

from collections.abc import Callable
from dataclasses import replace

from app.advice.plan import Gekozen, Plan
from app.advice.suggestions import PER_STAP, Adviser
from app.blocks.catalogue import Catalogue
from app.blocks.lore import BouwtekeningShape
from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN

Ranking = Callable[[Catalogue, Plan, str], list[str]]
"""The first bouwstenen for a stap of a plan, from a catalogue without the bouwtekening that it came from."""


def suggested(catalogue: Catalogue, plan: Plan, stap: str) -> list[str]:
    """What we suggest."""
    return [one.versie.slug for one in Adviser(plan).best(stap)]


def popular(catalogue: Catalogue, plan: Plan, stap: str) -> list[str]:
    """What most of the other bouwtekeningen have."""
    return _first(catalogue, plan, stap, lambda slug: -sum(slug in one.bouwstenen for one in catalogue.bouwtekeningen))


def alphabetical(catalogue: Catalogue, plan: Plan, stap: str) -> list[str]:
    """What comes first in the alphabet."""
    return _first(catalogue, plan, stap, lambda slug: 0)


def _first(catalogue: Catalogue, plan: Plan, stap: str, rank: Callable[[str], int]) -> list[str]:
    free = [v for v in catalogue.aanbod.values() if v.stap == stap and v.slug not in plan.by_slug]
    return [v.slug for v in sorted(free, key=lambda v: (rank(v.slug), v.titel))][:PER_STAP]


RANKINGS: dict[str, Ranking] = {"Suggesties": suggested, "Populair": popular, "Alfabet": alphabetical}
Found = dict[tuple[str, str], tuple[int, int]]
"""Per bouwtekening and stap how many were found back, and how many were hidden."""


def measure(catalogue: Catalogue, ranking: Ranking) -> Found:
    """Hide every bouwsteen of every bouwtekening, one at a time."""
    found: Found = {}
    for model in catalogue.bouwtekeningen:
        without = replace(catalogue, bouwtekeningen=tuple(m for m in catalogue.bouwtekeningen if m is not model))
        for hidden in model.bouwstenen:
            stap = catalogue.by_slug[hidden].stap
            right, whole = found.get((model.slug, stap), (0, 0))
            hit = hidden in ranking(without, _plan(without, model, hidden), stap)
            found[model.slug, stap] = (right + hit, whole + 1)
    return found


def _plan(catalogue: Catalogue, model: BouwtekeningShape, hidden: str) -> Plan:
    versies = [catalogue.by_slug[slug] for slug in model.bouwstenen if slug != hidden]
    return Plan(tuple(Gekozen(v.slug, v.titel, v.stap, Stand.BEHOUDEN, v.groep) for v in versies), "", catalogue)


def share(found: Found, *, model: str = "", stap: str = "") -> str:
    """'22 van 30', of everything or of one bouwtekening or stap."""
    cells = [cell for (m, s), cell in found.items() if model in ("", m) and stap in ("", s)]
    return f"{sum(right for right, _ in cells)} van {sum(whole for _, whole in cells)}"


INTRO = """# Vinden de suggesties terug wat we verstoppen?

Dit bestand is gemaakt door `python -m tests.house.generated`. De meting staat in `tests/advice/leave_one_out.py`.

Uit elke bouwtekening verstoppen we steeds één bouwsteen. Daarna kijken we of die bij de eerste tien suggesties van zijn
stap staat. De bouwtekening zelf doet daarbij niet mee, anders zou ze haar eigen antwoord verraden. *Populair* is de
volgorde van wat de andere drie bouwtekeningen het meest hebben, *alfabet* de volgorde van de letters.

Wat dit niet zegt: of een suggestie voor een echte gemeente goed is. De bouwtekeningen zijn van 2018 en vier is weinig.
In een stap met weinig bouwstenen is het ook zonder denken makkelijk om bij de eerste tien te staan.
"""


def report(catalogue: Catalogue) -> str:
    """The outcome as a page: per stap and per bouwtekening, also where we lose."""
    outcomes = {name: measure(catalogue, ranking) for name, ranking in RANKINGS.items()}
    head = "".join(f" {name} |" for name in outcomes)
    lines = [INTRO, f"|  |{head}", f"|---|{'---|' * len(outcomes)}"]
    lines += [f"| {s.naam} |{_cells(outcomes, stap=s.slug)}" for s in STAPPEN]
    lines += [f"| {m.naam} |{_cells(outcomes, model=m.slug)}" for m in catalogue.bouwtekeningen]
    lines += [f"| **Samen** |{_cells(outcomes)}"]
    return "\n".join(lines) + "\n"


def _cells(outcomes: dict[str, Found], model: str = "", stap: str = "") -> str:
    return "".join(f" {share(found, model=model, stap=stap)} |" for found in outcomes.values())
