"""A made-up bouwwerk of 29 keuzes, and a server on which it stands ready."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.serving import Server

STAPPEN = ("visie", "doelgroepen", "partners", "beleidsterreinen", "instrumenten")

PLAN: dict[str, dict[str, str]] = {
    "visie": {
        "inclusiviteit": "behouden",
        "sociale-cohesie": "behouden",
        "zorg-en-welzijn": "ontwikkelen",
        "talentontwikkeling": "behouden",
        "krimp": "niet_gekozen",
    },
    "doelgroepen": {
        "alle-inwoners": "behouden",
        "jongeren": "behouden",
        "ouderen": "ontwikkelen",
        "statushouders": "ontwikkelen",
        "toptalenten": "afbouwen",
    },
    "partners": {
        "centrum-voor-de-kunsten": "behouden",
        "bibliotheek": "behouden",
        "festival": "afbouwen",
        "museum": "niet_gekozen",
        "scholen-po": "behouden",
        "cultuurcoach-partners": "ontwikkelen",
        "zorginstelling": "ontwikkelen",
    },
    "beleidsterreinen": {
        "cultuur": "behouden",
        "onderwijs-en-kinderopvang": "behouden",
        "welzijn-en-zorg": "ontwikkelen",
        "sport": "niet_gekozen",
        "armoede-en-schulden": "ontwikkelen",
    },
    "instrumenten": {
        "stimuleren-netwerken": "behouden",
        "convenant": "ontwikkelen",
        "subsidie-basisvoorziening": "behouden",
        "incidentele-subsidie": "afbouwen",
        "jeugdfonds": "behouden",
        "kunst-op-recept": "ontwikkelen",
    },
}
"""Per stap the stand of each bouwsteen that is chosen."""

TOELICHTINGEN = {
    "zorg-en-welzijn": "Cultuur hoort bij het gezond ouder worden in onze wijken.",
    "statushouders": "We beginnen met zang en koken, samen met de buren.",
    "zorginstelling": "Drie huizen willen meedoen. Begin met De Linde, daar is al een activiteitenruimte.",
    "armoede-en-schulden": "De kortingspas geldt vanaf 2027 ook voor cursussen.",
    "incidentele-subsidie": "De losse subsidies gaan op in het convenant, want aanvragen kost veel tijd.",
}

EIGEN = "Buurtkeuken met muziek"
"""An own bouwsteen, at the stap partners."""

KEUZES = sum(map(len, PLAN.values())) + 1
IN_DE_MUUR = KEUZES - 3
"""Bricks: every keuze but the three that were weighed and left out."""


def stap_of(slug: str) -> str:
    """The stap at which a bouwsteen of the plan stands."""
    return next(stap for stap, chosen in PLAN.items() if slug in chosen)


@dataclass(frozen=True)
class Prepared:
    """A server with a bouwwerk without keuzes, one with the whole plan, and one whose link was replaced."""

    server: Server
    leeg: str
    vol: str
    ingetrokken: str

    @property
    def sleutel(self) -> str:
        """The secret of the filled bouwwerk."""
        return self.vol.rsplit("/", 1)[1]


def prepare(server: Server) -> Prepared:
    """Fill a server through its own forms."""
    old = begin(server, "Oude link")
    assert server.client.post(f"{old}/link", data={"formulier": "vervang-1"}).status_code == 303
    filled = begin(server, "Cultuur voor iedereen")
    fill(server, filled)
    return Prepared(server, begin(server, "Nog leeg"), filled, old)


def begin(server: Server, titel: str, gemeente: str = "Nieuwegein") -> str:
    """A new bouwwerk; returns its address on the site."""
    form = {"titel": titel, "gemeente": gemeente, "periode": "2027–2030"}
    answer = server.client.post("/begin", data=form)
    assert answer.status_code == 303, answer.text
    return re.sub("/visie$", "", urlsplit(answer.headers["Location"]).path)


def fill(server: Server, pad: str) -> None:
    """Put the whole plan in a bouwwerk."""
    for stap, chosen in PLAN.items():
        form = {f"stand.{slug}": stand for slug, stand in chosen.items()}
        form |= {f"toelichting.{slug}": TOELICHTINGEN[slug] for slug in chosen if slug in TOELICHTINGEN}
        assert server.client.post(f"{pad}/{stap}", data=form).status_code == 303
    assert server.client.post(f"{pad}/partners/eigen", data={"titel": EIGEN}).status_code == 303
