"""Can the plan be carried out and followed? Rules about what was worked out, and about reasons that are missing."""

from collections.abc import Iterable

from app.advice.plan import Plan, years
from app.advice.regel import Ga, Onderwerp, Regel, Treffer, Vul, offers, regel
from app.blocks.stand import Stand

VOLGT = ("monitoring", "praatplaat-gesprek")
VERBINDERS = ("cultuurcoach-instrumenten", "cultuurmakelaar-instrumenten")
MUCH_NEW, MANY_PULLED = 3, 4


@regel(
    "niets-volgt",
    Onderwerp.UITVOERING,
    kop="Hoe weet je of het werkt?",
    vraag="Er is veel nieuw, maar nergens staat hoe je volgt wat ervan komt. Waaraan merkt de raad dat het lukt?",
    waarom="Onderzoekers raden aan vast te leggen wat er gebeurt en dat te vertellen, in woorden en in cijfers.",
    antwoord="Monitoring, een gesprek met de praatplaat, of bij één keuze hoe je die volgt.",
    bron=("demos-kunst-en-zorg", "lkca-presentatie-cultuur-welzijn"),
)
def niets_volgt(plan: Plan) -> Iterable[Treffer]:
    """Much that is new, and nobody who looks what comes of it."""
    followed = plan.heeft(VOLGT) or any(k.antwoorden.get("volgen") for k in plan.keuzes)
    if len(plan.nieuw) >= MUCH_NEW and not followed:
        yield Treffer(oplossingen=offers(plan, VOLGT))


@regel(
    "nieuw-niet-uitgewerkt",
    Onderwerp.UITVOERING,
    kop="Wat ga je doen?",
    vraag="Er staan keuzes op ontwikkelen, maar bij geen ervan staat wat, hoe en met wie. Waar zegt de raad ja tegen?",
    waarom="Een rekenkamer vindt vaak goede bedoelingen die niet zijn uitgewerkt. Dan kan de raad niet sturen.",
    antwoord="Bij minstens één nieuwe keuze iets van wat, hoe, met wie, middelen of volgen.",
)
def nieuw_niet_uitgewerkt(plan: Plan) -> Iterable[Treffer]:
    """Much that is new and nothing worked out."""
    if len(plan.nieuw) >= MUCH_NEW and not any(k.antwoorden for k in plan.nieuw):
        yield Treffer(oplossingen=(Vul(plan.nieuw[0].slug, "wat"),))


def _unanswered(id: str, velden: tuple[str, ...], kop: str, vraag: str, waarom: str) -> Regel:
    """A rule about one question that a keuze, which somebody began to work out, leaves open."""

    def search(plan: Plan) -> Iterable[Treffer]:
        for keuze in plan.nieuw:
            if keuze.antwoorden and not any(veld in keuze.antwoorden for veld in velden):
                yield Treffer(keuze, (Vul(keuze.slug, velden[0]),))

    told = f"Een antwoord op de vraag naar {velden[0].replace('_', ' ')}."
    return regel(id, Onderwerp.UITVOERING, kop=kop, vraag=vraag, waarom=waarom, antwoord=told)(search)


nieuw_zonder_trekker = _unanswered(
    "nieuw-zonder-trekker",
    ("trekker",),
    "Wie trekt dit?",
    "Bij {namen} staat geen trekker. Wie is erop aan te spreken?",
    "Zonder naam of functie voelt niemand zich geroepen, en kan de raad het aan niemand vragen.",
)
nieuw_zonder_wanneer = _unanswered(
    "nieuw-zonder-wanneer",
    ("wanneer",),
    "Wanneer gebeurt dit?",
    "Bij {namen} staat niet wanneer. Wanneer is dit klaar?",
    "Met een jaar erbij kan de raad later vragen of het is gelukt.",
)
nieuw_zonder_middelen = _unanswered(
    "nieuw-zonder-middelen",
    ("middelen", "bedrag_van", "bedrag_tot"),
    "Waar betaal je dit van?",
    "Bij {namen} staat niet wat ervoor nodig is. Kost dit geld of uren, en zijn die er?",
    "De raad beslist over geld. Is er niets nodig, schrijf dat dan ook op.",
)
nieuw_zonder_indicator = _unanswered(
    "nieuw-zonder-indicator",
    ("volgen",),
    "Waaraan zie je dat het lukt?",
    "Bij {namen} staat niet hoe je het volgt. Wat wil je over een jaar zien?",
    "Volgen kan met een telling, maar ook met een gesprek of een verhaal.",
)


@regel(
    "cultuurcoach-zonder-opdracht",
    Onderwerp.UITVOERING,
    kop="Welke opdracht krijgt de verbinder?",
    vraag="Je zet {namen} in, maar er staat niet met welke opdracht. Wat mag die persoon doen, en wat niet?",
    waarom="Uit onderzoek onder cultuurcoaches blijkt dat doelen vaak onscherp zijn.",
    antwoord="Een toelichting, of bij de uitwerking wat er gaat gebeuren.",
    bron=("cultuurcoaches-onder-de-loep", "lkca-presentatie-cultuur-welzijn"),
)
def cultuurcoach_zonder_opdracht(plan: Plan) -> Iterable[Treffer]:
    """A coach or broker without a task."""
    for slug in VERBINDERS:
        keuze = plan.actief.get(slug)
        if keuze and not keuze.toelichting and not keuze.antwoorden.get("wat"):
            yield Treffer(keuze, (Vul(slug, "toelichting" if keuze.stand is Stand.BEHOUDEN else "wat"),))


@regel(
    "een-trekker",
    Onderwerp.UITVOERING,
    kop="Kan één iemand dit trekken?",
    vraag="Overal staat dezelfde trekker. Wat gebeurt er als die wegvalt?",
    waarom="Werk dat aan een paar mensen hangt, stopt als zij weggaan. Dat noemt ook LKCA als risico.",
    antwoord="Bij minstens één keuze een andere trekker.",
    bron=("lkca-eenzaamheid-samenwerken",),
)
def een_trekker(plan: Plan) -> Iterable[Treffer]:
    """One and the same name everywhere."""
    names = [str(k.antwoorden["trekker"]).strip().casefold() for k in plan.nieuw if k.antwoorden.get("trekker")]
    if len(names) >= MANY_PULLED and len(set(names)) == 1:
        yield Treffer(oplossingen=(Ga("uitwerken", "Kijk naar de trekkers"),))


@regel(
    "wanneer-buiten-periode",
    Onderwerp.UITVOERING,
    kop="Valt dit wel in de periode?",
    vraag="Bij {namen} staat een jaar buiten de periode van dit plan. Klopt dat?",
    waarom="Wat buiten de periode valt, hoort bij een ander plan. Of het jaartal is een vergissing.",
    antwoord="Een jaar binnen de periode, of een andere periode.",
)
def wanneer_buiten_periode(plan: Plan) -> Iterable[Treffer]:
    """Years that lie outside the periode, all of them."""
    if plan.jaren is None:
        return
    first, last = plan.jaren
    for keuze in plan.actief.values():
        named = years(str(keuze.antwoorden.get("wanneer", "")))
        if named and (max(named) < first or min(named) > last):
            yield Treffer(keuze, (Vul(keuze.slug, "wanneer"),))


def _silent(plan: Plan, stand: Stand) -> Iterable[Treffer]:
    return (Treffer(k, (Vul(k.slug, "toelichting"),)) for k in plan.met(stand) if not k.toelichting.strip())


@regel(
    "afbouwen-zonder-uitleg",
    Onderwerp.UITVOERING,
    kop="Waarom stop je hiermee?",
    vraag="Het plan bouwt {namen} af en zegt niet waarom. Wat is de reden?",
    waarom="Wie iets verliest, vraagt naar de reden. De raad ook.",
    antwoord="Een toelichting bij wat je afbouwt.",
)
def afbouwen_zonder_uitleg(plan: Plan) -> Iterable[Treffer]:
    """What is phased out without a word."""
    return _silent(plan, Stand.AFBOUWEN)


@regel(
    "overwogen-zonder-reden",
    Onderwerp.UITVOERING,
    kop="Waarom niet?",
    vraag="Het plan overwoog {namen} en koos er niet voor. Wat gaf de doorslag?",
    waarom="Een afgewogen nee laat zien dat er gekozen is. Zonder reden begint het gesprek opnieuw.",
    antwoord="Een toelichting bij wat je overwoog.",
)
def overwogen_zonder_reden(plan: Plan) -> Iterable[Treffer]:
    """What was weighed and left without a word."""
    return _silent(plan, Stand.NIET_GEKOZEN)


RULES = (
    niets_volgt,
    nieuw_niet_uitgewerkt,
    nieuw_zonder_trekker,
    nieuw_zonder_wanneer,
    nieuw_zonder_middelen,
    nieuw_zonder_indicator,
    cultuurcoach_zonder_opdracht,
    een_trekker,
    wanneer_buiten_periode,
    afbouwen_zonder_uitleg,
    overwogen_zonder_reden,
)
