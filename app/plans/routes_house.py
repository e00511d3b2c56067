"""The house style of a gemeente: a Word file that an officer sends, for the Word file of this bouwwerk."""

from pathlib import PureWindowsPath

from fastapi import APIRouter, Request, Response

from app.database import now
from app.documents.rendering import RenderBusy, RenderFailed, Skeleton, Unfit
from app.plans import house_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.routes_taking import taking_page
from app.web import Problem, UploadBody, client_address, database, see_other

router = APIRouter()
MOST = 2_000_000
LONGEST_NAME = 100
NO_FILE = "Kies een Word-bestand (.docx of .dotx)."
TOO_LARGE = "Dit bestand is te groot. Het mag hooguit 2 MB zijn. Haal bijvoorbeeld foto’s eruit."
UNFIT = {
    "geen": "We kunnen dit bestand niet gebruiken. Kies een Word-bestand (.docx of .dotx) dat in Word gewoon opent.",
    "groot": "Uitgepakt is dit bestand te groot. Haal de tekst en de foto’s eruit en probeer het opnieuw.",
}
"""By the word of the child: what an officer reads at the field."""


@router.post("/b/{sleutel}/huisstijl")
def keep_house(request: Request, sleutel: str, form: UploadBody) -> Response:
    """Keep the look of a Word file with the bouwwerk; it is no change of the plan itself."""
    with database(request).read() as connection:
        open_bouwwerk(request, connection, sleutel)
    try:
        found = _look_of(request, form.file)
    except Unfit as refused:
        return taking_page(request, sleutel, fout=UNFIT.get(str(refused), str(refused)))
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        queries.hold(connection, opened.bouwwerk.id)
        house_queries.keep(connection, now(), opened.bouwwerk.id, _name(form.name), found.content)
    left = f"&zonder={'.'.join(found.left)}" if found.left else ""
    return see_other(f"{opened.pad}/meenemen?klaar=huisstijl{left}#huisstijl-deel")


@router.post("/b/{sleutel}/huisstijl/verwijderen")
def forget_house(request: Request, sleutel: str) -> Response:
    """Go back to our own style."""
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        house_queries.forget(connection, opened.bouwwerk.id)
    return see_other(f"{opened.pad}/meenemen?klaar=huisstijl_weg#huisstijl-deel")


def _look_of(request: Request, file: bytes) -> Skeleton:
    """What the child makes of a file. Raises Unfit, with a sentence or a word of `UNFIT`."""
    if not file or len(file) > MOST:
        raise Unfit(TOO_LARGE if file else NO_FILE)
    request.app.state.brakes.hit("pdf", client_address(request))
    try:
        found: Skeleton = request.app.state.renderer.skeleton(file)
    except RenderBusy as error:
        raise Problem(503, "druk", wachten=30) from error
    except RenderFailed as error:
        raise Unfit("geen") from error
    return found


def _name(called: str) -> str:
    """The name of a file as people know it: without folders, on one line."""
    return " ".join(PureWindowsPath(called).name.split())[:LONGEST_NAME] or "Word-bestand"
