"""What became new in the catalogue about the bouwstenen of a bouwwerk: look at it, take it or leave it, one by one."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.blocks.catalogue import Versie
from app.blocks.steps import STAPPEN
from app.database import now
from app.forms import Form, number_in
from app.plans import elaboration_queries, queries
from app.plans.access import open_bouwwerk
from app.plans.assembly import LEEG, MAX_TOELICHTING, Staat, combine
from app.plans.bouwwerk import Keuze
from app.plans.last_change import last_change
from app.plans.renewal import Vernieuwd
from app.plans.renewal_queries import GEHOUDEN, find_renewed
from app.plans.rol import Rol
from app.plans.routes_history import Looked, look
from app.plans.uitwerking import LEEG as NIETS
from app.web import FormBody, at, database, see_other

router = APIRouter()
MELDINGEN = {
    "overgenomen": "De nieuwe tekst staat in je bouwwerk.",
    "gehouden": "Je houdt wat je had. Onder aan deze pagina kun je het alsnog overnemen.",
}
MOVED = "Hier kwam intussen weer iets bij. Kijk nog een keer en kies dan."
TOO_LONG = (
    "De twee toelichtingen passen samen niet in één veld. Maak er eerst een korter. "
    f"Samen mogen ze {MAX_TOELICHTING} tekens hebben."
)
NOTHING_CHOSEN = "Kies of je dit overneemt of houdt wat je had."


def renewal_page(
    request: Request,
    sleutel: str,
    *,
    klaar: str = "",
    laatst: str = "",
    terug: str = "",
    fouten: Mapping[str, str] = {},
    status: int = 200,
) -> Response:
    """Everything that is new, stap by stap, and below it what was left before.

    `terug` is the number of the moment before a change that took more than one gebeurtenis.
    """
    with database(request).read() as connection:
        looked = look(request, connection, sleutel)
        found = _found(connection, looked)
        last = last_change(connection, looked.opened, looked.catalogue, laatst)
    return looked.page(
        "plans/vernieuwd.html",
        status=status,
        catalogus=looked.catalogue,
        stappen=_per_stap(item for item in found if item.open),
        eerder=_per_stap(item for item in found if not item.open),
        allemaal=[item for item in found if item.open and _is_text(item)],
        melding=MELDINGEN.get(klaar, ""),
        laatst=last,
        terug_naar=number_in(terug),
        fouten=fouten,
    )


def _found(connection: Connection, looked: Looked) -> tuple[Vernieuwd, ...]:
    return find_renewed(connection, looked.opened.bouwwerk, looked.catalogue, looked.keuzes)


def _per_stap(found: Iterable[Vernieuwd]) -> list[tuple[str, list[Vernieuwd]]]:
    kept = list(found)
    pairs = ((stap.naam, [item for item in kept if item.keuze.stap == stap.slug]) for stap in STAPPEN)
    return [(naam, items) for naam, items in pairs if items]


def _is_text(item: Vernieuwd) -> bool:
    """Whether it is another text of the same bouwsteen, so that taking it asks no thought about other keuzes."""
    return item.tekst is not None and not item.opvolger


@router.get("/b/{sleutel}/vernieuwd")
def show_renewed(request: Request, sleutel: str, klaar: str = "", laatst: str = "", terug: str = "") -> Response:
    """What is new about the bouwstenen of this bouwwerk."""
    return renewal_page(request, sleutel, klaar=klaar, laatst=laatst, terug=terug)


@router.get("/b/{sleutel}/vernieuwd/{slug}")
def show_refused(request: Request, sleutel: str, slug: str) -> Response:
    """Where somebody lands who opens the address of a refused choice again: that bouwsteen on the page."""
    with database(request).read() as connection:
        pad = look(request, connection, sleutel).opened.pad
    return see_other(f"{pad}/vernieuwd#{quote(slug)}")


@router.post("/b/{sleutel}/vernieuwd")
def take_all(request: Request, sleutel: str, form: FormBody) -> Response:
    """Take every new text that was on screen (`merk.<slug>`); what changed since then stays to be looked at."""
    shown = form.starting("merk.")
    with database(request).write() as connection:
        looked = _look_and_hold(request, connection, sleutel)
        before = looked.opened.bouwwerk.revisie
        wanted = [item for item in _found(connection, looked) if shown.get(item.oud.slug) == item.merk]
        for item in filter(_is_text, wanted):
            _take_text(connection, looked, item)
    return _done(looked, "overgenomen", terug=before) if wanted else _done(looked)


@router.post("/b/{sleutel}/vernieuwd/{slug}")
def choose_one(request: Request, sleutel: str, slug: str, form: FormBody) -> Response:
    """Take or leave what is new about one bouwsteen. What somebody else settled meanwhile is settled."""
    with database(request).write() as connection:
        looked = _look_and_hold(request, connection, sleutel)
        item = next((item for item in _found(connection, looked) if item.oud.slug == slug), None)
        if item is None:
            return _done(looked)
        fault = _fault(item, looked.keuzes, form)
        if not fault:
            return _take(connection, looked, item) if form["keuze"] == "neem" else _leave(connection, looked, item)
    return renewal_page(request, sleutel, fouten={slug: fault}, status=409 if fault is MOVED else 422)


def _look_and_hold(request: Request, connection: Connection, sleutel: str) -> Looked:
    queries.hold(connection, open_bouwwerk(request, connection, sleutel, Rol.MEESCHRIJVEN).bouwwerk.id)
    return look(request, connection, sleutel)


def _fault(item: Vernieuwd, keuzes: Iterable[Keuze], form: Form) -> str:
    if form["merk"] != item.merk:
        return MOVED
    if form["keuze"] not in {"houd"} | ({"neem"} if item.tekst else set()):
        return NOTHING_CHOSEN
    too_long = form["keuze"] == "neem" and len(_together(item, keuzes).toelichting) > MAX_TOELICHTING
    return TOO_LONG if too_long else ""


def _twin(item: Vernieuwd, keuzes: Iterable[Keuze]) -> Keuze | None:
    """The keuze that there is already about the bouwsteen that takes its place."""
    return next((keuze for keuze in keuzes if item.tekst and item.opvolger and keuze.slug == item.tekst.slug), None)


def _together(item: Vernieuwd, keuzes: Iterable[Keuze]) -> Staat:
    """What the keuze becomes: as it was, together with what was said of its successor."""
    mine, twin = Staat(item.keuze.stand, item.keuze.toelichting), _twin(item, keuzes)
    return combine(Staat(twin.stand, twin.toelichting), mine, chosen=False) if twin else mine


def _take(connection: Connection, looked: Looked, item: Vernieuwd) -> Response:
    if not (item.tekst and item.opvolger):
        return _done(looked, "overgenomen", laatst=_take_text(connection, looked, item))
    of = looked.opened.bouwwerk
    twin, staat = _twin(item, looked.keuzes), _together(item, looked.keuzes)
    if twin:
        queries.change_keuze(connection, of, now(), twin, staat)
    else:
        queries.add_keuze(connection, of, now(), stap=item.tekst.stap, staat=staat, versie=item.tekst)
    queries.change_keuze(connection, of, now(), item.keuze, LEEG)
    _bring_answers(connection, looked, item.oud.slug, item.tekst)
    return _done(looked, "overgenomen", terug=of.revisie)


def _bring_answers(connection: Connection, looked: Looked, slug: str, successor: Versie) -> None:
    """What was worked out goes along, unless something is worked out about the successor already."""
    mine, theirs = (looked.uitwerkingen.get(one, NIETS) for one in (slug, successor.slug))
    if mine != NIETS and theirs == NIETS:
        of = looked.opened.bouwwerk
        elaboration_queries.write(connection, of, now(), successor.slug, successor.titel, old=NIETS, new=mine)


def _take_text(connection: Connection, looked: Looked, item: Vernieuwd) -> int:
    staat = Staat(item.keuze.stand, item.keuze.toelichting)
    return queries.change_keuze(connection, looked.opened.bouwwerk, now(), item.keuze, staat, versie=item.tekst)


def _leave(connection: Connection, looked: Looked, item: Vernieuwd) -> Response:
    if item.open:
        of, told = looked.opened.bouwwerk, {"over": item.oud.slug, "label": item.oud.titel}
        queries.tell(connection, of, now(), GEHOUDEN, **told, gezien=list(item.tekens))
    return _done(looked, "gehouden")


def _done(looked: Looked, klaar: str = "", *, laatst: int = 0, terug: int = 0) -> Response:
    told = {"klaar": klaar, "laatst": str(laatst or ""), "terug": str(terug or "")}
    return see_other(at(f"{looked.opened.pad}/vernieuwd", {name: text for name, text in told.items() if text}))
