"""Whether the application key is the one that the data was made with: with another one, sealed data is unreadable.

The database keeps a mark of the key: a keyed hash of it, from which nobody learns the key. So it goes where the data
goes, into a copy too, and all servers on one PostgreSQL have the same. Where there is none yet, the mark in a file of
before counts (`geheim-merk` in the data folder); else what the database holds sealed must open.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, select

from app.database import Database, insert_once, table
from app.editorial.models import Redacteur
from app.editorial.second_factor import TOTP
from app.mail.models import bericht
from app.mail.seal import PURPOSE, Seal, Unreadable, key_for
from app.plans.address import SEALED
from app.plans.models import Adres
from app.settings import Settings
from app.site.models import geheim_merk
from app.soundness import Unsound

MARKED = b"bouwplaats/geheim-merk/1"
NEWEST = 20
"""Rows of each kind that are tried: one that opens is enough."""


def check_secret(settings: Settings, database: Database, *, only_look: bool = False) -> None:
    """Refuse another key than before, and remember the key for the next time. Raises Unsound.

    Who really lost the old key puts an empty file `geheim-merk` in the data folder: then the present key is the one,
    from now on and for everybody on this database. The file is gone before that counts. With `only_look` nothing is
    remembered.
    """
    mark = key_for(settings.secret, MARKED).hex()
    path = settings.data / "geheim-merk"
    told = path.read_text().strip() if path.exists() else None
    with database.read() as connection:
        kept = connection.execute(select(geheim_merk.c.merk)).scalar_one_or_none()
        if kept == mark and told is None:
            return
        lost = told == ""
        before = kept or told
        if not lost and (before != mark if before else not _opens(settings, connection)):
            raise _other(path)
    if only_look:
        return
    with database.write() as connection:
        if lost:
            connection.execute(geheim_merk.delete())
        insert_once(connection, geheim_merk, "id", id=1, merk=mark)
        if (
            connection.execute(select(geheim_merk.c.merk)).scalar_one_or_none() != mark
        ):  # another server was first just now
            raise _other(path)
        path.unlink(missing_ok=True)


def _other(path: Path) -> Unsound:
    return Unsound(
        "Het geheim is een ander dan waarmee deze gegevens gemaakt zijn. Zet het oude BOUWPLAATS_GEHEIM terug, of "
        f"het bestand {path.with_name('geheim')} uit de back-up. Is het oude echt kwijt? Maak dan een leeg bestand "
        f"{path}."
    )


def _opens(settings: Settings, connection: Connection) -> bool:
    """Whether the key opens something that is sealed, or nothing is."""
    found = False
    for purpose, sealed in _sealed(connection):
        found = True
        try:
            Seal(settings.secret, purpose).open(sealed)
        except Unreadable:
            continue
        return True
    return not found


def _sealed(connection: Connection) -> Iterator[tuple[bytes, str]]:
    redacteur, adres = table(Redacteur), table(Adres)
    columns = {PURPOSE: bericht.c.inhoud, SEALED: adres.c.adres_versleuteld, TOTP: redacteur.c.totp_versleuteld}
    for purpose, column in columns.items():
        newest = select(column).where(column.is_not(None)).order_by(column.table.c.id.desc()).limit(NEWEST)
        yield from ((purpose, sealed) for sealed in connection.execute(newest).scalars())
