"""What the files of a bouwwerk are made of: the choice of what they take along, and the house style of a gemeente.

Both stand on one page and are one form, so that no button there passes over what was chosen beside it.
"""

from dataclasses import replace
from pathlib import PureWindowsPath

from fastapi import APIRouter, Request, Response

from app.database import now
from app.documents.rendering import RenderBusy, RenderFailed, Skeleton, Unfit
from app.forms import Form, Upload
from app.plans import house_queries, queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.opties import Opties, asked, stored
from app.plans.routes_taking import file_of, taking_page
from app.web import MaybeUploadBody, Problem, UploadBody, client_address, database, instance, see_other

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


@router.post("/b/{sleutel}/meenemen")
def keep_opties(request: Request, sleutel: str, form: MaybeUploadBody) -> Response:
    """Remember what the papers of this bouwwerk take along; it is no change of the plan itself.

    Each file is a button of this form too, so that it is made of what is ticked on screen, and of the house style that
    was chosen there.
    """
    kept, opties = _keep_opties(request, sleutel, form)
    told = f"{kept.pad}/meenemen?klaar=bewaard"
    if form.file or form.name:
        try:
            told = _keep_house(request, sleutel, form)
        except Unfit as no:
            return _refused(request, sleutel, no)
    if form["bestand"] or form["versie"]:
        return see_other(file_of(kept, opties, form["bestand"], form["versie"]))
    return see_other(told)


@router.post("/b/{sleutel}/huisstijl")
def keep_house(request: Request, sleutel: str, form: UploadBody) -> Response:
    """Keep the look of a Word file with the bouwwerk, and what is ticked beside it; neither changes the plan itself."""
    with database(request).read() as connection:
        open_bouwwerk(request, connection, sleutel)
    if "voor" in form:
        _keep_opties(request, sleutel, form)
    try:
        return see_other(_keep_house(request, sleutel, form))
    except Unfit as no:
        return _refused(request, sleutel, no)


def _refused(request: Request, sleutel: str, no: Unfit) -> Response:
    return taking_page(request, sleutel, fout=UNFIT.get(str(no), str(no)))


def _keep_opties(request: Request, sleutel: str, form: Form) -> tuple[Opened, Opties]:
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        opties = asked(form.starting(""), stored(opened.bouwwerk.opties))
        queries.keep_opties(connection, opened.bouwwerk, opties.json_text)
    return replace(opened, bouwwerk=replace(opened.bouwwerk, opties=opties.json_text)), opties


def _keep_house(request: Request, sleutel: str, form: Upload) -> str:
    """Keep the look of the file that was sent; the address that tells so. Raises Unfit."""
    found = _look_of(request, form.file)
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        queries.hold(connection, opened.bouwwerk.id)
        house_queries.keep(connection, now(), opened.bouwwerk.id, _name(form.name), found.content)
    left = f"&zonder={'.'.join(found.left)}" if found.left else ""
    return f"{opened.pad}/meenemen?klaar=huisstijl{left}#huisstijl-deel"


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
    instance(request).brakes.hit("pdf", client_address(request))
    try:
        found = instance(request).renderer.skeleton(file)
    except RenderBusy as error:
        raise Problem(503, "druk", wachten=30) from error
    except RenderFailed as error:
        raise Unfit("geen") from error
    return found


def _name(called: str) -> str:
    """The name of a file as people know it: without folders, on one line."""
    return " ".join(PureWindowsPath(called).name.split())[:LONGEST_NAME] or "Word-bestand"
