"""Coherence as officers see it: each break with what would answer it, and the red thread as picture and table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from app.advice.coherence import BY_ID, Breuk, find
from app.advice.plan import Plan
from app.advice.regel import Ga, Kies, Onderwerp, Vul
from app.advice.thread import RodeDraad, red_thread
from app.blocks.catalogue import Bron, Catalogue, Versie
from app.plans.drawing import Drawing
from app.plans.drawing.thread import draw_thread
from app.plans.uitwerking import KOPPEN
from app.plans.weighing import Afweging, places

STATIONS = {
    "doelgroepen": "Doelgroep",
    "partners": "Partner",
    "beleidsterreinen": "Terrein",
    "instrumenten": "Instrument",
    "volgen": "Volgen",
}
"""How the stations are called in picture and table."""

MOST_PLACES = 4


@dataclass(frozen=True)
class Voorstel:
    """A bouwsteen that one click adds, with why it fits and where that was found."""

    versie: Versie
    kies: Kies
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Plek:
    """A place to go to and write something."""

    tekst: str
    plek: str


@dataclass(frozen=True)
class Hint:
    """One break as it stands on a page."""

    breuk: Breuk
    voorstellen: tuple[Voorstel, ...]
    plekken: tuple[Plek, ...]
    bronnen: tuple[Bron, ...]

    @property
    def id(self) -> str:
        """What a link on the same page points at."""
        return f"regel-{self.breuk.regel.id}"


@dataclass(frozen=True)
class Gelaten:
    """A rule that was answered with 'leave it': when, by whom, why, and about which keuzes."""

    kop: str
    regel: str
    over: tuple[str, ...]
    laatste: Afweging


@dataclass(frozen=True)
class Samenhang:
    """Everything that the page about coherence tells."""

    plan: Plan
    afwegingen: tuple[Afweging, ...]

    @cached_property
    def hints(self) -> tuple[Hint, ...]:
        """Every break that was not left as it is, in the order of the rules."""
        return tuple(_hint(self.plan, breuk) for breuk in find(self.plan, places(self.afwegingen)))

    @cached_property
    def per_onderwerp(self) -> Mapping[Onderwerp, tuple[Hint, ...]]:
        """The same by what they are about."""
        found: dict[Onderwerp, tuple[Hint, ...]] = {}
        for hint in self.hints:
            onderwerp = hint.breuk.regel.onderwerp
            found[onderwerp] = (*found.get(onderwerp, ()), hint)
        return found

    @cached_property
    def gelaten(self) -> tuple[Gelaten, ...]:
        """What was left as it is, rule by rule; a rule that is gone is told no more."""
        grouped: dict[str, list[Afweging]] = {}
        for one in self.afwegingen:
            grouped.setdefault(one.regel, []).append(one)
        return tuple(
            Gelaten(BY_ID[id].kop, id, self._titles(items), items[-1]) for id, items in grouped.items() if id in BY_ID
        )

    def _titles(self, items: Iterable[Afweging]) -> tuple[str, ...]:
        by_slug = self.plan.by_slug
        return tuple(by_slug[one.over].titel for one in items if one.over in by_slug)

    @cached_property
    def draad(self) -> RodeDraad:
        """The red thread of the plan."""
        return red_thread(self.plan)

    def picture(self, maat: str) -> Markup:
        """The red thread as a picture on a page."""
        return Markup(thread_drawing(self.draad, maat).svg)


def thread_drawing(draad: RodeDraad, maat: str) -> Drawing:
    """The drawing of a red thread, for a page or for paper."""
    rows = [(one.doel.titel, [len(found) for found in one.stations]) for one in draad.draden]
    titel = f"Rode draad: {len(draad.hele)} van {len(draad.draden)} doelen lopen door tot volgen"
    return draw_thread(rows, tuple(STATIONS.values()), maat, id=f"draad-{maat}", titel=titel)


def _hint(plan: Plan, breuk: Breuk) -> Hint:
    catalogue = plan.catalogue
    choices = tuple(_choice(catalogue, one) for one in breuk.oplossingen if isinstance(one, Kies))
    around = tuple(_place(plan, one) for one in breuk.oplossingen if not isinstance(one, Kies))
    return Hint(breuk, choices[:MOST_PLACES], around[:MOST_PLACES], catalogue.sources(breuk.regel.bron))


def _choice(catalogue: Catalogue, kies: Kies) -> Voorstel:
    return Voorstel(catalogue.by_slug[kies.slug], kies, catalogue.sources(kies.bron))


def _place(plan: Plan, answer: Vul | Ga) -> Plek:
    if isinstance(answer, Ga):
        return Plek(answer.actie, answer.plek)
    keuze = plan.by_slug[answer.slug]
    if answer.veld == "toelichting":
        return Plek(f"Schrijf een toelichting bij {keuze.titel}", f"{keuze.stap}#{keuze.slug}-t")
    veld = KOPPEN[answer.veld].lower()
    return Plek(f"Vul in bij {keuze.titel}: {veld}", f"uitwerken/{keuze.slug}#{answer.veld}.{keuze.slug}")
