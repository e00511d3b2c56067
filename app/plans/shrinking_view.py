"""What falls when the money falls, as officers see it: the cut in euros, what loses its last support, and why."""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from app.advice.amounts import Band, Snede, band, cuts, without_amount
from app.advice.coherence import names
from app.advice.plan import Gekozen, Plan
from app.advice.shrinking import DRAAGT, Steun, Verlies, alone, loosened, losses, support, without
from app.blocks.catalogue import Bron
from app.blocks.steps import BY_SLUG, Stap
from app.pasted import amount
from app.plans.uitwerking import euros

PERCENTEN = ("10", "25")
"""What one click chooses; anything else is typed."""

EIGEN, PERCENTAGE = "eigen", re.compile("[1-9][0-9]?|100")
FOUT = "Vul een heel getal in van 1 tot en met 100."
SOORTEN = {
    "structureel": "Elk jaar (structureel)",
    "eenmalig": "Eenmalig",
    "": "Soort nog niet ingevuld",
}
GEEN = {"instrumenten": "instrument", "partners": "partner"}


@dataclass(frozen=True)
class Gevraagd:
    """What an address asks: how much less, which keuzes fall, and what is wrong with it."""

    minder: str
    getypt: str
    valt: frozenset[str]
    fout: str = ""

    @property
    def procent(self) -> int:
        """The cut; the first of the list when what was typed is no number."""
        told = self.getypt if self.minder == EIGEN else self.minder
        return int(PERCENTEN[0] if self.fout else told)


def asked(minder: str, getypt: str, valt: Iterable[str]) -> Gevraagd:
    """Read an address; without a choice it is the first percentage, and a word we do not know is none."""
    chosen = minder if minder in (*PERCENTEN, EIGEN) else PERCENTEN[0]
    bare = amount(getypt).removesuffix("%").strip()
    wrong = chosen == EIGEN and not PERCENTAGE.fullmatch(bare)
    return Gevraagd(chosen, getypt if wrong else bare, frozenset(valt), FOUT if wrong else "")


@dataclass(frozen=True)
class Reden:
    """Why the catalogue links what fell to what loses it, and where that was found."""

    keuze: Gekozen
    reden: str
    bronnen: tuple[Bron, ...]


@dataclass(frozen=True)
class Gemis:
    """A doel or doelgroep with everything that it loses the last of."""

    over: Gekozen
    verliezen: tuple[Verlies, ...]
    redenen: tuple[Reden, ...]
    niets_over: bool

    @property
    def zin(self) -> str:
        """'Hier staat dan geen instrument en geen partner meer bij.'"""
        return f"Hier staat dan {' en '.join(f'geen {GEEN[one.stap]}' for one in self.verliezen)} meer bij."


@dataclass(frozen=True)
class Minder:
    """Everything that the page tells."""

    plan: Plan
    gevraagd: Gevraagd

    @cached_property
    def valt(self) -> Set[str]:
        """What is marked and is there: only what will be there during the plan can fall."""
        return self.gevraagd.valt & self.plan.actief.keys()

    @property
    def onbekend(self) -> int:
        """How many marks of the address are about nothing that is still there."""
        return len(self.gevraagd.valt) - len(self.valt)

    @cached_property
    def gevallen(self) -> tuple[Gekozen, ...]:
        """The keuzes that fall."""
        return tuple(k for k in self.plan.actief.values() if k.slug in self.valt)

    @cached_property
    def per_stap(self) -> Mapping[Stap, tuple[Gekozen, ...]]:
        """Everything that can be marked, in the order of the stappen."""
        return {BY_SLUG[slug]: found for slug in BY_SLUG if (found := self.plan.per_stap.get(slug))}

    @cached_property
    def sneden(self) -> tuple[Snede, ...]:
        """The cut per kind of money."""
        return cuts(self.plan, self.valt, self.gevraagd.procent)

    @cached_property
    def zonder_bedrag(self) -> str:
        """The names of what counts for nothing, as many as fit."""
        return names([k.titel for k in without_amount(self.plan)])

    @cached_property
    def zonder_bedrag_gevallen(self) -> tuple[Gekozen, ...]:
        """What is marked and finds nothing, for nobody wrote what it costs."""
        return tuple(k for k in self.gevallen if band(k) is None)

    @cached_property
    def steun(self) -> tuple[Steun, ...]:
        """Before and after, for every doel and doelgroep that stays."""
        return support(self.plan, self.valt)

    @cached_property
    def gemis(self) -> Mapping[str, tuple[Gemis, ...]]:
        """What loses its last support, per stap."""
        found: dict[str, dict[Gekozen, list[Verlies]]] = {}
        for one in losses(self.plan, self.valt):
            found.setdefault(one.over.stap, {}).setdefault(one.over, []).append(one)
        left = {one.over.slug for one in self.steun if any(one.straks.values())}
        return {
            stap: tuple(Gemis(o, tuple(v), tuple(self._reasons(o, v)), o.slug not in left) for o, v in items.items())
            for stap, items in found.items()
        }

    def _reasons(self, over: Gekozen, lost: Iterable[Verlies]) -> Iterable[Reden]:
        catalogue = self.plan.catalogue
        for keuze in (k for one in lost for k in one.laatste):
            link = catalogue.links[over.slug][keuze.slug]
            yield Reden(keuze, link.reden, catalogue.sources(link.bron))

    @cached_property
    def los(self) -> tuple[Gekozen, ...]:
        """What else hangs on no doel any more."""
        return loosened(self.plan, self.valt)

    @cached_property
    def alleen(self) -> Mapping[Gekozen, tuple[Verlies, ...]]:
        """Instruments and partners that stay, with what hangs on them alone."""
        return {self.plan.actief[slug]: lost for slug, lost in alone(self.plan, self.valt).items()}

    @cached_property
    def vrij(self) -> tuple[Gekozen, ...]:
        """Those of which something else is left, for everything that hangs on them."""
        return tuple(k for k, lost in self.alleen.items() if not lost and k in self._dragend)

    @cached_property
    def draagt_niets(self) -> tuple[Gekozen, ...]:
        """Those on which nothing of this plan hangs, as far as the catalogue knows."""
        return tuple(k for k in self.alleen if k not in self._dragend)

    @cached_property
    def vast(self) -> Mapping[Gekozen, str]:
        """Those on which something hangs alone, with the names of that."""
        return {k: names([_alone(one) for one in lost]) for k, lost in self.alleen.items() if lost}

    @cached_property
    def _dragend(self) -> Set[Gekozen]:
        return {k for one in support(self.plan, frozenset()) for found in one.nu.values() for k in found}

    @cached_property
    def eigen(self) -> tuple[Gekozen, ...]:
        """The own doelen and doelgroepen: the catalogue cannot say what they hang on."""
        return tuple(k for k in without(self.plan, self.valt).actief.values() if k.eigen and k.stap not in DRAAGT)

    def bedrag(self, keuze: Gekozen) -> str:
        """What stands beside a checkbox."""
        found = band(keuze)
        often = ", eenmalig" if keuze.antwoorden.get("geldsoort") == "eenmalig" else " per jaar"
        return in_words(found) + often if found else ""


def _alone(lost: Verlies) -> str:
    return f"{lost.over.titel} ({GEEN[lost.stap]})"


def in_words(found: Band) -> str:
    """'€ 8.000 tot € 12.000', or the one of both that everybody knows."""
    if found.hoog is None:
        return f"ten minste {euros(found.laag)}"
    return euros(found.laag) if found.laag == found.hoog else f"{euros(found.laag)} tot {euros(found.hoog)}"
