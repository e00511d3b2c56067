"""Is there something of everything, and can a gemeente carry it? Rules about the plan as a whole."""

from collections.abc import Iterable

from app.advice.plan import Plan
from app.advice.regel import Ga, Onderwerp, Regel, Treffer, regel
from app.blocks.stand import Stand

BEGUN = 3
"""With fewer active bouwstenen a plan is still being begun, and nothing is said of how it is built."""
FEW_TO_BUILD_ON, MUCH_THE_SAME, MUCH_AT_ONCE = 5, 8, 20


def _lacks(plan: Plan, stap: str) -> bool:
    return len(plan.actief) >= BEGUN and not plan.per_stap.get(stap)


def _step(id: str, stap: str, kop: str, vraag: str, waarom: str) -> Regel:
    def search(plan: Plan) -> Iterable[Treffer]:
        if _lacks(plan, stap):
            yield Treffer(oplossingen=(Ga(stap, f"Kies bij {stap}"),))

    antwoord = f"Een keuze in de stap {stap}."
    return regel(id, Onderwerp.OPBOUW, kop=kop, vraag=vraag, waarom=waarom, antwoord=antwoord)(search)


geen_visie = _step(
    "geen-visie",
    "visie",
    "Waar is dit plan voor?",
    "Er staan keuzes in, maar geen doel. Wat wil de gemeente hiermee bereiken?",
    "Zonder doel kan de raad niet beoordelen of de rest klopt.",
)
geen_doelgroep = _step(
    "geen-doelgroep",
    "doelgroepen",
    "Voor wie is dit plan?",
    "Er staat geen doelgroep in. Voor wie doet de gemeente dit?",
    "Wie niet genoemd wordt, is later moeilijk terug te vinden in aanbod en geld.",
)
geen_partner = _step(
    "geen-partner",
    "partners",
    "Met wie voer je dit uit?",
    "Er staat geen partner in. Wie voert dit plan uit?",
    "De meeste cultuur maken anderen dan de gemeente zelf.",
)
geen_terrein = _step(
    "geen-terrein",
    "beleidsterreinen",
    "Welk beleid hoort hierbij?",
    "Er is geen beleidsterrein gekozen. Onder welk beleid valt dit plan, en welk beleid raakt het?",
    "Een beleidsterrein wijst aan welke wethouder en welke begroting erbij horen.",
)
geen_instrument = _step(
    "geen-instrument",
    "instrumenten",
    "Wat zet je hiervoor in?",
    "Er staat geen instrument in. Waarmee wil de gemeente haar doelen bereiken?",
    "Een doel zonder middel blijft een wens.",
)


@regel(
    "alles-nieuw",
    Onderwerp.OPBOUW,
    kop="Waar bouw je op voort?",
    vraag="Alles is nieuw en er blijft niets. Wat van nu houd je vast?",
    waarom="De raad wil zien wat er al staat, en wat daarvan blijft.",
    antwoord="Minstens één keuze op behouden.",
)
def alles_nieuw(plan: Plan) -> Iterable[Treffer]:
    """Much to develop and nothing that stays."""
    if len(plan.nieuw) >= FEW_TO_BUILD_ON and not plan.met(Stand.BEHOUDEN):
        yield Treffer(oplossingen=(Ga("overzicht#keuzes-kop", "Zet op behouden wat er al is"),))


@regel(
    "niets-nieuw",
    Onderwerp.OPBOUW,
    kop="Wat verandert er?",
    vraag="Alles blijft zoals het is. Wat gaat de gemeente anders doen dan nu?",
    waarom="Blijft alles gelijk, dan vraagt de raad waarom er een nieuw plan is. Is er een reden, schrijf die op.",
    antwoord="Een keuze om te ontwikkelen of af te bouwen.",
)
def niets_nieuw(plan: Plan) -> Iterable[Treffer]:
    """Much that stays and nothing that changes."""
    kept = len(plan.met(Stand.BEHOUDEN))
    if kept >= MUCH_THE_SAME and not plan.nieuw and not plan.met(Stand.AFBOUWEN):
        yield Treffer(oplossingen=(Ga("teksten", "Schrijf de reden in de inleiding"),))


@regel(
    "te-veel-tegelijk",
    Onderwerp.OPBOUW,
    kop="Wat gaat voor?",
    vraag="Er staan meer dan twintig bouwstenen op ontwikkelen. Waar begint de gemeente mee?",
    waarom="Zonder volgorde kan de raad niet sturen. Twintig is geen norm, maar een grens die wij kozen.",
    antwoord="Minder keuzes op ontwikkelen.",
)
def te_veel_tegelijk(plan: Plan) -> Iterable[Treffer]:
    """More to develop than a council can follow."""
    if len(plan.nieuw) > MUCH_AT_ONCE:
        yield Treffer(oplossingen=(Ga("uitwerken", "Schrijf bij elke keuze wanneer"),))


RULES = (
    geen_visie,
    geen_doelgroep,
    geen_partner,
    geen_terrein,
    geen_instrument,
    alles_nieuw,
    niets_nieuw,
    te_veel_tegelijk,
)
