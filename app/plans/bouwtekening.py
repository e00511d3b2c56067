"""A bouwtekening as a building: its bouwstenen per stap, drawn as a bouwwerk is drawn."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.lore import BouwtekeningShape
from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN, Stap
from app.plans import drawing
from app.templating import count, day


@dataclass(frozen=True)
class Model:
    """One bouwtekening with its bouwstenen; `only_here` holds those that no other bouwtekening has."""

    tekening: BouwtekeningShape
    verdiepingen: tuple[tuple[Stap, tuple[Versie, ...]], ...]
    only_here: frozenset[str]

    @property
    def aantal(self) -> int:
        """How many bouwstenen it has."""
        return sum(len(versies) for _, versies in self.verdiepingen)

    @property
    def in_words(self) -> str:
        """What the drawing shows, for who does not see it."""
        floors = " ".join(
            f"{stap.naam}: {count(len(versies), 'bouwsteen', 'bouwstenen')}." for stap, versies in self.verdiepingen
        )
        return f"Tekening van een gebouw met {count(self.aantal, 'bouwsteen', 'bouwstenen')}. {floors}"

    def picture(self, variant: str, *, doorlopend: bool = False) -> Markup:
        """Its drawing, without words of its own: a page says `in_words` beside it.

        The drawing would call every steen *behouden*, and that is for a gemeente to say.
        """
        storeys = [
            drawing.Verdieping(stap.naam, tuple(drawing.Steen(v.korte_titel, Stand.BEHOUDEN) for v in versies))
            for stap, versies in self.verdiepingen
        ]
        naam = f"{self.tekening.slug}-{variant}"
        drawn = drawing.draw(
            storeys, variant, id=naam, titel=self.tekening.naam, decoratief=True, doorlopend=doorlopend
        )
        return Markup(drawn.svg)


def begun_from(tekening: BouwtekeningShape, today: date) -> str:
    """What a bouwwerk that was begun from a bouwtekening tells about that, for ever."""
    return f"Begonnen vanuit de bouwtekening ‘{tekening.naam}’ op {day(today)}."


def models(catalogue: Catalogue) -> tuple[Model, ...]:
    """All bouwtekeningen, in the order of the catalogue."""
    often = Counter(slug for one in catalogue.bouwtekeningen for slug in one.bouwstenen)
    return tuple(
        Model(
            one,
            tuple((stap, _at(catalogue, one, stap)) for stap in STAPPEN),
            frozenset(slug for slug in one.bouwstenen if often[slug] == 1),
        )
        for one in catalogue.bouwtekeningen
    )


def model_of(catalogue: Catalogue, slug: str) -> Model | None:
    """The bouwtekening with this slug; None when there is none."""
    return next((one for one in models(catalogue) if one.tekening.slug == slug), None)


def _at(catalogue: Catalogue, tekening: BouwtekeningShape, stap: Stap) -> tuple[Versie, ...]:
    versies = (catalogue.by_slug[slug] for slug in tekening.bouwstenen)
    return tuple(versie for versie in versies if versie.stap == stap.slug)
