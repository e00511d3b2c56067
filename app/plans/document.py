"""What the council paper says, and in which order: chapters stand in `paper`, the look is decided in `documents`."""

from collections.abc import Callable, Iterable
from datetime import date

from app.advice.voorbeelden import Shown
from app.blocks.catalogue import Catalogue
from app.documents import model as d
from app.plans.bouwwerk import Gebouw
from app.plans.colophon import WERKTEKST, Uitgave
from app.plans.draagvlak.sessie import Verslag
from app.plans.opties import PRESETS, Opties, Soort
from app.plans.paper import accounts, agenda, brief, draad, opening, steps
from app.plans.paper import draagvlak as told_by_others
from app.plans.paper.stuk import Stuk


def compose(
    gebouw: Gebouw,
    catalogue: Catalogue,
    today: date,
    uitgave: Uitgave = WERKTEKST,
    opties: Opties = PRESETS[Soort.RAADSSTUK],
    voorbeelden: tuple[Shown, ...] = (),
    *,
    draagvlak: tuple[Verslag, ...] = (),
) -> d.Document:
    """The council paper of a gebouw as it stands today, or of the version that it is an uitgave of.

    `voorbeelden` come in the order in which they fit best; `draagvlak` is what came of its sessions.
    """
    of, stuk = gebouw.bouwwerk, Stuk(gebouw, catalogue, today, uitgave, opties, voorbeelden, draagvlak)
    brief_one = opties.soort is Soort.COLLEGENOTA
    return d.Document(
        titel=of.titel,
        ondertitel=" ".join(("Cultuurbeleid", of.periode)).strip(),
        eigenaar=of.van,
        datum=today,
        status=uitgave.kort,
        periode=of.periode,
        kop=", ".join(filter(None, (of.van, of.titel))),
        elements=tuple(brief.nota(stuk) if brief_one else _whole(stuk)),
    )


def _whole(stuk: Stuk) -> Iterable[d.Element]:
    """Every chapter in its place; those with a number count on."""
    yield opening.cover(stuk)
    yield from opening.summary(stuk)
    yield from opening.contents(stuk)
    yield from opening.introduction(1, stuk)
    for nr, storey in enumerate(stuk.verdiepingen, 2):
        yield from steps.chapter(nr, storey, stuk)
    for nr, write in enumerate(_rest(stuk), 2 + len(stuk.verdiepingen)):
        yield from write(nr, stuk)
    yield from accounts.about(stuk)


def _rest(stuk: Stuk) -> Iterable[Callable[[int, Stuk], Iterable[d.Element]]]:
    """The chapters after those of the stappen that this paper has."""
    if stuk.opties.rode_draad and stuk.is_whole and draad.thread_of(stuk).draden:
        yield draad.thread
    yield agenda.agenda
    if stuk.opties.draagvlak and stuk.draagvlak:
        yield told_by_others.chapter
    yield accounts.risks
    if stuk.opties.open_punten:
        yield accounts.still_open
    yield accounts.sources
