"""A bouwsteen as an editor fills it in, in tests."""

from tests.pages import Page
from tests.visitor import Site

NEW = "/redactie/catalogus/bouwsteen/nieuw"
GOOD = {
    "stap": "partners",
    "groep": "Culturele aanbieders",
    "kern": "Verwijst mensen naar welzijn en kunst.",
    "uitleg": "De huisarts ziet mensen met klachten die niet medisch zijn. Die komen bij een culturele activiteit.",
    "wanneer": "Je wilt mensen bereiken die zelf niet naar een activiteit komen.",
    "vraagt": "Maak afspraken met huisartsen en betaal iemand die mensen begeleidt.",
    "valkuil": "Zonder vast gezicht verwijst niemand door.",
    "vragen": "Welke huisarts doet al mee?\nWie begeleidt de mensen?",
    "indicatoren": "Aantal mensen dat verwezen is\nHoeveel van hen blijven komen",
    "herkomst": "nieuw_voorstel",
    "bron.1": "partners-pagina",
    "uitleg_wijziging": "Nieuw, want huisartsen ontbraken.",
}


def start(desk: Site, titel: str = "Dorpsdichter") -> Page:
    """A concept that was only begun."""
    return desk.open(NEW).form("titel").fill(titel=titel).submit("Begin")


def submitted(desk: Site, titel: str = "Dorpsdichter", **fields: str) -> Page:
    """A concept that waits for approval."""
    return start(desk, titel).form("kern").fill(GOOD | fields).submit("Bewaar en leg voor")


def published(writer: Site, senior: Site, titel: str = "Dorpsdichter", **fields: str) -> str:
    """A bouwsteen that went all the way; returns the address of its concept."""
    path = submitted(writer, titel, **fields).path
    senior.open(path).form("Keur goed").submit("Keur goed")
    return path
