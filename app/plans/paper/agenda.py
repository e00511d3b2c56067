"""The uitvoeringsagenda: everything that is worked out in one table, with what it costs as far as that is known."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from app.blocks.steps import BY_SLUG
from app.documents import model as d
from app.documents.blocks import in_lines, in_sentence
from app.documents.spaces import kept_together
from app.plans.bouwwerk import Keuze
from app.plans.paper.steps import notes
from app.plans.paper.stuk import Stuk, text, typed
from app.plans.uitwerking import Geldsoort, Uitwerking, Voortgang, euros
from app.templating import count

NAAM = "uitvoeringsagenda"
KOP = "Uitvoeringsagenda"
KOLOMMEN = ("Bouwsteen", "Wat gaan we doen?", "Trekker", "Wanneer", "Geld")
WERKBLAD = (
    *("stap", "bouwsteen", "stand", "wat", "hoe", "met_wie", "trekker", "wanneer", "middelen"),
    *("bedrag_van", "bedrag_tot", "geldbron", "geldsoort", "volgen"),
)
"""The columns of the same table as a spreadsheet; amounts are numbers there."""

SENTENCE = 160
"""Characters of an answer that stand in the table; all of it stands with the bouwsteen."""


def agenda(nr: int, stuk: Stuk) -> Iterable[d.Element]:
    """The chapter."""
    told = count(len(stuk.agenda), "bouwsteen", "bouwstenen") if stuk.agenda else "Nog leeg"
    yield d.Hoofdstuk(NAAM, f"{nr}. {KOP}", in_inhoud=True, toelichting=told)
    if not stuk.agenda:
        yield d.Alinea(text("In dit plan staat nog niets om uit te voeren."))
        return
    yield d.Alinea(text(how_far(stuk.agenda)), "lead")
    groups = tuple(
        d.Groep(BY_SLUG[stap].naam, tuple(map(_row, found)))
        for stap, found in groupby(stuk.agenda, key=lambda keuze: keuze.stap)
    )
    yield d.Tabel(
        "Wat we doen, wie het trekt, wanneer en met welk geld", KOLOMMEN, groups, NAAM, sheet(stuk.agenda), True
    )
    yield d.Alinea(text(kept_together(totals([k.uitwerking for k in stuk.agenda]))))
    yield from notes(stuk, "de uitvoeringsagenda")


def how_far(keuzes: Sequence[Keuze]) -> str:
    """How many of them are worked out."""
    done = sum(keuze.uitwerking.voortgang is Voortgang.UITGEWERKT for keuze in keuzes)
    begun = sum(keuze.uitwerking.voortgang is Voortgang.BEGONNEN for keuze in keuzes)
    if done == len(keuzes):
        return f"{'De bouwsteen' if done == 1 else f'Alle {done} bouwstenen'} in deze agenda {_are(done)} uitgewerkt."
    many = f"Van de {count(len(keuzes), 'bouwsteen', 'bouwstenen')} in deze agenda"
    told = f"{many} {_are(done)} er {done} uitgewerkt" if done else f"{many} is er nog geen helemaal uitgewerkt"
    return f"{told}{f' en {begun} deels' if begun else ''}. Wat nog ontbreekt, staat er als ‘nog uit te werken’."


def _are(many: int) -> str:
    return "is" if many == 1 else "zijn"


def _row(keuze: Keuze) -> d.Rij:
    done = keuze.uitwerking
    cells = (keuze.titel, first_sentence(done.wat), done.trekker, done.wanneer, amount(done))
    return d.Rij(tuple(map(typed, cells)), keuze.stand)


def amount(done: Uitwerking) -> str:
    """How much it takes, without where that comes from; empty when it does not say."""
    money = replace(done, geldbron=None).geld if has_amount(done) else ""
    return money[:1].upper() + money[1:]


def first_sentence(words: str) -> str:
    """What an answer begins with, not longer than fits in a table."""
    line = in_sentence(words)
    first = line.partition(". ")[0]
    first = first if first == line else f"{first}."
    return first if len(first) <= SENTENCE else f"{first[:SENTENCE].rpartition(' ')[0]}…"


def has_amount(done: Uitwerking) -> bool:
    """Whether it says how much money it takes."""
    return done.bedrag_van is not None or done.bedrag_tot is not None


def totals(rows: Sequence[Uitwerking]) -> str:
    """What all amounts come to, per geldsoort, and how many rows have none."""
    told = [row for row in rows if has_amount(row)]
    if not told:
        return "Er zijn nog geen bedragen ingevuld. Daarom staat hier geen totaal."
    parts = [
        f"{_sum(of_kind)} {words} ({count(len(of_kind), 'bouwsteen', 'bouwstenen')})"
        for kind, words in (
            (Geldsoort.STRUCTUREEL, "per jaar structureel"),
            (Geldsoort.EENMALIG, "eenmalig"),
            (None, "waarvan nog niet vaststaat of het structureel of eenmalig is"),
        )
        if (of_kind := [row for row in told if row.geldsoort is kind])
    ]
    without = len(rows) - len(told)
    rest = (
        ""
        if not without
        else (
            f" Bij {count(without, 'bouwsteen', 'bouwstenen')} is nog geen bedrag ingevuld: "
            f"{'die telt' if without == 1 else 'die tellen'} niet mee."
        )
    )
    return f"Opgeteld: {'; '.join(parts)}.{rest}"


def _sum(rows: Sequence[Uitwerking]) -> str:
    """The amounts together: from the least to the most, or only the one of both that everybody knows."""
    low = sum(row.bedrag_van or 0 for row in rows)
    if any(row.bedrag_tot is None for row in rows):
        return f"ten minste {euros(low)}"
    high = sum(row.bedrag_tot or 0 for row in rows)
    if any(row.bedrag_van is None for row in rows):
        return f"hooguit {euros(high)}"
    return euros(high) if low == high else f"{euros(low)} tot {euros(high)}"


def sheet(keuzes: Iterable[Keuze]) -> tuple[tuple[str | int, ...], ...]:
    """The rows as a spreadsheet takes them, under the names of its columns."""
    return (WERKBLAD, *map(_sheet_row, keuzes))


def _sheet_row(keuze: Keuze) -> tuple[str | int, ...]:
    done = keuze.uitwerking
    place = {"stap": BY_SLUG[keuze.stap].naam, "bouwsteen": keuze.titel, "stand": str(keuze.stand)}
    values = (place.get(name, getattr(done, name, "")) for name in WERKBLAD)
    return tuple(value if isinstance(value, int) else in_lines(str(value or "")) for value in values)
