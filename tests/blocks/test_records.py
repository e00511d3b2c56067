"""The content files come back from the database byte for byte, so that content can be reviewed like code."""

import json
from pathlib import Path

from app.blocks.changes import told
from app.blocks.models import publicatie
from app.blocks.queries import history, keep, kept
from app.blocks.records import FILES, KINDS, Records, files_of, records_of
from app.blocks.seed import content_of, differences, load
from app.database import Database, now
from app.differences import Change
from app.settings import ROOT
from tests.blocks.conftest import Rewrite, set_fields
from tests.editorial.enrolled import enrol_in

SEED = ROOT / "seed"


def records(database: Database) -> Records:
    with database.read() as connection:
        return records_of(kept(connection))


def test_the_files_in_seed_are_what_the_database_writes(database: Database) -> None:
    written = files_of(records(database))
    assert set(written) == set(FILES)
    for name, text in written.items():
        assert text == (SEED / name).read_text(), name


def test_what_was_written_loads_as_exactly_that(database: Database) -> None:
    with database.read() as connection:
        known = kept(connection)
        again = content_of(files_of(records_of(known)), known)
    assert {soort: dict(rows) for soort, rows in again.rows.items()} == {s: dict(r) for s, r in known.rows.items()}


def test_every_soort_has_its_place_in_one_file(database: Database) -> None:
    found = records(database)
    assert {kind.soort for kind in KINDS} == set(found)
    assert sum(map(len, found.values())) > 1200


def test_a_retired_bouwsteen_and_a_kind_of_change_are_written_too(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    gone = {"op": "2026-01-01", "opvolger": "museum", "reden": None}
    rewrite("bouwstenen.json", set_fields("archief", vervallen=gone, kern="Een andere zin.", wijziging="verduidelijkt"))
    with database.write() as connection:
        load(connection, content, now())
    found = records(database)["bouwsteen"]["archief"]
    assert (found["vervallen"], found["wijziging"]) == (gone, "verduidelijkt")


def edited(database: Database, slug: str, kern: str) -> None:
    """An editor publishes another sentence of a bouwsteen."""
    who = enrol_in(database)
    with database.write() as connection:
        row = kept(connection).rows["bouwsteen"][slug]
        number = kept(connection).nummer[slug] + 1
        change = Change("bouwsteen", slug, row, {**row, "kern": kern}, number, "redactioneel")
        keep(connection, [change], now(), who)


def test_what_editors_published_survives_the_files_that_lack_it(database: Database) -> None:
    edited(database, "museum", "Deze zin schreef de redactie.")
    with database.write() as connection:
        assert differences(connection, SEED).changes == ()
        assert load(connection, SEED, now()) == 0
    assert records(database)["bouwsteen"]["museum"]["kern"] == "Deze zin schreef de redactie."


def test_a_file_with_another_change_of_the_same_record_is_told_and_not_taken(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    edited(database, "museum", "Deze zin schreef de redactie.")
    rewrite("bouwstenen.json", set_fields("museum", kern="Deze zin staat in het bestand."))
    with database.write() as connection:
        found = differences(connection, content)
        load(connection, content, now())
    assert found.changes == ()
    assert [remark for remark in found.remarks if "museum" in remark] != []
    assert records(database)["bouwsteen"]["museum"]["kern"] == "Deze zin schreef de redactie."


def test_a_file_that_caught_up_owns_the_record_again(database: Database, content: Path, rewrite: Rewrite) -> None:
    edited(database, "museum", "Deze zin schreef de redactie.")
    rewrite("bouwstenen.json", set_fields("museum", kern="Deze zin schreef de redactie."))
    with database.write() as connection:
        load(connection, content, now())
        rewrite("bouwstenen.json", set_fields("museum", kern="Daarna veranderde het bestand."))
        load(connection, content, now())
    assert records(database)["bouwsteen"]["museum"]["kern"] == "Daarna veranderde het bestand."


def test_the_history_of_a_record_tells_who_changed_what_and_cannot_be_changed(database: Database) -> None:
    edited(database, "museum", "Deze zin schreef de redactie.")
    with database.read() as connection:
        rows = history(connection, "bouwsteen", "museum")
    assert [json.loads(row.na)["kern"] for row in rows] == ["Deze zin schreef de redactie."]
    assert told(None) is None
    for statement in (publicatie.update().values(na=None), publicatie.delete()):
        refused = False
        try:
            with database.write() as connection:
                connection.execute(statement)
        except Exception as error:  # each engine has its own
            refused = "verandert niet" in str(error)
        assert refused


def test_a_change_of_the_files_is_remembered_without_a_redacteur(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", kern="Een nieuwe zin over het museum."))
    with database.write() as connection:
        load(connection, content, now())
        rows = history(connection, "bouwsteen", "museum")
    assert [row.redacteur_id for row in rows] == [None]
