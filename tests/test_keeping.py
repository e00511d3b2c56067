"""A reservekopie is whole, for its owner only, and never in the place of another file."""

import os
from datetime import timedelta
from pathlib import Path

import pysqlite3
import pytest

from app.__main__ import main
from app.settings import Settings
from tests.visitor import Site

Told = pytest.CaptureFixture[str]


@pytest.fixture
def data(sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of an instance, in the environment of the command."""
    monkeypatch.setenv("BOUWPLAATS_DATA", str(sqlite_settings.data))
    return sqlite_settings.data


def test_a_copy_made_while_the_site_runs_is_whole_and_for_its_owner(data: Path, site: Site, tmp_path: Path) -> None:
    site.begin(titel="Blijft in de kopie")
    copy = tmp_path / "kopie.sqlite3"
    assert main(["backup", str(copy)]) == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    connection = pysqlite3.connect(str(copy))
    assert connection.execute("SELECT titel FROM bouwwerk").fetchall() == [("Blijft in de kopie",)]
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert site.get("/gezond/werk").json()["werk"]["reservekopie"]["goed"]


def test_without_a_database_there_is_no_copy_and_no_file_left(data: Path, tmp_path: Path, capsys: Told) -> None:
    (data / "bouwplaats.sqlite3").unlink()
    for left in (None, b""):
        if left is not None:
            (data / "bouwplaats.sqlite3").write_bytes(left)
        assert main(["backup", str(tmp_path / "kopie")]) == 1
        assert "Er is nog geen database om te kopiëren" in capsys.readouterr().err
        assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]
    assert (data / "bouwplaats.sqlite3").stat().st_size == 0


def test_a_copy_never_replaces_anything(data: Path, tmp_path: Path, capsys: Told) -> None:
    (tmp_path / "kopie").write_text("de vorige")
    for place in ("kopie", "data"):
        assert main(["backup", str(tmp_path / place)]) == 1
        assert "bestaat al. Kies de naam van een nieuw bestand." in capsys.readouterr().err
    assert (tmp_path / "kopie").read_text() == "de vorige"
    assert main(["backup", str(tmp_path / "nergens" / "kopie")]) == 1
    assert "dat bestaat niet" in capsys.readouterr().err


def test_a_copy_that_is_too_old_asks_for_attention(data: Path, site: Site, tmp_path: Path) -> None:
    assert main(["backup", str(tmp_path / "kopie")]) == 0
    note = data / "laatste-reservekopie"
    long_ago = note.stat().st_mtime - timedelta(days=31).total_seconds()
    os.utime(note, (long_ago, long_ago))
    answer = site.get("/gezond/werk")
    assert (answer.status_code, answer.json()["let_op"]) == (503, ["reservekopie"])
    assert site.get("/gezond/klaar").status_code == 200
