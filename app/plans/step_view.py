"""Step pages as answers: the whole page, the parts that a saved bouwsteen changes, and the conflict page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from fastapi import Request, Response

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN, Stap, after, before, number
from app.cleaning import NUMBER, one_line
from app.plans.access import Opened
from app.plans.assembly import Conflict, Wens
from app.plans.bouwwerk import Keuze, build
from app.plans.clash import Botsing
from app.plans.history import Gebeurtenis
from app.plans.last_change import Laatste
from app.plans.own import NOTHING_TYPED, OwnTyped
from app.plans.picture import building
from app.plans.saving import Wishes
from app.plans.step_page import ALLES, PAD, Cel, Filter, StepPages, cells, with_remarks
from app.web import NONCE, answer, fragments, instance, page, part, settings, templates, typed

PARTS = {"stappen": "plans/bouwwerk.html", "paneel": "plans/stap.html", "duimbalk": "plans/stap.html"}

MOST_ROWS = 200
"""Bouwstenen that one answer tells about: more than any step has."""

Keuzes = tuple[Keuze, ...]


@dataclass(frozen=True)
class Visit:
    """A visit to one step of one bouwwerk: what every answer about it starts from."""

    request: Request
    opened: Opened
    catalogue: Catalogue
    stap: Stap
    remarks: Mapping[str, int] = field(default_factory=dict)
    """How many open opmerkingen there are by slug, where a page shows that."""

    @property
    def pad(self) -> str:
        """The address of this step."""
        return f"{self.opened.pad}/{self.stap.slug}"


@dataclass(frozen=True)
class Asked:
    """What the address of a step page asks: what to show, the bouwstenen just saved with the text that each row
    shows, a removal or change to undo.
    """

    sought: Filter
    net: Mapping[str, int]
    weg: str
    laatst: str


async def asked(request: Request) -> Asked:
    """Read from the request itself: this page is opened most, and checking each field as a parameter takes longer."""
    told = request.query_params
    if not told:
        return NOTHING_ASKED
    sought = Filter(one_line(told.get("zoek", "")), one_line(told.get("toon", "")))
    shown = zip_longest(told.getlist("net")[:MOST_ROWS], told.getlist("versie")[:MOST_ROWS], fillvalue="")
    net = {slug: int(versie) if NUMBER.fullmatch(versie) else 0 for slug, versie in shown if slug}
    return Asked(sought, net, told.get("weg", ""), told.get("laatst", ""))


NOTHING_ASKED = Asked(ALLES, {}, "", "")


def step_pages(request: Request) -> StepPages:
    """The drawn pages of this process."""
    return instance(request).step_pages


def step_html(
    visit: Visit,
    keuzes: Keuzes,
    *,
    sought: Filter = ALLES,
    removed: Gebeurtenis | None = None,
    last: Laatste | None = None,
) -> str:
    """A step page as stored, with `PAD` where the address of the bouwwerk goes."""
    context = _context(visit, keuzes, sought=sought, removed=removed) | {"laatst": last}
    return templates(visit.request).render("plans/stap.html", **context)


def step_parts(visit: Visit, keuzes: Keuzes, saved: Mapping[str, int], last: Laatste | None = None) -> str:
    """What changes on screen after bouwstenen were saved: panel, step bar, and what is stored now.

    The script compares that with what a row shows before it takes it as the start of the next change. By its slug
    `saved` has the id of the text that the row shows: that one is pinned when a cleared keuze is made again.
    """
    html = fragments(visit.request, PARTS, _around(visit, keuzes) | {"laatst": last})
    texts = [text for slug, versie in saved.items() if (text := visit.catalogue.text(slug, versie))]
    rows = with_remarks(cells(visit.catalogue, visit.stap, keuzes, shown=texts), visit.remarks)
    for slug, cel in ((slug, rows[slug]) for slug in saved if slug in rows):
        for spot in ("staat", "notitie"):
            context = {"cel": cel, "bewaard": True, "pad": PAD}
            html += part(f"{spot}-{slug}", templates(visit.request).render(f"plans/{spot}.html", **context))
    return html


def news_parts(visit: Visit, keuzes: Keuzes, events: Iterable[Gebeurtenis], last: Laatste | None = None) -> str:
    """What these gebeurtenissen changed on screen: panel, step bar, and of each row what is stored and who did it.

    A list that has other own bouwstenen than the page needs a new page; a line says so.
    """
    html = fragments(visit.request, PARTS, _around(visit, keuzes) | {"laatst": last})
    told = tuple(part for event in events for part in event.alle)
    here = {e.about.slug: e for e in told if e.about and e.about.stap == visit.stap.slug}
    rows = with_remarks(cells(visit.catalogue, visit.stap, keuzes), visit.remarks)
    for slug in dict.fromkeys((*here, *(str(e.na.get("over", "")) for e in told))):
        if cel := rows.get(slug):
            context = {"cel": cel, "bewaard": True, "pad": PAD}
            html += part(f"notitie-{slug}", templates(visit.request).render("plans/notitie.html", **context))
            if event := here.get(slug):
                html += part(
                    f"staat-{slug}", templates(visit.request).render("plans/staat.html", event=event, **context)
                )
    moved = [e for e in here.values() if e.about and e.about.titel is not None and not (e.oud and e.nieuw)]
    if moved:
        context = {"pad": PAD, "stap": visit.stap, "event": moved[-1]}
        html += part("nieuws", templates(visit.request).render("plans/nieuws.html", **context))
    return html


def keep_typed(request: Request, wishes: Wishes, own: OwnTyped) -> None:
    """Should anything go wrong from here, the error page gives back the texts of this form."""
    texts = {wens.slug: wens.toelichting for wens in wishes.wensen if wens.toelichting and wens.touched_text}
    typed(request, texts | ({"eigen bouwsteen": own.titel} if own.titel else {}))


def refused(visit: Visit, keuzes: Keuzes, wishes: Wishes, own: OwnTyped = NOTHING_TYPED) -> Response:
    """The step page with what is left of a form still as it was typed, and each fault at its field (422)."""
    context = _context(visit, keuzes, wishes=wishes, own=own)
    html = templates(visit.request).render("plans/stap.html", **context)
    return answer(visit.request, html.replace(PAD, visit.opened.pad), 422)


def _context(
    visit: Visit,
    keuzes: Keuzes,
    *,
    wishes: Wishes | None = None,
    sought: Filter = ALLES,
    removed: Gebeurtenis | None = None,
    own: OwnTyped = NOTHING_TYPED,
) -> dict[str, Any]:
    sent = wishes or Wishes(())
    shown = _shown(visit, sent.wensen)
    rows = cells(visit.catalogue, visit.stap, keuzes, sent.wensen, sent.fouten, shown)
    rows = with_remarks(rows, visit.remarks)
    groepen = step_pages(visit.request).groups(visit.catalogue, visit.stap, rows, sought)
    return _around(visit, keuzes) | {
        "filter": sought,
        "groepen": groepen,
        "gevonden": sum(len(groep.rijen) for groep in groepen),
        "fouten": _faults(rows, sent, own.fout),
        "verwijderd": removed,
        "eigen": own,
    }


def _shown(visit: Visit, wensen: Iterable[Wens]) -> list[Versie]:
    """The texts that were on screen when these wensen were sent."""
    found = (visit.catalogue.text(wens.slug, wens.versie_id or 0) for wens in wensen)
    return [text for text in found if text is not None]


def _around(visit: Visit, keuzes: Keuzes) -> dict[str, Any]:
    """What stands around the rows: all that changes on screen when one bouwsteen is saved."""
    stap, gebouw = visit.stap, build(visit.opened.bouwwerk, keuzes)
    return {
        "nonce": NONCE,
        "pad": PAD,
        "redactie": settings(visit.request).editors,
        "pagina": "stap",
        "hier": "bouwwerk",
        "stap": stap,
        "stappen": STAPPEN,
        "nummer": number(stap),
        "volgende": after(stap),
        "vorige": before(stap),
        "standen": tuple(Stand),
        "gebouw": gebouw,
        "verdieping": gebouw.verdieping(stap),
        "tekening": building(gebouw, "klein", hier=number(stap) - 1),
        "laatst": None,
        "fouten": {},
        "opmerkingen": sum(visit.remarks.values()),
    }


def _faults(rows: dict[str, Cel], sent: Wishes, own: str) -> dict[str, str]:
    faults = {}
    for name, told in sent.fouten.items():
        what, _, slug = name.partition(".")
        if slug in rows:
            faults[f"{slug}-t" if what == "toelichting" else f"{slug}-1"] = f"{rows[slug].titel}: {told}"
    return faults | ({"titel": own} if own else {})


def conflict_page(
    visit: Visit,
    keuzes: Keuzes,
    conflicts: Iterable[Conflict],
    own: OwnTyped,
    told: Mapping[str, Sequence[Gebeurtenis]],
) -> Response:
    """Both texts of every field that two people changed (409); sent again, it builds on what stands there now.

    `told` is the log of each of these bouwstenen, newest first. The name of an own bouwsteen that was typed but not
    yet added travels along.
    """
    met = tuple(conflicts)
    rows = cells(visit.catalogue, visit.stap, keuzes, shown=_shown(visit, (c.wens for c in met)))
    return page(
        visit.request,
        "plans/conflict.html",
        status=409,
        pad=visit.opened.pad,
        pagina="stap",
        stap=visit.stap,
        gebouw=build(visit.opened.bouwwerk, keuzes),
        standen=tuple(Stand),
        botsingen=[Botsing.told(c, rows[c.wens.slug], told.get(c.wens.slug, ())) for c in met],
        eigen=own,
    )
