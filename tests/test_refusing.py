"""Whatever keeps a command from its work is one true Dutch line and an exit status, from a real process."""

import errno
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pysqlite3
import pytest

from app.__main__ import main
from app.settings import ROOT
from tests.cluster import Cluster
from tests.conftest import GEHEIM
from tests.serving import environment, free_port, run_app

COMMANDS = ("migrate", "seed", "post", "tidy", "redacteur lijst", "catalogus", "backup", "links")


def told(command: str, data: Path, **knobs: object) -> str:
    """The one line that a command which cannot do its work gives."""
    words = command.split() + ([str(data.parent / "kopie.sqlite3")] if command == "backup" else [])
    words += ["--naar", str(data.parent)] if command == "catalogus" else []
    done = run_app(*words, data=data, knobs={"port": free_port(), "geheim": GEHEIM} | knobs)
    assert (done.returncode, done.stdout) == (1, ""), (command, done.stdout, done.stderr)
    (line,) = done.stderr.splitlines()
    assert line.startswith("Bouwplaats: ")
    assert not (data.parent / "kopie.sqlite3").exists()
    return line.removeprefix("Bouwplaats: ")


def newer(path: Path) -> None:
    """A database that a later version made."""
    connection = pysqlite3.connect(str(path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def cut(path: Path) -> None:
    """Half a copy."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 777])


def folder(path: Path) -> None:
    """A folder in the place of the database."""
    path.unlink()
    path.mkdir()


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer than the code": (newer, "nieuwere versie dan deze code"),
    "half a copy": (cut, "is beschadigd of geen database"),
    "no database": (lambda path: path.write_text("dit is een brief\n" * 500), "is beschadigd of geen database"),
    "a folder": (folder, "is een map"),
}


@pytest.mark.parametrize("case", SPOILED)
def test_a_database_that_cannot_be_used_is_named_by_every_command(
    case: str,
    tmp_path: Path,
    filled_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "data").mkdir()
    path = Path(shutil.copy(filled_file, tmp_path / "data"))
    spoil, line = SPOILED[case]
    spoil(path)
    monkeypatch.setenv("BOUWPLAATS_DATA", str(path.parent))
    for command in COMMANDS:
        words = command.split() + ([str(tmp_path / "kopie")] if command == "backup" else [])
        code = main(words)
        out, err = capsys.readouterr()
        if command == "backup" and case == "newer than the code":
            assert code == 0, "a copy is what you need before you do anything about it"
            continue
        expected = "bestaat niet of is leeg" if command == "backup" and case == "a folder" else line
        assert (code, out, len(err.splitlines()), expected in err) == (1, "", 1, True), (command, err)


@pytest.mark.parametrize("case", SPOILED)
def test_a_server_does_not_start_on_a_database_that_cannot_be_used(
    case: str, tmp_path: Path, filled_file: Path
) -> None:
    (tmp_path / "data").mkdir()
    path = Path(shutil.copy(filled_file, tmp_path / "data"))
    spoil, line = SPOILED[case]
    spoil(path)
    assert line in told("start", path.parent)


URLS = {
    "sqlite://": "Een database in het geheugen is weg als de server stopt.",
    "sqlite:///:memory:": "moet een bestand noemen met het hele pad",
    "sqlite:///plaats.sqlite3": "moet een bestand noemen met het hele pad",
    "sqlite:////tmp/x?mode=memory": "moet een bestand noemen met het hele pad",
    "sqlite+aiosqlite:////tmp/x": "moet beginnen met postgresql:// of sqlite:///.",
    "postgresql+asyncpg://a@b/c": "moet beginnen met postgresql:// of sqlite:///.",
    "postgresql://a@b:poort/c": "moet eruitzien als postgresql://",
    "postgresql://a@b": "moet eruitzien als postgresql://",
    "postgresql://a@127.0.0.1:9/c?onzin=1": "PostgreSQL kent iets niet wat achter het vraagteken staat",
    "sqlite:////bestaat/niet/plaats.sqlite3": "De map van de database bestaat niet: /bestaat/niet",
}


@pytest.mark.parametrize("url", URLS)
def test_an_address_of_a_database_that_cannot_be_right_is_named(url: str, tmp_path: Path) -> None:
    assert URLS[url] in told("migrate", tmp_path / "data", database_url=url)


@pytest.mark.parametrize("command", ["start", "backup"])
def test_a_postgresql_that_is_not_there_is_named(command: str, tmp_path: Path) -> None:
    url = f"postgresql://iemand:geheim@127.0.0.1:{free_port()}/plaats"
    line = told(command, tmp_path / "data", database_url=url)
    assert ("Maak de reservekopie met pg_dump" if command == "backup" else "De database antwoordt niet.") in line
    assert "geheim" not in line


@pytest.mark.postgres
@pytest.mark.parametrize("command", ["start"])
def test_who_postgresql_does_not_let_in_hears_so(command: str, tmp_path: Path, filled_cluster: Cluster) -> None:
    line = told(command, tmp_path / "data", database_url=filled_cluster.url("bestaat_niet"))
    assert "PostgreSQL weigert de verbinding. Kijk of naam, wachtwoord en database" in line
    assert 'database "bestaat_niet" does not exist' in line


@pytest.mark.postgres
def test_a_postgresql_that_is_newer_than_the_code_or_only_lets_us_read_is_named(
    tmp_path: Path, filled_cluster: Cluster
) -> None:
    with filled_cluster.copy() as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE ROLE kijker LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO kijker")
        reader = url.replace("postgres@", "kijker@")
        line = told("redacteur nieuw iris@example.org", tmp_path / "data", database_url=reader)
        connection.execute("DROP OWNED BY kijker; DROP ROLE kijker")
        assert "mag te weinig. Maak hem eigenaar" in line
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        assert "nieuwere versie dan deze code" in told("start", tmp_path / "data", database_url=url)


@pytest.mark.parametrize("what", ["folder", "database"])
def test_what_may_not_be_written_is_named(what: str, tmp_path: Path, filled_file: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    path = Path(shutil.copy(filled_file, data))
    path.chmod(0o444)
    data.chmod(0o555 if what == "folder" else 0o777)
    env = os.environ | {"BOUWPLAATS_DATA": str(data)} | environment({"geheim": GEHEIM, "port": free_port()})
    obey = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []  # root may write everywhere, but for this
    words = [*obey, sys.executable, "-m", "app", "start"]
    done = subprocess.run(words, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    expected = f"Kan niet schrijven in {data}." if what == "folder" else f"mag niet schrijven in {path}."
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert expected in done.stderr


@pytest.mark.parametrize("command", ["start", "serve"])
def test_a_port_in_use_is_named(command: str, tmp_path: Path, filled_file: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(filled_file, tmp_path / "data")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        line = told(command, tmp_path / "data", port=taken.getsockname()[1])
    assert "is bezet of niet van jou" in line


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.write_text("")
    assert f"Kan niet schrijven in {file}" in told("start", file)
    whole = tmp_path / "heel"
    whole.mkdir()
    for name, line in {"exports": "Kan niet schrijven in", "post": "hoort een map voor de mail"}.items():
        (whole / name).write_text("")
        assert line in told("migrate", whole)
        (whole / name).unlink()


@pytest.mark.parametrize("content", ["", "kort", "a" * 64])
def test_a_file_with_the_secret_that_is_none_any_more_is_named(content: str, tmp_path: Path, filled_file: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(filled_file, data)
    (data / "geheim").write_text(content)
    line = told("tidy", data, geheim="")
    assert str(data / "geheim") in line
    (data / "geheim").unlink()
    (data / "geheim").mkdir()
    assert "dat is een map" in told("tidy", data, geheim="")


def test_content_files_that_are_not_there_are_named(tmp_path: Path, filled_file: Path) -> None:
    for name in ("app", "alembic"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "alembic.ini", tmp_path)
    (tmp_path / "d").mkdir()
    shutil.copy(filled_file, tmp_path / "d")
    env = os.environ | {"BOUWPLAATS_DATA": str(tmp_path / "d"), "BOUWPLAATS_PORT": str(free_port())}
    for command in ("seed", "start"):
        words = [sys.executable, "-m", "app", command]
        done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (1, ""), done.stderr
        assert done.stderr.startswith("Bouwplaats: gemeenten.csv: kan het bestand niet lezen")
        assert len(done.stderr.splitlines()) == 1


def test_a_folder_to_write_the_catalogue_in_must_be_there(tmp_path: Path, filled_file: Path) -> None:
    (tmp_path / "data").mkdir()
    shutil.copy(filled_file, tmp_path / "data")
    words = ["catalogus", "--naar", str(tmp_path / "nergens")]
    done = run_app(*words, data=tmp_path / "data", knobs={"geheim": GEHEIM})
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert f"bij {tmp_path / 'nergens'}" in done.stderr
    assert os.strerror(errno.ENOENT) not in done.stderr


@pytest.mark.parametrize("words", [["strat"], ["backup"]])
def test_a_command_that_does_not_exist_is_one_dutch_line(words: list[str], tmp_path: Path) -> None:
    done = run_app(*words, data=tmp_path, knobs={})
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert done.stderr.startswith("Bouwplaats: Typ python -m app")
