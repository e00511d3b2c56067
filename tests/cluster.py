"""A throw-away PostgreSQL: one cluster for a test session, one database for each test."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

TEMPLATE = "sjabloon"
BINARIES = "/usr/lib/postgresql"
HASTE = ("-cfsync=off", "-csynchronous_commit=off", "-cfull_page_writes=off", "-cshared_buffers=16MB")
"""No test here pulls the plug of the machine, so nothing has to reach the disk."""


def binary(name: str) -> str:
    """The newest installed program of PostgreSQL with this name."""
    found = sorted(Path(BINARIES).glob(f"*/bin/{name}"), key=lambda path: float(path.parts[-3]))
    if not found:
        raise RuntimeError(f"PostgreSQL ontbreekt ({name}): run ./bouwplaats test, that installs it")
    return str(found[-1])


def _as_somebody() -> tuple[list[str], pwd.struct_passwd]:
    """The start of a command that PostgreSQL accepts (it refuses root), and whose it then is.

    The server dies with the test process, also when that is killed.
    """
    alone = ["setpriv", "--pdeathsig", "QUIT"]
    if os.geteuid() != 0:
        return alone, pwd.getpwuid(os.geteuid())
    known = {user.pw_name: user for user in pwd.getpwall()}
    somebody = known.get("postgres") or known["nobody"]
    ids = [f"--reuid={somebody.pw_uid}", f"--regid={somebody.pw_gid}", "--clear-groups"]
    return [*alone, *ids], somebody


class Cluster:
    """A running server that only listens on a socket in its own folder."""

    def __init__(self, folder: Path, prefix: list[str]) -> None:
        self._folder, self._prefix = folder, prefix
        self._names = (f"test_{number}" for number in count(1))
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and return once it takes connections. Raises RuntimeError with its log when it will not."""
        folder = self._folder
        serve = [binary("postgres"), "-D", str(folder / "data"), "-k", str(folder), "-clisten_addresses=", *HASTE]
        with (folder / "log").open("ab") as log:
            self._server = subprocess.Popen([*self._prefix, *serve], cwd=folder, stdout=log, stderr=log)
        _wait(self._server, folder)

    def stop(self) -> None:
        """End it as an operator does who restarts it: whoever is connected is cut off."""
        if self._server is None:
            return
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(20)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        self._server = None

    @contextmanager
    def paused(self) -> Iterator[None]:
        """It stands still, as a machine does that swaps or whose disk hangs: connections stay, nobody answers."""
        assert self._server is not None
        pid = self._server.pid
        children = Path(f"/proc/{pid}/task/{pid}/children")
        os.kill(pid, signal.SIGSTOP)  # first, so that it makes no more of them
        stopped = [pid, *map(int, children.read_text().split())]
        for child in stopped[1:]:
            os.kill(child, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in reversed(stopped):
                os.kill(process, signal.SIGCONT)

    def url(self, name: str) -> str:
        """The address of a database, as BOUWPLAATS_DATABASE_URL wants it."""
        return f"postgresql://postgres@/{name}?host={self._folder}"

    def _do(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def create(self, name: str) -> str:
        """A new, empty database; returns its address."""
        self._do("CREATE DATABASE {} TEMPLATE template0", name)
        return self.url(name)

    @contextmanager
    def copy(self) -> Iterator[str]:
        """A database like the template, for as long as the block lasts; yields its address."""
        name = next(self._names)
        self._do("CREATE DATABASE {} TEMPLATE {}", name, TEMPLATE)
        try:
            yield self.url(name)
        finally:
            self._do("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def running() -> Iterator[Cluster]:
    """Make a cluster, start it, and leave nothing behind."""
    prefix, owner = _as_somebody()
    folder = Path(tempfile.mkdtemp(prefix="bouwplaats-pg-"))
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    make = [binary("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run(
        [*prefix, *make, "--locale=C.UTF-8", "--no-sync"],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    made = Cluster(folder, prefix)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Return once the server takes connections. Raises RuntimeError with its log when it will not."""
    look = [binary("pg_isready"), "-q", "-h", str(folder), "-t", "1"]
    for _ in range(2000):
        if server.poll() is not None:
            break
        if subprocess.run(look, check=False).returncode == 0:
            return
    raise RuntimeError(f"PostgreSQL does not start:\n{(folder / 'log').read_text()}")
