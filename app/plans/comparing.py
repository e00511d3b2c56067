"""A bouwwerk beside bouwtekeningen or another bouwwerk: the rules are `advice.comparison`, this tells what is where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.advice.comparison import Beside, Gekozen, Vergelijking, beside, compare, rubbing
from app.blocks.catalogue import Catalogue
from app.blocks.lore import RelatieShape
from app.plans.bouwtekening import Model
from app.plans.bouwwerk import Gebouw


def chosen(gebouw: Gebouw) -> tuple[Gekozen, ...]:
    """Every keuze with a stand, as the comparison asks for it."""
    return tuple(
        Gekozen(k.slug, k.stap, k.titel, k.stand, k.versie is None) for k in gebouw.keuzes if k.stand is not None
    )


@dataclass(frozen=True)
class Naast:
    """A bouwtekening beside a bouwwerk."""

    model: Model
    vergelijking: Vergelijking


def beside_all(catalogue: Catalogue, models: Iterable[Model], gebouw: Gebouw) -> tuple[Naast, ...]:
    """Every bouwtekening beside a bouwwerk; that of which the bouwwerk has the largest share comes first."""
    plan = chosen(gebouw)
    found = [Naast(model, compare(catalogue, model.tekening.bouwstenen, plan)) for model in models]
    return tuple(sorted(found, key=lambda one: one.vergelijking.heeft / one.vergelijking.aantal, reverse=True))


@dataclass(frozen=True)
class Mix:
    """Two bouwtekeningen together: what both have, what only one has, and where they rub."""

    een: Model
    ander: Model
    delen: Beside[str]
    schuurt: Sequence[RelatieShape]

    @property
    def aantal(self) -> int:
        """How many bouwstenen the two have together."""
        return len(self.delen.both) + len(self.delen.one) + len(self.delen.other)

    @property
    def bij(self) -> Mapping[str, str]:
        """Per bouwsteen in which of the two it is, in words."""
        where = (("in allebei", self.delen.both), (self.een.tekening.naam, self.delen.one))
        pairs = (*where, (self.ander.tekening.naam, self.delen.other))
        return {slug: naam for naam, slugs in pairs for slug in slugs}


def mix(catalogue: Catalogue, een: Model, ander: Model) -> Mix:
    """Two bouwtekeningen beside each other."""
    one, other = een.tekening.bouwstenen, ander.tekening.bouwstenen
    return Mix(een, ander, beside(one, other), rubbing(catalogue.relaties, one, other))
