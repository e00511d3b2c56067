"""Does every doel and doelgroep reach a partner and an instrument? The links are those of the catalogue."""

from collections.abc import Iterable

from app.advice.plan import Gekozen, Plan
from app.advice.regel import Ga, Kies, Onderwerp, Treffer, regel, related
from app.blocks.stand import Stand

SAMENLEVEN = "Samenleven en meedoen"
IEDEREEN = "alle-inwoners"
"""The doelgroep that everything reaches, so that nothing in particular has to."""


def _of_catalogue(plan: Plan, stap: str) -> Iterable[Gekozen]:
    return (k for k in plan.per_stap.get(stap, ()) if not k.eigen and k.slug != IEDEREEN)


def _alone(plan: Plan, stap: str, wanted: str) -> Iterable[Treffer]:
    """The keuzes of a stap for which nothing of another stap does anything, when there is something in that stap."""
    if not plan.per_stap.get(wanted):
        return
    for keuze in _of_catalogue(plan, stap):
        if plan.linked(keuze.slug, wanted) or last_is_going(plan, keuze, wanted):
            continue
        if _knows_some(plan, keuze.slug, wanted):
            yield Treffer(keuze, related(plan, keuze.slug, wanted) or (Ga(wanted, f"Kies bij {wanted}"),))


def _knows_some(plan: Plan, slug: str, stap: str) -> bool:
    """Whether the catalogue has any answer at all: where it has none, it doesn't ask either."""
    offered = plan.catalogue.aanbod
    return any(one in offered and offered[one].stap == stap for one in plan.catalogue.links.get(slug, {}))


def last_is_going(plan: Plan, keuze: Gekozen, wanted: str) -> bool:
    """Whether an instrument did something for it until now, and the only ones that do are on afbouwen."""
    return wanted == "instrumenten" and bool(plan.linked(keuze.slug, wanted, plan.met(Stand.AFBOUWEN)))


@regel(
    "visie-zonder-instrument",
    Onderwerp.DRAAD,
    kop="Waarmee bereik je dit doel?",
    vraag="Bij {namen} staat geen instrument dat daar iets voor doet. Wat zet de gemeente in?",
    waarom="Rekenkamers vinden vaak doelen die niet zijn uitgewerkt. Een doel zonder middel kan niemand volgen.",
    antwoord="Een instrument dat volgens de catalogus het doel dient, of dat het doel nodig heeft.",
)
def visie_zonder_instrument(plan: Plan) -> Iterable[Treffer]:
    """A doel that no instrument serves."""
    return _alone(plan, "visie", "instrumenten")


@regel(
    "visie-zonder-partner",
    Onderwerp.DRAAD,
    kop="Met wie bereik je dit doel?",
    vraag="Bij {namen} staat geen partner die daaraan werkt. Wie doet dat?",
    waarom="Een gemeente bereikt een doel in de cultuur zelden alleen.",
    antwoord="Een partner die volgens de catalogus het doel dient, of die het doel nodig heeft.",
)
def visie_zonder_partner(plan: Plan) -> Iterable[Treffer]:
    """A doel that no partner serves."""
    return _alone(plan, "visie", "partners")


@regel(
    "doelgroep-zonder-partner",
    Onderwerp.DRAAD,
    kop="Wie bereikt deze groep?",
    vraag="Er staat geen partner bij die {namen} kent. Via wie komt de gemeente met hen in contact?",
    waarom="Een groep bereik je via mensen en plekken die zij al vertrouwen. Begin dus bij wie de groep kent.",
    antwoord="Een partner die volgens de catalogus de groep bereikt, of die de groep nodig heeft.",
)
def doelgroep_zonder_partner(plan: Plan) -> Iterable[Treffer]:
    """A doelgroep that no partner reaches."""
    return _alone(plan, "doelgroepen", "partners")


@regel(
    "doelgroep-zonder-instrument",
    Onderwerp.DRAAD,
    kop="Wat is er voor deze groep?",
    vraag="Voor {namen} staat er geen instrument in het plan. Wat merkt deze groep van dit beleid?",
    waarom="Anders staat de groep wel genoemd, maar verandert er niets voor haar.",
    antwoord="Een instrument dat volgens de catalogus de groep bereikt, of dat de groep nodig heeft.",
)
def doelgroep_zonder_instrument(plan: Plan) -> Iterable[Treffer]:
    """A doelgroep that no instrument reaches."""
    return _alone(plan, "doelgroepen", "instrumenten")


@regel(
    "doelgroep-zonder-visie",
    Onderwerp.DRAAD,
    kop="Waarom juist deze groepen?",
    vraag="Het plan geeft extra aandacht aan {namen}. Welk doel over samenleven en meedoen hoort daarbij?",
    waarom="De keuze voor een groep volgt uit een doel. Staat dat doel er niet, dan lijkt de keuze toeval.",
    antwoord="Een doel uit de groep Samenleven en meedoen.",
)
def doelgroep_zonder_visie(plan: Plan) -> Iterable[Treffer]:
    """Extra attention for groups without any doel about taking part."""
    if any(k.groep == SAMENLEVEN for k in plan.per_stap.get("visie", ())):
        return
    if plan.per_stap.get("visie"):
        for keuze in plan.per_stap.get("doelgroepen", ()):
            if keuze.groep == "Extra aandacht":
                yield Treffer(keuze, _doelen_beside(plan, keuze) or (Ga("visie", "Kies een doel"),))


def _doelen_beside(plan: Plan, keuze: Gekozen, most: int = 3) -> tuple[Kies, ...]:
    """Doelen about taking part that the same partners and instruments work on; those that share most come first."""
    links, aanbod = plan.catalogue.links, plan.catalogue.aanbod
    mine = links.get(keuze.slug, {}).keys()
    shared = {
        slug: [aanbod[one].titel for one in links.get(slug, {}) if one in mine and one in aanbod]
        for slug, versie in aanbod.items()
        if versie.groep == SAMENLEVEN and slug not in plan.by_slug
    }
    best = sorted((slug for slug in shared if shared[slug]), key=lambda slug: -len(shared[slug]))
    return tuple(Kies(slug, f"Hangt samen met deze groep via {shared[slug][0]}.") for slug in best[:most])


@regel(
    "afbouwen-laatste",
    Onderwerp.DRAAD,
    kop="Wat komt ervoor in de plaats?",
    vraag="Het enige instrument voor {namen} wordt afgebouwd. Blijft dat zo staan zonder middel?",
    waarom="Wie iets afbouwt, haalt soms ongemerkt het laatste middel onder een doel of groep weg.",
    antwoord="Een ander instrument voor dat doel of die groep.",
)
def afbouwen_laatste(plan: Plan) -> Iterable[Treffer]:
    """A doel or doelgroep whose last instrument is being phased out."""
    for stap in ("visie", "doelgroepen"):
        for keuze in _of_catalogue(plan, stap):
            if not plan.linked(keuze.slug, "instrumenten") and last_is_going(plan, keuze, "instrumenten"):
                yield Treffer(keuze, related(plan, keuze.slug, "instrumenten") or (Ga("instrumenten", "Kies anders"),))


RULES = (
    visie_zonder_instrument,
    visie_zonder_partner,
    doelgroep_zonder_partner,
    doelgroep_zonder_instrument,
    doelgroep_zonder_visie,
    afbouwen_laatste,
)
