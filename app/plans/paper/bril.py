"""The brief for a colleague of another domein: two pages at most. What does not fit is named, not dropped."""

from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from math import ceil

from app.advice.coherence import names
from app.advice.lens import Hoort
from app.blocks.catalogue import Bron
from app.documents import model as d
from app.documents.spaces import kept_together
from app.plans.bouwwerk import Gebouw
from app.plans.colophon import WERKTEKST, code_line
from app.plans.lens_view import DoorDeBril
from app.plans.paper import room
from app.plans.paper.stuk import credited, text
from app.templating import count

KANSEN, BEWIJS, MIST, NAMEN = 2, 1, 4, 3
"""How many of each stand in the brief at most; the page has them all."""

OPGAVEN, HOREN = (37, 37, 37), (28, 76)
"""About how many letters fit on a line of each column."""

LETTERS, LETTERS_SMALL, LINE_SMALL = 80, 108, 4.4
"""About how many letters a line of running text holds, and of small text, and how high that is."""

TITLE, HEADING, SUBHEADING, TABLE, LEAST = 24, 24, 15, 14, 45
"""Mm of the title, of a heading with the room around it, of a table without its rows, and of the table at least."""

SLACK = 14
"""Mm that may be lost where a table or heading goes to the next page."""


def compose_brief(door: DoorDeBril, gebouw: Gebouw, today: date) -> d.Document:
    """The brief of a gebouw as it stands today."""
    of = gebouw.bouwwerk
    return d.Document(
        titel=of.titel,
        ondertitel=f"{' '.join(('Cultuurbeleid', of.periode)).strip()}, verteld voor {door.domein.in_zin}",
        eigenaar=of.van,
        datum=today,
        status=WERKTEKST.kort,
        periode=of.periode,
        kop=", ".join(filter(None, (of.van, of.titel))),
        elements=tuple(_whole(door, gebouw) if door.bril.horen else _nothing(door, gebouw)),
    )


def _nothing(door: DoorDeBril, gebouw: Gebouw) -> Iterable[d.Element]:
    yield d.Alinea(text(f"In dit plan staat nu niets wat bij {door.domein.in_zin} hoort."), "lead")
    yield d.Alinea(text(code_line(gebouw, WERKTEKST)), "zacht")


def _whole(door: DoorDeBril, gebouw: Gebouw) -> Iterable[d.Element]:
    """Goals, paragraph and roles on the first page; reasons, gaps and what is (not) known on the second.

    With fewer kansen when the rest takes too much room.
    """
    first, roles = tuple(_before(door)), tuple(_deciding(door))
    left = room.PAGE - TITLE - 12 * (len(gebouw.bouwwerk.titel) // 30) - _sum(first)
    fits = left >= _sum(roles)
    for many in range(KANSEN, -1, -1):
        last = (*_reasons(door), *(() if fits else roles), *_after(door, gebouw, many))
        rest = room.PAGE - _sum(last) + (0 if left >= 0 else left - SLACK)
        if rest >= LEAST:
            break
    yield from (*first, *(roles if fits else ()), *_belonging(door, rest, fresh=left >= 0), *last)


def _sum(elements: Iterable[d.Element]) -> float:
    return sum(map(height, elements))


def _before(door: DoorDeBril) -> Iterable[d.Element]:
    many = count(len(door.bril.horen), "keuze uit het cultuurplan hoort", "keuzes uit het cultuurplan horen")
    yield d.Alinea(text(f"{many} ook bij {door.domein.in_zin}. Dit stuk is voor het gesprek daarover."), "lead")
    yield d.Hoofdstuk("doelen", "Wat het plan voor jullie doet")
    rows = tuple(
        d.Rij((text(one.naam), text(one.vraag), text(few([k.titel for k in found]) or "Nog niets")))
        for one, found in door.bril.opgaven
    )
    columns = ("Doel", "Vraag voor het gesprek", "Keuzes in het plan")
    yield d.Tabel("Jullie doelen, met wat het plan daaraan kan bijdragen", columns, (d.Groep(None, rows),), dicht=True)
    yield d.Alinea(text(_warning(door)), "zacht")
    yield d.Hoofdstuk("alinea", f"Voorstel voor {door.domein.nota}", niveau=2)
    yield d.Alinea(text(kept_together(" ".join(door.alinea))))


def few(titles: list[str]) -> str:
    """The first few names, and how many more there are."""
    return names(titles) if len(titles) <= NAMEN else f"{', '.join(titles[:NAMEN])} en nog {len(titles) - NAMEN}"


def _warning(door: DoorDeBril) -> str:
    if not door.domein.let_op:
        return "Deze doelen en vragen zijn een eigen redenering van de Bouwplaats, geen onderzoek."
    studies = "; ".join(f"{one.uitgever}, {one.titel}" for one in door.let_op_bewijs[:1])
    found = "; ".join(filter(None, (credited(door.bronnen), studies)))
    return f"{door.domein.let_op.replace('de redactie', 'de Bouwplaats')} Bron: {found}."


def _belonging(door: DoorDeBril, left: float, *, fresh: bool) -> Iterable[d.Element]:
    horen = door.bril.horen
    taken = accumulate(
        (room.rows(_cells(door, one), HOREN) for one in horen), initial=SUBHEADING + TABLE + 2 * room.LINE + 3
    )
    fitting = max(1, sum(mm <= left for mm in taken) - 1)
    yield d.Hoofdstuk("hoort", "Wat bij jullie hoort, en waarom", niveau=2, nieuwe_pagina=fresh)
    rows = tuple(d.Rij(tuple(map(text, _cells(door, one))), one.keuze.stand) for one in horen[:fitting])
    yield d.Tabel("De keuzes die bij jullie horen", ("Bouwsteen", "Waarom"), (d.Groep(None, rows),), dicht=True)
    if rest := horen[fitting:]:
        yield d.Alinea(text(f"Er hoort nog meer bij: {few([one.keuze.titel for one in rest])}."))


def _cells(door: DoorDeBril, one: Hoort) -> tuple[str, str]:
    reason = f"Hoort bij {one.met.titel}. {one.waarom}" if one.met else one.waarom
    found = ", ".join(bron.uitgever for bron in door.catalogue.sources(one.bron))
    return one.keuze.titel, f"{reason} Bron: {found}." if found else reason


def _reasons(door: DoorDeBril) -> Iterable[d.Element]:
    found = credited(dict.fromkeys(b for one in door.bril.horen for b in door.catalogue.sources(one.bron[:1])))
    told = "Een reden zonder bron is een eigen redenering van de Bouwplaats."
    yield d.Alinea(text(f"{told} De bronnen: {found}." if found else told), "zacht")


def _deciding(door: DoorDeBril) -> Iterable[d.Element]:
    roles = "; ".join(role[:1].lower() + role[1:] for role in door.domein.mee)
    yield d.Hoofdstuk("mee", "Wie beslissen er mee?", niveau=2)
    yield d.Alinea(text(f"{roles[:1].upper()}{roles[1:]}."))


def _after(door: DoorDeBril, gebouw: Gebouw, kansen: int) -> Iterable[d.Element]:
    if door.mist:
        yield d.Hoofdstuk("mist", "Wat ontbreekt er nog voor jullie?", niveau=2)
        yield d.Lijst(tuple(text(one.tekst) for one in door.mist[:MIST]))
    yield d.Hoofdstuk("gesprek", "Wat helpt, en wat we niet weten", niveau=2)
    for kans in door.kansen[:kansen]:
        yield d.Alinea((d.Nadruk(f"{kans.titel}. "), d.Tekst(kans.tekst)))
    if kansen:
        yield d.Alinea(text(f"Bron: {credited(_sources(door, kansen))}. {door.kanttekening}".strip()), "zacht")
    yield d.Alinea((d.Nadruk("Wat we niet weten. "), d.Tekst(_unknown(door))))
    yield d.Alinea(text(code_line(gebouw, WERKTEKST)), "zacht")


def _sources(door: DoorDeBril, kansen: int) -> Iterable[Bron]:
    return dict.fromkeys(b for kans in door.kansen[:kansen] for b in door.catalogue.sources(kans.bron))


def _unknown(door: DoorDeBril) -> str:
    studies = (f"Over ‘{one.titel}’ ({one.uitgever}): {one.zegt_niet}" for one in door.bewijs[:BEWIJS])
    return " ".join(filter(None, (door.domein.onbekend, *studies)))


def height(element: d.Element) -> float:
    """About how many mm an element of this brief takes."""
    match element:
        case d.Hoofdstuk(niveau=niveau):
            return HEADING if niveau == 1 else SUBHEADING
        case d.Alinea(spans, soort):
            small = soort == "zacht"
            letters, line = (LETTERS_SMALL, LINE_SMALL) if small else (LETTERS, room.LINE)
            return line * ceil(sum(len(span.text) for span in spans) / letters) + 2.6
        case d.Lijst(items):
            return sum(room.LINE * ceil(sum(len(span.text) for span in one) / LETTERS) + 1.2 for one in items) + 3
        case d.Tabel(groepen=groepen):
            rows = (row for groep in groepen for row in groep.rijen)
            return TABLE + sum(
                room.rows(tuple("".join(s.text for s in c) for c in row.cellen), OPGAVEN) for row in rows
            )
    return 0
