"""Uitwerken: from what we want to develop to an uitvoeringsagenda, one bouwsteen on a page or row by row in a table."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from app.advice.tips import Advies
from app.blocks.catalogue import Catalogue
from app.database import now
from app.forms import Form
from app.plans import elaboration_queries, history_queries, queries
from app.plans.access import Opened, open_bouwwerk
from app.plans.bouwwerk import Gebouw, Keuze, build
from app.plans.elaborating import CHOICES, Clash, Invulling, Uitkomst, accept, read_answers
from app.plans.elaboration_view import Agenda, Rij, clashing
from app.plans.heading import seen
from app.plans.rol import Rol
from app.plans.tips import advice_for
from app.plans.uitwerking import KOPPEN, LIMITS
from app.plans.visit import whole
from app.web import LargeFormBody, Problem, at, database, error_page, instance, page, see_other, typed

router = APIRouter()


@router.get("/b/{sleutel}/uitwerken")
def show_agenda(request: Request, sleutel: str, laatst: str = "") -> Response:
    """The uitvoeringsagenda as a table to fill in row by row."""
    opened, catalogue, gebouw = whole(request, sleutel)
    if not opened.rol.schrijft:
        return see_other(f"{opened.pad}/overzicht")
    return _shown(request, opened, catalogue, gebouw, Agenda.of(gebouw), laatst=laatst)


@router.get("/b/{sleutel}/uitwerken/{slug}")
def show_answers(request: Request, sleutel: str, slug: str, laatst: str = "") -> Response:
    """One bouwsteen to work out, with what research and other gemeenten say about it."""
    opened, catalogue, gebouw = whole(request, sleutel)
    if not opened.rol.schrijft:
        return see_other(f"{opened.pad}/overzicht")
    agenda = Agenda.of(gebouw, extra=slug)
    rij = agenda.rij(slug)
    if rij is None:
        raise Problem(404, "keuze")
    return _shown(request, opened, catalogue, gebouw, agenda, rij, laatst=laatst)


@router.post("/b/{sleutel}/uitwerken")
def save_agenda(request: Request, sleutel: str, form: LargeFormBody) -> Response:
    """Store every row of the table that differs."""
    return _save(request, sleutel, form)


@router.post("/b/{sleutel}/uitwerken/{slug}")
def save_answers(request: Request, sleutel: str, slug: str, form: LargeFormBody) -> Response:
    """Store what was written about one bouwsteen."""
    return _save(request, sleutel, form, slug)


def _save(request: Request, sleutel: str, form: Form, slug: str = "") -> Response:
    asked = {one.slug: one for one in read_answers(form)}
    _keep_typed(request, asked)
    with database(request).write() as connection:
        queries.hold(connection, open_bouwwerk(request, connection, sleutel).bouwwerk.id)
        opened = open_bouwwerk(request, connection, sleutel, Rol.MEESCHRIJVEN)
        catalogue = instance(request).catalogues.current(connection, opened.catalogus)
        keuzes = elaboration_queries.worked_out(connection, opened.bouwwerk.id, catalogue)
        known = {k.slug: k for k in keuzes}
        came = {name: accept(known[name].uitwerking, one) for name, one in asked.items() if name in known}
        nr = _store(connection, opened, known, came)
        rest = {name: one.rest for name, one in came.items() if one.rest.fouten}
        if strange := asked.keys() - known.keys() or {slug} - known.keys() - {""}:
            _keep_typed(request, rest | {name: asked[name] for name in strange if name in asked})
            return error_page(request, 422, "bouwsteen", bewaard=True)
        keuzes = elaboration_queries.worked_out(connection, opened.bouwwerk.id, catalogue)
        if any(one.fouten for one in came.values()):
            opened = open_bouwwerk(request, connection, sleutel)
            return _refused(request, opened, catalogue, build(opened.bouwwerk, keuzes), rest, slug)
        if clashes := tuple(clash for one in came.values() for clash in one.clashes):
            return _conflict(request, connection, opened, keuzes, clashes, slug)
        gebouw = build(opened.bouwwerk, keuzes)
    return see_other(_onward(opened, Agenda.of(gebouw, extra=slug), form, slug, nr))


def _keep_typed(request: Request, asked: Mapping[str, Invulling]) -> None:
    """Should anything go wrong from here, the error page gives back the texts of this form."""
    changed = ((one, veld) for one in asked.values() for veld in one.velden if one.touched(veld))
    typed(request, {f"{KOPPEN[veld]} ({one.slug})": one.velden[veld] for one, veld in changed if one.velden[veld]})


def _store(connection: Connection, opened: Opened, known: Mapping[str, Keuze], came: Mapping[str, Uitkomst]) -> int:
    """Write what can be stored; the number of the last gebeurtenis, 0 when nothing changed."""
    nr = 0
    for slug, one in came.items():
        old, new = known[slug].uitwerking, one.nieuw
        if new != old:
            naam = known[slug].titel
            nr = elaboration_queries.write(connection, opened.bouwwerk, now(), slug, naam, old=old, new=new)
    return nr


def _onward(opened: Opened, agenda: Agenda, form: Form, slug: str, nr: int) -> str:
    told = {"laatst": str(nr)} if nr else {}
    following = agenda.after(slug) if form["actie"] == "verder" else None
    if form["actie"] == "verder" and following is None:
        slug = ""
    where = following.slug if following else slug
    return at(f"{opened.pad}/uitwerken{'/' + quote(where) if where else ''}", told)


def _refused(
    request: Request,
    opened: Opened,
    catalogue: Catalogue,
    gebouw: Gebouw,
    rest: Mapping[str, Invulling],
    slug: str,
) -> Response:
    """The same page with what is not stored still as it was typed, and each fault at its field (422)."""
    agenda = Agenda.of(gebouw, rest, slug)
    return _shown(request, opened, catalogue, gebouw, agenda, agenda.rij(slug), status=422)


def _conflict(
    request: Request,
    connection: Connection,
    opened: Opened,
    keuzes: tuple[Keuze, ...],
    clashes: tuple[Clash, ...],
    slug: str,
) -> Response:
    """Both texts of every field that two people changed (409); what could be stored of the form is stored."""
    names = {k.slug: k.titel for k in keuzes}
    logs = {c.slug: history_queries.about_answers(connection, opened.bouwwerk.id, c.slug) for c in clashes}
    return page(
        request,
        "plans/uitwerken_conflict.html",
        status=409,
        pad=opened.pad,
        pagina="uitwerken",
        rol=opened.rol,
        gebouw=build(opened.bouwwerk, keuzes),
        slug=slug,
        botsingen=[clashing(c, names[c.slug], logs[c.slug]) for c in clashes],
    )


def _shown(
    request: Request,
    opened: Opened,
    catalogue: Catalogue,
    gebouw: Gebouw,
    agenda: Agenda,
    rij: Rij | None = None,
    *,
    laatst: str = "",
    status: int = 200,
) -> Response:
    """The table of all there is to work out, or the page of one row."""
    return page(
        request,
        "plans/uitwerken_een.html" if rij else "plans/uitwerken.html",
        status=status,
        pad=opened.pad,
        pagina="uitwerken",
        rol=opened.rol,
        gebouw=gebouw,
        agenda=agenda,
        grenzen=LIMITS,
        fouten=(rij or agenda).fouten,
        terug=f"uitwerken/{rij.slug}" if rij else "uitwerken",
        **(_beside(catalogue, gebouw, agenda, rij) if rij else {}),
        **seen(request, opened, catalogue, laatst),
    )


def _beside(catalogue: Catalogue, gebouw: Gebouw, agenda: Agenda, rij: Rij) -> dict[str, Any]:
    """What only the page of one bouwsteen shows."""
    return {
        "rij": rij,
        "volgende": agenda.after(rij.slug),
        "partners": _partners(gebouw, rij),
        "tips": _tips(catalogue, gebouw, rij),
        "voorbeelden": catalogue.voorbeelden_by_bouwsteen.get(rij.slug, ()),
        "keuzelijsten": CHOICES,
    }


def _partners(gebouw: Gebouw, rij: Rij) -> tuple[str, ...]:
    """The partners of this bouwwerk, to name with a bouwsteen."""
    partners = next(v for v in gebouw.verdiepingen if v.stap.slug == "partners").gekozen
    return tuple(k.titel for k in partners if k.slug != rij.slug)


def _tips(catalogue: Catalogue, gebouw: Gebouw, rij: Rij) -> tuple[Advies, ...]:
    """The tips from research that fit this bouwsteen."""
    return tuple(item for item in advice_for(catalogue, gebouw) if rij.keuze.titel in item.bij)
