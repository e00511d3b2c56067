"""Why a command cannot do its work, in one true Dutch line: what an operator reads in place of a stack trace."""

import errno
import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
from alembic.util import CommandError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from app.database import DatabaseBusy
from app.engine import SQLiteError
from app.settings import Settings
from app.soundness import Unsound

BUSY = "De database is bezet door een ander programma. Wacht even en probeer het opnieuw."
DAMAGED = "is beschadigd of geen database van de Bouwplaats. Zet een back-up terug, zie docs/beheer.md."
NEWER = (
    "De database is van een nieuwere versie dan deze code, of niet van de Bouwplaats. "
    "Zet de nieuwere code neer, of een back-up die bij deze code hoort."
)
WHY = {
    errno.ENOENT: "dat bestaat niet",
    errno.EACCES: "de server heeft er geen rechten op",
    errno.EPERM: "de server heeft er geen rechten op",
    errno.EROFS: "die schijf is alleen te lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EISDIR: "dat is een map",
    errno.ENOTDIR: "een deel van dat pad is geen map",
    errno.EEXIST: "dat bestaat al",
    errno.EMFILE: "er staan te veel bestanden open",
}
"""What the errors of a system mean."""

OF_SQLITE = {
    3: "De Bouwplaats heeft geen rechten op {path}. Kijk van wie het bestand en zijn map zijn.",
    5: BUSY,
    6: BUSY,
    8: "De Bouwplaats mag niet schrijven in {path}. Kijk van wie het bestand en zijn map zijn.",
    10: "De schijf geeft een fout bij {path}. Kijk of hij vol of kapot is.",
    11: "{path} " + DAMAGED,
    13: "De schijf met {path} is vol. Maak ruimte en probeer het opnieuw.",
    23: "De Bouwplaats heeft geen rechten op {path}. Kijk van wie het bestand en zijn map zijn.",
    26: "{path} " + DAMAGED,
}
"""By the primary result code of SQLite."""

OF_POSTGRESQL = {
    "08": "PostgreSQL verbrak de verbinding. Kijk of hij draait en probeer het opnieuw.",
    "25": "PostgreSQL laat nu alleen lezen toe. Noem in BOUWPLAATS_DATABASE_URL de server waarop je mag schrijven.",
    "42501": "De gebruiker in BOUWPLAATS_DATABASE_URL mag te weinig. Maak hem eigenaar van de database.",
    "53": "PostgreSQL heeft geen plaats meer: geen schijf, geheugen of verbindingen. Maak ruimte.",
    "55": BUSY,
    "57": "PostgreSQL brak de opdracht af. Kijk of hij draait en probeer het opnieuw.",
}
"""By the start of the code of an error (SQLSTATE)."""


class Refusal(Exception):
    """A command cannot do its work; the message is one clear Dutch line."""


def why(error: BaseException, settings: Settings | None = None) -> str:
    """The line for any failure: the first cause that we know, and else what it is called."""
    for cause in _causes(error):
        if told := _told(cause, settings):
            return told
    if isinstance(error, DatabaseBusy):
        return BUSY
    if isinstance(error, SQLAlchemyError | psycopg.Error | SQLiteError):
        return f"De database mist iets wat deze code nodig heeft, of {DAMAGED}"
    return (
        f"Er ging iets mis dat de Bouwplaats niet kent ({type(error).__name__}). "
        "Met BOUWPLAATS_LOGLEVEL=DEBUG zie je waar."
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _told(cause: BaseException, settings: Settings | None) -> str:
    match cause:
        case Refusal() | Unsound():
            return str(cause)
        case CommandError():
            return NEWER
        case SQLiteError() if settings:
            return _of_sqlite(cause, Path(make_url(settings.database).database or ""))
        case psycopg.Error():
            return _of_postgresql(cause)
        case OSError():
            return of_system(cause)
    return ""


def of_system(error: OSError) -> str:
    """What the system refused, and on which file."""
    about = f" bij {error.filename}" if error.filename else ""
    return f"Lezen of schrijven lukt niet{about}: {WHY.get(error.errno or 0, 'het systeem weigert het')}."


def _of_sqlite(error: BaseException, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code != 14:
        return OF_SQLITE.get(code, "").format(path=path)
    if path.is_dir():
        return f"{path} is een map; daar hoort het bestand van de database te staan."
    if not path.parent.is_dir():
        return f"De map van de database bestaat niet: {path.parent}"
    return f"De Bouwplaats kan {path} niet openen. Kijk van wie het bestand en zijn map zijn."


def _of_postgresql(error: psycopg.Error) -> str:
    state = error.sqlstate or ""
    for start, told in OF_POSTGRESQL.items():
        if state.startswith(start):
            return told
    if state:
        return ""
    said = re.search(r"[A-Z]+:  (.*)", str(error))  # what the server itself says comes after two spaces
    if said:
        return (
            "PostgreSQL weigert de verbinding. Kijk of naam, wachtwoord en database in BOUWPLAATS_DATABASE_URL "
            f"kloppen. Hij zegt: {said[1]}"
        )
    if isinstance(error, psycopg.OperationalError):
        return "De database antwoordt niet. Draait PostgreSQL, en klopt de host in BOUWPLAATS_DATABASE_URL?"
    return "BOUWPLAATS_DATABASE_URL klopt niet: PostgreSQL kent iets niet wat achter het vraagteken staat."
