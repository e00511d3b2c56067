"""The SQL of the history: reading the log, and writing a keuze back as the log tells it."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, select

from app.blocks.catalogue import Catalogue, Versie
from app.plans import elaboration_queries, queries
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.difference import Difference
from app.plans.history import Change, Gebeurtenis, Told, staat_of
from app.plans.models import gebeurtenis
from app.plans.sentences import name_of
from app.plans.sitting import MOST, sittings, text_of

_COLUMNS = [gebeurtenis.c[name] for name in Gebeurtenis.__dataclass_fields__]
_MINE = gebeurtenis.c.bouwwerk_id == bindparam("of")
_ONE = select(*_COLUMNS).where(_MINE, gebeurtenis.c.nr == bindparam("nr"))
_LATEST = (
    select(*_COLUMNS)
    .where(_MINE, gebeurtenis.c.nr < bindparam("before"))
    .order_by(gebeurtenis.c.nr.desc())
    .limit(bindparam("many"))
)
_RESTORED = (
    select(gebeurtenis.c.na)
    .where(_MINE, gebeurtenis.c.nr > bindparam("after"), gebeurtenis.c.soort == "teruggezet")
    .order_by(gebeurtenis.c.nr)
    .limit(1)
)
_ALONG = select(*_COLUMNS).where(_MINE, gebeurtenis.c.nr > bindparam("after")).order_by(gebeurtenis.c.nr)
_TELLS_OLD = (gebeurtenis.c.na == "{}") | gebeurtenis.c.na.startswith('{"delen"', autoescape=True)
_OLD = case((_TELLS_OLD, gebeurtenis.c.voor), else_="{}").label("voor")
_REPLAY = (
    select(gebeurtenis.c.nr, _OLD, gebeurtenis.c.na)
    .where(_MINE, gebeurtenis.c.nr <= bindparam("upto"))
    .order_by(gebeurtenis.c.nr)
)
_ABOUT = _LATEST.where(gebeurtenis.c.na.contains(bindparam("told")) | gebeurtenis.c.voor.contains(bindparam("told")))
AT_ONCE = 500
"""Rows that a walk along the log holds in memory at a time."""
FEW = 20
"""The same for a walk that mostly ends soon."""


def one(connection: Connection, of: int, nr: int) -> Gebeurtenis | None:
    """One gebeurtenis of a bouwwerk by its number."""
    row = connection.execute(_ONE, {"of": of, "nr": nr}).one_or_none()
    return _gebeurtenis(row) if row else None


def latest(connection: Connection, of: int, before: int, many: int) -> tuple[Gebeurtenis, ...]:
    """The last gebeurtenissen with a number below `before`, newest first."""
    return tuple(_gebeurtenis(row) for row in connection.execute(_LATEST, {"of": of, "before": before, "many": many}))


def sitting(connection: Connection, of: int, nr: int) -> Gebeurtenis | None:
    """A gebeurtenis by its number, with what was typed just before it in the same sitting as one."""
    last = one(connection, of, nr)
    return last if last is None or text_of(last) is None else next(_sittings(connection, of, nr + 1, MOST, FEW), last)


def page(connection: Connection, of: int, before: int, many: int) -> tuple[Gebeurtenis, ...]:
    """What happened before a number, newest first and typing joined: at least `many` of the log when there are."""
    found, read = list[Gebeurtenis](), 0
    for one in _sittings(connection, of, before, many + MOST, AT_ONCE):
        found.append(one)
        read += one.nr - one.eerste + 1
        if read >= many:
            break
    return tuple(found)


def _sittings(connection: Connection, of: int, before: int, many: int, at_once: int) -> Iterator[Gebeurtenis]:
    restoring = connection.execute(_RESTORED, {"of": of, "after": before - 1}).scalar_one_or_none()
    since = int(_read(restoring).get("vanaf", 0)) or None if restoring else None
    asked = {"of": of, "before": before, "many": many}
    with connection.execute(_LATEST, asked, execution_options={"yield_per": at_once}) as rows:
        yield from sittings(map(_gebeurtenis, rows), since)


def about(connection: Connection, of: int, slug: str, many: int = 100) -> tuple[Gebeurtenis, ...]:
    """The last gebeurtenissen of the keuze about one bouwsteen, newest first."""
    found = _telling(connection, of, f'"bouwsteen": "{slug}"', many)
    return tuple(part for event in found for part in event.alle if part.about and part.about.slug == slug)


def about_answers(connection: Connection, of: int, slug: str, many: int = 100) -> tuple[Gebeurtenis, ...]:
    """The last gebeurtenissen of the uitwerking of one bouwsteen, newest first."""
    found = _telling(connection, of, f'"uitwerking": "{slug}"', many)
    return tuple(part for event in found for part in event.alle if part.uitgewerkt == slug)


def _telling(connection: Connection, of: int, told: str, many: int) -> tuple[Gebeurtenis, ...]:
    asked = {"of": of, "before": 2**31 - 1, "many": many, "told": told}
    return tuple(map(_gebeurtenis, connection.execute(_ABOUT, asked)))


def since(connection: Connection, of: int, after: int) -> Iterator[Gebeurtenis]:
    """Everything that happened after a number, oldest first."""
    with connection.execute(_ALONG, {"of": of, "after": after}, execution_options={"yield_per": AT_ONCE}) as rows:
        yield from map(_gebeurtenis, rows)


def to_replay(connection: Connection, of: int, upto: int) -> Iterator[Change]:
    """The log from its first gebeurtenis, oldest first; how it was before is told only where nothing came after, or
    where more was changed in one go.
    """
    with connection.execute(_REPLAY, {"of": of, "upto": upto}, execution_options={"yield_per": AT_ONCE}) as rows:
        for nr, voor, na in rows:
            yield Change(nr, _read(voor), _read(na))


def removed(connection: Connection, of: int, nr: int) -> Gebeurtenis | None:
    """Gebeurtenis `nr` when it took an own bouwsteen out."""
    found = one(connection, of, nr)
    return found if found and found.oud and found.oud.own_id and not found.nieuw else None


def write(
    connection: Connection,
    of: Bouwwerk,
    now: datetime,
    catalogue: Catalogue,
    *,
    stored: Iterable[Keuze],
    found: Difference,
    soort: str = "",
) -> int:
    """Make what is stored as the far side of a difference, one gebeurtenis for each thing that differs.

    `stored` are the keuzes, read after `queries.hold`. Without a `soort` each is told as any other change.
    Returns the number of the last one.
    """
    kept = {k.slug: k for k in stored}
    nr = of.revisie
    for anders in sorted(found.keuzes, key=lambda anders: anders.nieuw is not None):  # what goes out makes room first
        versie = pinned(catalogue, anders.nieuw) if anders.nieuw else None
        nr = _put(connection, of, now, nu=kept.get(anders.about.slug), told=anders.nieuw, versie=versie, soort=soort)
    for answers in found.uitwerkingen:
        naam = name_of(answers.about, catalogue)
        old, new = answers.oud, answers.nieuw
        told = soort or elaboration_queries.SOORT
        nr = elaboration_queries.write(connection, of, now, answers.about.slug, naam, old=old, new=new, soort=told)
    if found.gegevens:
        wanted = {detail.naam: detail.nieuw for detail in found.gegevens}
        nr = queries.rename(connection, of, now, wanted, soort=soort or "gegevens")
    return nr


def _put(
    connection: Connection,
    of: Bouwwerk,
    now: datetime,
    *,
    nu: Keuze | None,
    told: Told | None,
    versie: Versie | None,
    soort: str,
) -> int:
    """Make one keuze as it is told: out, changed, or in again."""
    if nu is not None and nu.versie is None and told is None:
        return queries.remove_own(connection, of, now, nu, soort=soort or "eigen_verwijderd")
    staat, soort = staat_of(told), soort or "keuze"
    if nu is not None:
        return queries.change_keuze(connection, of, now, nu, staat, versie=versie, soort=soort)
    assert told, "nothing differs from nothing"
    stap, titel, id = told.stap, told.titel, told.own_id
    _, nr = queries.add_keuze(
        connection, of, now, stap=stap, staat=staat, versie=versie, eigen_titel=titel, id=id, soort=soort
    )
    return nr


def pinned(catalogue: Catalogue, told: Told) -> Versie | None:
    """The text of the catalogue that a keuze was about; the newest when that one is not known."""
    texts = (text for text in catalogue.versies.values() if (text.slug, text.nummer) == (told.slug, told.versie))
    return None if told.titel is not None else next(texts, catalogue.by_slug.get(told.slug))


def _gebeurtenis(row: Row[Any]) -> Gebeurtenis:
    return Gebeurtenis(row.nr, _read(row.voor), _read(row.na), row.tijd, row.door, row.soort)


def _read(told: str) -> dict[str, Any]:
    found: dict[str, Any] = {} if told == "{}" else json.loads(told)
    return found
