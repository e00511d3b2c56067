"""Papers to test with: one that uses every element, an extreme one and an empty one."""

from datetime import date
from pathlib import Path

from app.documents import model as m

HERE = Path(__file__).parent
DATUM = date(2026, 11, 21)


def drawing(name: str) -> str:
    """A drawing as the plans make it: omslag, rapport or plan."""
    return (HERE / "drawings" / f"{name}.svg").read_text(encoding="utf-8")


def t(text: str) -> m.Spans:
    return (m.Tekst(text),)


def rij(stand: str | None, *cellen: str) -> m.Rij:
    return m.Rij(tuple(t(cel) for cel in cellen), stand)


COVER = m.Omslag(
    drawing("omslag"),
    "Gemeente Lindewaard",
    "Samen bouwen aan cultuur voor iedereen",
    "Voorstel aan de raad: cultuurbeleid 2027–2030, met een uitvoeringsagenda voor cultuur, zorg en welzijn",
    ("Concept, versie 6", "21 november 2026", "Team Samenleving"),
)

SUMMARY: tuple[m.Element, ...] = (
    m.Hoofdstuk("kort", "In het kort", 1, True, True, "Tekening, cijfers en wat we de raad vragen"),
    m.Alinea(
        t(
            "Lindewaard houdt vast wat goed werkt: sterke verenigingen, het centrum voor de kunsten en "
            "cultuur op elke basisschool. Nieuw is dat cultuur gaat samenwerken met zorg en welzijn."
        ),
        "lead",
    ),
    m.Tekening(
        drawing("rapport"),
        "Bouwwerk van gemeente Lindewaard: gebouw met 31 bouwstenen",
        "Visie: 3 behouden, 2 ontwikkelen. Doelgroepen: 3 behouden, 3 ontwikkelen.",
    ),
    m.Cijfers(
        (
            m.Cijfer("16", "Zit al in ons beleid, behouden we", "behouden"),
            m.Cijfer("13", "Gaan we ontwikkelen", "ontwikkelen"),
            m.Cijfer("2", "Bouwen we af", "afbouwen"),
            m.Cijfer("4", "Overwogen, niet gekozen", "niet_gekozen"),
        )
    ),
    m.Kader(
        "vraag",
        "Wat vragen we de raad?",
        (
            m.Lijst(
                (
                    t("Stel de visie en de keuzes voor 2027–2030 vast."),
                    t("Stem in met de uitvoeringsagenda voor cultuur, zorg en welzijn."),
                    t("Geef het college opdracht om in 2028 te vertellen wat het oplevert."),
                ),
                True,
            ),
        ),
    ),
)

CONTENTS: tuple[m.Element, ...] = (
    m.Hoofdstuk("inhoud", "Inhoud", 1, True),
    m.Inhoud(),
    m.Hoofdstuk("leeswijzer", "Zo lees je dit stuk", 2),
    m.Alinea(
        t(
            "Ons beleid is opgebouwd uit bouwstenen. Elke bouwsteen is één keuze. De visie is de fundering, "
            "de instrumenten zitten onder het dak. Aan het patroon zie je wat we met een steen doen:"
        )
    ),
    m.Legenda(
        (
            ("behouden", "Gevuld: zit al in ons beleid en behouden we"),
            ("ontwikkelen", "Gearceerd: gaan we ontwikkelen"),
            ("afbouwen", "Streepjeslijn: bouwen we af"),
            ("niet_gekozen", "Stippellijn: overwogen, niet gekozen"),
        )
    ),
    m.Alinea(t("Tips uit onderzoek staan in een kader. Die tekst is niet van de gemeente."), "klein"),
)

KEEP: tuple[m.Element, ...] = (
    m.Hoofdstuk("behouden", "1. Wat we behouden", 1, True, True, "16 bouwstenen die al in ons beleid zitten"),
    m.Alinea(t("Dit gaat goed. We houden het zo en vragen hiervoor geen nieuw geld."), "lead"),
    m.Tabel(
        "Bouwstenen die we behouden, per stap",
        ("Bouwsteen", "Wat betekent dit bij ons?"),
        (
            m.Groep(
                "Visie",
                (
                    rij(
                        "behouden",
                        "Toegankelijkheid",
                        "Cultuur blijft betaalbaar, dichtbij en makkelijk te vinden.",
                    ),
                    rij("behouden", "Sociale cohesie", "Cultuur brengt mensen met elkaar in contact."),
                    rij("behouden", "Inclusiviteit", "Zo veel mogelijk inwoners kunnen meedoen."),
                ),
            ),
            m.Groep(
                "Doelgroepen",
                (
                    rij("behouden", "Alle inwoners", "Het beleid is in de basis voor iedereen."),
                    rij("behouden", "Jongeren", "Jeugd en jongvolwassenen, in en buiten school."),
                    rij("behouden", "Leerlingen PO", "Elk kind op de basisschool maakt kennis met cultuur."),
                ),
            ),
            m.Groep(
                "Partners",
                (
                    rij("behouden", "Centrum voor de kunsten", "Blijft de vaste plek voor les en ontmoeting."),
                    rij("behouden", "Bibliotheek", "Plek voor taal, ontmoeting en cultuur, ook in de kernen."),
                    rij("behouden", "Cultuurverenigingen", "34 verenigingen voor amateurkunst en erfgoed."),
                    rij(
                        "behouden",
                        "Particuliere aanbieders",
                        "Zelfstandige docenten en ateliers in de gemeente.",
                    ),
                    rij("behouden", "Scholen PO", "Alle elf basisscholen doen mee."),
                ),
            ),
            m.Groep(
                "Beleidsterreinen",
                (
                    rij("behouden", "Cultuur", "Eigen cultuurbeleid, vastgesteld door de raad."),
                    rij("behouden", "Onderwijs en kinderopvang", "Cultuur als brede basis voor elk kind."),
                ),
            ),
            m.Groep(
                "Instrumenten",
                (
                    rij(
                        "behouden",
                        "Subsidie basisvoorziening",
                        "Vaste bijdrage aan kunstencentrum en bibliotheek.",
                    ),
                    rij("behouden", "Subsidie verenigingen", "Bijdrage per actief lid, regels blijven gelijk."),
                    rij("behouden", "Jeugdfonds", "Lesgeld voor kinderen uit gezinnen met weinig geld."),
                ),
            ),
        ),
    ),
)

DEVELOP: tuple[m.Element, ...] = (
    m.Hoofdstuk("ontwikkelen", "2. Wat we ontwikkelen", 1, True, True, "Uitvoeringsagenda met planning en geld"),
    m.Alinea(t("Dertien bouwstenen zijn nieuw of worden anders. Vijf zijn uitgewerkt."), "lead"),
    m.Tabel(
        "Uitvoeringsagenda: wie trekt het, middelen en planning",
        ("Bouwsteen", "Wie trekt het?", "Per jaar", "Wanneer"),
        (
            m.Groep(
                None,
                (
                    rij("ontwikkelen", "Zorg en welzijn", "Cultuur en Wmo", "€ 6.000 (eenmalig)", "Heel 2027"),
                    m.Rij(
                        (
                            (m.Tekst("Burgerparticipatie "), m.Zacht("(nog uit te werken)")),
                            t("Cultuur"),
                            t("Nog bepalen"),
                            t("2028"),
                        ),
                        "ontwikkelen",
                    ),
                    rij("ontwikkelen", "Ouderen", "Cultuur", "€ 12.000", "2027 tot en met 2030"),
                    rij(
                        "ontwikkelen",
                        "Inwoners met een laag inkomen",
                        "Beleidsmedewerker armoedebestrijding en schuldhulpverlening",
                        "Nog bepalen",
                        "2028",
                    ),
                ),
            ),
        ),
    ),
    m.Alinea(t("Samen € 63.000 per jaar en € 6.000 eenmalig. Wat nog niet is uitgewerkt, telt niet mee."), "zacht"),
    m.Hoofdstuk("agenda", "De agenda per bouwsteen", 2, True),
    m.Plaat(
        "Convenant",
        "Instrumenten",
        (
            m.Veld(
                "Wat gaan we doen?",
                t(
                    "We sluiten een convenant voor vier jaar met zorg, welzijn en cultuur. Zo kan elke oudere "
                    "in Lindewaard dicht bij huis meedoen aan cultuur."
                ),
                True,
            ),
            m.Veld(
                "Hoe pakken we het aan?",
                t(
                    "Gesprek met de directies van drie zorginstellingen. Samen kiezen welk effect we zoeken. "
                    "Inzet per partij opschrijven. Ondertekenen door twee wethouders."
                ),
                True,
            ),
            m.Veld("Met wie?", t("Zorginstelling, welzijnsinstelling, centrum voor de kunsten, bibliotheek")),
            m.Veld("Met welke middelen?", t("€ 18.000 per jaar en 4 uur per week. Uit cultuur, Wmo en partners.")),
            m.Veld(
                "Hoe volgen we het?",
                t("Elk jaar:"),
                vervolg=(
                    m.Lijst((t("een gesprek met alle partners"), t("een telling van deelnemers")), True),
                    m.Alinea(t("Na vier jaar een evaluatie.")),
                ),
            ),
            m.Veld(
                "Wie trekt het, en wanneer?",
                t("Beleidsmedewerker cultuur, samen met Wmo. Kwartaal 1 tot 4 2027."),
            ),
        ),
        "ontwikkelen",
    ),
    m.Kader(
        "tip",
        "Tip uit onderzoek: leg het vast, met handtekeningen",
        (
            m.Alinea(
                t(
                    "Een meerjarig convenant met handtekeningen van bestuurders houdt stand "
                    "als mensen van baan wisselen."
                )
            ),
        ),
        "Voorbeelden: Alkmaar (2019) en Arnhem (2023–2027)",
    ),
    m.Plaat(
        "Zorg en welzijn",
        "Visie",
        (
            m.Veld(
                "Wat gaan we doen?",
                t("We schrijven samen met Wmo een alinea over cultuur in de nieuwe nota."),
                True,
            ),
            m.Veld("Met welke middelen?", t("€ 6.000 eenmalig voor werksessies")),
            m.Veld("Wie trekt het, en wanneer?", t("Cultuur en Wmo. Heel 2027.")),
        ),
        "ontwikkelen",
    ),
)

REST: tuple[m.Element, ...] = (
    m.Hoofdstuk("afbouwen", "3. Wat we afbouwen en wat we niet kozen", 1, True, True, "Met de reden erbij"),
    m.Tabel(
        "Bouwstenen die we afbouwen of niet kozen",
        ("Bouwsteen", "Wat en waarom"),
        (
            m.Groep(
                "Bouwen we af",
                (
                    rij(
                        "afbouwen",
                        "Festival",
                        "De subsidie voor het Lindefest stopt na 2027.\nDit is besproken.",
                    ),
                ),
            ),
            m.Groep(
                "Overwogen, niet gekozen",
                (
                    rij(
                        "niet_gekozen",
                        "Museum",
                        "Er is geen museum in de gemeente. We sluiten aan bij buren.",
                    ),
                    rij(
                        "niet_gekozen",
                        "Creatieve economie",
                        "Past niet bij onze visie. De regio pakt dit op.",
                    ),
                ),
            ),
        ),
    ),
    m.Hoofdstuk("samenhang", "4. Past het bij elkaar?", 1, False, True, "Samenhang en aandachtspunten"),
    m.Hoofdstuk("aansluiting", "Dit sluit goed aan", 2),
    m.Lijst(
        (
            t("Zorg en welzijn staat in de visie én bij de beleidsterreinen."),
            t("Inwoners met een laag inkomen bereiken we met het Jeugdfonds."),
            (
                m.Tekst("Het convenant past bij de "),
                m.Verwijzing("nieuwe partners", "#ontwikkelen"),
                m.Tekst("."),
            ),
        )
    ),
    m.Alinea(
        (
            m.Tekst("Ons beleid lijkt het meest op "),
            m.Nadruk("de sociale gemeente"),
            m.Tekst(": 22 van de 34 bouwstenen daaruit zitten in ons bouwwerk."),
        )
    ),
    m.Kader(
        "let",
        "Wat weten we wel, en wat niet?",
        (
            m.Alinea((m.Nadruk("Wel. "), m.Tekst("De meeste deelnemers aan Kunst op Recept voelden zich beter."))),
            m.Alinea(
                (
                    m.Nadruk("Niet. "),
                    m.Tekst("Het is niet bewezen dat mensen daardoor minder zorg gebruiken."),
                )
            ),
        ),
        "Verwey-Jonker Instituut (2019); Leyden Academy en Amsterdam UMC (2021)",
    ),
    m.Hoofdstuk("bronnen", "5. Bronnen en verantwoording", 1, True, True),
    m.Regels("Notities bij dit stuk", 3),
    m.Bronnen(
        (
            m.Bron(
                "Cultuur, zorg en welzijn in gemeentelijk beleid",
                "LKCA",
                "2022",
                "https://www.lkca.nl/",
                DATUM,
            ),
            m.Bron(
                "Doet kunst goed?",
                "Verwey-Jonker Instituut",
                "2019",
                opmerking="Kunst op Recept in Nieuwegein.",
            ),
            m.Bron("Kennisdossier Cultuur en eenzaamheid", "LKCA"),
            m.Bron("Meedoen is de kunst"),
        )
    ),
)

RICH = m.Document(
    titel="Cultuurbeleid Lindewaard 2027–2030",
    ondertitel="Voorstel aan de raad",
    eigenaar="Gemeente Lindewaard",
    datum=DATUM,
    periode="2027–2030",
    kop="Gemeente Lindewaard, cultuurbeleid 2027–2030",
    elements=(COVER, *SUMMARY, *CONTENTS, *KEEP, *DEVELOP, *REST),
)

EMPTY = m.Document(titel="Nog leeg", eigenaar="", datum=DATUM, elements=(), status="")

WORD = "Meervoudigepersoonlijkheidsontwikkelingsbeleidsmedewerkersoverleggroepvoorzitterschap"
HOSTILE = (
    "<script>alert(1)</script> <img src=file:///etc/passwd> <link rel=attachment href=file:///etc/passwd> "
    "</p><style>@import 'http://127.0.0.1:9/x.css'</style> file:///etc/passwd {{ 7*7 }} &lt; \"'"
)
LONG = ("Een lange toelichting over cultuur in de kernen en wat dat voor inwoners betekent. " * 62)[:5000].strip()

EXTREME = m.Document(
    titel=f"Heel lang {WORD} " * 3,
    ondertitel=HOSTILE,
    eigenaar="Gemeente " + "Zuid-" * 30,
    datum=date(2028, 2, 29),
    status="Concept",
    kop="Kop " * 60,
    elements=(
        m.Omslag(drawing("omslag"), HOSTILE, f"Samen bouwen {WORD} aan cultuur " * 3, LONG[:400], (WORD, HOSTILE)),
        m.Hoofdstuk("een", f"1. {WORD} {WORD}", 1, True, True, LONG[:300]),
        m.Inhoud(),
        m.Alinea(t(LONG)),
        m.Alinea((m.Verwijzing("gevaarlijk", "javascript:alert(1)"), m.Verwijzing(" weg", "#nergens"))),
        m.Alinea(
            (
                m.Verwijzing("bestand", "file:///etc/passwd"),
                m.Verwijzing(" web", f"https://example.org/{WORD}"),
            )
        ),
        m.Alinea(
            t(
                "Samen dansen \U0001f483\U0001f3fd en 李 met Şükrü, Zoë, ĳs en ŋ, en nooit \U00012000 of \U00016a0a. "
                + HOSTILE
            )
        ),
        m.Hoofdstuk("diep", "Diep zonder tussenkop", 3),
        m.Tabel(
            "Zestig keuzes",
            ("Bouwsteen", "Wat betekent dit bij ons?", "Wie?"),
            tuple(
                m.Groep(
                    f"Stap {stap}",
                    tuple(
                        rij(
                            tuple(m.PATRONEN)[nummer % 4],
                            f"Bouwsteen {stap}.{nummer} {WORD if nummer == 3 else ''}",
                            LONG
                            if (stap, nummer) == (2, 5)
                            else HOSTILE
                            if nummer == 7
                            else "Zo doen wij dat hier. " * 3,
                            f"Beleidsmedewerkers armoedebestrijding {nummer}",
                        )
                        for nummer in range(12)
                    ),
                )
                for stap in range(5)
            ),
        ),
        *(
            m.Plaat(
                f"Plaat {nummer} {WORD}",
                HOSTILE[:60],
                tuple(m.Veld(f"Vraag {veld}?", t(LONG[: 400 * veld] or "-"), veld == 3) for veld in range(5)),
                "afbouwen",
            )
            for nummer in range(6)
        ),
        m.Kader("let", HOSTILE, (m.Alinea(t(LONG)), m.Alinea(t(LONG))), LONG[:200]),
        m.Kader("tip", WORD, (), ""),
        m.Lijst(tuple(t(f"{nummer} {LONG[: nummer * 9]}") for nummer in range(60)), True),
        m.Bronnen(
            (
                m.Bron(HOSTILE, HOSTILE, HOSTILE, "file:///etc/passwd", DATUM, HOSTILE),
                m.Bron(WORD, url="https://example.org/" + "x" * 300),
            )
        ),
    ),
)

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><circle cx="1" cy="1" r="1"/></svg>'
HARD = (
    "los \ud800 en \udfff",
    "nul \x00 en \x07 en \ufffe",
    "\U0001f469\u200d\U0001f467 \U0001f3fd",
    "\u202eomgekeerd\u202c \u0643\u064a\u0641",
    "W" * 500,
    "regel\n\ntwee\r\ndrie\rvier\tvijf",
    "]]> & &amp; <w:p/> \"'",
)
"""Text that an editable file has trouble with."""


def everywhere(text: str) -> tuple[m.Element, ...]:
    """That text in every place that a visitor can fill."""
    return (
        m.Hoofdstuk(text, text, in_inhoud=True, toelichting=text),
        m.Inhoud(),
        m.Lijst((t(text),)),
        m.Tabel(f"T {text}", (text,), (m.Groep(text, (m.Rij((t(text),), "behouden"),)),)),
        m.Plaat(text, text, (m.Veld(text, t(text)), m.Veld(text, (), True, (m.Lijst((t(text),)), m.Alinea(t(text)))))),
        m.Kader("tip", text, (m.Alinea((m.Verwijzing(text, f"https://{text}"),)),), text),
        m.Tekening(DOT, text, text),
        m.Bronnen((m.Bron(text, text, text, f"http://example.org/{text}"),)),
    )
