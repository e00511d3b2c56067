"""Care, welfare and taking part: what a keuze there cannot do without."""

from collections.abc import Iterable, Iterator

from app.advice.plan import Gekozen, Plan
from app.advice.regel import Onderwerp, Treffer, offers, regel

ZORGDOELEN = ("zorg-en-welzijn", "eenzaamheid-tegengaan", "positieve-gezondheid", "mentale-gezondheid", "sociale-basis")
ZORGTERREINEN = ("welzijn-en-zorg", "publieke-gezondheid-en-preventie")
ZORGPARTNERS = ("zorginstelling", "welzijnsinstelling-wijkteam", "huisarts-en-eerste-lijn", "ggd")
SOCIALE_PARTNERS = (
    *ZORGPARTNERS,
    "welzijnscoach",
    "buurthuis-wijkcentrum",
    "huis-van-de-wijk-wijkuniversiteit",
    "wijkorganisatie",
    "jongerenwerk",
)
AFSPRAKEN = (
    "convenant",
    "netwerkovereenkomst-cultuur-zorg-welzijn",
    "wederkerige-beleidsparagraaf",
    "gezamenlijke-pilot",
    "budget-andere-beleidsterreinen",
)
GELDDREMPELS = ("jeugdfonds", "volwassenenfonds", "kortingsregeling")
TOEGANG = ("toegankelijkheid", "inclusie-vn-verdrag-handicap", "ervaringsdeskundigen")
WEINIG_GELD = ("inwoners-met-een-laag-inkomen", "inwoners-met-een-lage-sociaaleconomische-status")
SCHOLEN = {
    "vve-2-4-jarigen": ("kinderopvang", "ikc-en-brede-scholen"),
    "leerlingen-po": ("scholen-po", "ikc-en-brede-scholen"),
    "leerlingen-vo": ("scholen-vo",),
    "mbo-leerlingen": ("scholen-mbo",),
    "studenten": (
        "hbo-en-kunstvakopleiding",
        "universiteit",
        "hogeschool-kennisinstelling-of-onderzoeksbureau",
    ),
}
"""Per doelgroep the partners where those very pupils are."""

VERENIGINGEN = ("cultuurverenigingen-partners", "cultuurverenigingen-doelgroepen")
VOOR_VERENIGINGEN = (
    "subsidie-verenigingen",
    "incidentele-subsidie",
    "cultuurfonds",
    "flexibele-regelgeving",
    "cultuurmakelaar-instrumenten",
    "cultuurcoach-instrumenten",
    "stimuleren-netwerken",
)
INSPRAAK = ("burgerparticipatie", "burgerinitiatief")
VORMEN_VAN_INSPRAAK = (
    "burgers",
    "burgerraadpleging",
    "buurtvouchers",
    "wijkorganisatie",
    "ervaringsdeskundigen",
    "informele-groepen-partners",
    "flexibele-regelgeving",
    "cultuurfonds",
)
BUREN = ("andere-overheden", "provinciale-steuninstelling", "deelname-aan-netwerken", "convenant")


def _chosen(plan: Plan, slugs: Iterable[str]) -> tuple[Gekozen, ...]:
    return tuple(plan.actief[slug] for slug in slugs if slug in plan.actief)


def _each(plan: Plan, asking: Iterable[str], answering: tuple[str, ...], most: int = 3) -> Iterator[Treffer]:
    """Every keuze that asks for one of the answering ones, when none of those is there."""
    if not plan.heeft(answering):
        for keuze in _chosen(plan, asking):
            yield Treffer(keuze, offers(plan, answering)[:most])


@regel(
    "zorg-zonder-terrein",
    Onderwerp.MEEDOEN,
    kop="Welk zorgbeleid doet mee?",
    vraag="Het plan heeft {namen} als doel, maar geen beleid voor zorg, welzijn of gezondheid. Weet die kant ervan?",
    waarom="Gemeenten die dit deden, raden aan elkaars doelen in beide beleidsstukken te zetten.",
    antwoord="Het beleidsterrein Welzijn en zorg of Publieke gezondheid en preventie.",
    bron=("lkca-presentatie-cultuur-welzijn", "lkca-brc-tips"),
)
def zorg_zonder_terrein(plan: Plan) -> Iterable[Treffer]:
    """A doel about care or health without policy for that."""
    return _each(plan, ZORGDOELEN, ZORGTERREINEN)


@regel(
    "zorgpartner-zonder-afspraak",
    Onderwerp.MEEDOEN,
    kop="Wat spreek je met zorg en welzijn af?",
    vraag="Je werkt samen met {namen}, maar er staat geen afspraak of gedeeld geld bij. Wie brengt wat in?",
    waarom="Onderzoekers raden aan vooraf op te schrijven wie tijd, geld, kennis of ruimte geeft. Dan hangt het "
    "niet aan een paar mensen.",
    antwoord="Een convenant, netwerkovereenkomst, gezamenlijke pilot, wederkerige paragraaf of gedeeld geld.",
    bron=("lkca-eenzaamheid-financiering", "lkca-eenzaamheid-samenwerken"),
)
def zorgpartner_zonder_afspraak(plan: Plan) -> Iterable[Treffer]:
    """A partner from care or welfare with nothing that settles the cooperation."""
    shared = any(k.actief and k.antwoorden.get("geldbron") == "ander_domein" for k in plan.keuzes)
    return () if shared else _each(plan, ZORGPARTNERS, AFSPRAKEN)


@regel(
    "sociaal-terrein-zonder-partner",
    Onderwerp.MEEDOEN,
    kop="Wie doet mee vanuit zorg of welzijn?",
    vraag="Het plan raakt {namen}, maar er doet geen partner uit zorg, welzijn of de wijk mee. Wie wel?",
    waarom="Wie het gesprek begint met de partners, vindt eerder een gedeelde reden om samen te werken.",
    antwoord="Een partner uit zorg, welzijn, gezondheid of de wijk.",
    bron=("lkca-presentatie-cultuur-welzijn",),
)
def sociaal_terrein_zonder_partner(plan: Plan) -> Iterable[Treffer]:
    """Policy for care or health without anybody from there."""
    return _each(plan, ZORGTERREINEN, SOCIALE_PARTNERS)


@regel(
    "inclusie-zonder-toegang",
    Onderwerp.MEEDOEN,
    kop="Welke drempel haal je weg?",
    vraag="{namen} is een doel, maar er staat niets bij dat een drempel wegneemt. Wat houdt mensen nu tegen?",
    waarom="Meedoen lukt pas als geld, gebouw en blik niemand meer tegenhouden.",
    antwoord="Toegankelijkheid, een regeling voor wie weinig geld heeft, of ervaringsdeskundigen aan tafel.",
    bron=("lkca-verbindend-cultuurbeleid",),
)
def inclusie_zonder_toegang(plan: Plan) -> Iterable[Treffer]:
    """Inclusion as a doel, and no threshold that goes."""
    return _each(plan, ("inclusiviteit",), (*TOEGANG, *GELDDREMPELS))


@regel(
    "laag-inkomen-zonder-regeling",
    Onderwerp.MEEDOEN,
    kop="Hoe betaalt deze groep de les?",
    vraag="Je wilt {namen} bereiken. Welke regeling helpt hen met contributie, lesgeld of een kaartje?",
    waarom="Tips uit het veld noemen het Jeugdfonds als manier om de drempel van geld weg te halen.",
    antwoord="Jeugdfonds, Volwassenenfonds, kortingsregeling of het beleidsterrein Armoede en schulden.",
    bron=("lkca-verbindend-cultuurbeleid",),
)
def laag_inkomen_zonder_regeling(plan: Plan) -> Iterable[Treffer]:
    """Residents with little money and nothing that helps them pay."""
    return _each(plan, WEINIG_GELD, (*GELDDREMPELS, "armoede-en-schulden"))


@regel(
    "beperking-zonder-toegang",
    Onderwerp.MEEDOEN,
    kop="Kunnen zij er ook in?",
    vraag="Je richt je op {namen}. Wat doe je aan toegang, en wie denkt daarover mee?",
    waarom="Gemeenten moeten volgens het VN-verdrag handicap een plan voor toegang hebben. Vraag mensen die "
    "de drempels kennen.",
    antwoord="Toegankelijkheid, het beleidsterrein Inclusie, of ervaringsdeskundigen.",
    bron=("lkca-verbindend-cultuurbeleid",),
)
def beperking_zonder_toegang(plan: Plan) -> Iterable[Treffer]:
    """Residents with a disability and nothing about access."""
    return _each(plan, ("mensen-met-een-beperking",), TOEGANG)


@regel(
    "leerlingen-zonder-school",
    Onderwerp.MEEDOEN,
    kop="Waar vind je deze leerlingen?",
    vraag="Je wilt {namen} bereiken, maar de plek waar zij leren is geen partner. Via wie bereik je hen?",
    waarom="Op school of opvang bereik je ook de kinderen die thuis minder cultuur tegenkomen.",
    antwoord="De school, opvang of opleiding van precies deze leerlingen.",
)
def leerlingen_zonder_school(plan: Plan) -> Iterable[Treffer]:
    """Pupils without the very schools where they are."""
    if plan.per_stap.get("partners"):
        for doelgroep, scholen in SCHOLEN.items():
            yield from _each(plan, (doelgroep,), scholen)


@regel(
    "leerlingen-zonder-onderwijsbeleid",
    Onderwerp.MEEDOEN,
    kop="Doet Onderwijs mee?",
    vraag="Het plan richt zich op {namen}, maar raakt het onderwijsbeleid niet. Wie stemt dat met de scholen af?",
    waarom="Afspraken met scholen en geld voor cultuur op school lopen vaak via het onderwijsbeleid.",
    antwoord="Het beleidsterrein Onderwijs en kinderopvang.",
)
def leerlingen_zonder_onderwijsbeleid(plan: Plan) -> Iterable[Treffer]:
    """Pupils, and policy fields among which education is not."""
    if plan.per_stap.get("beleidsterreinen"):
        pupils = (slug for slug in SCHOLEN if slug != "studenten")
        yield from _each(plan, pupils, ("onderwijs-en-kinderopvang",))


@regel(
    "verenigingen-zonder-steun",
    Onderwerp.MEEDOEN,
    kop="Wat hebben verenigingen hieraan?",
    vraag="{namen} doen mee in dit plan, maar er staat geen instrument bij dat hen helpt. Wat mogen zij verwachten?",
    waarom="Verenigingen draaien op vrijwilligers. Steun kan geld zijn, maar ook ruimte, contact of minder regels.",
    antwoord="Een subsidie, fonds, cultuurcoach, netwerk of soepele regels voor verenigingen.",
)
def verenigingen_zonder_steun(plan: Plan) -> Iterable[Treffer]:
    """Clubs, and no instrument that helps them."""
    if plan.per_stap.get("instrumenten"):
        yield from _each(plan, VERENIGINGEN, VOOR_VERENIGINGEN)


@regel(
    "inspraak-zonder-vorm",
    Onderwerp.MEEDOEN,
    kop="Hoe krijgen inwoners invloed?",
    vraag="Je doel is {namen}, maar er staat geen partner of instrument bij dat inwoners ruimte geeft. Hoe gaat dat?",
    waarom="Wie inspraak belooft zonder vorm, maakt inwoners ongeduldig.",
    antwoord="Burgers als partner, een raadpleging, vouchers, een fonds of soepele regels.",
)
def inspraak_zonder_vorm(plan: Plan) -> Iterable[Treffer]:
    """Participation as a doel without a form."""
    return _each(plan, INSPRAAK, VORMEN_VAN_INSPRAAK)


@regel(
    "regio-zonder-buren",
    Onderwerp.MEEDOEN,
    kop="Met welke buren?",
    vraag="{namen} is een doel, maar er staat geen andere overheid, steuninstelling of netwerk bij. Met wie?",
    waarom="LKCA raadt aan voorzieningen af te stemmen met buurgemeenten en de steun in de regio te gebruiken.",
    antwoord="Andere overheden, de provinciale steuninstelling, een netwerk of een convenant.",
    bron=("lkca-lokale-agenda",),
)
def regio_zonder_buren(plan: Plan) -> Iterable[Treffer]:
    """Regional cooperation without neighbours."""
    return _each(plan, ("regionale-samenwerking",), BUREN)


@regel(
    "economie-zonder-terrein",
    Onderwerp.MEEDOEN,
    kop="Weet Economie hiervan?",
    vraag="{namen} is een doel, maar het economische beleid doet niet mee. Wie helpt de makers aan ruimte en werk?",
    waarom="Vergunningen, panden en steun voor ondernemers vallen vaak onder economie.",
    antwoord="Het beleidsterrein Economie.",
)
def economie_zonder_terrein(plan: Plan) -> Iterable[Treffer]:
    """The creative economy without economic policy."""
    return _each(plan, ("creatieve-economie",), ("economie",))


RULES = (
    zorg_zonder_terrein,
    zorgpartner_zonder_afspraak,
    sociaal_terrein_zonder_partner,
    inclusie_zonder_toegang,
    laag_inkomen_zonder_regeling,
    beperking_zonder_toegang,
    leerlingen_zonder_school,
    leerlingen_zonder_onderwijsbeleid,
    verenigingen_zonder_steun,
    inspraak_zonder_vorm,
    regio_zonder_buren,
    economie_zonder_terrein,
)
