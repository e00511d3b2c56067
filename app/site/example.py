"""The picture on the start page: a made-up bouwwerk, so that a visitor sees what comes out."""

from functools import cache

from markupsafe import Markup

from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN
from app.plans import drawing

KEEP, GROW, STOP = Stand.BEHOUDEN, Stand.ONTWIKKELEN, Stand.AFBOUWEN

VOORBEELD: dict[str, tuple[tuple[str, Stand], ...]] = {
    "visie": (
        ("Toegankelijkheid", KEEP),
        ("Sociale cohesie", KEEP),
        ("Inclusiviteit", KEEP),
        ("Zorg en welzijn", GROW),
        ("Burgerparticipatie", GROW),
    ),
    "doelgroepen": (
        ("Alle inwoners", KEEP),
        ("Jongeren", KEEP),
        ("Leerlingen PO", KEEP),
        ("Ouderen", GROW),
        ("Mantelzorgers", GROW),
        ("Statushouders", GROW),
    ),
    "partners": (
        ("Centrum voor de kunsten", KEEP),
        ("Bibliotheek", KEEP),
        ("Cultuurverenigingen", KEEP),
        ("Scholen PO", KEEP),
        ("Zorginstelling", GROW),
        ("Cultuurcoach", GROW),
        ("Festival", STOP),
    ),
    "beleidsterreinen": (
        ("Cultuur", KEEP),
        ("Onderwijs en kinderopvang", KEEP),
        ("Welzijn en zorg", GROW),
        ("Sport", GROW),
    ),
    "instrumenten": (
        ("Subsidie basisvoorziening", KEEP),
        ("Subsidie verenigingen", KEEP),
        ("Jeugdfonds", KEEP),
        ("Convenant", GROW),
        ("Cultuurcoach", GROW),
        ("Stimuleren netwerken", GROW),
        ("Incidentele subsidie", STOP),
    ),
}


@cache
def example(variant: str) -> Markup:
    """The drawing of the made-up bouwwerk; ground and sky run on past its edges."""
    storeys = [
        drawing.Verdieping(s.naam, tuple(drawing.Steen(naam, stand) for naam, stand in VOORBEELD[s.slug]))
        for s in STAPPEN
    ]
    return Markup(
        drawing.draw(storeys, variant, id=f"voorbeeld-{variant}", titel="Verzonnen voorbeeld", doorlopend=True).svg
    )
