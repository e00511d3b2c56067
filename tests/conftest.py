"""What every test may ask for: settings, a filled database on either engine, the site, and a real server."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.database import Database, now
from app.filling import fill
from app.migrating import migrate
from app.settings import ROOT, Settings
from tests import cluster
from tests.outbox import unreachable
from tests.serving import Server
from tests.visitor import Site

hypothesis.settings.register_profile("bouwplaats", deadline=None)
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=50)
if os.environ.get("CI"):  # the same examples every time there; new ones are tried on people's own machines
    hypothesis.settings.load_profile("ci")
else:
    hypothesis.settings.load_profile("bouwplaats")

ENGINES = [pytest.param("sqlite"), pytest.param("postgresql", marks=pytest.mark.postgres)]
GEHEIM = "alleen-voor-de-tests-en-lang-genoeg-om-te-mogen"

for name in [name for name in os.environ if name.startswith("BOUWPLAATS_")]:
    del os.environ[name]


def pytest_addoption(parser: pytest.Parser) -> None:
    """`./bouwplaats test --lang` also runs what takes long."""
    parser.addoption("--lang", action="store_true", help="ook wat lang duurt")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long is left out unless it was asked for."""
    if not config.getoption("--lang"):
        config.hook.pytest_deselected(items=[one for one in items if one.get_closest_marker("lang")])
        items[:] = [one for one in items if not one.get_closest_marker("lang")]


def fill_new(database: Database) -> None:
    """Migrate and seed an empty database."""
    migrate(database)
    with database.write() as connection:
        fill(connection, ROOT / "seed", now())


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file, migrated and seeded once; tests get a copy."""
    settings = Settings(data=tmp_path_factory.mktemp("sjabloon"))
    database = Database(settings.database)
    fill_new(database)
    database.dispose()
    return settings.data / "bouwplaats.sqlite3"


@pytest.fixture(scope="session")
def catalogue(filled_file: Path) -> Catalogue:
    """The catalogue as it is seeded, for rules that need no database."""
    database = Database(Settings(data=filled_file.parent).database)
    with database.read() as connection:
        found = Catalogues().current(connection)
    database.dispose()
    return found


@pytest.fixture(scope="session")
def empty_cluster() -> Iterator[cluster.Cluster]:
    """A PostgreSQL without any database of ours."""
    with cluster.running() as started:
        yield started


@pytest.fixture(scope="session")
def filled_cluster(empty_cluster: cluster.Cluster) -> cluster.Cluster:
    """A PostgreSQL with a migrated and seeded template; tests get a copy."""
    database = Database(Settings(database_url=empty_cluster.create(cluster.TEMPLATE)).database)
    fill_new(database)
    database.dispose()
    return empty_cluster


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an instance with an empty data folder of its own."""
    (tmp_path / "data").mkdir()
    return Settings(data=tmp_path / "data", geheim=GEHEIM)


@pytest.fixture
def sqlite_settings(settings: Settings, filled_file: Path) -> Settings:
    """The settings of a migrated and seeded instance on SQLite."""
    settings.data.mkdir(exist_ok=True)
    shutil.copy(filled_file, settings.data / filled_file.name)
    return settings


@pytest.fixture
def postgresql_settings(settings: Settings, filled_cluster: cluster.Cluster) -> Iterator[Settings]:
    """The settings of a migrated and seeded instance on PostgreSQL."""
    with filled_cluster.copy() as url:
        yield settings.model_copy(update={"database_url": url})


@pytest.fixture(params=ENGINES)
def both_settings(request: pytest.FixtureRequest) -> Settings:
    """The settings of a migrated and seeded instance, once on each engine."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def database(both_settings: Settings) -> Iterator[Database]:
    """A migrated and seeded database, once on each engine."""
    opened = Database(both_settings.database)
    yield opened
    opened.dispose()


@pytest.fixture
def sqlite_database(sqlite_settings: Settings) -> Iterator[Database]:
    """A migrated and seeded database on SQLite, where the engine does not matter."""
    opened = Database(sqlite_settings.database)
    yield opened
    opened.dispose()


@pytest.fixture(params=ENGINES)
def empty_database(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Database]:
    """A database without any table, once on each engine."""
    if request.param == "postgresql":
        made: cluster.Cluster = request.getfixturevalue("empty_cluster")
        settings = settings.model_copy(update={"database_url": made.create(f"leeg_{settings.data.parent.name}")})
    opened = Database(settings.database)
    yield opened
    opened.dispose()


@pytest.fixture
def site(sqlite_settings: Settings) -> Iterator[Site]:
    """The site on SQLite, as a visitor meets it."""
    with Site.running(sqlite_settings) as started:
        yield started


@pytest.fixture
def both_sites(both_settings: Settings) -> Iterator[Site]:
    """The site as a visitor meets it, once on each engine."""
    with Site.running(both_settings) as started:
        yield started


StartServer = Callable[..., Server]


@pytest.fixture
def start_server(tmp_path: Path, filled_file: Path) -> Iterator[StartServer]:
    """Starts a real server in a process of its own; keyword arguments are settings (`smtp_url="…"`).

    Give `on` to start it on the data of an instance that is there.
    """
    started: list[Server] = []

    def start(on: Settings | None = None, **knobs: object) -> Server:
        data = on.data if on else tmp_path / f"server-{len(started)}"
        if on:
            knobs["database_url"] = on.database_url
        else:
            data.mkdir()
            shutil.copy(filled_file, data / filled_file.name)
        started.append(Server(data, {"geheim": GEHEIM, **knobs}))
        started[-1].start()
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def server(start_server: StartServer) -> Server:
    """A real server with its own data folder, ready for visitors."""
    return start_server()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After the tests of readability: which bouwstenen read hardest."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, ())]
    if any("test_readability" in getattr(report, "nodeid", "") for report in reports):
        from tests.blocks.readability import HARDEST, readings, table  # noqa: PLC0415  # no other run needs it

        terminalreporter.section(f"de {HARDEST} moeilijkste bouwstenen")
        terminalreporter.write_line(table(readings()[:HARDEST]))


@pytest.fixture
def silent(sqlite_settings: Settings) -> Iterator[Site]:
    """The site while its mail server is down."""
    with Site.running(unreachable(sqlite_settings)) as started:
        yield started


@pytest.fixture
def both_silent(both_settings: Settings) -> Iterator[Site]:
    """The site while its mail server is down, once on each engine."""
    with Site.running(unreachable(both_settings)) as started:
        yield started
