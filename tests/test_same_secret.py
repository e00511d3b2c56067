"""An instance keeps to the application key that its data was made with."""

import os
from pathlib import Path

import pytest

from app.__main__ import main
from app.mail.seal import key_for
from app.same_secret import MARKED
from app.settings import Settings
from tests.conftest import GEHEIM
from tests.editorial.desk import enrol
from tests.visitor import Site

OTHER = "een-ander-geheim-dat-ook-lang-genoeg-is-8127"
Told = pytest.CaptureFixture[str]


@pytest.fixture
def data(both_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of an instance, in the environment of the command."""
    for name in ("data", "database_url"):
        monkeypatch.setenv(f"BOUWPLAATS_{name.upper()}", str(getattr(both_settings, name)))
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    return both_settings.data


def test_another_key_is_refused_until_the_operator_says_that_the_old_one_is_lost(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    assert main(["redacteur", "lijst"]) == 0
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    capsys.readouterr()
    for command in (["redacteur", "lijst"], ["seed"], ["tidy"], ["post"]):
        assert main(command) == 1
        out, err = capsys.readouterr()
        assert (out, len(err.splitlines()), "Het geheim is een ander" in err) == ("", 1, True)
        assert OTHER not in err
    said = data / "geheim-merk"
    said.touch()
    assert main(["redacteur", "lijst"]) == 0
    assert not said.exists(), "it is said once, not for ever"
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    assert main(["redacteur", "lijst"]) == 1


def test_two_servers_with_folders_of_their_own_have_the_key_of_their_database(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    """On SQLite: a copy of the database in another folder, as after putting it back."""
    assert main(["redacteur", "lijst"]) == 0
    elsewhere = tmp_path / "elders"
    if not os.environ["BOUWPLAATS_DATABASE_URL"]:
        elsewhere.mkdir()
        assert main(["backup", str(elsewhere / "bouwplaats.sqlite3")]) == 0
    monkeypatch.setenv("BOUWPLAATS_DATA", str(elsewhere))
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    assert main(["redacteur", "lijst"]) == 1
    assert f"{elsewhere / 'geheim-merk'}." in capsys.readouterr().err
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    assert main(["redacteur", "lijst"]) == 0


def test_the_mark_that_a_folder_had_before_still_counts(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    old = data / "geheim-merk"
    data.mkdir(exist_ok=True)
    old.write_text(f"{key_for(GEHEIM.encode(), MARKED).hex()}\n")
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    assert main(["redacteur", "lijst"]) == 1
    assert "Het geheim is een ander" in capsys.readouterr().err
    assert old.exists()
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    assert main(["redacteur", "lijst"]) == 0
    assert not old.exists(), "it lies with the data now"
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    assert main(["redacteur", "lijst"]) == 1


def test_a_database_without_a_mark_is_judged_by_what_is_sealed(
    data: Path, both_silent: Site, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    silent = both_silent
    enrol(silent)
    pad = silent.begin(titel="Met mail").pad
    silent.open(f"{pad}/bewaren").form("email").fill({"email": "iris@gemeente.example"}).submit("Mail mij de link")
    assert silent.rows("bericht")
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", OTHER)
    assert main(["redacteur", "lijst"]) == 1
    assert "Het geheim is een ander" in capsys.readouterr().err
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    assert main(["redacteur", "lijst"]) == 0
    (mark,) = silent.rows("geheim_merk")
    assert GEHEIM not in mark["merk"]
