"""A rule of coherence: the question it asks, why that matters, where it comes from, and what would answer it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.advice.plan import Gekozen, Plan
from app.blocks.stand import Stand


class Onderwerp(StrEnum):
    """What a rule is about; the order in which breuken are shown."""

    OPBOUW = "opbouw"
    DRAAD = "rode draad"
    MEEDOEN = "zorg, welzijn en meedoen"
    UITVOERING = "uitvoering"
    GELD = "geld"


@dataclass(frozen=True)
class Kies:
    """Choose this bouwsteen, with one click. `reden` says why it fits, `bron` where that was found."""

    slug: str
    reden: str = ""
    bron: tuple[str, ...] = ()
    stand: Stand = Stand.ONTWIKKELEN


@dataclass(frozen=True)
class Vul:
    """Write something about a keuze: a field of its uitwerking, or its toelichting."""

    slug: str
    veld: str


@dataclass(frozen=True)
class Ga:
    """Go to a page of the bouwwerk, for what no single click can answer."""

    plek: str
    actie: str


Oplossing = Kies | Vul | Ga


@dataclass(frozen=True)
class Treffer:
    """One place where a rule finds a break: about this keuze, or about the plan as a whole."""

    over: Gekozen | None = None
    oplossingen: tuple[Oplossing, ...] = ()


Search = Callable[[Plan], Iterable[Treffer]]


@dataclass(frozen=True)
class Regel:
    """One rule. `{namen}` in the vraag stands for the keuzes it is about; without `bron` it is reasoning of our own."""

    id: str
    onderwerp: Onderwerp
    kop: str
    vraag: str
    waarom: str
    antwoord: str
    search: Search
    bron: tuple[str, ...] = ()


def regel(
    id: str, onderwerp: Onderwerp, *, kop: str, vraag: str, waarom: str, antwoord: str, bron: tuple[str, ...] = ()
) -> Callable[[Search], Regel]:
    """Make a rule of the function below it, which yields every place where it finds a break.

    `antwoord` says in general what would answer the vraag, for the list of rules.
    """

    def made(search: Search) -> Regel:
        return Regel(id, onderwerp, kop, vraag, waarom, antwoord, search, bron)

    return made


def offers(plan: Plan, slugs: Iterable[str], stand: Stand = Stand.ONTWIKKELEN) -> tuple[Kies, ...]:
    """These bouwstenen as answers, as far as they are offered and nobody weighed and left them."""
    aanbod = plan.catalogue.aanbod
    return tuple(Kies(slug, stand=stand) for slug in slugs if slug in aanbod and slug not in plan.by_slug)


def related(plan: Plan, slug: str, stap: str, most: int = 3) -> tuple[Kies, ...]:
    """Bouwstenen of a stap that the catalogue links to this one; those that serve most of the plan come first."""
    links = plan.catalogue.links
    fitting = [
        one
        for one in links.get(slug, {})
        if one in plan.catalogue.aanbod and plan.catalogue.aanbod[one].stap == stap and one not in plan.by_slug
    ]
    fitting.sort(key=lambda one: -len(links[one].keys() & plan.actief.keys()))
    return tuple(Kies(one, links[slug][one].reden, links[slug][one].bron) for one in fitting[:most])
