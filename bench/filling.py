"""Bouwwerken to measure with: the real catalogue, and plans that look like an officer's, made straight in SQL."""

import contextlib
import hashlib
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from app.__main__ import migrate, seed
from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.blocks.stand import Stand
from app.database import Database, now
from app.plans.access import fingerprint
from app.plans.models import bouwwerk, gebeurtenis, keuze, toegang
from app.settings import Settings

STANDEN = tuple(Stand)
NOTE = "We werken hierin samen met de muziekschool en het wijkteam, en leggen dat vast in de afspraken voor 2027."
CHUNK = 1000


def sleutel(number: int) -> str:
    """The sleutel of the bouwwerk with this number, the same in every run."""
    return "bw_" + hashlib.sha256(f"bench {number}".encode()).hexdigest()[:48]


def stand_of(place: int) -> Stand:
    """The stand that the keuze at this place in the catalogue's order starts with."""
    return STANDEN[place % len(STANDEN)]


def note_of(place: int) -> str:
    """Every fourth keuze has a toelichting."""
    return NOTE if place % 4 == 0 else ""


@contextlib.contextmanager
def instance(data: Path) -> Iterator[tuple[Settings, Database]]:
    """An instance in this folder, migrated and seeded."""
    settings = Settings(data=data)
    data.mkdir(parents=True, exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()):
        migrate(settings)
        seed(settings)
    database = Database(settings.database)
    yield settings, database
    database.dispose()


def catalogue_of(database: Database) -> Catalogue:
    """The catalogue as the site shows it."""
    with database.read() as connection:
        return Catalogues().current(connection)


def slugs(catalogue: Catalogue, stap: str) -> list[str]:
    """The bouwstenen of a stap in the order of its page."""
    return [versie.slug for groep in catalogue.groepen[stap] for versie in groep.bouwstenen]


def fill(database: Database, bouwwerken: int, keuzes: int, stap: str | None = "partners", own: int = 0) -> None:
    """Make that many bouwwerken, each with `keuzes` from one stap (None: from all) and `own` own bouwstenen.

    Every keuze has its gebeurtenis, as if it had been made by hand.
    """
    catalogue = catalogue_of(database)
    chosen = [v for v in catalogue.by_slug.values() if stap in (None, v.stap)]
    order = slugs(catalogue, stap) if stap else [v.slug for v in chosen]
    chosen = [catalogue.by_slug[slug] for slug in order[:keuzes]]
    rows = [
        {"bouwsteen_id": v.bouwsteen_id, "versie_id": v.id, "stap": v.stap, "eigen_titel": None} for v in chosen
    ] + [
        {"bouwsteen_id": None, "versie_id": None, "stap": "instrumenten", "eigen_titel": f"Eigen bouwsteen {n + 1}"}
        for n in range(own)
    ]
    with database.write() as connection:
        highest = connection.execute(select(bouwwerk.c.id).order_by(bouwwerk.c.id.desc()).limit(1)).scalar() or 0
    for start in range(highest, highest + bouwwerken, CHUNK):
        with database.write() as connection:
            _insert(connection, range(start, min(start + CHUNK, highest + bouwwerken)), rows)


def _insert(connection: Connection, numbers: Iterable[int], rows: list[dict[str, Any]]) -> None:
    moment = now()
    many = list(numbers)
    kept = {"status": "concept", "revisie": len(rows) + 1, "gemaakt_op": moment, "gewijzigd_op": moment}
    until = (moment + timedelta(days=730)).date()
    link = {"rol": "eigenaar", "label": "Jouw geheime link", "gemaakt_op": moment}
    connection.execute(
        insert(bouwwerk),
        [
            {"id": n + 1, "titel": f"Cultuurbeleid {n}", "gemeente": "Utrecht", "gemeente_code": "GM0344"}
            | {"periode": "2027–2030", "bewaar_tot": until}
            | kept
            for n in many
        ],
    )
    connection.execute(
        insert(toegang), [{"bouwwerk_id": n + 1, "sleutel_hash": fingerprint(sleutel(n))} | link for n in many]
    )
    if not rows:
        return
    connection.execute(
        insert(keuze),
        [
            row
            | {"bouwwerk_id": n + 1, "stand": stand_of(place), "toelichting": note_of(place)}
            | {"volgorde": place + 1, "revisie": place + 2}
            for n in many
            for place, row in enumerate(rows)
        ],
    )
    event = {"tijd": moment, "door": "", "soort": "keuze", "voor": '{"stand": null}', "na": '{"stand": "behouden"}'}
    connection.execute(
        insert(gebeurtenis),
        [event | {"bouwwerk_id": n + 1, "nr": place + 2} for n in many for place, _ in enumerate(rows)],
    )
