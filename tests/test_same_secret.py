"""An instance keeps to the application key that its data was made with."""

from pathlib import Path

import pytest

from app.__main__ import main
from app.settings import Settings
from tests.conftest import GEHEIM
from tests.editorial.desk import enrol
from tests.visitor import Site

OTHER = "een-ander-geheim-dat-ook-lang-genoeg-is-8127"
Told = pytest.CaptureFixture[str]


@pytest.fixture
def data(sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of an instance, in the environment of the command."""
    monkeypatch.setenv("BOUWPLAATS_DATA", str(sqlite_settings.data))
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    return sqlite_settings.data


def test_another_key_is_refused_until_the_operator_says_that_the_old_one_is_lost(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    assert main(["redacteur", "lijst"]) == 0
    mark = data / "geheim-merk"
    assert mark.stat().st_mode & 0o777 == 0o600
    assert GEHEIM not in mark.read_text()
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    capsys.readouterr()
    for command in (["redacteur", "lijst"], ["seed"], ["tidy"], ["post"]):
        assert main(command) == 1
        out, err = capsys.readouterr()
        assert (out, len(err.splitlines()), "Het geheim is een ander" in err) == ("", 1, True)
        assert OTHER not in err
    mark.write_text("")
    assert main(["redacteur", "lijst"]) == 0
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    assert main(["redacteur", "lijst"]) == 1


def test_a_folder_without_a_mark_is_judged_by_what_is_sealed(
    data: Path, silent: Site, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    enrol(silent)
    pad = silent.begin(titel="Met mail").pad
    silent.open(f"{pad}/bewaren").form("email").fill({"email": "iris@gemeente.example"}).submit("Mail mij de link")
    assert silent.rows("bericht")
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    assert main(["redacteur", "lijst"]) == 1
    assert "Het geheim is een ander" in capsys.readouterr().err
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    assert main(["redacteur", "lijst"]) == 0
