"""The tips that a bouwwerk calls for: the rule is `advice.tips`, this only tells it what was chosen."""

from app.advice.rules.meedoen import ZORGDOELEN, ZORGPARTNERS, ZORGTERREINEN
from app.advice.tips import Advies, tips_for
from app.blocks.catalogue import Catalogue
from app.blocks.stand import ACTIEF
from app.plans.bouwwerk import Gebouw


def advice_for(catalogue: Catalogue, gebouw: Gebouw) -> tuple[Advies, ...]:
    """Tips from research for the keuzes of a gebouw."""
    return tips_for(catalogue, ((k.slug, k.titel, k.stand) for k in gebouw.keuzes if k.stand))


def touches_care(gebouw: Gebouw) -> bool:
    """Whether the plan needs a colleague of care or welfare: then what there is to win helps to ask."""
    care = {*ZORGDOELEN, *ZORGPARTNERS, *ZORGTERREINEN}
    return any(k.slug in care and k.stand in ACTIEF for k in gebouw.keuzes)
