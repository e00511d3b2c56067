"""The tips that a bouwwerk calls for: the rule is `advice.tips`, this only tells it what was chosen."""

from app.advice.tips import Advies, tips_for
from app.blocks.catalogue import Catalogue
from app.plans.bouwwerk import Gebouw


def advice_for(catalogue: Catalogue, gebouw: Gebouw) -> tuple[Advies, ...]:
    """Tips from research for the keuzes of a gebouw."""
    return tips_for(catalogue, ((k.slug, k.titel, k.stand) for k in gebouw.keuzes if k.stand))
