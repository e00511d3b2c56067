"""What loading adds, changes and takes away, and that the second time there is nothing left to do."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.blocks.memory import Catalogues
from app.blocks.models import bouwsteen, bouwsteen_versie, catalogus
from app.blocks.seed import SeedError, load
from app.database import Database, now
from app.filling import fill
from app.migrating import migrate
from app.settings import ROOT
from tests.blocks.conftest import Rewrite, leave_out, set_fields

BRON = {
    "titel": "Een bron",
    "uitgever": "Iemand",
    "jaar": "2026",
    "url": None,
    "geraadpleegd_op": "2026-11-21",
}


def test_loading_twice_changes_nothing(database: Database) -> None:
    with database.write() as connection:
        before = _everything(connection)
        assert fill(connection, ROOT / "seed", now()) == 0
        assert _everything(connection) == before


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", kern="Een nieuwe zin over het museum."))
    with database.write() as connection:
        old = connection.execute(select(catalogus.c.revisie)).scalar_one()
        assert load(connection, content, now()) == 1
        assert connection.execute(select(catalogus.c.revisie)).scalar_one() == old + 1
        mine = select(bouwsteen.c.id).where(bouwsteen.c.slug == "museum").scalar_subquery()
        texts = connection.execute(
            select(bouwsteen_versie.c.nummer, bouwsteen_versie.c.kern)
            .where(bouwsteen_versie.c.bouwsteen_id == mine)
            .order_by(bouwsteen_versie.c.nummer)
        ).all()
        assert [row.nummer for row in texts] == [1, 2]
        assert texts[1].kern == "Een nieuwe zin over het museum." != texts[0].kern
        assert load(connection, content, now()) == 0


def test_a_bouwsteen_that_is_taken_out_of_its_file_stays(database: Database, content: Path, rewrite: Rewrite) -> None:
    leave_out(rewrite, "museum")
    with database.write() as connection:
        load(connection, content, now())
        kept = Catalogues().current(connection)
    assert "museum" in kept.aanbod


def test_what_goes_with_bouwstenen_leaves_the_catalogue_with_its_file(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("kennis.json", lambda data: data["tips"].pop())
    rewrite("voorbeelden.json", lambda data: data["voorbeelden"].clear())
    with database.write() as connection:
        before = Catalogues().current(connection)
        assert load(connection, content, now()) == 1 + len(before.voorbeelden)
        after = Catalogues().current(connection)
        assert load(connection, content, now()) == 0
    assert (len(after.tips), len(after.voorbeelden)) == (len(before.tips) - 1, 0)
    assert after.relaties == before.relaties


def test_a_bron_stays_as_long_as_any_published_text_names_it(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    extra = {**BRON, "slug": "nieuwe-bron"}
    rewrite("kennis.json", lambda data: data["bronnen"].extend([extra, {**BRON, "slug": "nergens-genoemd"}]))
    rewrite("bouwstenen.json", set_fields("museum", bron=["nieuwe-bron"]))
    with database.write() as connection:
        load(connection, content, now())
        rewrite("bouwstenen.json", set_fields("museum", bron=["lijst-bouwstenen"]))
        rewrite("kennis.json", lambda data: [data["bronnen"].pop() for _ in range(2)])
        load(connection, content, now())
        bronnen = Catalogues().current(connection).bronnen
    assert "nieuwe-bron" in bronnen, "a keuze may have pinned the text that names it"
    assert "nergens-genoemd" not in bronnen


def test_a_slug_may_come_back_as_another_kind(database: Database, content: Path, rewrite: Rewrite) -> None:
    def becomes_a_doubt(data: dict[str, Any]) -> None:
        tip = data["tips"].pop()
        data["uitdagingen"].append({name: tip[name] for name in ("slug", "titel", "tekst", "bron")})

    rewrite("kennis.json", becomes_a_doubt)
    with database.write() as connection:
        assert load(connection, content, now()) == 2
        after = Catalogues().current(connection)
    assert (len(after.tips), len(after.uitdagingen)) == (23, 7)


def test_a_regeling_does_not_leave_by_itself_when_its_last_day_has_passed(
    sqlite_database: Database, content: Path
) -> None:
    far = datetime(2099, 1, 1, tzinfo=UTC)
    with sqlite_database.write() as connection:
        before = Catalogues().current(connection).regelingen
        assert any(one.is_closed(far.date()) for one in before)
        assert load(connection, content, far) == 0
        assert Catalogues(far.date).current(connection).regelingen == before


def test_a_new_version_says_what_kind_of_change_it_is(database: Database, content: Path, rewrite: Rewrite) -> None:
    kinds = ("redactioneel", "verduidelijkt", "inhoudelijk", None)
    with database.write() as connection:
        for number, kind in enumerate(kinds):
            rewrite("bouwstenen.json", set_fields("museum", kern=f"Zin {number} over het museum.", wijziging=kind))
            load(connection, content, now())
        found = [one.wijziging for one in Catalogues().current(connection).texts["museum"]]
    assert found == ["inhoudelijk", "redactioneel", "verduidelijkt", "inhoudelijk", "inhoudelijk"]


def test_saying_what_kind_of_change_it_was_is_no_change_itself(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", wijziging="redactioneel"))
    with database.write() as connection:
        assert load(connection, content, now()) == 0


def test_the_first_version_is_new_whatever_its_file_says(
    empty_database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", wijziging="redactioneel"))
    migrate(empty_database)
    with empty_database.write() as connection:
        load(connection, content, now())
        assert Catalogues().current(connection).by_slug["museum"].wijziging == "inhoudelijk"


def test_a_bouwsteen_may_be_retired_as_soon_as_it_is_loaded(
    empty_database: Database, content: Path, rewrite: Rewrite
) -> None:
    """As on a fresh installation, where the successor may stand further down."""
    rewrite("bouwstenen.json", set_fields("archief", vervallen={"op": "2026-01-01", "opvolger": "museum"}))
    migrate(empty_database)
    with empty_database.write() as connection:
        load(connection, content, now())
        found = Catalogues().current(connection)
    assert "archief" not in found.aanbod
    successor = found.successor(found.by_slug["archief"])
    assert successor is not None
    assert successor.slug == "museum"


def test_moving_a_bouwsteen_to_another_groep_is_no_new_text(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", set_fields("museum", groep="Andere partners"))
    with database.write() as connection:
        assert load(connection, content, now()) == 1
        assert connection.execute(select(func.count()).select_from(bouwsteen_versie)).scalar_one() == 143


def test_a_fault_anywhere_loads_nothing_at_all(database: Database, content: Path, rewrite: Rewrite) -> None:
    rewrite("bouwstenen.json", set_fields("museum", kern="Een nieuwe zin over het museum."))
    rewrite("kennis.json", lambda data: data["tips"][-1].update(bron=["bestaat-niet"]))
    with pytest.raises(SeedError), database.write() as connection:
        load(connection, content, now())
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(bouwsteen_versie)).scalar_one() == 143


def _everything(connection: Any) -> list[Any]:
    tables = (bouwsteen, bouwsteen_versie, catalogus)
    return [connection.execute(select(table).order_by(*table.primary_key)).all() for table in tables]
