"""Is there money, does it last, and whose is it? From what the officer wrote and the catalogue knows."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.advice.plan import Gekozen, Plan, years
from app.advice.regel import Ga, Onderwerp, Treffer, Vul, offers, regel
from app.blocks.lore import RegelingShape

TIJDELIJK = (
    "incidentele-subsidie",
    "innovatiesubsidie",
    "rijksregeling",
    "plan-van-aanpak-brede-spuk",
    "buurtvouchers",
)
BESTAAT_UIT = {"plan-van-aanpak-brede-spuk": "brede-spuk"}
"""Bouwstenen that are a regeling themselves, whatever is written about them."""

OOK = {
    "brede-spuk": ("SPUK", "BRC", "Sportakkoord"),
    "cultuureducatie-met-kwaliteit-4": ("CmK",),
    "samen-cultuurmaken": ("Samen Cultuurmaken",),
    "meerjarenbrief-kracht-van-creativiteit": ("Meerjarenbrief",),
    "buurtcultuurfonds-noord-brabant": ("Buurtcultuurfonds",),
}
"""How officers name a regeling besides the names in its own title."""

SOME_SAY = 2
THREE_SAY = 3


def _says(plan: Plan, veld: str) -> list[str]:
    return [k.antwoorden[veld] for k in plan.actief.values() if k.antwoorden.get(veld)]


@regel(
    "alleen-eenmalig",
    Onderwerp.GELD,
    kop="En daarna?",
    vraag="Al het geld in dit plan is eenmalig. Wat gebeurt er als het op is?",
    waarom="Los projectgeld houdt een taai vraagstuk niet bij. Onderzoekers raden aan vanaf dag één aan het vervolg te "
    "denken.",
    antwoord="Bij minstens één keuze geld dat elk jaar terugkomt.",
    bron=("lkca-eenzaamheid-financiering", "kunstloc-verduurzamen"),
)
def alleen_eenmalig(plan: Plan) -> Iterable[Treffer]:
    """Money that all comes once."""
    kinds = _says(plan, "geldsoort")
    if len(kinds) >= SOME_SAY and set(kinds) == {"eenmalig"}:
        yield Treffer(oplossingen=(Ga("uitwerken", "Kijk naar het geld per bouwsteen"),))


@regel(
    "alleen-tijdelijke-subsidie",
    Onderwerp.GELD,
    kop="Wat is de vaste basis?",
    vraag="Er zijn alleen tijdelijke subsidies gekozen ({namen}). Waar kunnen instellingen en verenigingen op rekenen?",
    waarom="Nu hangt veel aan projectgeld en een paar mensen, zegt LKCA. Een plek in de begroting helpt.",
    antwoord="Een basissubsidie, een subsidie voor verenigingen of een fonds.",
    bron=("lkca-eenzaamheid-samenwerken",),
)
def alleen_tijdelijke_subsidie(plan: Plan) -> Iterable[Treffer]:
    """Subsidies that all end by themselves."""
    paying = [k for k in plan.per_stap.get("instrumenten", ()) if k.groep == "Financieren"]
    if paying and all(k.slug in TIJDELIJK for k in paying):
        for keuze in paying:
            yield Treffer(keuze, offers(plan, ("subsidie-basisvoorziening", "subsidie-verenigingen", "cultuurfonds")))


@regel(
    "bedrag-zonder-bron",
    Onderwerp.GELD,
    kop="Uit welke pot komt dit?",
    vraag="Bij {namen} staat een bedrag, maar niet waar het vandaan komt. Uit welke begroting?",
    waarom="De raad kan een bedrag pas toezeggen als duidelijk is uit welke begroting het komt.",
    antwoord="Een geldbron bij het bedrag.",
)
def bedrag_zonder_bron(plan: Plan) -> Iterable[Treffer]:
    """An amount that comes from nowhere."""
    for keuze in plan.actief.values():
        has_amount = "bedrag_van" in keuze.antwoorden or "bedrag_tot" in keuze.antwoorden
        if has_amount and "geldbron" not in keuze.antwoorden:
            yield Treffer(keuze, (Vul(keuze.slug, "geldbron"),))


@regel(
    "ander-domein-zonder-terrein",
    Onderwerp.GELD,
    kop="Welk domein betaalt mee?",
    vraag="Het plan rekent op geld van een ander domein, maar noemt alleen cultuur als beleid. Wie heeft ja gezegd?",
    waarom="Geld van een ander domein komt er pas als het ook bij de doelen van dat domein hoort.",
    antwoord="Het beleidsterrein dat meebetaalt.",
    bron=("lkca-presentatie-cultuur-welzijn",),
)
def ander_domein_zonder_terrein(plan: Plan) -> Iterable[Treffer]:
    """Money of a colleague whose policy is not in the plan."""
    counts = "budget-andere-beleidsterreinen" in plan.actief or "ander_domein" in _says(plan, "geldbron")
    if counts and not any(k.slug != "cultuur" for k in plan.per_stap.get("beleidsterreinen", ())):
        yield Treffer(oplossingen=(Ga("beleidsterreinen", "Kies het beleidsterrein dat meebetaalt"),))


@regel(
    "domein-betaalt-alles",
    Onderwerp.GELD,
    kop="Wat betaalt cultuur zelf?",
    vraag="Nergens staat het eigen cultuurbudget als geldbron. Wat blijft er over als anderen stoppen met betalen?",
    waarom="Zoek opdrachtgevers buiten cultuur, maar houd de culturele basis publiek betaald. Dat raadt "
    "een rapport van Berenschot aan.",
    antwoord="Bij minstens één keuze het eigen cultuurbudget.",
    bron=("berenschot-in-de-schijnwerpers",),
)
def domein_betaalt_alles(plan: Plan) -> Iterable[Treffer]:
    """Money that all comes from others."""
    sources = _says(plan, "geldbron")
    if len(sources) >= THREE_SAY and "eigen_cultuurbudget" not in sources:
        yield Treffer(oplossingen=(Ga("uitwerken", "Kijk naar het geld per bouwsteen"),))


@regel(
    "regeling-stopt",
    Onderwerp.GELD,
    kop="Welk geld stopt onderweg?",
    vraag="Het plan leunt bij {namen} op een regeling die eerder stopt dan het plan zelf. Wie betaalt de jaren daarna?",
    waarom="Rijksgeld heeft een einddatum. Het plan moet zeggen wat er dan gebeurt, ook als dat nog onzeker is.",
    antwoord="Bij middelen wie daarna betaalt.",
)
def regeling_stopt(plan: Plan) -> Iterable[Treffer]:
    """A keuze that is a regeling, or names one, that ends before the periode does."""
    if plan.jaren is None:
        return
    for keuze in plan.actief.values():
        ending = [one.tot.year for one in schemes(plan, keuze) if one.tot and one.tot.year < plan.jaren[1]]
        if ending and not _says_what_comes_after(keuze, min(ending)):
            yield Treffer(keuze, (Vul(keuze.slug, "middelen"),))


def _says_what_comes_after(keuze: Gekozen, ended: int) -> bool:
    """Whether the middelen tell of a later year, or of what comes then."""
    words = str(keuze.antwoorden.get("middelen", ""))
    return "daarna" in words.lower() or any(year > ended for year in years(words))


def schemes(plan: Plan, keuze: Gekozen) -> tuple[RegelingShape, ...]:
    """The regelingen that a keuze is, or that are named in what was written about it."""
    words = keuze.woorden
    return tuple(
        one
        for one in plan.catalogue.regelingen
        if BESTAAT_UIT.get(keuze.slug) == one.slug or (words and _named(one.naam, one.slug).search(words))
    )


@lru_cache(maxsize=256)
def _named(naam: str, slug: str) -> re.Pattern[str]:
    """What finds a regeling in a text: the parts of its name, and how officers call it."""
    parts = (part.strip() for part in re.split(r"[,()]| en (?=[A-Z])|met de ", naam))
    names = sorted({*(p for p in parts if p), *OOK.get(slug, ())}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})", re.IGNORECASE)


RULES = (
    alleen_eenmalig,
    alleen_tijdelijke_subsidie,
    bedrag_zonder_bron,
    ander_domein_zonder_terrein,
    domein_betaalt_alles,
    regeling_stopt,
)
