"""What an operator can ask: start, migrate, seed, serve, post, redacteur, backup. `./bouwplaats` calls these."""

import argparse
import ctypes
import gc
import os
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

import uvicorn
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy.exc import SQLAlchemyError

from app.alone import InUse, hold, one_at_a_time
from app.blocks.seed import SeedError
from app.database import Database, DatabaseBusy, now
from app.differences import counted, report
from app.filling import differences, load
from app.masking import log_to_stderr, masked
from app.municipalities import seed as municipalities
from app.refusing import NEWER, Refusal, of_system, why
from app.running import at_running_address, keep_address
from app.settings import ROOT, Settings
from app.soundness import check_names

ADVICE = {
    "int_parsing": "vul een heel getal in",
    "greater_than_equal": "kies een getal vanaf {ge}",
    "less_than_equal": "kies een getal tot en met {le}",
    "literal_error": "kies {expected}",
    "value_error": "vul een mailadres in zoals naam@example.org",
}
"""What to do about a setting, by the kind of fault that pydantic finds."""


def read_settings() -> Settings:
    """The settings of the environment. Raises Refusal in words an operator can act on."""
    try:
        check_names(os.environ, Settings.model_fields)
        settings = Settings()
    except ValidationError as error:
        raise Refusal(_told(error.errors()[0])) from error
    for folder in (settings.data, settings.exports):
        _try_out(folder)
    if settings.outgoing.exists() and not settings.outgoing.is_dir():
        raise Refusal(f"{settings.outgoing} is een bestand; daar hoort een map voor de mail te staan.")
    return settings


def _try_out(folder: Path) -> None:
    """Write something and take it away. Raises Refusal when that cannot be."""
    probe = folder / f".schrijfproef-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe.write_text("proef")
        probe.unlink()
    except OSError as error:
        told = f"Kan niet schrijven in {folder}. {of_system(error)}"
        raise Refusal(f"{told} Kies een andere map met --data of BOUWPLAATS_DATA.") from error


def _told(fault: ErrorDetails) -> str:
    if not fault["loc"]:
        return fault["msg"].removeprefix("Value error, ")
    name = "_".join(str(part) for part in fault["loc"]).upper()
    limits = {
        about: str(limit).replace("'", "").replace(" or ", " of ") for about, limit in fault.get("ctx", {}).items()
    }
    advice = ADVICE.get(fault["type"], "kijk in docs/settings.md").format(**limits)
    return f"BOUWPLAATS_{name} klopt niet: {advice}."


@contextmanager
def _database(settings: Settings) -> Iterator[Database]:
    """The database of one command. Raises Refusal when it is not there for us."""
    try:
        database = Database(settings.database)
        try:
            yield database
        finally:
            database.dispose()
    except (SQLAlchemyError, DatabaseBusy) as error:
        raise Refusal(why(error, settings)) from error


@contextmanager
def _migrated(settings: Settings, *, only_look: bool = False) -> Iterator[Database]:
    """The database of a command that needs our tables, and our key. Raises Refusal when they are not those.

    With `only_look` nothing is written in it, the mark of the key neither.
    """
    from app.migrating import head
    from app.same_secret import check_secret

    with _database(settings) as database:
        if _revision(database) != head():
            raise Refusal(
                "De database is nog leeg of van een oudere versie. Start eerst de server of doe: python -m app migrate"
            )
        check_secret(settings, database, only_look=only_look)
        yield database


def migrate(settings: Settings) -> None:
    """Bring the database up to date; on SQLite only while no server runs on it."""
    from app.migrating import head

    with _database(settings) as database:
        if _revision(database) != head():
            with _held(settings):
                _to_head(database)


def _to_head(database: Database) -> None:
    """Bring it up to date, unless another process did while this one waited for its turn."""
    from app.migrating import head, migrate

    if _revision(database) != head():
        with one_at_a_time(database):
            if _revision(database) != head():
                migrate(database)


@contextmanager
def _held(settings: Settings) -> Iterator[None]:
    """While nobody else serves this SQLite database. Raises Refusal when somebody does."""
    try:
        mark = hold(settings)
    except InUse as error:
        told = f"De map {error.folder} is al in gebruik door een andere Bouwplaats."
        raise Refusal(f"{told} Stop die eerst, of kies met --data een andere map.") from error
    with mark or nullcontext():
        yield


def _revision(database: Database) -> str | None:
    """The version of the database. Raises Refusal when this code does not know it."""
    from alembic.runtime.migration import MigrationContext

    from app.migrating import is_known

    with database.read() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if not is_known(found):
        raise Refusal(NEWER)
    return found


def seed(settings: Settings, *, dry_run: bool = False, folder: Path = ROOT / "seed") -> None:
    """Load the content files, or only tell what that would change."""
    try:
        with _migrated(settings, only_look=dry_run) as database, one_at_a_time(database):
            if dry_run:
                with database.read() as connection:
                    found = differences(connection, folder)
            else:
                found = load(database, folder, now())
    except (SeedError, municipalities.SeedError) as error:
        raise Refusal(str(error)) from error
    if dry_run:
        print(*report(found), sep="\n", end="\n" if found.changes or found.remarks else "")
    told = counted(found.changes)
    if not told:
        print("Er verandert niets.")
    else:
        print(f"Samen: {told}. Er is nog niets geladen." if dry_run else f"De catalogus is bijgewerkt: {told}.")


def listen(settings: Settings) -> socket.socket:
    """The socket to serve on. Raises Refusal when the port is taken or the address is not ours."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
    except OSError as error:
        made.close()
        raise Refusal(
            f"Poort {settings.port} op {settings.host} is bezet of niet van jou. Kies een andere met --port."
        ) from error
    return made


class Server(uvicorn.Server):
    """uvicorn, telling the address once it really listens."""

    address = ""
    ready: Callable[[], None] = staticmethod(lambda: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say where."""
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()  # what is there now stays: looking for garbage in it would stop every request for a while
            gc.set_threshold(10_000, 20, 20)
            print(f"De Bouwplaats draait op {self.address} (stoppen: Ctrl+C)", flush=True)
            Thread(target=self.ready, name="opwarmen", daemon=True).start()


def serve(settings: Settings) -> None:
    """Serve until stopped, as the only one on a SQLite database."""
    with _held(settings):
        _serve(settings, listen(settings))


def _few_arenas() -> None:
    """Have all threads share two pools of memory: glibc gives each its own, and those only ever grow.

    `M_ARENA_MAX`, see mallopt(3). Where there is no glibc nothing happens.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(-8, 2)


def _serve(settings: Settings, on: socket.socket) -> None:
    _few_arenas()
    from app.documents.house import HouseStyleRefused, try_out
    from app.main import create_app
    from app.site.models import hartslag
    from app.web import security_headers
    from app.wire import MOST_HEAD, Outermost, protocol

    with _migrated(settings) as database, database.write() as connection:
        connection.execute(hartslag.delete())  # a server that cannot write must not begin
    site = create_app(settings)
    try:
        for line in try_out(settings.huisstijl, site.state.instance.renderer):
            print(line, flush=True)
    except HouseStyleRefused as error:
        site.state.instance.renderer.close()
        raise Refusal(str(error)) from error
    log_to_stderr(settings.loglevel)
    always = security_headers(settings.address)
    config = uvicorn.Config(
        Outermost(site, always),
        http=protocol(always),
        ws="none",
        access_log=False,
        log_level="warning",
        log_config=None,  # its lines go the way of ours, without keys or addresses in them
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=10,
        h11_max_incomplete_event_size=MOST_HEAD,
    )
    server = Server(config)
    server.address = settings.address
    server.ready = site.state.instance.renderer.warm
    keep_address(settings)
    server.run(sockets=[on])


def start(settings: Settings) -> None:
    """Everything in one process: take the database and the port, migrate, seed, serve."""
    with _held(settings):
        on = listen(settings)
        with _database(settings) as database:
            _to_head(database)
        seed(settings)
        _serve(settings, on)


def post(settings: Settings) -> None:
    """Answer who lost a link and send what waits in the outbox, once; also beside a running server.

    A server that starts gives back what nobody sends any more, so it waits for this: else a mail would go twice.
    """
    from app.mail.dispatcher import Dispatcher
    from app.mail.postmen import postman
    from app.mail.queries import standing
    from app.plans.recovery import Recovery
    from app.templating import Templates

    with _beside(settings), _migrated(settings) as database:
        Recovery(database, settings, Templates()).flush()
        dispatcher = Dispatcher(database, settings, postman(settings))
        sent = dispatcher.run_once(now())
        with database.read() as connection:
            left = standing(connection, now()).wacht
    print(f"Verstuurd: {sent}." + (f" Er wachten er nog {left}." if left else ""))
    if fault := dispatcher.watch.state().fout:
        raise Refusal(f"De mailserver is niet te bereiken ({fault}). Wat wacht, gaat niet verloren.")


@contextmanager
def _beside(settings: Settings) -> Iterator[None]:
    """Keep a server from starting; one that runs already is no matter."""
    mark = None
    with suppress(InUse):
        mark = hold(settings, shared=True)
    with mark or nullcontext():
        yield


def tidy(settings: Settings) -> None:
    """Erase what has been kept long enough."""
    from app.tidying import tidy

    with _migrated(settings) as database:
        for what, number in tidy(database, settings, now()).items():
            print(f"{what}: {number}")


def redacteur(settings: Settings, *, words: Sequence[str]) -> None:
    """Make a redacteur, give one a new set-up link, list them, or end and restore what one may do."""
    from app.editorial.command import Refused, run

    with _migrated(settings) as database:
        try:
            print(*run(database, settings, now(), words), sep="\n")
        except Refused as error:
            raise Refusal(str(error)) from error


def links(settings: Settings) -> None:
    """Look at the links of the catalogue, once."""
    from app.editorial.link_check import check
    from app.editorial.looking import Looker

    looker = Looker(settings.address)
    with _migrated(settings) as database:
        found = check(database, looker, 0, now())
    for status, number in found.told.items():
        print(f"{status}: {number}")
    if not found.told:
        print("Er is niets bewaard: geen enkele site antwoordde.")
    elif found.left:
        print(f"Nog te gaan: {found.left}. Doe het straks nog eens.")


def catalogus(settings: Settings, *, naar: Path) -> None:
    """Write the catalogue as it is published to the content files, so that it can be reviewed like code."""
    from app.blocks.queries import kept
    from app.blocks.records import files_of, records_of

    with _migrated(settings) as database, database.read() as connection:
        files = files_of(records_of(kept(connection)))
    for name, text in files.items():
        path = naar / name
        told = "gelijk" if path.exists() and path.read_text(encoding="utf-8") == text else "geschreven"
        path.write_text(text, encoding="utf-8")
        print(f"{told}: {name}")


def backup(settings: Settings, *, naar: Path) -> None:
    """Copy the SQLite database to a new file that only its owner reads, also while the server runs."""
    from app.keeping import keep_copy

    keep_copy(settings, naar)
    print(f"De reservekopie staat in {naar}. Bewaar ook {settings.data / 'geheim'}, als dat bestand er is.")


COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "start": (start, "migreer, laad de catalogus en start de server"),
    "migrate": (migrate, "breng de database naar de laatste versie"),
    "seed": (seed, "laad de inhoud uit seed/"),
    "serve": (serve, "start alleen de server"),
    "post": (post, "verstuur wachtende mails"),
    "tidy": (tidy, "wis wat lang genoeg bewaard is"),
    "redacteur": (redacteur, "beheer wie er redacteur is: nieuw, link, lijst, uit, aan"),
    "catalogus": (catalogus, "schrijf de gepubliceerde catalogus naar de bestanden in seed/"),
    "backup": (backup, "maak een reservekopie van de SQLite-database, ook als de server draait"),
    "links": (links, "kijk de links in de catalogus na, ook als dat niet vanzelf gebeurt"),
}


class _Words(argparse.ArgumentParser):
    """Complains in Dutch: argparse does so in English."""

    def error(self, message: str) -> NoReturn:
        print(f"Bouwplaats: Typ {self.prog} en een opdracht: {', '.join(COMMANDS)}. Uitleg: --help", file=sys.stderr)
        raise SystemExit(2)


def _asked(arguments: Sequence[str] | None) -> dict[str, Any]:
    parser = _Words(prog="python -m app", description="De Bouwplaats beheren.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, told) in COMMANDS.items():
        made = commands.add_parser(name, help=told)
        if name == "seed":
            made.add_argument("--dry-run", action="store_true", help="laat alleen zien wat er zou veranderen")
        if name == "catalogus":
            made.add_argument("--naar", type=Path, default=ROOT / "seed", help="in welke map")
        if name == "backup":
            made.add_argument("naar", type=Path, help="het bestand dat er komt; het mag nog niet bestaan")
        if name == "redacteur":
            made.add_argument("words", nargs=argparse.REMAINDER, help="zie docs/beheer.md")
    return vars(parser.parse_args(arguments))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; whatever stops it is one line on stderr and exit code 1."""
    chosen = _asked(arguments)
    command = chosen.pop("command")
    os.umask(0o077)
    settings = None
    try:
        settings = read_settings()
        if command not in {"start", "serve"}:
            settings = at_running_address(settings)
        COMMANDS[command][0](settings, **chosen)
    except KeyboardInterrupt:
        print("Bouwplaats: gestopt.", file=sys.stderr)
        return 130
    except Exception as error:  # whatever it is, an operator reads one line
        print(f"Bouwplaats: {why(error, settings)}", file=sys.stderr)
        if settings and settings.loglevel == "DEBUG":
            print(masked(traceback.format_exc()), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
