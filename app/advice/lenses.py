"""How five other domeinen look at a plan for culture. Which bouwsteen belongs to which is reasoning of our own."""

from dataclasses import dataclass, field

EIGEN_REDENERING = "Eigen redenering van de redactie."


@dataclass(frozen=True)
class Opgave:
    """A goal in the words of a domein, as a question to talk about, and the bouwstenen that may bear on it."""

    naam: str
    vraag: str
    bouwstenen: tuple[str, ...]


@dataclass(frozen=True)
class Domein:
    """One lens. `mee` are roles, never names; `bron` is where the opgaven come from, if they are not our own.

    `let_op` is told above the opgaven with the sources of `let_op_bron`; `onbekend` what no study here speaks of.
    """

    slug: str
    naam: str
    nota: str
    opgaven: tuple[Opgave, ...]
    terreinen: tuple[str, ...]
    visies: tuple[str, ...]
    doelgroepen: tuple[str, ...]
    partners: tuple[str, ...]
    instrumenten: tuple[str, ...]
    mee: tuple[str, ...]
    kansen: tuple[str, ...]
    bewijs: tuple[str, ...]
    onbekend: str
    bron: tuple[str, ...] = ()
    let_op: str = ""
    let_op_bewijs: tuple[str, ...] = field(default=())

    @property
    def in_zin(self) -> str:
        """Its naam within a sentence."""
        return self.naam if self.naam.startswith("Wmo") else self.naam[:1].lower() + self.naam[1:]

    @property
    def hart(self) -> frozenset[str]:
        """The beleid and doelen that make a keuze theirs: what is linked to these belongs to them too."""
        return frozenset((*self.terreinen, *self.visies))

    @property
    def eigen(self) -> frozenset[str]:
        """Everything that belongs to them by this table."""
        return self.hart | {*self.doelgroepen, *self.partners, *self.instrumenten}


ZORG = Domein(
    "zorg",
    "Wmo en zorg",
    "het beleidsplan voor het sociaal domein",
    (
        Opgave(
            "Lichaamsfuncties",
            "Wie komt door dit plan meer in beweging, bijvoorbeeld door te dansen of erop uit te gaan?",
            ("chronisch-zieke-kinderen", "mensen-met-een-beperking", "positieve-gezondheid", "sport"),
        ),
        Opgave(
            "Mentaal welbevinden",
            "Waar kan iemand zijn hoofd even leegmaken of iets kwijt?",
            ("kunst-op-recept", "mensen-met-psychosociale-klachten", "mentale-gezondheid", "kwetsbare-jongeren"),
        ),
        Opgave(
            "Zingeving",
            "Wat geeft iemand hier reden om mee te doen, en mag hij zelf iets maken?",
            ("zorginstelling", "persoonlijke-ontwikkeling", "mensen-met-dementie-en-hun-naasten", "kunst-op-recept"),
        ),
        Opgave(
            "Kwaliteit van leven",
            "Voor wie wordt een gewone week fijner, thuis of in een instelling?",
            ("zorg-en-welzijn", "ouderen", "mantelzorgers", "mensen-met-dementie-en-hun-naasten", "leefbaarheid"),
        ),
        Opgave(
            "Meedoen",
            "Wie is nu vaak alleen, en waar ontmoet die straks anderen?",
            (
                *("eenzaamheid-tegengaan", "sociale-cohesie", "inclusiviteit", "sociale-basis"),
                *("buurthuis-wijkcentrum", "welzijnsinstelling-wijkteam", "inwoners-met-een-laag-inkomen"),
                *("kortingsregeling", "volwassenenfonds"),
            ),
        ),
        Opgave(
            "Dagelijks functioneren",
            "Wie heeft hulp nodig om er te komen, en wie regelt dat?",
            (
                "toegankelijkheid",
                "mensen-met-een-beperking",
                "mantelzorgers",
                "welzijnscoach",
                "huisarts-en-eerste-lijn",
            ),
        ),
    ),
    terreinen=("welzijn-en-zorg", "publieke-gezondheid-en-preventie", "inclusie-vn-verdrag-handicap"),
    visies=(
        *("zorg-en-welzijn", "eenzaamheid-tegengaan", "positieve-gezondheid", "mentale-gezondheid", "sociale-basis"),
        "age-friendly-cultural-city",
    ),
    doelgroepen=(
        *("ouderen", "mensen-met-een-beperking", "chronisch-zieke-kinderen", "mensen-met-psychosociale-klachten"),
        *("mensen-met-dementie-en-hun-naasten", "mantelzorgers"),
    ),
    partners=(
        *("zorginstelling", "welzijnsinstelling-wijkteam", "ggd", "huisarts-en-eerste-lijn", "welzijnscoach"),
        *("buurthuis-wijkcentrum", "ervaringsdeskundigen"),
    ),
    instrumenten=("kunst-op-recept", "netwerkovereenkomst-cultuur-zorg-welzijn", "praatplaat-gesprek"),
    mee=(
        "De wethouder van zorg en welzijn",
        "De beleidsmedewerker Wmo en die van gezondheid",
        "De adviesraad sociaal domein",
        "Wie zorg en welzijn inkoopt, zodra er geld van hen bij komt",
    ),
    kansen=("k2", "k4", "k5", "k1", "k3"),
    bewijs=("who-kunst-en-gezondheid", "movisie-wat-werkt-ouderen", "verwey-jonker-doet-kunst-goed"),
    onbekend="",
    bron=("iph-positieve-gezondheid",),
    let_op="De zes kanten van Positieve Gezondheid zijn hier een hulp bij het gesprek. Ze zijn geen meetlat: "
    "reken er niemand op af. Welke keuze bij welke kant staat, is een eigen redenering van de redactie.",
    let_op_bewijs=("iph-spinnenweb-gesprekstool", "ntvg-kritische-beschouwing"),
)
JEUGD = Domein(
    "jeugd",
    "Jeugd en onderwijs",
    "de lokale educatieve agenda of het jeugdplan",
    (
        Opgave(
            "Gelijke kansen",
            "Welk kind kan nu niet meedoen, en wat haalt die drempel weg?",
            (
                "jeugdfonds",
                "inwoners-met-een-laag-inkomen",
                "kwetsbare-jongeren",
                "inwoners-aandachtswijken",
                "toegankelijkheid",
            ),
        ),
        Opgave(
            "Een doorlopende lijn",
            "Wat komt een kind tegen van kinderopvang tot vervolgopleiding?",
            (
                *("onderwijs-en-kinderopvang", "vve-2-4-jarigen", "leerlingen-po", "leerlingen-vo", "mbo-leerlingen"),
                *("kinderopvang", "ikc-en-brede-scholen", "scholen-po", "scholen-vo", "scholen-mbo"),
                "subsidie-kennismaking-binnenschools",
            ),
        ),
        Opgave(
            "Talent en creativiteit",
            "Waar ontdekt een jongere wat hij kan, ook buiten school?",
            (
                *("talentontwikkeling", "ontwikkeling-creativiteit", "centrum-voor-de-kunsten", "imc-weekendschool"),
                *("cultuurcoach-partners", "cultuurcoach-instrumenten", "jongeren"),
            ),
        ),
        Opgave(
            "Taal en lezen",
            "Waar oefenen kinderen en ouders samen met taal?",
            ("laaggeletterdheid", "bibliotheek", "ouders", "kinder-of-stadsdichter"),
        ),
        Opgave(
            "Veilig en gezond opgroeien",
            "Bij wie kan een jongere terecht die het even niet redt?",
            ("jeugdhulp", "jongerenwerk", "mentale-gezondheid", "chronisch-zieke-kinderen", "kwetsbare-jongeren"),
        ),
    ),
    terreinen=("onderwijs-en-kinderopvang", "jeugdhulp"),
    visies=("talentontwikkeling", "ontwikkeling-creativiteit"),
    doelgroepen=(
        *("jongeren", "kwetsbare-jongeren", "vve-2-4-jarigen", "leerlingen-po", "leerlingen-vo", "mbo-leerlingen"),
        *("studenten", "chronisch-zieke-kinderen"),
    ),
    partners=(
        *("scholen-po", "scholen-vo", "scholen-mbo", "ikc-en-brede-scholen", "kinderopvang", "imc-weekendschool"),
        *("hbo-en-kunstvakopleiding", "jongerenwerk", "ouders"),
    ),
    instrumenten=("subsidie-kennismaking-binnenschools", "jeugdfonds"),
    mee=(
        "De wethouder van onderwijs en jeugd",
        "De beleidsmedewerker onderwijs en die van jeugd",
        "De schoolbesturen en de kinderopvang, in hun overleg met de gemeente",
        "De jongeren zelf, bijvoorbeeld in een jongerenraad",
    ),
    kansen=("k1", "k3", "k4"),
    bewijs=("lkca-cultuurcoaches-loep", "raad-voor-cultuur-meedoen"),
    onbekend="Over wat cultuur doet met leren of opgroeien, staat in onze catalogus geen onderzoek.",
)
SPORT = Domein(
    "sport",
    "Sport en bewegen",
    "het sportakkoord of de sportnota",
    (
        Opgave(
            "Iedereen kan meedoen",
            "Wie blijft nu weg door geld, afstand of een beperking?",
            (
                *("jeugdfonds", "volwassenenfonds", "kortingsregeling", "toegankelijkheid", "inclusiviteit"),
                *("mensen-met-een-beperking", "inwoners-met-een-laag-inkomen"),
            ),
        ),
        Opgave(
            "Sterke verenigingen",
            "Wat kunnen sport- en cultuurverenigingen samen doen, zoals ruimte delen of vrijwilligers vinden?",
            (
                "sportvereniging",
                "cultuurverenigingen-partners",
                "cultuurverenigingen-doelgroepen",
                "subsidie-verenigingen",
            ),
        ),
        Opgave(
            "Coaches die samen optrekken",
            "Hebben de buurtsportcoach en de cultuurcoach één plan voor de wijk?",
            (
                "cultuurcoach-partners",
                "cultuurcoach-instrumenten",
                "plan-van-aanpak-brede-spuk",
                "inwoners-aandachtswijken",
            ),
        ),
        Opgave(
            "Gezond leven",
            "Waar vullen bewegen en zelf iets maken elkaar aan?",
            ("publieke-gezondheid-en-preventie", "positieve-gezondheid", "ggd", "ouderen", "jongeren"),
        ),
    ),
    terreinen=("sport",),
    visies=("positieve-gezondheid",),
    doelgroepen=(),
    partners=("sportvereniging", "cultuurcoach-partners"),
    instrumenten=("plan-van-aanpak-brede-spuk", "jeugdfonds", "volwassenenfonds", "cultuurcoach-instrumenten"),
    mee=(
        "De wethouder van sport",
        "De beleidsmedewerker sport en gezondheid",
        "De organisatie waar de buurtsportcoaches in dienst zijn",
        "De sportraad of de verenigingen samen",
    ),
    kansen=("k1", "k3", "k4"),
    bewijs=("lkca-leeswijzer-spuk", "lkca-cultuurcoaches-loep"),
    onbekend="Over wat cultuur en sport samen opleveren, staat in onze catalogus geen onderzoek.",
)
RUIMTE = Domein(
    "ruimte",
    "Ruimte en wonen",
    "de omgevingsvisie of het wijkplan",
    (
        Opgave(
            "Leefbare wijken en kernen",
            "Welke plek houdt een wijk of dorp bij elkaar?",
            (
                *("leefbaarheid", "krimp", "inwoners-aandachtswijken", "buurthuis-wijkcentrum", "wijkorganisatie"),
                *("huis-van-de-wijk-wijkuniversiteit", "sociale-cohesie", "cultuurverenigingen-partners"),
            ),
        ),
        Opgave(
            "Ruimte voor ontmoeten en maken",
            "Welke ruimte vraagt dit plan, en staat die al op de kaart?",
            (
                "creatieve-broedplaats",
                "cultuur-kern",
                "centrum-voor-de-kunsten",
                "bibliotheek",
                "podium",
                "kunstenaars",
            ),
        ),
        Opgave(
            "Een omgeving met karakter",
            "Wat vertelt deze plek, en wie let daarop bij bouwen en inrichten?",
            (
                "erfgoed",
                "erfgoedorganisatie",
                "ruimte",
                "goed-opdrachtgeverschap",
                "profileren",
                "stedelijke-vitaliteit",
            ),
        ),
        Opgave(
            "Inwoners denken mee",
            "Waar beslissen inwoners zelf over hun buurt?",
            ("burgerparticipatie", "burgerinitiatief", "burgerraadpleging", "buurtvouchers", "flexibele-regelgeving"),
        ),
    ),
    terreinen=("ruimte", "duurzaamheid", "erfgoed"),
    visies=("leefbaarheid", "krimp", "stedelijke-vitaliteit"),
    doelgroepen=("inwoners-aandachtswijken",),
    partners=(
        *("woningcorporatie", "wijkorganisatie", "huis-van-de-wijk-wijkuniversiteit", "creatieve-broedplaats"),
        *("cultuur-kern", "erfgoedorganisatie"),
    ),
    instrumenten=("flexibele-regelgeving", "goed-opdrachtgeverschap", "buurtvouchers"),
    mee=(
        "De wethouder van ruimte en wonen",
        "De beleidsmedewerker ruimte of de projectleider van de omgevingsvisie",
        "De woningcorporaties",
        "De wijkraden en dorpsraden",
    ),
    kansen=("k3", "k4"),
    bewijs=("lkca-kennissynthese-cultuurbeoefening", "lkca-zet-cultuur-op-agenda"),
    onbekend="Over wat cultuur doet met een wijk of gebouw, staat in onze catalogus geen onderzoek.",
)
ECONOMIE = Domein(
    "economie",
    "Economie en toerisme",
    "de economische agenda",
    (
        Opgave(
            "Een gemeente waar mensen heen willen",
            "Waarvoor komt een bezoeker, en wat merkt een inwoner daarvan?",
            ("recreatie-en-toerisme", "profileren", "festival", "museum", "podium", "promoten-en-etaleren", "erfgoed"),
        ),
        Opgave(
            "Werk voor makers en ondernemers",
            "Kunnen makers hier hun brood verdienen, met een eerlijke beloning?",
            (
                *("creatieve-economie", "makers-en-creatieve-professionals", "kunstenaars", "creatieve-ondernemers"),
                *("cultureel-ondernemerschap", "goed-opdrachtgeverschap", "particuliere-aanbieders"),
                "creatieve-broedplaats",
            ),
        ),
        Opgave(
            "Een levendig centrum",
            "Wat gebeurt er als de winkels dicht zijn?",
            ("stedelijke-vitaliteit", "festival", "filmhuis", "podium", "bedrijfsleven", "economie"),
        ),
        Opgave(
            "Mensen aan het werk",
            "Wie kan bij cultuur ervaring opdoen of iets nieuws leren?",
            ("werk-en-inkomen", "leven-lang-leren", "mbo-leerlingen", "scholen-mbo", "laaggeletterdheid"),
        ),
    ),
    terreinen=("economie", "recreatie-en-toerisme", "werk-en-inkomen"),
    visies=("creatieve-economie", "profileren", "stedelijke-vitaliteit"),
    doelgroepen=("makers-en-creatieve-professionals", "kunstenaars"),
    partners=("bedrijfsleven", "creatieve-ondernemers", "creatieve-broedplaats", "festival"),
    instrumenten=("cultureel-ondernemerschap", "goed-opdrachtgeverschap", "promoten-en-etaleren"),
    mee=(
        "De wethouder van economie",
        "De beleidsmedewerker economie en die van toerisme",
        "De ondernemersvereniging en de promotie van de gemeente",
        "Makers en culturele ondernemers zelf",
    ),
    kansen=("k3", "k4"),
    bewijs=("berenschot-schijnwerpers",),
    onbekend="Over wat cultuur een gemeente aan geld of banen oplevert, staat in onze catalogus geen onderzoek.",
)
DOMEINEN = {one.slug: one for one in (ZORG, JEUGD, SPORT, RUIMTE, ECONOMIE)}
OVER_ZORG = "lkca-tips-cultuur-zorg-welzijn"
"""The source of the kansen: it is about care and welfare, which the other lenses have to say."""
