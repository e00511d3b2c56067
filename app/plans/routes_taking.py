"""Taking a plan along: for whom the paper is, what stands in it, and every file to download."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from app.blocks.steps import STAPPEN
from app.documents.formats import FORMATS
from app.documents.left_out import told
from app.forms import number_in
from app.plans import house_queries, snapshot_queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.opties import WAT, Opties, Soort, stored
from app.plans.papers import told_by_others, wanted
from app.plans.routes_files import format_of
from app.plans.visit import whole
from app.web import database, page, see_other

router = APIRouter()
FILES = {
    "pdf": ("Pdf", "Om te delen en te printen. Je kunt de pdf later weer openen als bouwwerk."),
    "docx": ("Word", "Om zelf verder te bewerken, bijvoorbeeld in het sjabloon van je gemeente."),
    "odt": ("OpenDocument", "Om te bewerken in LibreOffice en andere programma’s."),
    "html": ("Webpagina", "Eén bestand dat in elke browser opent."),
    "json": ("Gegevens (JSON)", "Alle keuzes en het stuk als gegevens. Je kunt dit later weer openen als bouwwerk."),
    "csv": ("Uitvoeringsagenda voor Excel", "Alleen de tabel, met de bedragen als getallen."),
}
"""What each format is called and good for; only those that there are, are shown."""

MELDINGEN = {
    "bewaard": "Je keuze is bewaard. Alle bestanden hieronder volgen haar.",
    "huisstijl": "Je huisstijl is bewaard. Het Word-bestand begint er voortaan mee.",
    "huisstijl_weg": "De huisstijl is weggehaald. Het Word-bestand krijgt weer de stijl van de Bouwplaats.",
}


@router.get("/b/{sleutel}/meenemen")
def show_taking(
    request: Request, sleutel: str, klaar: str = "", zonder: str = "", bestand: str = "", versie: str = ""
) -> Response:
    """The page. Who only reads chooses in the address, for nothing is kept of that; a button there leads to a file."""
    if not (bestand or versie):
        return taking_page(request, sleutel, klaar=klaar, zonder=zonder)
    with database(request).read() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
    opties = wanted(request, opened.bouwwerk)
    return see_other(file_of(opened, opties, bestand, versie))


def taking_page(request: Request, sleutel: str, *, klaar: str = "", zonder: str = "", fout: str = "") -> Response:
    """The page, with what is wrong about a house style that was sent, or which kinds of thing it was kept without."""
    opened, _, gebouw = whole(request, sleutel)
    with database(request).read() as connection:
        versions = snapshot_queries.all_of(connection, opened.bouwwerk.id)
        house = house_queries.about(connection, opened.bouwwerk.id)
    opties = wanted(request, opened.bouwwerk)
    tells = (opened.rol.schrijft or opties.draagvlak) and told_by_others(request, opened.bouwwerk)
    return page(
        request,
        "plans/meenemen.html",
        status=422 if fout else 200,
        pad=opened.pad,
        pagina="meenemen",
        rol=opened.rol,
        gebouw=gebouw,
        opties=opties,
        soorten=tuple(Soort),
        wat={name: told for name, told in WAT.items() if name != "draagvlak" or tells},
        alle_stappen=STAPPEN,
        bestanden={name: told for name, told in FILES.items() if name in FORMATS},
        versies=versions,
        huisstijl=house,
        fouten={"huisstijl": fout} if fout else {},
        klaar=klaar,
        zonder=told(zonder.split(".")) if klaar == "huisstijl" else (),
        melding=MELDINGEN.get(klaar, ""),
    )


def file_of(opened: Opened, opties: Opties, bestand: str, versie: str) -> str:
    """The address of a file with these opties: of a version by its number, or else of the bouwwerk as it is."""
    if versie:
        return f"{opened.pad}/versies/{number_in(versie)}/document.pdf?{urlencode(_told(opties))}"
    format_of(bestand)
    return f"{opened.pad}/document.{bestand}{_query(opened, opties)}"


def _query(opened: Opened, opties: Opties) -> str:
    """What goes behind the address of a file: nothing when it is what is kept, a kind alone when it is that kind."""
    if opties == stored(opened.bouwwerk.opties):
        return ""
    return f"?{urlencode(_told(opties))}"


def _told(opties: Opties) -> dict[str, str]:
    """As short as it can be: a kind as it comes needs no more than its name."""
    return {"voor": opties.soort} if opties.is_preset else opties.told
