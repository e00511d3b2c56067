"""All SQL that reads and writes the catalogue while content is loaded; `memory` reads it for the pages."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from app.blocks.changes import BOUWSTEEN, BRON, Content, of_soort
from app.blocks.changes import told as as_text
from app.blocks.models import bouwsteen, bouwsteen_versie, bron, catalogus, kennis, publicatie, tip
from app.blocks.shapes import Wijziging
from app.blocks.velden import KENMERKEN, LIJSTEN, TEKST
from app.differences import ORDER, Change, Outcome, Row

GROEP, TIPS = "groep", ("tip", "uitdaging")
ELSEWHERE = {BOUWSTEEN, BRON, GROEP, *TIPS}
"""Kinds with a table of their own; everything else is in `kennis`."""


def kept(connection: Connection) -> Content:
    """Everything in the catalogue as it stands."""
    found = _blocks(connection)
    intros = connection.execute(select(catalogus.c.groepen)).scalar_one_or_none() or "{}"
    rows: dict[str, dict[str, Row]] = {
        BOUWSTEEN: dict(found.rows[BOUWSTEEN]),
        GROEP: {naam: {"intro": intro} for naam, intro in json.loads(intros).items()},
        BRON: {row["slug"]: _without(row, "id", "slug") for row in _all(connection, bron)},
    }
    for row in _all(connection, tip):
        lists = {name: json.loads(row[name]) for name in ("bouwstenen", "bron")}
        rows.setdefault(row["soort"], {})[row["slug"]] = _without(row, "id", "slug", "soort") | lists
    for row in _all(connection, kennis):
        rows.setdefault(row["soort"], {})[row["slug"]] = {ORDER: row[ORDER], **json.loads(row["inhoud"])}
    return Content(rows, found.wijziging, found.nummer, found.cited, _ours(connection))


def hold(connection: Connection) -> None:
    """Wait until nobody else is changing the catalogue, and let nobody do so until this transaction ends."""
    connection.execute(select(catalogus.c.id).with_for_update())


def revision(connection: Connection) -> int:
    """How often the catalogue changed; 0 before there is one."""
    return connection.execute(select(catalogus.c.revisie)).scalar_one_or_none() or 0


def _ours(connection: Connection) -> dict[tuple[str, str], frozenset[str | None]]:
    """What editors last changed, with every text that it ever had."""
    texts: dict[tuple[str, str], set[str | None]] = {}
    last: dict[tuple[str, str], int | None] = {}
    for row in connection.execute(select(publicatie).order_by(publicatie.c.nummer)):
        which = row.soort, row.naam
        texts.setdefault(which, set()).update((row.voor, row.na))
        last[which] = row.redacteur_id
    return {which: frozenset(texts[which]) for which, editor in last.items() if editor is not None}


def _all(connection: Connection, table: Table) -> Iterable[dict[str, Any]]:
    by = table.c.nummer if "nummer" in table.c else table.c.id
    return (dict(row._mapping) for row in connection.execute(select(table).order_by(by)))


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _blocks(connection: Connection) -> Content:
    known = list(_all(connection, bouwsteen))
    slugs: dict[int | None, str | None] = {None: None} | {row["id"]: row["slug"] for row in known}
    identity = {row["id"]: {name: row[name] for name in KENMERKEN} for row in known}
    rows: dict[str, Row] = {}
    nummer: dict[str, int] = {}
    wijziging: dict[str, Wijziging] = {}
    cited: dict[str, str] = {}
    for row in _all(connection, bouwsteen_versie):  # later versions come later and take the place of earlier ones
        slug = slugs[row["bouwsteen_id"]] or ""
        who = identity[row["bouwsteen_id"]]
        text = {name: json.loads(row[name]) if name in LIJSTEN else row[name] for name in TEKST}
        rows[slug] = who | {"opgevolgd_door": slugs[who["opgevolgd_door"]]} | text
        nummer[slug], wijziging[slug] = row["nummer"], Wijziging(row["wijziging"])
        cited |= dict.fromkeys(text["bron"], slug)
    return Content({BOUWSTEEN: rows}, wijziging, nummer, cited)


def keep(connection: Connection, changes: Iterable[Change], now: datetime, redacteur: int | None = None) -> int:
    """Write changes and raise the revision of the catalogue; returns how many there were.

    What an editor does is remembered in full; of the files only what they change of something that was there.
    """
    told = list(changes)
    for change in told:
        if change.outcome is not Outcome.MOVED and (redacteur is not None or change.old is not None):
            _remember(connection, change, now, redacteur)
    if not told:
        return 0
    _keep_blocks(connection, of_soort(told, BOUWSTEEN), now)
    _keep_rows(connection, bron, [(c, dict(c.new or {})) for c in of_soort(told, BRON)])
    tips = of_soort(told, *TIPS)
    _keep_rows(connection, tip, [(c, _listed(c.new or {}, "bouwstenen", "bron") | {"soort": c.soort}) for c in tips])
    lore = [change for change in told if change.soort not in ELSEWHERE]
    _keep_rows(connection, kennis, [(c, _inhoud(c)) for c in lore], toegevoegd_op=now)
    _raise(connection, of_soort(told, GROEP))
    return len(told)


def adopt(connection: Connection, adopted: Iterable[tuple[str, str]], now: datetime) -> None:
    """What editors changed stands in the files now, so the next change of a file counts again."""
    found = kept(connection) if adopted else None
    for soort, naam in adopted:
        assert found is not None
        row = found.rows.get(soort, {}).get(naam)
        _remember(connection, Change(soort, naam, row, row), now, None)


def _remember(connection: Connection, change: Change, now: datetime, redacteur: int | None) -> None:
    mine = (publicatie.c.soort == change.soort) & (publicatie.c.naam == change.naam)
    last = connection.execute(select(func.max(publicatie.c.nummer)).where(mine)).scalar() or 0
    values = {
        "soort": change.soort,
        "naam": change.naam,
        "nummer": last + 1,
        "voor": as_text(change.old),
        "na": as_text(change.new),
        "wijziging": change.wijziging or None,
        "redacteur_id": redacteur,
        "op": now,
    }
    connection.execute(insert(publicatie).values(**values))


def history(connection: Connection, soort: str, naam: str) -> tuple[Any, ...]:
    """Every change of a record that was remembered, newest first."""
    mine = (publicatie.c.soort == soort) & (publicatie.c.naam == naam)
    return tuple(connection.execute(select(publicatie).where(mine).order_by(publicatie.c.nummer.desc())))


def _listed(row: Row, *names: str) -> dict[str, Any]:
    return dict(row) | {name: json.dumps(row[name], ensure_ascii=False) for name in names if name in row}


def _inhoud(change: Change) -> dict[str, Any]:
    row = dict(change.new or {})
    place = row.pop(ORDER, 0)
    return {"soort": change.soort, ORDER: place, "inhoud": json.dumps(row, ensure_ascii=False)}


def _keep_rows(
    connection: Connection, table: Table, changes: list[tuple[Change, dict[str, Any]]], **when_new: Any
) -> None:
    """Take away first: a slug may come back as another kind. A new record gets what is said `when_new`."""
    for change, row in sorted(changes, key=lambda pair: pair[0].new is not None):
        mine = table.c.slug == change.naam
        if "soort" in row:
            mine &= table.c.soort == change.soort
        if change.new is None:
            connection.execute(delete(table).where(mine))
        elif change.old is None:
            connection.execute(insert(table).values(slug=change.naam, **row, **when_new))
        else:
            connection.execute(update(table).where(mine).values(**row))


def _keep_blocks(connection: Connection, changes: list[Change], now: datetime) -> None:
    """New ones first, so that every successor is there."""
    rows = {change.naam: change.new or {} for change in changes}
    for change in changes:
        if change.old is None:
            bare = {name: rows[change.naam][name] for name in ("stap", "groep", ORDER)}
            connection.execute(insert(bouwsteen).values(slug=change.naam, **bare))
    ids: dict[str | None, int | None] = {None: None}
    ids |= {row.slug: row.id for row in connection.execute(select(bouwsteen.c.slug, bouwsteen.c.id))}
    for change in changes:
        row = rows[change.naam]
        identity = {name: row[name] for name in KENMERKEN} | {"opgevolgd_door": ids[row["opgevolgd_door"]]}
        connection.execute(update(bouwsteen).where(bouwsteen.c.id == ids[change.naam]).values(**identity))
        if change.versie:
            text = _listed({name: row[name] for name in TEKST}, *LIJSTEN)
            head = {"bouwsteen_id": ids[change.naam], "nummer": change.versie, "wijziging": change.wijziging}
            connection.execute(insert(bouwsteen_versie).values(**head, **text, gepubliceerd_op=now))


def _raise(connection: Connection, intros: list[Change]) -> None:
    known = connection.execute(select(catalogus.c.revisie, catalogus.c.groepen)).one_or_none()
    groepen = json.loads(known.groepen) if known else {}
    for change in intros:
        groepen.pop(change.naam, None)
        if change.new is not None:
            groepen[change.naam] = change.new["intro"]
    told = json.dumps(groepen, ensure_ascii=False)
    if known is None:
        connection.execute(insert(catalogus).values(id=1, revisie=1, groepen=told))
    else:
        connection.execute(update(catalogus).values(revisie=known.revisie + 1, groepen=told))
