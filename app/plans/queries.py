"""All SQL of the bouwwerk. Core columns, no ORM objects: these run on every click."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.models import catalogus
from app.blocks.stand import Stand
from app.database import insert_once
from app.plans.assembly import Staat
from app.plans.bouwwerk import MOST_KEUZES, MOST_TEKST, REGEL, Bouwwerk, Full, Keuze, Wordy, weight
from app.plans.history import Told
from app.plans.models import bouwwerk, gebeurtenis, keuze, toegang, uitwerking
from app.plans.uitwerking import LIMITS
from app.prepared import Prepared

LABEL = "Jouw geheime link"

_BOUWWERK = [bouwwerk.c[name] for name in Bouwwerk.__dataclass_fields__ if name != "door"]
_FIND = Prepared(
    select(
        *_BOUWWERK,
        toegang.c.rol,
        toegang.c.label,
        toegang.c.ingetrokken_op,
        catalogus.c.revisie.label("catalogus"),
        toegang.c.id.label("toegang"),
        toegang.c.gebruikt_op,
    )
    .select_from(bouwwerk.join(toegang, toegang.c.bouwwerk_id == bouwwerk.c.id).join(catalogus, catalogus.c.id > 0))
    .where(toegang.c.sleutel_hash == bindparam("hash"))
)
_ABOUT = (
    select(
        keuze.c.id,
        keuze.c.stap,
        keuze.c.versie_id,
        keuze.c.eigen_titel,
        keuze.c.stand,
        keuze.c.toelichting,
        keuze.c.revisie,
    )
    .where(keuze.c.bouwwerk_id == bindparam("of"))
    .order_by(keuze.c.volgorde, keuze.c.id)
)
_KEUZES = Prepared(_ABOUT)
_KEUZE = Prepared(_ABOUT.where(keuze.c.bouwsteen_id == bindparam("bouwsteen")))
_NUMBER = Prepared(select(func.count()).select_from(keuze).where(keuze.c.bouwwerk_id == bindparam("of")))


def _weight_of(table: Table, *texts: str) -> Prepared:
    """What these texts of all rows of a bouwwerk weigh together, as `bouwwerk.weight` does."""
    each = [func.length(table.c[name]) for name in texts]
    lines = [func.length(func.replace(table.c[name], "\n", "")) for name in texts]
    heavy = sum(each[1:], each[0]) * (1 + REGEL) - sum(lines[1:], lines[0]) * REGEL
    return Prepared(select(func.coalesce(func.sum(heavy), 0)).where(table.c.bouwwerk_id == bindparam("of")))


_HEAVY = (_weight_of(keuze, "toelichting"), _weight_of(uitwerking, *LIMITS))
_HOLD = Prepared(select(bouwwerk.c.id).where(bouwwerk.c.id == bindparam("of")).with_for_update())
_TOUCH = Prepared(
    update(bouwwerk)
    .where(bouwwerk.c.id == bindparam("of"))
    .values(revisie=bouwwerk.c.revisie + 1, gewijzigd_op=bindparam("now"))
    .returning(bouwwerk.c.revisie)
)
_COUNT = Prepared(
    update(bouwwerk)
    .where(bouwwerk.c.id == bindparam("of"))
    .values(revisie=bouwwerk.c.revisie + 1)
    .returning(bouwwerk.c.revisie)
)
_PLACE = select(func.coalesce(func.max(keuze.c.volgorde), 0) + 1).where(keuze.c.bouwwerk_id == bindparam("of"))
_NEW = ("bouwsteen_id", "versie_id", "stap", "eigen_titel", "stand", "toelichting", "revisie")
_INSERT = (
    insert(keuze)
    .values(
        bouwwerk_id=bindparam("of"),
        volgorde=_PLACE.scalar_subquery(),
        **{name: bindparam(f"new_{name}") for name in _NEW},
    )
    .returning(keuze.c.id)
)
_ADD, _ADD_AGAIN = Prepared(_INSERT), Prepared(_INSERT.values(id=bindparam("new_id")))
_MINE = (keuze.c.id == bindparam("old_id")) & (keuze.c.revisie == bindparam("old_revisie"))
_CHANGE = Prepared(
    update(keuze)
    .where(_MINE)
    .values(**{name: bindparam(f"new_{name}") for name in ("versie_id", "stand", "toelichting", "revisie")})
    .returning(keuze.c.id)
)
_REMOVE = Prepared(delete(keuze).where(_MINE).returning(keuze.c.id))
_TOLD = ("bouwwerk_id", "nr", "tijd", "door", "soort", "voor", "na")
_LOG = Prepared(insert(gebeurtenis).values({name: bindparam(f"new_{name}") for name in _TOLD}))
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_STAND: dict[str | None, Stand | None] = {None: None} | {str(stand): stand for stand in Stand}


@dataclass(frozen=True)
class Found:
    """What a sleutel leads to."""

    bouwwerk: Bouwwerk
    rol: str
    label: str
    ingetrokken_op: datetime | None
    catalogus: int
    toegang: int
    gebruikt_op: date | None


def find(connection: Connection, sleutel_hash: str) -> Found | None:
    """The bouwwerk of a sleutel, with the revision of the catalogue, in one query."""
    row = _FIND.first(connection, {"hash": sleutel_hash})
    if row is None:
        return None
    return Found(Bouwwerk(*row[: len(_BOUWWERK)]), *row[len(_BOUWWERK) :])


def create(
    connection: Connection,
    now: datetime,
    sleutel_hash: str,
    values: Mapping[str, str | None],
    until: date,
    *,
    herkomst: str | None = None,
    soort: str = "begonnen",
    **told: Any,
) -> bool:
    """Start an empty bouwwerk with its first link; the same sleutel twice is one bouwwerk, and then False.

    It is kept `until` then, or longer when it is used.
    """
    made = connection.execute(
        insert(bouwwerk)
        .values(
            **values,
            herkomst=herkomst,
            status="concept",
            revisie=1,
            gemaakt_op=now,
            gewijzigd_op=now,
            bewaar_tot=until,
        )
        .returning(bouwwerk.c.id)
    ).scalar_one()
    if not add_link(connection, now, made, rol="eigenaar", sleutel_hash=sleutel_hash, label=LABEL):
        connection.execute(delete(bouwwerk).where(bouwwerk.c.id == made))
        return False
    _tell(connection, made, 1, now, soort, "", voor={}, na={**values, **told})
    return True


def add_link(connection: Connection, now: datetime, of: int, *, rol: str, sleutel_hash: str, label: str) -> bool:
    """Make one more link to a bouwwerk; False when this very link is there already."""
    values = {"bouwwerk_id": of, "rol": rol, "sleutel_hash": sleutel_hash, "label": label, "gemaakt_op": now}
    return insert_once(connection, toegang, "sleutel_hash", **values) is not None


def hold_behind(connection: Connection, sleutel_hash: str) -> None:
    """`hold` for who must not look at a link before nobody else can change it."""
    found = find(connection, sleutel_hash)
    if found is not None:
        hold(connection, found.bouwwerk.id)


def replace_link(
    connection: Connection, now: datetime, of: Bouwwerk, *, rol: str, old_hash: str, new_hash: str
) -> None:
    """Withdraw one link and put another in its place."""
    connection.execute(update(toegang).where(toegang.c.sleutel_hash == old_hash).values(ingetrokken_op=now))
    add_link(connection, now, of.id, rol=rol, sleutel_hash=new_hash, label=LABEL)
    tell(connection, of, now, "link_vervangen")


def keuzes(connection: Connection, of: int, catalogue: Catalogue) -> tuple[Keuze, ...]:
    """All keuzes of a bouwwerk, in the order in which they were made."""
    return _read(_KEUZES.all(connection, {"of": of}), catalogue)


def keuzes_about(connection: Connection, of: int, catalogue: Catalogue, slugs: Collection[str]) -> tuple[Keuze, ...]:
    """At least the keuzes about these bouwstenen: what a save compares with. One click reads one row."""
    first = catalogue.by_slug.get(next(iter(slugs), ""))
    if first is None or len(slugs) > 1:
        return keuzes(connection, of, catalogue)
    return _read(_KEUZE.all(connection, {"of": of, "bouwsteen": first.bouwsteen_id}), catalogue)


def _read(rows: Iterable[Any], catalogue: Catalogue) -> tuple[Keuze, ...]:
    return tuple(
        Keuze(id, stap, catalogue.versies[versie] if versie else None, eigen, _STAND[stand], toelichting, revisie)
        for id, stap, versie, eigen, stand, toelichting, revisie in rows
    )


@dataclass(frozen=True)
class Bundled(Bouwwerk):
    """A bouwwerk of which all changes that are made now are one gebeurtenis, with number `nr`."""

    nr: int = field(default=0, compare=False)
    delen: list[dict[str, dict[str, Any]]] = field(default_factory=list, compare=False)


@contextmanager
def as_one(connection: Connection, of: Bouwwerk, now: datetime, soort: str) -> Iterator[Bundled]:
    """Everything that is changed of the yielded bouwwerk is told as one gebeurtenis, so undone in one go too.

    When only one thing turns out to be changed it is told as any other change of its kind.
    """
    bundle = Bundled(**vars(of), nr=touch(connection, of, now))
    yield bundle
    voor, na = ([part[side] for part in bundle.delen] for side in ("voor", "na"))
    alone = len(bundle.delen) == 1
    told = {"voor": voor[0], "na": na[0]} if alone else {"voor": {"delen": voor}, "na": {"delen": na}}
    _log(connection, of, bundle.nr, now, soort, **told)


def hold(connection: Connection, of: int) -> None:
    """Make others wait until this transaction ends (PostgreSQL; SQLite has one writer anyway)."""
    if connection.dialect.name != "sqlite":
        _HOLD.all(connection, {"of": of})


def touch(connection: Connection, of: Bouwwerk, now: datetime) -> int:
    """Raise the revision of a bouwwerk for one change; returns the number of that change."""
    if isinstance(of, Bundled):
        return of.nr
    ((nr,),) = _TOUCH.all(connection, {"of": of.id, "now": now})
    return int(nr)


def is_full(connection: Connection, of: int) -> bool:
    """Whether no keuze can be added to a bouwwerk any more."""
    ((number,),) = _NUMBER.all(connection, {"of": of})
    return int(number) >= MOST_KEUZES


def refuse_too_much(connection: Connection, of: int, before: str, after: str) -> None:
    """Raise Wordy when a text grows and there is no room for more; one that is made shorter always may."""
    grown = weight(after) - weight(before)
    if grown > 0 and grown + sum(int(part.all(connection, {"of": of})[0][0]) for part in _HEAVY) > MOST_TEKST:
        raise Wordy


def add_keuze(
    connection: Connection,
    of: Bouwwerk,
    now: datetime,
    *,
    stap: str,
    staat: Staat,
    versie: Versie | None = None,
    eigen_titel: str | None = None,
    id: int | None = None,
    soort: str = "keuze",
    weighed: bool = False,
) -> tuple[int, int]:
    """Store a new keuze with its gebeurtenis; returns its id and the number of the gebeurtenis.

    An own bouwsteen that comes back has its old `id`, so that it is still the one that old pages name. Raises Full when
    no more can be added, and Wordy when its text does not fit, unless that was `weighed` before.
    """
    if is_full(connection, of.id):
        raise Full
    if not weighed:
        refuse_too_much(connection, of.id, "", staat.toelichting)
    nr = touch(connection, of, now)
    values = {
        "of": of.id,
        "new_bouwsteen_id": versie.bouwsteen_id if versie else None,
        "new_versie_id": versie.id if versie else None,
        "new_stap": stap,
        "new_eigen_titel": eigen_titel,
        "new_stand": staat.stand,
        "new_toelichting": staat.toelichting,
        "new_revisie": nr,
    }
    again = {} if id is None else {"new_id": id}
    ((kept,),) = (_ADD_AGAIN if again else _ADD).all(connection, values | again)
    made = int(kept)
    new = Keuze(made, stap, versie, eigen_titel, staat.stand, staat.toelichting, nr)
    _log(connection, of, nr, now, soort, voor={}, na=Told.of(new).written)
    return made, nr


def change_keuze(
    connection: Connection,
    of: Bouwwerk,
    now: datetime,
    old: Keuze,
    staat: Staat,
    *,
    versie: Versie | None = None,
    soort: str = "keuze",
) -> int:
    """Change a keuze, or remove it when nothing is left of it; returns the number of the gebeurtenis.

    A `versie` is pinned in the place of the text that was. Raises RuntimeError when the stored revision is not the
    one that was read: then the caller's lock failed; Wordy when its text grew and does not fit.
    """
    refuse_too_much(connection, of.id, old.toelichting, staat.toelichting)
    nr = touch(connection, of, now)
    mine = {"old_id": old.id, "old_revisie": old.revisie}
    new = replace(old, versie=versie or old.versie, stand=staat.stand, toelichting=staat.toelichting, revisie=nr)
    gone = old.versie is not None and staat == Staat()
    if gone:
        done = _REMOVE.all(connection, mine)
    else:
        pinned = new.versie.id if new.versie else None
        values = {"new_stand": staat.stand, "new_toelichting": staat.toelichting, "new_revisie": nr}
        done = _CHANGE.all(connection, mine | values | {"new_versie_id": pinned})
    if len(done) != 1:
        raise RuntimeError("a keuze changed under a transaction that held its bouwwerk")
    _log(connection, of, nr, now, soort, voor=Told.of(old).written, na={} if gone else Told.of(new).written)
    return nr


def remove_own(
    connection: Connection, of: Bouwwerk, now: datetime, old: Keuze, *, soort: str = "eigen_verwijderd"
) -> int:
    """Take an own bouwsteen out; its text stays in the log, under the number that is returned."""
    nr = touch(connection, of, now)
    connection.execute(delete(keuze).where(keuze.c.id == old.id, keuze.c.bouwwerk_id == of.id))
    _log(connection, of, nr, now, soort, voor=Told.of(old).written, na={})
    return nr


def rename(
    connection: Connection, of: Bouwwerk, now: datetime, values: Mapping[str, str | None], *, soort: str = "gegevens"
) -> int:
    """Change title, gemeente or period; returns the number of the gebeurtenis."""
    nr = touch(connection, of, now)
    connection.execute(update(bouwwerk).where(bouwwerk.c.id == of.id).values(**values))
    _log(connection, of, nr, now, soort, voor={name: getattr(of, name) for name in values}, na=dict(values))
    return nr


def keep_opties(connection: Connection, of: Bouwwerk, opties: str) -> None:
    """Remember what the papers of a bouwwerk take along: that changes nothing of the plan, so nothing is told of it."""
    connection.execute(update(bouwwerk).where(bouwwerk.c.id == of.id).values(opties=opties))


def tell(connection: Connection, of: Bouwwerk, now: datetime, soort: str, **told: Any) -> None:
    """Remember something that happened to a bouwwerk and changed none of its texts."""
    _log(connection, of, touch(connection, of, now), now, soort, voor={}, na=told)


def tell_change(
    connection: Connection, of: Bouwwerk, now: datetime, soort: str, *, voor: dict[str, Any], na: dict[str, Any]
) -> int:
    """Remember a change of something that hangs on a bouwwerk; returns the number of the gebeurtenis."""
    nr = touch(connection, of, now)
    _log(connection, of, nr, now, soort, voor=voor, na=na)
    return nr


def tell_aside(connection: Connection, of: Bouwwerk, now: datetime, soort: str) -> None:
    """The same for what nobody did while at work in it: the moment of the last change stays as it was."""
    ((nr,),) = _COUNT.all(connection, {"of": of.id})
    _log(connection, of, int(nr), now, soort, voor={}, na={})


def _log(connection: Connection, of: Bouwwerk, nr: int, now: datetime, soort: str, **told: dict[str, Any]) -> None:
    """Append a gebeurtenis; `voor` and `na` tell what it was and what it became."""
    if isinstance(of, Bundled):
        of.delen.append(told)
        return
    _tell(connection, of.id, nr, now, soort, of.door, **told)


def _tell(
    connection: Connection, of: int, nr: int, now: datetime, soort: str, door: str, **told: dict[str, Any]
) -> None:
    row = (of, nr, now, door, soort, _JSON(told["voor"]), _JSON(told["na"]))
    _LOG.all(connection, {f"new_{name}": value for name, value in zip(_TOLD, row, strict=True)})
