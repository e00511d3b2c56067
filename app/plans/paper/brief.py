"""The collegenota: two pages, whatever the plan holds. What does not fit is named, not dropped in silence."""

from collections.abc import Iterable
from itertools import accumulate, islice

from app.documents import model as d
from app.documents.spaces import kept_together
from app.plans.bouwwerk import Keuze
from app.plans.colophon import code_line
from app.plans.in_pictures import small
from app.plans.paper import room
from app.plans.paper.accounts import open_lines
from app.plans.paper.agenda import NAAM, amount, how_far, sheet, totals
from app.plans.paper.opening import essence, in_short
from app.plans.paper.stuk import NOG, Stuk, text, typed
from app.templating import count

FOOT = 72
"""What stands around the rows on the second page, in mm: heading, sums, what did not fit, code."""

LETTERS = (23, 23, 20, 27)
"""About how many letters fit on a line of each column."""


def nota(stuk: Stuk) -> Iterable[d.Element]:
    """The whole of it; the title stands above it, for there is no cover."""
    of = stuk.gebouw.bouwwerk
    left = room.PAGE - 12 * (1 + len(of.titel) // 30) - 2 * room.LEAD - room.essence(of)
    yield d.Alinea(text(in_short(stuk.gebouw)), "lead")
    yield from small(stuk.gebouw, left)
    yield from essence(stuk)
    yield d.Hoofdstuk(NAAM, "Uitvoeringsagenda in het kort", nieuwe_pagina=left >= 0)
    yield from _agenda(stuk, room.PAGE - FOOT + min(left, 0))
    yield from _end(stuk)


def _agenda(stuk: Stuk, left: float) -> Iterable[d.Element]:
    if not stuk.agenda:
        yield d.Alinea(text("In dit plan staat nog niets om uit te voeren."))
        return
    shown = tuple(islice(stuk.agenda, _fitting(stuk.agenda, left)))
    yield d.Alinea(text(how_far(stuk.agenda)))
    rows = d.Groep(None, tuple(map(_row, shown)))
    columns = ("Bouwsteen", "Trekker", "Wanneer", "Geld")
    yield d.Tabel("Wie het trekt, wanneer en met welk geld", columns, (rows,), NAAM, sheet(stuk.agenda), dicht=True)
    rest = stuk.agenda[len(shown) :]
    if rest:
        told = f"In het raadsstuk staan nog {count(len(rest), 'bouwsteen', 'bouwstenen')} om te ontwikkelen."
        yield d.Alinea(text(told))
    yield d.Alinea(text(kept_together(totals([keuze.uitwerking for keuze in stuk.agenda]))))


def _fitting(keuzes: Iterable[Keuze], left: float) -> int:
    """How many rows fit in so many mm; one at least."""
    taken = accumulate(room.rows(_cells(keuze), LETTERS) for keuze in keuzes)
    return max(1, sum(height <= left for height in taken))


def _cells(keuze: Keuze) -> tuple[str, ...]:
    done = keuze.uitwerking
    return keuze.titel, done.trekker or NOG, done.wanneer or NOG, amount(done) or NOG


def _row(keuze: Keuze) -> d.Rij:
    done = keuze.uitwerking
    return d.Rij(tuple(map(typed, (keuze.titel, done.trekker, done.wanneer, amount(done)))), keuze.stand)


def _end(stuk: Stuk) -> Iterable[d.Element]:
    many = len(tuple(open_lines(stuk)))
    if many and stuk.opties.open_punten:
        told = f"{count(many, 'open punt staat', 'open punten staan')} in het raadsstuk."
        yield d.Alinea(text(told[:1].upper() + told[1:]))
    yield d.Alinea(text(code_line(stuk.gebouw, stuk.uitgave)), "zacht")
