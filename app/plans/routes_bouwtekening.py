"""A bouwtekening, or two together, beside a bouwwerk: what it has, what it misses, and taking that over."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.advice.comparison import Vergelijking, compare
from app.blocks.catalogue import Catalogue
from app.database import now
from app.forms import number_in
from app.plans import queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwtekening import Model, model_of
from app.plans.bouwwerk import Gebouw
from app.plans.comparing import Mix, chosen, mix
from app.plans.last_change import last_change
from app.plans.rol import Rol
from app.plans.saving import Saved, save
from app.plans.taking_over import STANDEN, Overname, pointed_at, read_overname
from app.plans.visit import whole
from app.web import FormBody, Problem, at, database, instance, page, see_other

router = APIRouter()
MELDINGEN = {
    "overgenomen": "Overgenomen. Je vindt de bouwstenen in hun stap. Daar kun je een toelichting schrijven.",
    "deels": "Overgenomen. Wat intussen al een stand had, bleef zoals het was.",
    "niets": "Er kwam niets bij. Wat je koos, stond al in je bouwwerk of neem je niet over.",
}
NIETS = Overname()


@dataclass(frozen=True)
class Shown:
    """What a page about one bouwtekening, or a mix of two, is about."""

    opened: Opened
    catalogue: Catalogue
    gebouw: Gebouw
    model: Model
    mix: Mix | None

    @property
    def slugs(self) -> tuple[str, ...]:
        """The bouwstenen of the bouwtekening, or of the two together."""
        return tuple(self.mix.bij) if self.mix else self.model.tekening.bouwstenen

    @property
    def vergelijking(self) -> Vergelijking:
        """Them beside the bouwwerk."""
        return compare(self.catalogue, self.slugs, chosen(self.gebouw))

    @property
    def address(self) -> str:
        """Where the page stands; of a mix it still asks for the second one."""
        return f"{self.opened.pad}/bouwtekeningen/{self.model.tekening.slug}"

    @property
    def second(self) -> dict[str, str]:
        """What the address says of a mix."""
        return {"met": self.mix.ander.tekening.slug} if self.mix else {}


def _beside(request: Request, sleutel: str, slug: str, met: str, needed: Rol) -> Shown:
    opened, catalogue, gebouw = whole(request, sleutel, needed)
    model, second = model_of(catalogue, slug), model_of(catalogue, met or slug)
    if model is None or second is None:
        raise Problem(404)
    both = None if second.tekening is model.tekening else mix(catalogue, model, second)
    return Shown(opened, catalogue, gebouw, model, both)


def _beside_page(request: Request, shown: Shown, *, told: Mapping[str, str] = {}, sent: Overname = NIETS) -> Response:
    """The page; `told` is what the address says of a save that led here."""
    laatst, mine = told.get("laatst", ""), shown.opened.rol.schrijft
    with database(request).read() as connection:
        last = last_change(connection, shown.opened, shown.catalogue, laatst) if laatst else None
    return page(
        request,
        "plans/bouwtekening.html",
        status=422 if sent.fouten else 200,
        pad=shown.opened.pad,
        rol=shown.opened.rol,
        pagina="vergelijk",
        gebouw=shown.gebouw,
        catalogus=shown.catalogue,
        adres=shown.address,
        model=shown.model,
        mix=shown.mix,
        naast=shown.vergelijking,
        andere=[one for one in shown.catalogue.bouwtekeningen if one is not shown.model.tekening],
        standen=tuple(STANDEN.values()),
        gewezen=sent.gewezen,
        fouten=sent.fouten,
        melding=MELDINGEN.get(told.get("klaar", ""), "") if mine else "",
        laatst=last,
        terug_naar=number_in(told.get("terug", "")) if mine else 0,
    )


@router.get("/b/{sleutel}/bouwtekeningen/{slug}")
def show_beside(request: Request, sleutel: str, slug: str, met: str = "") -> Response:
    """A bouwtekening beside the bouwwerk, with `met` two at once. Raises Problem 404 for one that is not there."""
    found = _beside(request, sleutel, slug, met, Rol.LEZEN)
    told = request.query_params
    return _beside_page(request, found, told=told, sent=pointed_at(told, found.slugs))


@router.post("/b/{sleutel}/bouwtekeningen/{slug}")
def take_over(request: Request, sleutel: str, slug: str, form: FormBody) -> Response:
    """Give bouwstenen of a bouwtekening a stand. What got one meanwhile is left alone, so twice is once."""
    found = _beside(request, sleutel, slug, form["met"], Rol.MEESCHRIJVEN)
    sent = read_overname(form, found.slugs)
    if sent.fouten:
        return _beside_page(request, found, sent=sent)
    with database(request).write() as connection:
        before, saved = _take(request, connection, sleutel, sent)
    return see_other(at(found.address, found.second | _told(before, saved)))


def _take(request: Request, connection: Connection, sleutel: str, sent: Overname) -> tuple[int, Saved]:
    """Store what was asked; also the number of the last gebeurtenis before it."""
    queries.hold(connection, open_bouwwerk(request, connection, sleutel).bouwwerk.id)
    opened = open_bouwwerk(request, connection, sleutel)  # somebody may have changed it while we waited: look again
    catalogue = instance(request).catalogues.current(connection, opened.catalogus)
    stored = queries.keuzes(connection, opened.bouwwerk.id, catalogue)
    saved = save(connection, now(), opened.bouwwerk, catalogue, stored, sent.wensen)
    return opened.bouwwerk.revisie, saved


def _told(before: int, saved: Saved) -> dict[str, str]:
    """What the address says of a save: one change can be undone, of more the moment before them can be put back."""
    klaar = {"klaar": "deels" if saved.nr and saved.conflicts else "overgenomen" if saved.nr else "niets"}
    if not saved.nr:
        return klaar
    return klaar | ({"laatst": str(saved.nr)} if saved.nr == before + 1 else {"terug": str(before)})
