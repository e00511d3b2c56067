"""The back office in a browser: a redacteur who is signed in, at a desk where there is something of everything."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection, insert, update

from app.blocks import link_queries
from app.blocks.models import bouwsteen, bron, catalogus
from app.database import Database, now
from app.editorial import journal
from app.editorial.access import Editor, cookie_name, fingerprint
from app.editorial.models import aanmelding, redacteur
from app.editorial.rol import Rol
from app.settings import Settings
from app.site.models import zoekwoord
from app.site.vain import monday
from app.templating import today
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, begin
from tests.serving import Server

SLEUTEL = "alleen-voor-de-tests"
OLD = {"titel": "Bibliobus", "kern": "Een bus met boeken.", "bron": ["een"]}
NEW = {"titel": "Bibliobus", "kern": "Een bus met boeken en muziek voor het hele dorp.", "bron": ["een", "twee"]}


def at_the_desk(path: str, *, open_all: bool = False) -> Callable[[Officer, Prepared], None]:
    """Go to a page of the back office as a redacteur, with everything folded open or not."""

    def go(officer: Officer, prepared: Prepared) -> None:
        server = prepared.server
        furnish(server)
        settings = Settings(data=server.data, port=server.port)
        cookie = {"name": cookie_name(settings), "value": SLEUTEL, "url": server.url}
        officer.page.context.add_cookies([cookie])  # type: ignore[list-item]
        officer.page.goto(path)
        if open_all:
            officer.page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")

    return go


def furnish(server: Server) -> None:
    """Give a server a redacteur, acts, overdue records, dead links and figures; once."""
    database = Database(Settings(data=server.data).database)
    with database.write() as connection:
        bare = connection.execute(aanmelding.select().where(aanmelding.c.sleutel_hash == fingerprint(SLEUTEL))).first()
        if bare is None:
            _fill(connection)
    database.dispose()
    for number in range(24 if bare is None else 0):
        pad, stand = begin(server, f"Geteld {number}"), "behouden" if number % 2 else "ontwikkelen"
        server.client.post(f"{pad}/partners", data={"stand.media": stand})


def _fill(connection: Connection) -> None:
    moment = now()
    email = "iris@redactie.example"
    person = {"email": email, "naam": "Iris", "rol": Rol.BEHEERDER, "gemaakt_op": moment}
    who = connection.execute(insert(redacteur).values(**person).returning(redacteur.c.id)).scalar_one()
    times = {"begonnen_op": moment, "gezien_op": moment}
    connection.execute(insert(aanmelding).values(redacteur_id=who, sleutel_hash=fingerprint(SLEUTEL), **times))
    iris, about = Editor(who, email, "Iris", Rol.BEHEERDER, 1, moment), ("bouwsteen", "bibliobus")
    journal.write(connection, moment - timedelta(days=1), iris, "concept gemaakt", about, na=OLD)
    journal.write(connection, moment, iris, "concept bewaard", about, voor=OLD, na=NEW)
    journal.write(connection, moment, None, "gepubliceerd", about)
    _age(connection)
    for weeks in range(3):
        week = monday(today()) - timedelta(weeks=weeks)
        connection.execute(insert(zoekwoord).values(woord="zwembad met muziek", week=week, keer=2))


def _age(connection: Connection) -> None:
    moment = now()
    given = {"code": None, "laatst_gekeken": moment, "sinds": moment, "keer_mis": 0, "verhuisd_naar": None}
    late = {"herzien_voor": today() - timedelta(days=40)}
    connection.execute(update(bouwsteen).where(bouwsteen.c.slug == "krimp").values(**late))
    connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
    urls = connection.scalars(bron.select().with_only_columns(bron.c.url).where(bron.c.url.is_not(None)).limit(4))
    told = (("dood", 404, None), ("hapert", None, None), ("verhuisd", 200, "https://elders.example/pagina"))
    rows = zip(urls, (*told, ("niet bekeken", 403, None)), strict=True)
    link_queries.keep(
        connection,
        [{**given, "url": url, "status": s, "code": code, "verhuisd_naar": to} for url, (s, code, to) in rows],
    )
