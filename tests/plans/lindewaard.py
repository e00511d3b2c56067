"""A whole plan to look at on paper: the sociale gemeente of Lindewaard, a gemeente that does not exist."""

from datetime import UTC, date, datetime

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.municipalities.grootte import Grootte
from app.plans.bouwwerk import Bouwwerk, Gebouw, Keuze, build
from app.plans.uitwerking import LEEG, Geldbron, Geldsoort, Uitwerking

GROOTTE = Grootte("middelgroot", 42_000)
DAG = date(2026, 11, 21)
INLEIDING = """\
In Lindewaard zingt, speelt en maakt bijna de helft van de inwoners zelf. Dat is veel, maar niet iedereen doet mee. \
Ouderen die minder buiten komen, gezinnen met weinig geld en nieuwe inwoners vinden de weg naar cultuur nog te weinig.

Daarom kiezen we voor de komende vier jaar voor een sociale koers. We houden vast wat goed gaat: de verenigingen, de \
bibliotheek en het centrum voor de kunsten. Nieuw is dat we samen optrekken met zorg en welzijn, in de wijken en de \
kernen zelf.

Dit plan maakten we met de werkgroep Cultuur en Samenleven. Daarin zitten collega’s van Wmo, jeugd, sport en \
onderwijs. We spraken met negentien organisaties en hielden drie avonden met inwoners."""
KERNPUNTEN = """\
Wat goed gaat houden we: verenigingen, bibliotheek en centrum voor de kunsten.
Cultuur komt naar de wijk: vaste plekken in drie buurthuizen en twee zorgcentra.
Wie weinig geld heeft, doet mee: de kortingspas geldt ook voor cursussen.
Zorg, welzijn en cultuur tekenen samen een convenant voor vier jaar.
De losse subsidies stoppen. Dat geld gaat naar afspraken voor meer jaren."""
BESLUIT = """\
Het cultuurbeleid ‘Samen cultuur maken’ voor 2027–2030 vast te stellen.
In te stemmen met de uitvoeringsagenda en het geld dat daarbij hoort.
Het college te vragen om in het najaar van 2028 te laten zien wat het oplevert."""
PLAN = Bouwwerk(
    1,
    "Samen cultuur maken",
    "Gemeente Lindewaard",
    None,
    "2027–2030",
    "concept",
    1,
    datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
    DAG,
    inleiding=INLEIDING,
    kernpunten=KERNPUNTEN,
    gevraagd_besluit=BESLUIT,
)
B, NIEUW, A, N = Stand.BEHOUDEN, Stand.ONTWIKKELEN, Stand.AFBOUWEN, Stand.NIET_GEKOZEN
EIGEN, S, E = Geldbron.EIGEN, Geldsoort.STRUCTUREEL, Geldsoort.EENMALIG

KEUZES: dict[str, tuple[Stand, str]] = {
    "sociale-cohesie": (B, "Cultuur brengt mensen bij elkaar die elkaar anders niet treffen."),
    "inclusiviteit": (B, "Bij elke activiteit vragen we: wie is er niet, en waarom?"),
    "toegankelijkheid": (B, "Betaalbaar, dichtbij en makkelijk te vinden. Dat geldt voor de stad en de vijf kernen."),
    "leefbaarheid": (B, "Het dorpshuis en de fanfare zijn in de kernen vaak de enige plek om elkaar te zien."),
    "zorg-en-welzijn": (
        NIEUW,
        "Cultuur hoort bij gezond ouder worden. Een op de zeven ouderen in Lindewaard zegt vaak alleen te zijn.\n\n"
        "We zetten cultuur daarom in het plan voor het sociaal domein, en het sociaal domein in dit plan.",
    ),
    "burgerparticipatie": (NIEUW, "Inwoners beslissen mee over een deel van het geld voor hun eigen wijk."),
    "krimp": (N, "Het aantal inwoners van Lindewaard groeit licht. Dit speelt bij ons niet."),
    "stedelijke-vitaliteit": (N, "Past bij de grote stad in onze regio. Daar werken we met de regio aan mee."),
    "talentontwikkeling": (N, "Het centrum voor de kunsten doet dit al goed binnen zijn eigen budget."),
    "alle-inwoners": (B, "In de basis is ons beleid voor iedereen."),
    "jongeren": (B, "Het jongerencentrum houdt zijn muziekstudio en de vrijdagavonden."),
    "ouderen": (NIEUW, "We beginnen bij ouderen thuis en in de zorgcentra De Linde en Vredehof."),
    "inwoners-aandachtswijken": (
        NIEUW,
        "In Noord en Hoogveld doen de minste mensen mee. Daar zijn we straks elke week.",
    ),
    "statushouders": (NIEUW, "Zang en koken met de buren. Zo leren mensen elkaar en de taal kennen."),
    "inwoners-met-een-laag-inkomen": (NIEUW, ""),
    "toptalenten": (A, "Twee kinderen per jaar kregen een beurs. De provincie heeft hier een eigen fonds voor."),
    "cultuurverenigingen-partners": (B, "34 verenigingen, samen 2.900 leden. De afspraken blijven zoals ze zijn."),
    "centrum-voor-de-kunsten": (B, "De vaste plek voor les en ontmoeting. De afspraken lopen door tot en met 2030."),
    "particuliere-aanbieders": (B, "Zelfstandige docenten staan met hun lessen op dezelfde website als het centrum."),
    "bibliotheek": (B, "Drie vestigingen en een bus. De bibliotheek is ook de plek voor taal en ontmoeting."),
    "welzijnsinstelling-wijkteam": (NIEUW, "Het wijkteam weet wie alleen is. Wij weten wat er te doen is."),
    "buurthuis-wijkcentrum": (NIEUW, "Drie buurthuizen krijgen een vaste middag met muziek, verhalen en beeld."),
    "zorginstelling": (NIEUW, "De Linde en Vredehof willen meedoen. De Linde heeft al een ruimte voor activiteiten."),
    "cultuurcoach-partners": (NIEUW, "De cultuurcoach werkt nu op school. Straks is er ook een voor de wijk."),
    "festival": (A, "De subsidie voor het Lindefest stopt na 2027. De organisatie weet dit en zoekt eigen geld."),
    "museum": (N, "Er is geen museum. We sluiten aan bij de afspraken in de regio."),
    "universiteit": (N, "Te ver weg. Voor het volgen van resultaten werken we met de hogeschool in de regio."),
    "cultuur": (B, "Het cultuurbudget blijft gelijk en wordt elk jaar aangepast aan de prijzen."),
    "onderwijs-en-kinderopvang": (B, "Alle elf basisscholen doen mee met het programma voor cultuur op school."),
    "sport": (B, "De buurtsportcoaches en de cultuurcoach plannen samen."),
    "welzijn-en-zorg": (NIEUW, "Wmo en cultuur maken vanaf 2027 samen een jaarplan."),
    "werk-en-inkomen": (NIEUW, "Wie een uitkering heeft, kan bij cultuur ervaring opdoen met behoud van uitkering."),
    "ruimte": (N, "Bij de nieuwe wijk kijken we hiernaar, dat valt buiten deze periode."),
    "subsidie-basisvoorziening": (B, "Vaste bijdrage aan het centrum voor de kunsten en de bibliotheek."),
    "subsidie-verenigingen": (B, "€ 25 per lid dat meedoet. De regels blijven gelijk."),
    "jeugdfonds": (B, "Betaalt lesgeld en spullen voor kinderen uit gezinnen met weinig geld."),
    "stimuleren-netwerken": (B, "Het cultuurcafé blijft elke drie maanden bij een andere organisatie."),
    "incidentele-subsidie": (
        A,
        "Aanvragen kost veel tijd en levert kleine bedragen op. Het geld gaat naar het convenant.",
    ),
    "cultuurfonds": (N, "Een eigen fonds kost veel werk. We wijzen aanvragers de weg naar de provincie."),
    "kortingsregeling": (NIEUW, "De Lindepas geldt vanaf 2027 ook voor cursussen van een heel jaar."),
    "budget-andere-beleidsterreinen": (NIEUW, "Een deel van de plannen betaalt Wmo mee, omdat het ook hun doel is."),
    "monitoring": (NIEUW, "We laten zien wat het oplevert, met cijfers en met verhalen."),
    "convenant": (NIEUW, "Afspraken voor vier jaar tussen zorg, welzijn, cultuur en de gemeente."),
    "kunst-op-recept": (NIEUW, "De praktijkondersteuner verwijst naar een groep in de buurt."),
}
"""By bouwsteen its stand and toelichting."""

EIGEN_STEEN = (
    "partners",
    "Buurtkeuken met muziek",
    NIEUW,
    "Elke laatste vrijdag in Hoogveld, opgezet door de buurt zelf.",
)

UITGEWERKT: dict[str, Uitwerking] = {
    "zorg-en-welzijn": Uitwerking(
        "Samen met Wmo een hoofdstuk over cultuur in het plan voor het sociaal domein schrijven. "
        "Andersom krijgt het sociaal domein een plek in de jaarplannen voor cultuur.",
        "Drie werksessies met de teams. Daarna een avond met de adviesraad sociaal domein.",
        "Team Wmo, team cultuur, adviesraad sociaal domein",
        "Begeleiding van de werksessies",
        5000,
        6000,
        EIGEN,
        E,
        "Het hoofdstuk is vastgesteld en staat in beide plannen.",
        "Beleidsmedewerker cultuur",
        "Eerste helft 2027",
    ),
    "burgerparticipatie": Uitwerking(
        "Per wijk een klein budget waarover inwoners zelf beslissen.",
        "We beginnen in Noord. Een groep van tien inwoners kiest uit de plannen van de buurt.",
        "Wijkraad Noord, opbouwwerk, team wijkzaken",
        "",
        20000,
        20000,
        Geldbron.ANDER_DOMEIN,
        S,
        "",
        "Team wijkzaken",
        "Vanaf 2028",
    ),
    "ouderen": Uitwerking(
        "Een programma dat thuiswonende ouderen zelf kiezen, in twee kernen en in de stad.",
        "Ouderen denken vanaf de eerste dag mee. Vrijwilligers van de verenigingen halen mensen thuis op.",
        "Ouderenbond, centrum voor de kunsten, de verenigingen",
        "Uren van het centrum voor de kunsten en een bus van de vrijwilligerscentrale",
        10000,
        14000,
        EIGEN,
        S,
        "Aantal deelnemers per kern en een jaarlijks gesprek met de groep.",
        "Centrum voor de kunsten",
        "2027 tot en met 2030",
    ),
    "inwoners-aandachtswijken": Uitwerking(
        "Elke week een activiteit in Noord en in Hoogveld.",
        "Samen met de bewoners die nu al iets doen. Geen nieuw gebouw, wel een vaste ruimte in de school.",
        "Basisschool De Wissel, het wijkteam en bewoners",
        "",
        None,
        15000,
        EIGEN,
        S,
        "Tellen per week. Na een jaar een gesprek aan de keukentafel met twintig bewoners.",
        "Cultuurcoach voor de wijk",
        "Vanaf september 2027",
    ),
    "statushouders": Uitwerking(
        "Een koor en een kookgroep voor nieuwe en oude inwoners samen.", "", "", "", trekker="Vluchtelingenwerk"
    ),
    "welzijnsinstelling-wijkteam": Uitwerking(
        "Elk wijkteam krijgt een vast aanspreekpunt bij cultuur, en andersom.",
        "Twee keer per jaar een ronde langs de teams. Het aanspreekpunt schuift elke maand aan bij het overleg.",
        "De drie wijkteams, de bibliotheek en het centrum voor de kunsten",
        "Uren binnen de bestaande afspraken",
        0,
        0,
        EIGEN,
        S,
        "Aantal mensen dat via het wijkteam gaat meedoen.",
        "Welzijn Lindewaard",
        "Vanaf maart 2027",
    ),
    "buurthuis-wijkcentrum": Uitwerking(
        "Een vaste middag per week in drie buurthuizen, met muziek, verhalen en beeld.",
        "De beheerder opent, een docent begint, en na een half jaar neemt de groep het over met hulp van de docent.",
        "Buurthuizen Noord, Hoogveld en De Kern, zelfstandige docenten",
        "Docenten voor veertig weken per jaar, materiaal en koffie",
        18000,
        22000,
        EIGEN,
        S,
        "Aantal middagen, aantal deelnemers en hoeveel groepen zelf verder gaan.",
        "Stichting Buurthuizen",
        "Twee vanaf 2027, drie vanaf 2028",
    ),
    "zorginstelling": Uitwerking(
        "In De Linde en Vredehof komt elke week een culturele activiteit, gekozen met de bewoners.",
        "Eerst een gesprek met beide directies. Daarna maken kunstenaars en activiteitenbegeleiders samen een plan "
        "voor een half jaar. Bewoners en hun familie kiezen mee.",
        "De Linde, Vredehof, drie kunstenaars, vrijwilligers",
        "De huizen betalen de helft",
        9000,
        9000,
        Geldbron.ANDER_DOMEIN,
        S,
        "Twee keer per jaar een verslag met verhalen van bewoners, gemaakt door de hogeschool.",
        "De Linde",
        "Vanaf 2027, evaluatie in 2029",
    ),
    "cultuurcoach-partners": Uitwerking(
        "Een tweede cultuurcoach, die in de wijk werkt.",
        "We schrijven de opdracht op samen met Welzijn Lindewaard, dat de coach in dienst neemt.",
        "Welzijn Lindewaard en de scholen",
        "0,6 fte; het rijk betaalt 40 procent",
        28000,
        32000,
        Geldbron.RIJK,
        S,
        "Jaarplan en jaarverslag.",
        "Welzijn Lindewaard",
        "Vanaf september 2027",
    ),
    "welzijn-en-zorg": Uitwerking(
        "Een gezamenlijk jaarplan van Wmo en cultuur.", "", "Team Wmo", "", trekker="Beide teams", wanneer="Elk najaar"
    ),
    "kortingsregeling": Uitwerking(
        "De Lindepas geldt voor cursussen, ook voor volwassenen.",
        "We passen de regeling aan en leggen de pas uit bij de voedselbank, het wijkteam en de bibliotheek.",
        "Werk en inkomen, centrum voor de kunsten",
        "",
        30000,
        45000,
        Geldbron.ANDER_DOMEIN,
        S,
        "Hoeveel mensen de pas voor cultuur gebruiken.",
        "Werk en inkomen",
        "Vanaf 2027",
    ),
    "budget-andere-beleidsterreinen": Uitwerking(
        "Wmo en gezondheid dragen bij aan het convenant en aan kunst op recept.",
        "Opnemen in de begroting van 2028.",
        "Team Wmo en team gezondheid",
        "",
        None,
        None,
        Geldbron.ANDER_DOMEIN,
        None,
        "Staat het in de begroting?",
        "Beleidsmedewerker cultuur",
        "Voorjaar 2027",
    ),
    "monitoring": Uitwerking(
        "Elk jaar een korte rapportage voor de raad, met cijfers en verhalen.",
        "Partners vullen een kort formulier in. De hogeschool maakt drie portretten per jaar.",
        "Alle partners, hogeschool",
        "",
        7500,
        7500,
        EIGEN,
        S,
        "De rapportage komt elk najaar in de raad.",
        "Beleidsmedewerker cultuur",
        "Najaar 2028, 2029 en 2030",
    ),
    "convenant": Uitwerking(
        "Een convenant voor vier jaar met zorg, welzijn en cultuur. Zo kan elke oudere dicht bij huis meedoen.",
        "Gesprek met de directies van drie zorginstellingen. Samen kiezen welk effect we zoeken. Ieders inzet "
        "opschrijven. Ondertekenen door twee wethouders.",
        "De Linde, Vredehof, Thuiszorg Lindewaard, Welzijn Lindewaard, het centrum voor de kunsten en de bibliotheek",
        "Het geld van de losse subsidies",
        19000,
        19000,
        EIGEN,
        S,
        "Elk jaar met alle partners. Dan tellen we deelnemers en verzamelen we verhalen.",
        "Beleidsmedewerker cultuur, samen met Wmo",
        "Tekenen voor de zomer van 2027",
    ),
    "kunst-op-recept": Uitwerking(
        "Een proef van twee jaar met twee groepen in het gezondheidscentrum.",
        "Praktijkondersteuners verwijzen. Een welzijnscoach belt en gaat de eerste keer mee.",
        "Gezondheidscentrum Noord, Welzijn Lindewaard",
        "",
        24000,
        24000,
        Geldbron.FONDS,
        E,
        "Aantal verwijzingen en wat deelnemers zeggen. Of het zorg scheelt, meten we niet.",
        "Welzijn Lindewaard",
        "September 2027 tot de zomer van 2029",
    ),
    "eigen-900": Uitwerking(
        "De keuken krijgt een vaste avond en hulp bij het vinden van muzikanten.",
        "De buurt organiseert, wij helpen met contacten.",
        "Bewoners van Hoogveld, de harmonie",
        "",
        1500,
        2000,
        EIGEN,
        S,
        "Gesprek met de buurt, elk jaar.",
        "Bewonersgroep Hoogveld",
        "Vanaf 2027",
    ),
}
"""By keuze what is worked out; the rest is still to do."""


def lindewaard(catalogue: Catalogue) -> Gebouw:
    """The plan: 45 keuzes, most of what is new worked out, some of it half and two of it not."""
    found = [
        Keuze(number, versie.stap, versie, None, stand, words, 1, UITGEWERKT.get(slug, LEEG))
        for number, (slug, (stand, words)) in enumerate(KEUZES.items(), 1)
        if (versie := catalogue.by_slug[slug])
    ]
    stap, titel, stand, words = EIGEN_STEEN
    return build(PLAN, [*found, Keuze(900, stap, None, titel, stand, words, 1, UITGEWERKT["eigen-900"])])
