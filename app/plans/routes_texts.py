"""The texts for the council: inleiding, kernpunten and gevraagd besluit."""

from fastapi import APIRouter, Request, Response

from app.database import now
from app.plans import queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwwerk import Gebouw
from app.plans.colophon import WERKTEKST
from app.plans.opties import Opties
from app.plans.paper.opening import ASKED, standard_introduction, standard_question
from app.plans.paper.stuk import Stuk
from app.plans.texts import KOPPEN, LIMITS, Teksten, merge
from app.plans.visit import whole
from app.templating import today
from app.web import FormBody, database, page, see_other, typed

router = APIRouter()


@router.get("/b/{sleutel}/teksten")
def show_texts(request: Request, sleutel: str) -> Response:
    """The texts, to write; with what the paper says as long as they are empty."""
    opened, catalogue, gebouw = whole(request, sleutel)
    if not opened.rol.schrijft:
        return see_other(f"{opened.pad}/overzicht")
    stuk = Stuk(gebouw, catalogue, today(), WERKTEKST, Opties())
    return _texts_page(request, opened, gebouw, Teksten.of(opened.bouwwerk), stuk=stuk)


@router.post("/b/{sleutel}/teksten")
def change_texts(request: Request, sleutel: str, form: FormBody) -> Response:
    """Keep what the officer changed, unless a colleague changed the same text."""
    typed(request, {kop: form[name] for name, kop in KOPPEN.items() if form[name]})
    with database(request).write() as connection:
        opened = open_bouwwerk(request, connection, sleutel)
        queries.hold(connection, opened.bouwwerk.id)  # somebody may have changed it while we waited: look again
        of = open_bouwwerk(request, connection, sleutel).bouwwerk
        texts, changed = merge(form, of)
        told = f"?laatst={queries.rename(connection, of, now(), changed)}" if changed else ""
        if not texts.fouten:
            return see_other(f"{opened.pad}/{'overzicht' if form['actie'] == 'klaar' else 'teksten'}{told}")
    opened, catalogue, gebouw = whole(request, sleutel)
    stuk = Stuk(gebouw, catalogue, today(), WERKTEKST, Opties())
    return _texts_page(request, opened, gebouw, texts, stuk=stuk, status=422 if texts.wrong else 409)


def _texts_page(
    request: Request, opened: Opened, gebouw: Gebouw, texts: Teksten, *, stuk: Stuk, status: int = 200
) -> Response:
    return page(
        request,
        "plans/teksten.html",
        status=status,
        pad=opened.pad,
        rol=opened.rol,
        gebouw=gebouw,
        teksten=texts,
        fouten=texts.fouten,
        koppen=KOPPEN,
        grenzen=LIMITS,
        standaard={
            "inleiding": tuple(standard_introduction(stuk)),
            "gevraagd_besluit": (ASKED, *standard_question(stuk)),
        },
    )
