"""Suggesties: bouwstenen that fit a plan, each with its reasons in words and where those come from; none without."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from app.advice.coherence import find
from app.advice.plan import Plan
from app.advice.regel import Kies
from app.advice.voorbeelden import Shown
from app.blocks.catalogue import Bron, Versie
from app.blocks.lore import BouwtekeningShape, VindplaatsShape

PER_STAP = 10
MOST_LINKS = 2
CLOSE = 0.25
"""The share of a bouwtekening that a plan must have before that is a reason to look at the rest of it."""
WEIGHT = 5
"""How many links the whole of a bouwtekening counts for. Links and bouwtekeningen together find most back: see
docs/suggesties-gemeten.md."""

IDEE = "idee"
"""The rule under which a suggestie is left as it is; `over` is then its slug."""


@dataclass(frozen=True)
class Reden:
    """Why a bouwsteen fits, as a sentence, with its sources; without any it is reasoning of our own."""

    tekst: str
    bronnen: tuple[Bron | VindplaatsShape, ...] = ()


@dataclass(frozen=True)
class Suggestie:
    """A bouwsteen that is not in the plan yet, with at least one reason."""

    versie: Versie
    redenen: tuple[Reden, ...]


@dataclass(frozen=True)
class Adviser:
    """What suggests: a plan, the voorbeelden in the catalogue and the size of the gemeente when that is known."""

    plan: Plan
    voorbeelden: tuple[Shown, ...] = ()
    klasse: str | None = None
    laat: frozenset[str] = frozenset()
    """Slugs of the suggesties that were left."""

    def best(self, stap: str, most: int = PER_STAP) -> tuple[Suggestie, ...]:
        """The suggesties for a stap, those that fit best first; what was weighed or left is not among them."""
        offered = (v for v in self.plan.catalogue.aanbod.values() if v.stap == stap and self._is_free(v.slug))
        ranked = sorted(offered, key=lambda versie: (-self._fit(versie.slug), versie.titel))
        found = (Suggestie(versie, self.reasons(versie.slug)) for versie in ranked)
        return tuple(one for one in found if one.redenen)[:most]

    def reasons(self, slug: str) -> tuple[Reden, ...]:
        """Every reason for a bouwsteen, the question that it answers first."""
        return (*self._answers(slug), *self._links(slug), *self._models(slug), *self._elsewhere(slug))

    def _is_free(self, slug: str) -> bool:
        return slug not in self.plan.by_slug and slug not in self.laat

    def _fit(self, slug: str) -> float:
        """How many links it has with what is chosen, and how near the bouwtekeningen are that hold it."""
        near = sum(share for model, share in self._shares if slug in model.bouwstenen)
        return len(self._linked(slug)) + WEIGHT * near + (slug in self._gaps)

    def _linked(self, slug: str) -> Set[str]:
        return self.plan.catalogue.links.get(slug, {}).keys() & self.plan.actief.keys()

    @cached_property
    def _shares(self) -> tuple[tuple[BouwtekeningShape, float], ...]:
        """Of each bouwtekening the share that the plan has."""
        chosen = self.plan.actief.keys()
        return tuple(
            (one, len(chosen & set(one.bouwstenen)) / len(one.bouwstenen)) for one in self.plan.catalogue.bouwtekeningen
        )

    @cached_property
    def _gaps(self) -> Mapping[str, str]:
        """Per bouwsteen the question about the plan that it would answer."""
        found: dict[str, str] = {}
        for breuk in find(self.plan):
            for answer in breuk.oplossingen:
                if isinstance(answer, Kies):
                    found.setdefault(answer.slug, breuk.regel.kop)
        return found

    def _answers(self, slug: str) -> Iterable[Reden]:
        if slug in self._gaps:
            yield Reden(f"Geeft antwoord op de vraag ‘{self._gaps[slug]}’")

    def _links(self, slug: str) -> Iterable[Reden]:
        catalogue = self.plan.catalogue
        for other in [k for k in self.plan.actief if k in catalogue.links.get(slug, {})][:MOST_LINKS]:
            one = catalogue.links[slug][other]
            yield Reden(f"Bij {self.plan.actief[other].titel}: {one.reden}", catalogue.sources(one.bron))

    def _models(self, slug: str) -> Iterable[Reden]:
        holding = [(model, share) for model, share in self._shares if slug in model.bouwstenen and share >= CLOSE]
        for model, _ in sorted(holding, key=lambda pair: -pair[1])[:1]:
            have, whole = len(self.plan.actief.keys() & set(model.bouwstenen)), len(model.bouwstenen)
            told = f"Zit in de bouwtekening {model.naam}. Daarvan heb je {have} van de {whole} bouwstenen."
            yield Reden(told, self.plan.catalogue.sources((model.bron,)))

    def _elsewhere(self, slug: str) -> Iterable[Reden]:
        """One voorbeeld of a gemeente of about the same size."""
        for shown in self.voorbeelden:
            if slug in shown.voorbeeld.bouwstenen and self.klasse in shown.klassen:
                yield Reden(f"{shown.wie} ({shown.grootte}): {shown.voorbeeld.naam}.", shown.voorbeeld.bron)
                return
