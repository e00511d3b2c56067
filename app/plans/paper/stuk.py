"""What every chapter of a paper is made from, and the few sentences that they share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.advice.tips import Advies
from app.advice.voorbeelden import Shown
from app.blocks.catalogue import Bron, Catalogue
from app.blocks.stand import Stand
from app.documents import blocks
from app.documents import model as d
from app.documents.blocks import in_lines
from app.documents.spaces import kept_together
from app.plans.bouwwerk import Gebouw, Keuze, Verdieping
from app.plans.colophon import Uitgave
from app.plans.draagvlak.sessie import Verslag
from app.plans.opties import Opties
from app.plans.tips import advice_for
from app.plans.uitwerking import LEEG

NOG = "(nog uit te werken)"


ANSWERS = 2
"""How many voorbeelden stand with an uitdaging."""


@dataclass(frozen=True)
class Stuk:
    """One paper to write: of this gebouw, on this day. `voorbeelden` are in the order in which they fit best."""

    gebouw: Gebouw
    catalogue: Catalogue
    today: date
    uitgave: Uitgave
    opties: Opties
    voorbeelden: tuple[Shown, ...] = ()
    draagvlak: tuple[Verslag, ...] = ()

    @property
    def verdiepingen(self) -> tuple[Verdieping, ...]:
        """The storeys that this paper is about."""
        return tuple(v for v in self.gebouw.verdiepingen if not self.opties.skips(v.stap))

    @property
    def is_whole(self) -> bool:
        """Whether it is about every stap: what runs through all of them can only then be told."""
        return self.verdiepingen == self.gebouw.verdiepingen

    @cached_property
    def advice(self) -> tuple[Advies, ...]:
        """The tips that the keuzes call for; none when the paper goes without."""
        return advice_for(self.catalogue, self.gebouw) if self.opties.tips else ()

    @cached_property
    def tips(self) -> Mapping[str, Advies]:
        """By the slug of a keuze that is worked out, the tip that stands with it; no tip stands there twice."""
        found: dict[str, Advies] = {}
        for keuze in self.agenda:
            fitting = (item for item in self.advice if keuze.slug in item.tip.bouwstenen)
            free = next((item for item in fitting if item not in found.values()), None)
            found |= {keuze.slug: free} if free else {}
        return found

    @cached_property
    def examples(self) -> Mapping[str, Shown]:
        """The same for voorbeelden; the first that fits is the best."""
        found: dict[str, Shown] = {}
        for keuze in self.agenda if self.opties.voorbeelden else ():
            fitting = (item for item in self.voorbeelden if keuze.slug in item.voorbeeld.bouwstenen)
            free = next((item for item in fitting if item not in found.values()), None)
            found |= {keuze.slug: free} if free else {}
        return found

    @cached_property
    def answers(self) -> Mapping[str, tuple[Shown, ...]]:
        """Per uitdaging what others did about it; the first fit best. None when the paper goes without."""
        if not (self.opties.voorbeelden and self.advice):
            return {}
        fitting = {
            doubt.slug: [one for one in self.voorbeelden if doubt.slug in one.voorbeeld.uitdagingen]
            for doubt in self.catalogue.uitdagingen
        }
        return {slug: tuple(items[:ANSWERS]) for slug, items in fitting.items()}

    @cached_property
    def agenda(self) -> tuple[Keuze, ...]:
        """The keuzes that are worked out, or should be, in the order of the paper."""
        return tuple(keuze for v in self.verdiepingen for keuze in v.beslist if is_worked_out(keuze))


def is_worked_out(keuze: Keuze) -> bool:
    """Whether a keuze asks for wat, hoe and met wie: what is new does, and what was worked out and stays."""
    return keuze.stand is Stand.ONTWIKKELEN or (keuze.uitwerking != LEEG and keuze.stand is not Stand.NIET_GEKOZEN)


def text(words: str) -> d.Spans:
    """Words of ours."""
    return (d.Tekst(words),)


def typed(words: str) -> d.Spans:
    """Words of an officer, or the mark that they are still to come."""
    return text(kept_together(in_lines(words))) if words else (d.Zacht(NOG),)


def answer(label: str, words: str, breed: bool = False) -> d.Veld:
    """An answer of an officer on a plaat, in which a typed list is a list."""
    parts = tuple(paragraphs(words))
    if not any(isinstance(part, d.Lijst) for part in parts):
        return d.Veld(label, typed(words), breed)
    first = parts[0]
    if isinstance(first, d.Alinea):
        return d.Veld(label, first.spans, breed, parts[1:])
    return d.Veld(label, (), breed, parts)


def paragraphs(words: str) -> Iterator[d.Alinea | d.Lijst]:
    """A text of an officer: what an empty line divides is a paragraph of its own, what was typed as a list is one."""
    for block in blocks.blocks(kept_together(words)):
        if isinstance(block, blocks.Paragraph):
            yield d.Alinea(text(block.text))
        else:
            yield d.Lijst(tuple(map(text, block.items)), genummerd=block.numbered)


def lines(words: str) -> tuple[d.Spans, ...]:
    """A text of which every line says one thing; a dash or number before it is left off."""
    return tuple(map(text, blocks.lines(kept_together(words))))


def credited(bronnen: Iterable[Bron]) -> str:
    """Sources in a line, as they stand below a tip."""
    return "; ".join(f"{b.uitgever}, {b.titel}{'' if b.jaar == 'z.j.' else f' ({year(b.jaar)})'}" for b in bronnen)


def found_in(item: Shown) -> str:
    """The first place where a voorbeeld was found, in a line."""
    bron = item.voorbeeld.bron[0]
    return f"{bron.uitgever}, {bron.titel}{'' if bron.jaar == 'z.j.' else f' ({year(bron.jaar)})'}"


def year(jaar: str) -> str:
    """The year of a source as people write it."""
    return "zonder jaar" if jaar == "z.j." else jaar.replace("-", "–")
