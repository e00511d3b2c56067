"""Every soort of record that editors make: the fields of its form, and where officers see it. One table for all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from app.blocks.lore import Verband
from app.blocks.records import BY_SOORT, Kind
from app.blocks.shapes import Herkomst, Trede
from app.blocks.steps import STAPPEN
from app.editorial.fields import Soort, Veld

TITEL = Veld("titel", "Naam")
NAAM = Veld("naam", "Naam")
SLUG = Veld(
    "slug",
    "Naam in het adres",
    "Kleine letters, cijfers en streepjes. Leeg: we maken hem van de naam. Later kan hij niet meer veranderen.",
    mag_leeg=True,
)
BRONNEN = Veld("bron", "Bron", "Begin te typen en kies uit de lijst.", Soort.VERWIJZINGEN, naar="bron")
BOUWSTENEN = Veld(
    "bouwstenen", "Bouwsteen", "Begin te typen en kies uit de lijst.", Soort.VERWIJZINGEN, naar="bouwsteen"
)
OPMERKING = Veld("opmerking", "Opmerking", "Wat iemand moet weten die hierop bouwt.", Soort.TEKST, mag_leeg=True)
GECONTROLEERD = Veld("gecontroleerd_op", "Nagekeken op", soort=Soort.DATUM)
HERZIEN = Veld("herzien_voor", "Opnieuw nakijken vóór", soort=Soort.DATUM)
JAAR = Veld("jaar", "Jaar", "Zoals 2024 of 2019-2021. Zonder jaar: z.j.")
TROUWENS = "Hoogstens 240 tekens, en een punt aan het eind."


def _words(values: type[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), str(value).replace("_", " ").capitalize()) for value in values)


def _groepen() -> dict[str, str]:
    """Every groep once, with its stappen: two stappen can have a groep of the same name."""
    found: dict[str, list[str]] = {}
    for stap in STAPPEN:
        for groep in stap.groepen:
            found.setdefault(groep, []).append(stap.naam)
    return {groep: f"{' en '.join(stappen)}: {groep}" for groep, stappen in found.items()}


BLOCK = (
    TITEL,
    Veld("korte_titel", "Korte naam voor de tekening", "Hoogstens 28 tekens. Leeg: de naam zelf.", mag_leeg=True),
    SLUG,
    Veld("stap", "Stap", soort=Soort.KEUZE, keuzes=tuple((stap.slug, stap.naam) for stap in STAPPEN)),
    Veld(
        "groep",
        "Groep",
        "Kies een groep van dezelfde stap.",
        Soort.KEUZE,
        keuzes=tuple(_groepen().items()),
    ),
    Veld("kern", "Eén zin", f"Deze zin staat in de lijst. {TROUWENS}"),
    Veld("uitleg", "Uitleg", "Wat is het? Schrijf korte zinnen.", Soort.TEKST),
    Veld("wanneer", "Wanneer kies je dit?", soort=Soort.TEKST),
    Veld("vraagt", "Wat vraagt het van de gemeente?", soort=Soort.TEKST),
    Veld("valkuil", "Let op", f"Waar gaat het vaak mis? {TROUWENS}", Soort.TEKST),
    Veld("vragen", "Vragen om over te praten", "Twee tot vier vragen, elk op een eigen regel.", Soort.LIJST),
    Veld("rol.soort", "Rol die vaak past", soort=Soort.KEUZE, keuzes=_words(Trede), mag_leeg=True),
    Veld("rol.waarom", "Waarom die rol", TROUWENS, mag_leeg=True),
    Veld(
        "indicatoren",
        "Waaraan zie je dat het werkt?",
        "Twee of drie, elk op een eigen regel, zonder punt.",
        Soort.LIJST,
    ),
    Veld("herkomst", "Herkomst", soort=Soort.KEUZE, keuzes=tuple((str(one), one.naam) for one in Herkomst)),
    Veld("bron", "Bron", BRONNEN.uitleg, Soort.VERWIJZINGEN, naar="bron", mag_leeg=True),
    GECONTROLEERD,
    HERZIEN,
    Veld("vervallen.op", "Vervalt op", "Alleen als niemand hem nog moet kiezen.", Soort.DATUM, mag_leeg=True),
    Veld(
        "vervallen.opvolger",
        "Opvolger",
        "Een bouwsteen in dezelfde stap.",
        Soort.VERWIJZING,
        naar="bouwsteen",
        mag_leeg=True,
    ),
    Veld("vervallen.reden", "Reden", f"Als er geen opvolger is. {TROUWENS}", mag_leeg=True),
)
GROOTTES = (("klein", "Klein"), ("middelgroot", "Middelgroot"), ("groot", "Groot"))


@dataclass(frozen=True)
class Form:
    """How editors call a soort, the fields of its form, and the page where officers find such a record."""

    soort: str
    een: str
    meer: str
    velden: tuple[Veld, ...]
    pagina: str
    koppen: Mapping[str, str] = field(default_factory=dict)
    """Headings in a long form, by the field that each stands above."""

    @property
    def kind(self) -> Kind:
        """Where it stands in the files, and its strict shape."""
        return BY_SOORT[self.soort]

    def address(self, naam: str) -> str:
        """Where officers find the record with this name."""
        return self.pagina.format(naam=quote(naam), van=naam.partition(".")[0])

    def titel(self, record: Mapping[str, Any]) -> str:
        """What a record is called in a list."""
        if self.soort == "relatie":
            return f"{record.get('van')} {str(record.get('soort')).replace('_', ' ')} {record.get('naar')}"
        if self.soort == "synoniem":
            return ", ".join(record.get("woorden") or ())
        return str(record.get("titel") or record.get("naam") or record.get("betekenis") or "")


FORMS = (
    Form(
        "bouwsteen",
        "bouwsteen",
        "Bouwstenen",
        BLOCK,
        "/bouwstenen/{naam}",
        {
            "titel": "Naam en plaats",
            "kern": "Wat lees je?",
            "vragen": "Praten en meten",
            "herkomst": "Bronnen en nakijken",
            "vervallen.op": "Laten vervallen",
        },
    ),
    Form(
        "voorbeeld",
        "voorbeeld",
        "Voorbeelden",
        (
            NAAM,
            SLUG,
            Veld("gemeenten", "Gemeente", "Elke gemeente op een eigen regel.", Soort.LIJST, mag_leeg=True),
            Veld("gemeente_toen", "Gemeente van toen", "Als de gemeente intussen anders heet.", mag_leeg=True),
            Veld("grootteklasse", "Grootte", soort=Soort.KEUZE, keuzes=GROOTTES, mag_leeg=True),
            Veld(
                "grootte_herkomst",
                "De grootte is",
                soort=Soort.KEUZE,
                keuzes=(("afgeleid", "Afgeleid uit het aantal inwoners"), ("oorspronkelijk", "Genoemd door de bron")),
            ),
            Veld("wat", "Wat deden zij?", "Alleen wat de bron zelf vertelt.", Soort.TEKST),
            Veld("partners", "Partners", "Elke partner op een eigen regel.", Soort.LIJST, mag_leeg=True),
            Veld("jaar", "Jaar", JAAR.uitleg, mag_leeg=True),
            BOUWSTENEN,
            Veld("bron", "Waar staat het?", soort=Soort.VINDPLAATSEN),
            OPMERKING,
            Veld(
                "uitdagingen",
                "Uitdaging",
                "Bij welke uitdaging uit onderzoek laat dit zien wat anderen deden?",
                Soort.VERWIJZINGEN,
                naar="uitdaging",
                mag_leeg=True,
            ),
        ),
        "/voorbeelden#{naam}",
        {"naam": "Naam en plaats", "wat": "Wat lees je?", "bouwstenen": "Bouwstenen en bronnen"},
    ),
    Form(
        "bron",
        "bron",
        "Bronnen",
        (
            TITEL,
            SLUG,
            Veld("uitgever", "Uitgever"),
            JAAR,
            Veld("url", "Webadres", "Begint met https://", mag_leeg=True),
            Veld("geraadpleegd_op", "Geraadpleegd op", soort=Soort.DATUM),
            OPMERKING,
        ),
        "/bronnen#{naam}",
    ),
    Form(
        "relatie",
        "relatie",
        "Relaties",
        (
            Veld("van", "Van", soort=Soort.VERWIJZING, naar="bouwsteen"),
            Veld("soort", "Verband", soort=Soort.KEUZE, keuzes=_words(Verband)),
            Veld("naar", "Naar", soort=Soort.VERWIJZING, naar="bouwsteen"),
            Veld("reden", "Waarom", TROUWENS, Soort.TEKST),
            Veld("bron", "Bron", BRONNEN.uitleg, Soort.VERWIJZINGEN, naar="bron", mag_leeg=True),
            Veld(
                "herkomst",
                "Herkomst",
                soort=Soort.KEUZE,
                keuzes=(("eigen_redenering", "Eigen redenering"), ("bron", "Uit de bron")),
            ),
        ),
        "/bouwstenen/{van}",
    ),
    Form(
        "bouwtekening",
        "bouwtekening",
        "Bouwtekeningen",
        (
            NAAM,
            SLUG,
            Veld("visie", "Visie in één zin", TROUWENS, Soort.TEKST),
            Veld("anders", "Wat is er anders aan?", soort=Soort.TEKST),
            BOUWSTENEN,
            Veld("bron", "Bron", soort=Soort.VERWIJZING, naar="bron"),
        ),
        "/bouwtekeningen/{naam}",
    ),
    Form(
        "tip",
        "tip",
        "Tips",
        (
            TITEL,
            SLUG,
            Veld(
                "fase",
                "Fase",
                soort=Soort.KEUZE,
                keuzes=(("opstarten", "Opstarten"), ("bestendigen", "Bestendigen"), ("beide", "Beide")),
            ),
            Veld("tekst", "Tekst", soort=Soort.TEKST),
            BOUWSTENEN,
            BRONNEN,
        ),
        "/kennis#{naam}",
    ),
    Form(
        "uitdaging",
        "uitdaging",
        "Uitdagingen",
        (TITEL, SLUG, Veld("tekst", "Tekst", soort=Soort.TEKST), BRONNEN),
        "/kennis#{naam}",
    ),
    Form(
        "regeling",
        "regeling",
        "Regelingen",
        (
            NAAM,
            SLUG,
            Veld("wat", "Wat is het?", soort=Soort.TEKST),
            Veld("voor_wie", "Voor wie?", soort=Soort.TEKST),
            Veld("van", "Begint op", soort=Soort.DATUM, mag_leeg=True),
            Veld("tot", "Laatste dag", soort=Soort.DATUM, mag_leeg=True),
            Veld("status_tekst", "Hoe staat het ervoor?", soort=Soort.TEKST, mag_leeg=True),
            GECONTROLEERD,
            HERZIEN,
            BRONNEN,
            Veld("bouwstenen", "Bouwsteen", BOUWSTENEN.uitleg, Soort.VERWIJZINGEN, naar="bouwsteen", mag_leeg=True),
        ),
        "/regelingen#{naam}",
    ),
    Form(
        "organisatie",
        "steunorganisatie",
        "Steunorganisaties",
        (
            NAAM,
            SLUG,
            Veld("rol", "Wat doet zij voor gemeenten?", soort=Soort.TEKST),
            Veld(
                "soort",
                "Voor wie",
                soort=Soort.KEUZE,
                keuzes=(("landelijk", "Het hele land"), ("provinciaal", "Een provincie"), ("stedelijk", "Een stad")),
            ),
            Veld("provincies", "Provincies", "Elke provincie op een eigen regel.", Soort.LIJST, mag_leeg=True),
            Veld("gemeenten", "Gemeenten", "Elke gemeente op een eigen regel.", Soort.LIJST, mag_leeg=True),
            Veld("url", "Webadres", "Begint met https://", mag_leeg=True),
            Veld(
                "bewijs",
                "Bewijs",
                soort=Soort.KEUZE,
                keuzes=(("gezien", "Gezien"), ("oud", "Oud"), ("niet gezien", "Niet gezien")),
            ),
            GECONTROLEERD,
            Veld("bron", "Bron", BRONNEN.uitleg, Soort.VERWIJZINGEN, naar="bron", mag_leeg=True),
            OPMERKING,
        ),
        "/bij-wie",
    ),
    Form(
        "synoniem",
        "zoekwoord",
        "Zoekwoorden",
        (Veld("woorden", "Woorden", "Elk woord op een eigen regel; het eerste is de naam.", Soort.LIJST), BOUWSTENEN),
        "/zoeken?q={naam}",
    ),
    Form(
        "kans",
        "kans",
        "Kansen",
        (TITEL, SLUG, Veld("tekst", "Tekst", soort=Soort.TEKST), BRONNEN),
        "/kennis#{naam}",
    ),
    Form(
        "cijfer",
        "cijfer",
        "Cijfers",
        (
            Veld("cijfer", "Cijfer"),
            SLUG,
            Veld("betekenis", "Wat is er geteld?", soort=Soort.TEKST),
            JAAR,
            Veld("peildatum", "Peiljaar", "Zoals 2022, of: onbekend"),
            BRONNEN,
        ),
        "/kennis#{naam}",
    ),
    Form(
        "bewijs",
        "onderzoek",
        "Onderzoek",
        (
            TITEL,
            SLUG,
            Veld("uitgever", "Uitgever"),
            Veld("jaar", "Jaar"),
            Veld("url", "Webadres", "Begint met https://"),
            Veld("zegt", "Wat zegt het?", soort=Soort.TEKST),
            Veld("zegt_niet", "Wat zegt het niet?", soort=Soort.TEKST),
        ),
        "/kennis#{naam}",
    ),
    Form(
        "groep",
        "groep",
        "Groepen",
        (Veld("intro", "Zin onder de naam van de groep", soort=Soort.TEKST),),
        "/bouwstenen#{naam}",
    ),
)
BY_NAME: Mapping[str, Form] = {form.soort: form for form in FORMS}
