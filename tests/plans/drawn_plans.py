"""Plans to draw in tests: nothing, an imagined gemeente, about half of a catalogue and all of it."""

from collections.abc import Sequence
from itertools import cycle

from app.blocks.stand import Stand
from app.plans.drawing import Steen, Verdieping

STAPPEN = ("Visie", "Doelgroepen", "Partners", "Beleidsterreinen", "Instrumenten")

_CATALOGUE = """
Inclusiviteit; Toegankelijkheid; Sociale cohesie; Leefbaarheid; Zorg en welzijn; Age friendly cultural
city; Laaggeletterdheid; Krimp; Talentontwikkeling; Persoonlijke ontwikkeling; Leven lang leren;
Ontwikkeling creativiteit; Creatieve economie; Profileren; Stedelijke vitaliteit; Regionale
samenwerking; Burgerparticipatie; Burgerinitiatief

Alle inwoners; Jongeren; Volwassenen; Ouderen; Inwoners aandachtswijken; Statushouders; Inwoners met een
laag inkomen; Mensen met een beperking; Chronisch zieke kinderen; Asielzoekers; Inwoners met een
migratieachtergrond; Inwoners met een lage sociaaleconomische status; VVE (2-4-jarigen); Leerlingen PO;
Leerlingen VO; Mbo-leerlingen; Studenten; Cultuurverenigingen; Informele groepen; Kunstenaars;
Toptalenten; Makers en creatieve professionals

Centrum voor de kunsten; Particuliere aanbieders; Bibliotheek; Cultuurverenigingen; Professionele
gezelschappen; Festival; Volksuniversiteit; Museum; Archief; Podium; Erfgoedorganisatie; Informele
groepen; Filmhuis; Centrum voor beeldende kunst; Creatieve broedplaats; Cultuur Kern; Scholen PO;
Scholen VO; Scholen mbo; IKC en brede scholen; Hbo en kunstvakopleiding; Kinderopvang; IMC
Weekendschool; Provinciale steuninstelling; Cultuurcoach; Intermediair of adviseur; Cultuurmakelaar;
Media; Zorginstelling; Welzijnsinstelling/wijkteam; Buurthuis/wijkcentrum; Universiteit; Burgers;
Bedrijfsleven; Creatieve ondernemers; Andere overheden; Woningcorporatie; Wijkorganisatie; Huis van de
wijk/wijkuniversiteit; Sportvereniging; GGD; Ouders; Hogeschool, kennisinstelling of onderzoeksbureau

Cultuur; Onderwijs en kinderopvang; Erfgoed; Sport; Economie; Recreatie & toerisme; Ruimte;
Duurzaamheid; Welzijn en zorg; Werk en inkomen; Jeugdhulp

Stimuleren netwerken; Convenant; Flexibele regelgeving; Burgerraadpleging; Cultuurconferentie; Kinder-
of stadsdichter; Informatievoorziening; Promoten en etaleren; Monitoring; Cultuurcoach; Professional
gemeente; Cultureel ondernemerschap; Cultuurmakelaar; Goed opdrachtgeverschap; Deelname aan netwerken;
Subsidie basisvoorziening; Subsidie verenigingen; Subsidie kennismaking binnenschools; Incidentele
subsidie; Innovatiesubsidie; Cultuurfonds; Jeugdfonds; Kortingsregeling; Budget andere beleidsterreinen;
Rijksregeling
"""
_LINDEWAARD = """
Toegankelijkheid; Sociale cohesie; Inclusiviteit; Zorg en welzijn; Burgerparticipatie

Alle inwoners; Jongeren; Leerlingen PO; Ouderen; Inwoners met een laag inkomen; Statushouders

Centrum voor de kunsten; Bibliotheek; Cultuurverenigingen; Particuliere aanbieders; Scholen PO;
Zorginstelling; Welzijnsinstelling/wijkteam; Cultuurcoach; Festival

Cultuur; Onderwijs en kinderopvang; Welzijn en zorg; Sport

Subsidie basisvoorziening; Subsidie verenigingen; Jeugdfonds; Convenant; Cultuurcoach; Stimuleren
netwerken; Incidentele subsidie
"""
_LETTERS = {"B": Stand.BEHOUDEN, "O": Stand.ONTWIKKELEN, "A": Stand.AFBOUWEN}


def _plan(titles: str, standen: Sequence[str], every: int = 1) -> tuple[Verdieping, ...]:
    """A verdieping per paragraph of titles, or of one title in so many; a letter per stand, again and again."""
    lines = [" ".join(paragraph.split()) for paragraph in titles.split("\n\n")]
    return tuple(
        Verdieping(naam, tuple(map(Steen, line.split("; ")[::every], cycle(_LETTERS[x] for x in letters))))
        for naam, line, letters in zip(STAPPEN, lines, standen, strict=True)
    )


LEEG = tuple(Verdieping(naam, ()) for naam in STAPPEN)
ALLES = _plan(_CATALOGUE, ["BOA"] * 5)
HALF = _plan(_CATALOGUE, ["BOA"] * 5, every=2)
LINDEWAARD = _plan(_LINDEWAARD, ["BBBOO", "BBBOOO", "BBBBBOOOA", "BBOO", "BBBOOOA"])
OVERWOGEN = tuple(Steen(f"Museum {number}", Stand.NIET_GEKOZEN) for number in range(1, 41))
