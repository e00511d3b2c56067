"""Loading content holds nobody up who works on a plan meanwhile."""

from pathlib import Path
from shutil import copytree

import pytest

from app.__main__ import main, seed
from app.database import Database, now
from app.filling import differences, keep
from app.settings import ROOT, Settings
from tests.visitor import Site


def test_files_are_read_and_compared_while_others_hold_the_database(
    sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOUWPLAATS_DATA", str(sqlite_settings.data))
    assert main(["seed"]) == 0
    other = Database(sqlite_settings.database)
    with other.write():
        assert main(["seed"]) == 0
    other.dispose()
    assert capsys.readouterr().out == "Er verandert niets.\n" * 2


def changed(tmp_path: Path) -> Path:
    """The content with one word of a bouwsteen that is another."""
    folder = copytree(ROOT / "seed", tmp_path / "seed")
    file = folder / "bouwstenen.json"
    text = file.read_text()
    assert '"museum"' in text
    file.write_text(text.replace("museum en", "museum, en").replace("Musea", "De musea"))
    return folder


def test_who_chooses_and_begins_does_not_wait_for_a_catalogue_that_is_being_loaded(
    postgresql_settings: Settings, tmp_path: Path
) -> None:
    """On PostgreSQL other servers serve while one loads; on SQLite whoever loads the first time is alone."""
    with Site.running(postgresql_settings) as site:
        pad = site.begin(titel="Intussen").pad
        with site.database.write() as loading:
            found = differences(loading, changed(tmp_path))
            assert found.changes
            keep(loading, found, now())
            fields = {"stand.museum": "behouden", "toelichting.museum": "Blijft."}
            assert site.post(f"{pad}/partners", fields).status_code == 303
            assert site.begin(titel="Nog een").h1
        assert [one["toelichting"] for one in site.data(pad)["keuzes"]] == ["Blijft."]
    seed(postgresql_settings)
