"""What the page of a concept shows beside its form: what is left to do, how it reads, what differs, who uses it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from app.blocks import queries as blocks
from app.differences import lines
from app.editorial import concept_queries as queries
from app.editorial.access import Editor
from app.editorial.concept import Concept, Stap, Status
from app.editorial.desk import WEG, Desk, choice_lists, title_of
from app.editorial.fields import MORE, VINDPLAATS, Fields, Soort, Veld, fields_of, places
from app.editorial.kinds import BY_NAME, Form
from app.editorial.plain import hint
from app.editorial.working import hindrance, last_undoable
from app.plans import usage_queries as usage
from app.plans.difference import Piece, words
from app.templating import day, today


@dataclass(frozen=True)
class Anders:
    """A field that differs from what is published, word by word."""

    label: str
    woorden: tuple[Piece, ...]


def editing(connection: Connection, ik: Editor, desk: Desk, one: Concept) -> dict[str, Any]:
    """Everything that the page of a concept shows."""
    form = BY_NAME[one.soort]
    acts = queries.acts(connection, one.id)
    return {
        **beside(desk, one),
        "concept": one,
        "form": form,
        "titel": title_of(one),
        "keuzes": choice_lists(desk, form.velden),
        "mag": {stap.value: one.may(stap, ik.id, ik.rol) for stap in Stap},
        "leesbaar": readable(desk, form, one.velden),
        "nog_niet": [other for other in desk.together(one)[1:] if other.status is not Status.GOEDGEKEURD],
        "waarom_niet": one.why_not(Stap.KEUR_GOED, ik.id, ik.rol),
        "namen": queries.names(connection, (one.auteur, one.keurder, *one.schrijvers)),
        "handelingen": acts,
        "ongedaan": last_undoable(connection, one),
        "verouderd": desk.is_stale(one) and one.status.open,
        "hapert": hindrance(connection, one, desk) if one.is_due(today()) else "",
        "samen": [other for other in desk.together(one) if other.id != one.id],
        "gebruik": usage.in_use(connection, one.naam) if one.soort == "bouwsteen" and one.naam else 0,
        "eigen": usage.own_called(connection, title_of(one)) if one.soort == "bouwsteen" and one.nieuw else 0,
    }


def stranded(connection: Connection, open_: Iterable[Concept]) -> dict[int, str]:
    """Why concepten of which the day has come were not published, by their number."""
    listed = tuple(open_)
    due = [one for one in listed if one.is_due(today())]
    desk = Desk.of(connection, listed) if due else None
    return {one.id: hindrance(connection, one, desk) for one in due if desk}


def beside(desk: Desk, one: Concept) -> dict[str, Any]:
    """What follows from the text alone, also while somebody types."""
    form = BY_NAME[one.soort]
    faults = desk.faults(one)
    labels = {veld.naam: veld.label for veld in form.velden} | {WEG: "Haal uit de catalogus"}
    read = {veld.naam: hint(one.velden.get(veld.naam, "")) for veld in form.velden if veld.leest}
    return {
        "te_doen": [(naam, labels.get(naam, ""), told) for naam, told in faults.items()],
        "hints": {naam: told for naam, told in read.items() if told},
        "anders": differing(form, one.velden, desk.records[one.soort].get(one.naam or "")),
        "zo": one.velden,
    }


def readable(desk: Desk, form: Form, velden: Fields) -> list[tuple[str, str]]:
    """Label and text of every filled field, in the words of people: titles, chosen words, dates, whole sources."""
    told = ((veld.label, _in_words(desk, veld, velden)) for veld in form.velden)
    return [(label, text) for label, text in told if text]


def _in_words(desk: Desk, veld: Veld, velden: Fields) -> str:
    text = velden.get(veld.naam, "")
    if veld.soort is Soort.VINDPLAATSEN:
        found = ((velden.get(f"{veld.naam}.{row}.{part}", "") for part, _ in VINDPLAATS) for row in rows(veld, velden))
        return "\n".join(filter(None, (", ".join(filter(None, one)) for one in found)))
    if veld.soort is Soort.DATUM:
        return _dated(text)
    words_for = dict(veld.keuzes or (desk.choices(veld.naar) if veld.naar else ()))
    return "\n".join(words_for.get(line, line) for line in text.splitlines())


def _dated(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def differing(form: Form, velden: Fields, old: Mapping[str, Any] | None) -> list[Anders]:
    """Per field what changes; nothing for what is new."""
    if old is None:
        return []
    before = fields_of(form.velden, old)
    names = dict.fromkeys((*before, *(name for name in velden if name != WEG)))
    labels = {veld.naam: veld.label for veld in form.velden}
    pairs = ((name, before.get(name, ""), velden.get(name, "")) for name in names if name != "slug")
    return [
        Anders(labels.get(name) or labels.get(name.partition(".")[0], name), words(was, now))
        for name, was, now in pairs
        if was != now
    ]


def versions(connection: Connection, soort: str, naam: str) -> list[dict[str, Any]]:
    """Every remembered change of a record, newest first, each with what differed."""
    rows = blocks.history(connection, soort, naam)
    names = queries.names(connection, (row.redacteur_id for row in rows))
    return [
        {"op": row.op, "wie": names.get(row.redacteur_id), "wijziging": row.wijziging, "anders": _changed(row)}
        for row in rows
    ]


def _changed(row: Any) -> list[Anders]:
    old, new = json.loads(row.voor or "{}"), json.loads(row.na or "{}")
    names = sorted({*old, *new})
    pairs = ((name, "\n".join(lines(old.get(name))), "\n".join(lines(new.get(name)))) for name in names)
    return [Anders(name.replace("_", " "), words(before, after)) for name, before, after in pairs if before != after]


def boxes(veld: Veld, velden: Fields) -> list[str]:
    """What stands in the boxes of a list of references, with room for more."""
    return [*velden.get(veld.naam, "").splitlines(), *[""] * MORE]


def rows(veld: Veld, velden: Fields) -> range:
    """The places of a list of sources."""
    return range(places(veld, velden))
