"""What an editor reads before loading: what happens to each bouwsteen, tip and source, and that nothing did yet."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import SQLModel

from app.__main__ import seed
from app.blocks.seed import differences
from app.database import Database
from app.differences import report
from app.settings import Settings
from tests.blocks.conftest import Rewrite, add_like, leave_out, reload, set_fields

FIRST = "actiz-samen-cultuurmaken"
REASON = "Niemand koos deze bouwsteen nog."


def read(database: Database, content: Path) -> list[str]:
    with database.read() as connection:
        return list(report(differences(connection, content)))


def test_a_reworded_bouwsteen_is_told_by_word_with_its_kind_and_new_number(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    kern = "Naast tentoonstellingen biedt deze partner lessen waaraan iedereen kan meedoen."
    rewrite("bouwstenen.json", set_fields("museum", kern=kern, wijziging="verduidelijkt"))
    assert read(database, content) == [
        "gewijzigd: bouwsteen ‘museum’, versie 2, verduidelijkt",
        "  kern",
        "    - Naast tentoonstellingen biedt deze partner lessen [en activiteiten] waaraan [inwoners kunnen] meedoen.",
        "    + Naast tentoonstellingen biedt deze partner lessen waaraan [iedereen kan] meedoen.",
    ]


def test_a_kind_that_was_there_at_the_version_before_is_asked_about(
    sqlite_settings: Settings, sqlite_database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", kern="Een eerste andere zin.", wijziging="redactioneel"))
    reload(sqlite_settings, content)
    rewrite("bouwstenen.json", set_fields("museum", kern="Een heel ander verhaal."))
    head = "gewijzigd: bouwsteen ‘museum’, versie 3, redactioneel, net als versie 2: klopt het veld ‘wijziging’ nog?"
    assert read(sqlite_database, content)[0] == head


def test_what_is_no_text_makes_no_version(sqlite_database: Database, content: Path, rewrite: Rewrite) -> None:
    rewrite("bouwstenen.json", set_fields("museum", herzien_voor="2030-01-01"))
    assert read(sqlite_database, content) == [
        "gewijzigd: bouwsteen ‘museum’",
        "  herzien_voor",
        "    - 2027-11-21",
        "    + 2030-01-01",
    ]


def test_new_retired_and_returning_bouwstenen_are_told(
    sqlite_settings: Settings, sqlite_database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", add_like("archief", slug="geheugenhuis", titel="Geheugenhuis"))
    rewrite("bouwstenen.json", set_fields("archief", vervallen={"op": "2027-01-01", "opvolger": "geheugenhuis"}))
    rewrite("bouwstenen.json", set_fields("museum", vervallen={"op": "2027-02-01", "reden": REASON}))
    told = read(sqlite_database, content)
    assert "nieuw: bouwsteen ‘geheugenhuis’, partners, Culturele aanbieders" in told
    assert "vervalt: bouwsteen ‘archief’, per 2027-01-01, opvolger ‘geheugenhuis’" in told
    assert f"vervalt: bouwsteen ‘museum’, per 2027-02-01, reden: {REASON}" in told
    reload(sqlite_settings, content)
    rewrite("bouwstenen.json", set_fields("museum", vervallen=None))
    assert read(sqlite_database, content) == ["komt terug: bouwsteen ‘museum’"]


def test_a_bouwsteen_that_is_gone_from_the_files_is_told_with_what_to_do(
    sqlite_settings: Settings, sqlite_database: Database, content: Path, rewrite: Rewrite
) -> None:
    gone = "niet meer in het bestand: bouwsteen ‘museum’."
    leave_out(rewrite, "museum")
    (told,) = [line for line in read(sqlite_database, content) if "bouwsteen ‘museum’" in line]
    assert told.startswith(gone)
    assert "veld ‘vervallen’" in told
    reload(sqlite_settings, content)
    assert [line[: len(gone)] for line in read(sqlite_database, content)] == [gone], "it is said until it is retired"


def test_a_retired_bouwsteen_may_leave_the_files_in_silence(
    sqlite_settings: Settings, sqlite_database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", vervallen={"op": "2026-01-01", "reden": REASON}))
    reload(sqlite_settings, content)
    leave_out(rewrite, "museum")
    assert [line for line in read(sqlite_database, content) if "bouwsteen ‘museum’" in line] == []


def test_other_records_are_told_by_kind_slug_and_field(
    sqlite_database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("kennis.json", lambda data: (data["tips"].pop(), data["bronnen"][0].update(jaar="1999")))
    rewrite("relaties.json", lambda data: data["relaties"].pop())
    rewrite("voorbeelden.json", lambda data: data["voorbeelden"].reverse())
    rewrite("bouwstenen.json", lambda data: data["groepen"][0].update(intro="Een heel andere inleiding."))
    told = read(sqlite_database, content)
    assert "gaat weg: tip ‘t24’" in told
    assert told[told.index(f"gewijzigd: bron ‘{FIRST}’") + 1] == "  jaar"
    assert "gewijzigd: groep ‘visie/Samenleven en meedoen’" in told
    assert [line.split(" ‘")[0] for line in told if line.startswith("gaat weg: relatie")] == ["gaat weg: relatie"]
    assert any(line.startswith("schuift op in de volgorde: ") and "keer voorbeeld" in line for line in told)


def test_a_bron_that_an_older_text_names_is_told_to_stay(
    sqlite_settings: Settings, sqlite_database: Database, content: Path, rewrite: Rewrite
) -> None:
    def add(data: dict[str, list[dict[str, object]]]) -> None:
        data["bronnen"].append({**data["bronnen"][0], "slug": "oud-stuk"})

    rewrite("kennis.json", add)
    rewrite("bouwstenen.json", set_fields("museum", bron=["oud-stuk"]))
    reload(sqlite_settings, content)
    rewrite("bouwstenen.json", set_fields("museum", bron=["lijst-bouwstenen"]))
    rewrite("kennis.json", lambda data: data["bronnen"].pop())
    stays = "Hij blijft in de catalogus: een tekst van bouwsteen ‘museum’ noemt hem."
    assert read(sqlite_database, content)[-1] == f"niet meer in het bestand: bron ‘oud-stuk’. {stays}"


def everything(database: Database) -> dict[str, list[object]]:
    with database.read() as connection:
        tables = SQLModel.metadata.tables.items()
        return {name: [tuple(row) for row in connection.execute(select(table))] for name, table in tables}


def test_a_dry_run_tells_everything_and_changes_nothing(
    database: Database, both_settings: Settings, content: Path, rewrite: Rewrite, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", kern="Een nieuwe zin over het museum."))
    (content / "gemeenten.csv").write_text((content / "gemeenten.csv").read_text().replace(",Almelo,", ",Almelow,"))
    before = everything(database)
    seed(both_settings, dry_run=True, folder=content)
    told = capsys.readouterr().out.splitlines()
    assert everything(database) == before
    assert "gewijzigd: bouwsteen ‘museum’, versie 2, inhoudelijk" in told
    assert "gewijzigd: gemeente ‘GM0141’" in told
    assert told[-1] == "Samen: 2 gewijzigd. Er is nog niets geladen."
    seed(both_settings, folder=content)
    assert capsys.readouterr().out == "De catalogus is bijgewerkt: 2 gewijzigd.\n"
    assert everything(database) != before
    for dry_run in (True, False):
        seed(both_settings, dry_run=dry_run, folder=content)
        assert capsys.readouterr().out == "Er verandert niets.\n"


def test_a_dry_run_leaves_the_file_of_the_database_as_it_is(
    sqlite_settings: Settings, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", kern="Een nieuwe zin over het museum."))
    file = sqlite_settings.data / "bouwplaats.sqlite3"
    before = file.read_bytes()
    seed(sqlite_settings, dry_run=True, folder=content)
    assert file.read_bytes() == before
