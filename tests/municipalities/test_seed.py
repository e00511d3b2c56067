"""Loading the list: strict, repeatable, and never losing a gemeente."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from app.database import Database
from app.municipalities import queries
from app.municipalities.models import gemeente
from app.municipalities.seed import COLUMNS, SeedError, load, read
from tests.municipalities.conftest import LIST

HEAD = ",".join(COLUMNS) + "\n"
GOOD = "GM0363,Amsterdam,Noord-Holland,893000,groot,\n"


@pytest.fixture
def empty(database: Database) -> Database:
    """A database without gemeenten."""
    with database.write() as connection:
        connection.execute(delete(gemeente))
    return database


def _file(folder: Path, text: str) -> Path:
    path = folder / "gemeenten.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_loads_once_and_the_second_time_changes_nothing(empty: Database) -> None:
    with empty.write() as connection:
        assert load(connection, LIST) == 342
    with empty.write() as connection:
        assert load(connection, LIST) == 0
    with empty.read() as connection:
        found = queries.all(connection)
    assert len(found) == 342
    assert {one.code: one.naam for one in found}["GM1900"] == "Súdwest-Fryslân"
    assert sum(one.inwoners_afgerond_2021 is None for one in found) == 4
    assert [one.code for one in found] == sorted(one.code for one in found)


def test_only_a_changed_gemeente_is_written(empty: Database) -> None:
    with empty.write() as connection:
        load(connection, LIST)
        connection.execute(update(gemeente).where(gemeente.c.code == "GM0363").values(naam="Mokum"))
        assert load(connection, LIST) == 1
    with empty.read() as connection:
        assert "Amsterdam" in [one.naam for one in queries.all(connection)]


def test_a_gemeente_that_vanished_from_the_list_is_kept(empty: Database, tmp_path: Path) -> None:
    with empty.write() as connection:
        load(connection, LIST)
        assert load(connection, _file(tmp_path, HEAD + GOOD)) == 0
    with empty.read() as connection:
        assert len(queries.all(connection)) == 342


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("GM363,Amsterdam,Noord-Holland,1,groot,\n", "gemeenten.csv, regel 2, veld ‘cbs_code’: heeft niet"),
        ("GM0363,,Noord-Holland,1,groot,\n", "regel 2, veld ‘naam’"),
        (
            GOOD + "GM0001,Ergens,Friesland,1,groot,\n",
            "regel 3, veld ‘provincie’: heeft een waarde die niet bestaat",
        ),
        (
            "GM0363,Amsterdam,Noord-Holland,veel,groot,\n",
            "veld ‘inwoners_afgerond_2021’: moet een heel getal",
        ),
        (
            "GM0363,Amsterdam,Noord-Holland,0,groot,\n",
            "veld ‘inwoners_afgerond_2021’: moet groter zijn dan 0",
        ),
        ("GM0363,Amsterdam,Noord-Holland,1,enorm,\n", "veld ‘grootteklasse’: heeft een waarde"),
        (GOOD + GOOD, "regel 3, veld ‘cbs_code’: GM0363 staat ook al op regel 2"),
        (GOOD + GOOD.replace("0363", "0364"), "regel 3, veld ‘naam’: Amsterdam staat ook al op regel 2"),
        ("GM0363,Amsterdam\n", "regel 2: er moeten 6 velden staan"),
        (GOOD.strip() + ",te,veel\n", "regel 2: er moeten 6 velden staan"),
        ("", "er staan geen gemeenten in de lijst"),
    ],
)
def test_a_fault_names_file_line_and_field(tmp_path: Path, lines: str, message: str) -> None:
    with pytest.raises(SeedError) as fault:
        read(_file(tmp_path, HEAD + lines))
    assert message in str(fault.value)
    assert str(fault.value).startswith("gemeenten.csv, regel ")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SeedError) as fault:
        read(_file(tmp_path, HEAD + "GM1,,Nergens,x,y,\n" + GOOD))
    assert len(str(fault.value).splitlines()) == 5


def test_other_columns_or_an_unreadable_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="regel 1: de kolommen moeten zijn"):
        read(_file(tmp_path, "code,naam\nGM0363,Amsterdam\n"))
    with pytest.raises(SeedError, match="kan het bestand niet lezen"):
        read(tmp_path / "weg.csv")
    latin = tmp_path / "latin.csv"
    latin.write_bytes((HEAD + GOOD.replace("Noord-Holland", "Fryslân")).encode("latin-1"))
    with pytest.raises(SeedError, match="UTF-8"):
        read(latin)


def test_nothing_is_written_when_the_list_is_wrong(empty: Database, tmp_path: Path) -> None:
    with empty.write() as connection, pytest.raises(SeedError):
        load(connection, _file(tmp_path, HEAD + GOOD + "GM1,x,y,z,q,\n"))
    with empty.read() as connection:
        assert queries.all(connection) == ()
