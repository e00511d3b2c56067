"""A plan through the eyes of another domein: what belongs to them and why, and what they would miss in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.advice.coherence import names
from app.advice.lenses import Domein, Opgave
from app.advice.plan import NIETS, Gekozen, Plan
from app.advice.rules.meedoen import AFSPRAKEN
from app.documents.blocks import in_sentence

WAAROM = {
    "visie": "Dit doel is ook van hen.",
    "doelgroepen": "Deze groep kennen zij ook.",
    "partners": "Met deze partner werken zij vaak ook.",
    "beleidsterreinen": "Dit is hun eigen beleid.",
    "instrumenten": "Dit loopt vaak ook via hen.",
}
"""Why a bouwsteen of the table belongs to them, when the catalogue has no better reason."""

AFSPRAAK = "Dit is een afspraak tussen domeinen: kijk of zij die mee maken."
BESLISSEN = ("partners", "instrumenten")
"""The stappen of what belongs to them as soon as it is linked to a beleid or doel of theirs."""


@dataclass(frozen=True)
class Hoort:
    """A keuze that belongs to a domein. Without `met` the reason is that of the table; without `bron` it is our own."""

    keuze: Gekozen
    waarom: str
    met: Gekozen | None = None
    bron: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mist:
    """Something that they would look for in vain, and the page where it can be added."""

    tekst: str
    plek: str = ""


@dataclass(frozen=True)
class Bril:
    """One plan through one lens."""

    domein: Domein
    plan: Plan

    @cached_property
    def horen(self) -> tuple[Hoort, ...]:
        """Every active keuze that is theirs, by the table or by a link with a beleid or doel of theirs."""
        return tuple(filter(None, map(self._belongs, self.plan.actief.values())))

    def _belongs(self, keuze: Gekozen) -> Hoort | None:
        in_table, links = keuze.slug in self.domein.eigen, self.plan.catalogue.links.get(keuze.slug, NIETS)
        heart = (slug for slug in links if slug in self.domein.hart and slug in self.plan.actief)
        slug = next(heart, None)
        if slug and (in_table or keuze.stap in BESLISSEN):
            return Hoort(keuze, links[slug].reden, self.plan.actief[slug], links[slug].bron)
        if keuze.slug in AFSPRAKEN and self.plan.heeft(self.domein.hart):
            return Hoort(keuze, AFSPRAAK)
        return Hoort(keuze, WAAROM[keuze.stap]) if in_table else None

    def met(self, stap: str) -> tuple[Gekozen, ...]:
        """What is theirs of one stap."""
        return tuple(one.keuze for one in self.horen if one.keuze.stap == stap)

    @cached_property
    def opgaven(self) -> tuple[tuple[Opgave, tuple[Gekozen, ...]], ...]:
        """Their goals, each with the active keuzes that may bear on it."""
        actief = self.plan.actief
        return tuple(
            (one, tuple(actief[slug] for slug in one.bouwstenen if slug in actief)) for one in self.domein.opgaven
        )

    @cached_property
    def mist(self) -> tuple[Mist, ...]:
        """What they would miss, the heaviest first."""
        return (*self._unchosen(), *self._unwritten())

    def _unchosen(self) -> Iterable[Mist]:
        known, plan = self.plan.catalogue.by_slug, self.plan
        if not plan.heeft(self.domein.terreinen):
            offered = names([known[slug].titel for slug in self.domein.terreinen if slug in known])
            yield Mist(f"Hun beleidsterrein staat er niet in. Het gaat om {offered}.", "beleidsterreinen")
        if not plan.heeft(self.domein.visies):
            yield Mist("Er staat geen doel in dat ook van hen is.", "visie")
        if not plan.heeft(self.domein.partners):
            yield Mist("Er staat geen partner in met wie zij vaak werken.", "partners")
        if not plan.heeft(AFSPRAKEN):
            told = "Er staat geen afspraak met een ander domein in, zoals een convenant of een gezamenlijke pilot."
            yield Mist(told, "instrumenten")

    def _unwritten(self) -> Iterable[Mist]:
        theirs = [one.keuze for one in self.horen]
        if not any(k.antwoorden.get("geldbron") == "ander_domein" for k in theirs):
            yield Mist("Bij geen van deze keuzes staat dat een ander domein meebetaalt.", "uitwerken")
        open_ends = [k.titel for k in theirs if k.nieuw and not k.antwoorden.get("volgen")]
        if open_ends:
            yield Mist(f"Hoe je het volgt, staat nog niet bij {names(open_ends)}.", "uitwerken")
        empty = [one.naam for one, found in self.opgaven if not found]
        if empty:
            yield Mist(f"Bij {names(empty)} staat geen keuze. Dat hoeft ook niet, maar zij kunnen ernaar vragen.")


def paragraph(bril: Bril, titel: str, periode: str) -> tuple[str, ...]:
    """Three to five sentences for their nota, from nothing but the keuzes and words of the officer."""
    plan = f"Het cultuurplan ‘{titel}’{f' ({periode})' if periode else ''}"
    told = (_goals(bril, plan), _groups(bril), _means(bril), _partners(bril), _quoted(bril))
    return tuple(filter(None, told))


def _goals(bril: Bril, plan: str) -> str:
    goals = [k.titel for k in bril.met("visie")]
    if goals:
        many = "een doel" if len(goals) == 1 else "doelen"
        return f"{plan} werkt ook aan {many} van {bril.domein.in_zin}: {names(goals)}."
    return f"{plan} raakt ook {bril.domein.in_zin}."


def _groups(bril: Bril) -> str:
    groups = [k.titel for k in bril.met("doelgroepen")]
    return f"Daarbij is er aandacht voor {names(groups)}." if groups else ""


def _means(bril: Bril) -> str:
    means = bril.met("instrumenten")
    keeps, makes = [k.titel for k in means if not k.nieuw], [k.titel for k in means if k.nieuw]
    if keeps and makes:
        return f"De gemeente behoudt hiervoor {names(keeps)} en ontwikkelt {names(makes)}."
    if means:
        return f"De gemeente {'behoudt' if keeps else 'ontwikkelt'} hiervoor {names(keeps or makes)}."
    return "Welk instrument daarbij hoort, werkt de gemeente nog uit."


def _partners(bril: Bril) -> str:
    partners = [k.titel for k in bril.met("partners")]
    if partners:
        return f"Ze werkt daarin samen met {names(partners)}."
    return "Met wie de gemeente dit doet, werkt zij nog uit."


def _quoted(bril: Bril) -> str:
    """What the officer wrote about the first keuze that is most theirs."""
    written = [one.keuze for one in bril.horen if one.keuze.toelichting.strip()]
    hart = sorted(written, key=lambda k: k.slug not in bril.domein.hart)
    return f"Over {hart[0].titel} staat in het plan: ‘{first_sentence(hart[0].toelichting)}’" if hart else ""


SENTENCE = 200
"""Most characters of a quote."""


def first_sentence(words: str) -> str:
    """What a text begins with, not longer than a quote may be."""
    line = in_sentence(words)
    first, dot, _ = line.partition(". ")
    whole = f"{first}." if dot else line
    return whole if len(whole) <= SENTENCE else f"{whole[:SENTENCE].rpartition(' ')[0]}…"
