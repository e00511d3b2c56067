"""The red thread on paper: how each doel runs on by way of doelgroep, partner, terrein and instrument to following."""

from collections.abc import Iterable

from app.advice.thread import Draad, RodeDraad, red_thread
from app.documents import model as d
from app.plans.advising import plan_of
from app.plans.coherence_view import STATIONS, thread_drawing
from app.plans.paper.steps import notes
from app.plans.paper.stuk import NOG, Stuk, text
from app.templating import count

HOOGTE = 150
"""How high the picture may grow, in mm, so that it shares its page with its heading."""


def thread_of(stuk: Stuk) -> RodeDraad:
    """The threads of the plan that a paper is about."""
    return red_thread(plan_of(stuk.gebouw, stuk.catalogue))


def thread(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """The chapter; only for a plan with at least one doel of the catalogue."""
    found = thread_of(stuk)
    whole, many = len(found.hele), count(len(found.draden), "doel", "doelen")
    told = f"{whole} van de {many} {'loopt' if whole == 1 else 'lopen'} door van doelgroep tot volgen."
    yield d.Hoofdstuk(
        "rode-draad", f"{nr}. Rode draad", in_inhoud=True, toelichting="Hoe doel en uitvoering samenhangen"
    )
    yield d.Alinea(text(told), "lead")
    yield d.Alinea(
        text(
            "Elke lijn is een doel. Het getal zegt hoeveel keuzes eraan vastzitten. Bij een vraagteken breekt de lijn."
        )
    )
    drawing = thread_drawing(found, "rapport")
    yield d.Tekening(drawing.svg, drawing.titel, drawing.beschrijving, HOOGTE)
    rows = tuple(_row(one) for one in found.draden)
    yield d.Tabel("Wat er per doel aan vastzit", ("Doel", *STATIONS.values()), (d.Groep(None, rows),), dicht=True)
    told = (
        "Wat bij een doel hoort, komt uit de verbanden in de catalogus van de Bouwplaats. Een verband dat de catalogus "
        "niet kent, kan er toch zijn."
    )
    yield d.Alinea(text(told), "zacht")
    yield from notes(stuk, "de rode draad")


def _row(one: Draad) -> d.Rij:
    cells = (text(", ".join(k.titel for k in found)) if found else (d.Zacht(NOG),) for found in one.stations)
    return d.Rij((text(one.doel.titel), *cells), one.doel.stand)
