"""Whether the application key is the one that the data was made with: with another one, sealed data is unreadable.

The data folder keeps a mark of the key: a keyed hash of it, from which nobody learns the key. Where there is none (a
folder from before, a restored database), what the database holds sealed must open.
"""

import secrets
from collections.abc import Iterator

from sqlalchemy import Connection, select

from app.database import table
from app.editorial.models import Redacteur
from app.editorial.second_factor import TOTP
from app.mail.models import bericht
from app.mail.seal import PURPOSE, Seal, Unreadable, key_for
from app.plans.address import SEALED
from app.plans.models import Adres
from app.settings import Settings
from app.soundness import Unsound

MARKED = b"bouwplaats/geheim-merk/1"
NEWEST = 20
"""Rows of each kind that are tried: one that opens is enough."""


def check_secret(settings: Settings, connection: Connection) -> None:
    """Refuse another key than before, and remember the key for the next time. Raises Unsound.

    Who really lost the old key empties the file with the mark: then the present key is the one.
    """
    path = settings.data / "geheim-merk"
    mark = key_for(settings.secret, MARKED).hex()
    kept = path.read_text().strip() if path.exists() else None
    if kept == mark:
        return
    if kept or (kept is None and not _opens(settings, connection)):
        raise Unsound(
            "Het geheim is een ander dan waarmee deze gegevens gemaakt zijn. Zet het oude BOUWPLAATS_GEHEIM terug, of "
            f"het bestand {settings.data / 'geheim'} uit de back-up. Is het oude echt kwijt? Maak dan {path} leeg."
        )
    fresh = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    fresh.touch(mode=0o600, exist_ok=False)
    fresh.write_text(f"{mark}\n")
    fresh.replace(path)


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
