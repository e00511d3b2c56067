"""Redacteuren at a browser: signed in on a real server without walking through the form each time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from secrets import token_hex

from app.database import Database
from app.editorial.rol import Rol
from app.settings import Settings
from tests.browser.officer import Officer
from tests.browser.plan import Prepared
from tests.conftest import GEHEIM
from tests.editorial.desk import able, begun
from tests.serving import Server

Arrive = Callable[[Officer, Prepared], None]


@dataclass(frozen=True)
class Office:
    """The database and settings behind a server."""

    database: Database
    settings: Settings


@contextmanager
def office(server: Server) -> Iterator[Office]:
    """Behind a server, as long as it takes."""
    settings = Settings(data=server.data, geheim=GEHEIM, port=server.port)
    database = Database(settings.database)
    yield Office(database, settings)
    database.dispose()


def seated(officer: Officer, prepared: Prepared, rol: Rol = Rol.BEHEERDER) -> int:
    """Have somebody of this rol be signed in in this browser; returns their id."""
    with office(prepared.server) as behind:
        who = able(behind, rol, f"{rol.capitalize()}-{token_hex(3)}")
        cookie = {"name": "redactie", "value": begun(behind, who), "url": prepared.server.url}
    officer.page.context.add_cookies([cookie])  # type: ignore[list-item]
    return who


def behind_the_desk(path: str, rol: Rol = Rol.BEHEERDER, status: int = 200) -> Arrive:
    """A page of the back office; `{ik}` is who is signed in."""

    def go(officer: Officer, prepared: Prepared) -> None:
        officer.watch.statuses.add(status)
        who = seated(officer, prepared, rol)
        answer = officer.page.goto(path.format(ik=who))
        assert answer is not None
        assert answer.status == status

    return go


def sent_from_the_desk(path: str, fields: dict[str, str], status: int = 422, rol: Rol = Rol.BEHEERDER) -> Arrive:
    """What comes of sending these fields to a page of the back office."""

    def go(officer: Officer, prepared: Prepared) -> None:
        behind_the_desk(path, rol)(officer, prepared)
        officer.watch.statuses.add(status)
        officer.post(path, fields)

    return go
