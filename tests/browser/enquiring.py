"""Aanvragen in a browser: the inbox of a redacteur, the page of who asked, and what is offered in the bouwwerk."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import httpx
from sqlalchemy import insert, select

from app.database import Database, now
from app.editorial.access import cookie_name, fingerprint
from app.editorial.models import aanmelding, redacteur
from app.editorial.rol import Rol
from app.enquiries.models import aanvraag
from app.settings import Settings
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, begin
from tests.serving import Server

SLEUTEL = "alleen-voor-aanvragen"
ASKED = {"stap": "partners", "titel": "Huisartsenpost", "waarom": "De huisarts verwijst.\n\nNieuwegein doet het al."}


@dataclass(frozen=True)
class Asked:
    """An aanvraag from a bouwwerk: the address of that, its number and the address of its status page."""

    pad: str
    nummer: int
    volg: str


def enquiry(path: str, act: str = "", fields: dict[str, str] | None = None, status: int = 200) -> Callable[..., None]:
    """Go as a redacteur to an address with `{pad}`, `{nummer}` and `{volg}` in it, after doing something with it."""

    def go(officer: Officer, prepared: Prepared) -> None:
        server = prepared.server
        cookie = {"name": cookie_name(_settings(server)), "value": SLEUTEL, "url": server.url}
        _sign_in(server)
        asked = _ask(server)
        if act and status == 200:
            with httpx.Client(base_url=server.url, headers={"Sec-Fetch-Site": "same-origin"}) as desk:
                desk.cookies.set(cookie["name"], SLEUTEL)
                assert desk.post(f"/redactie/aanvragen/{asked.nummer}/{act}", data=fields).status_code == 303
        officer.page.context.add_cookies([cookie])  # type: ignore[list-item]
        officer.watch.statuses.add(status)
        officer.page.goto(path.format(pad=asked.pad, nummer=asked.nummer, volg=asked.volg))
        if act and status != 200:
            officer.post(f"/redactie/aanvragen/{asked.nummer}/{act}", fields or {})

    return go


def _settings(server: Server) -> Settings:
    return Settings(data=server.data, port=server.port)


def _sign_in(server: Server) -> None:
    """A redacteur who is signed in; once."""
    database, moment = Database(_settings(server).database), now()
    person = {"email": "noor@redactie.example", "naam": "Noor", "rol": Rol.REDACTEUR, "gemaakt_op": moment}
    with database.write() as connection:
        known = select(aanmelding.c.id).where(aanmelding.c.sleutel_hash == fingerprint(SLEUTEL))
        if connection.execute(known).first() is None:
            who = connection.execute(insert(redacteur).values(**person).returning(redacteur.c.id)).scalar_one()
            times = {"begonnen_op": moment, "gezien_op": moment}
            connection.execute(insert(aanmelding).values(redacteur_id=who, sleutel_hash=fingerprint(SLEUTEL), **times))
    database.dispose()


def _ask(server: Server) -> Asked:
    """Two aanvragen that look alike; the first from a bouwwerk, with an own bouwsteen."""
    pad, email = begin(server, "Waar iets mist"), {"email": "anna@gemeente.example"}
    answer = server.client.post(f"{pad}/aanvraag", data={**ASKED, **email, "naam": "Anna", "erbij": "ja"})
    server.client.post("/aanvraag", data={**ASKED, "titel": "Huisartsenposten in de wijk"})
    database = Database(_settings(server).database)
    volg = parse_qs(urlsplit(answer.headers["Location"]).query)["volg"][0]
    with database.read() as connection:
        mine = select(aanvraag.c.id).where(aanvraag.c.sleutel_hash == fingerprint(volg))
        nummer = connection.execute(mine).scalar_one()
    database.dispose()
    return Asked(pad, nummer, f"/aanvraag/{volg}")
