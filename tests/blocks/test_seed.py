"""Loading content: everything that is there, changes as new versions, and faults in words an editor can act on."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.blocks.models import bouwsteen, bouwsteen_versie, catalogus
from app.blocks.seed import SeedError, load
from app.database import Database, now
from app.filling import fill
from app.settings import ROOT
from tests.blocks.conftest import Rewrite

PER_STAP = {"visie": 22, "doelgroepen": 26, "partners": 47, "beleidsterreinen": 15, "instrumenten": 33}
IN_TWO_STAPPEN = {
    "Cultuurcoach": {"cultuurcoach-partners", "cultuurcoach-instrumenten"},
    "Cultuurmakelaar": {"cultuurmakelaar-partners", "cultuurmakelaar-instrumenten"},
    "Cultuurverenigingen": {"cultuurverenigingen-partners", "cultuurverenigingen-doelgroepen"},
    "Informele groepen": {"informele-groepen-partners", "informele-groepen-doelgroepen"},
}
Change = Callable[[dict[str, Any]], object]


def test_all_bouwstenen_are_loaded_each_in_its_stap(database: Database) -> None:
    with database.read() as connection:
        rows = connection.execute(
            select(bouwsteen.c.stap, bouwsteen_versie.c.herkomst).join_from(bouwsteen, bouwsteen_versie)
        ).all()
    assert Counter(row.stap for row in rows) == PER_STAP
    origins = Counter(row.herkomst for row in rows)
    assert origins["oorspronkelijk"] + origins["waarschijnlijk"] == 119
    assert origins["nieuw_voorstel"] == 24


def test_the_titels_that_stand_in_two_stappen_have_the_stap_in_their_slug() -> None:
    blocks = json.loads((ROOT / "seed" / "bouwstenen.json").read_text())["bouwstenen"]
    twice = {titel for titel, number in Counter(block["titel"] for block in blocks).items() if number > 1}
    assert {titel: {b["slug"] for b in blocks if b["titel"] == titel} for titel in twice} == IN_TWO_STAPPEN


def test_loading_twice_changes_nothing(database: Database) -> None:
    with database.write() as connection:
        before = _everything(connection)
        assert fill(connection, ROOT / "seed", now()) == 0
        assert _everything(connection) == before


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", _set("museum", kern="Een nieuwe zin over het museum."))
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


def test_what_is_taken_out_of_a_file_stays_in_the_catalogue(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("kennis.json", lambda data: data["tips"].clear())
    with database.write() as connection:
        before = _everything(connection)
        assert load(connection, content, now()) == 0
        assert _everything(connection) == before


def test_moving_a_bouwsteen_to_another_groep_is_no_new_text(
    database: Database, content: Path, rewrite: Rewrite
) -> None:
    rewrite("bouwstenen.json", _set("museum", groep="Andere partners"))
    with database.write() as connection:
        assert load(connection, content, now()) == 1
        assert connection.execute(select(func.count()).select_from(bouwsteen_versie)).scalar_one() == 143


def test_a_fault_anywhere_loads_nothing_at_all(database: Database, content: Path, rewrite: Rewrite) -> None:
    rewrite("bouwstenen.json", _set("museum", kern="Een nieuwe zin over het museum."))
    rewrite("kennis.json", lambda data: data["tips"][-1].update(bron=["bestaat-niet"]))
    with pytest.raises(SeedError), database.write() as connection:
        load(connection, content, now())
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(bouwsteen_versie)).scalar_one() == 143


def _everything(connection: Any) -> list[Any]:
    tables = (bouwsteen, bouwsteen_versie, catalogus)
    return [connection.execute(select(table).order_by(*table.primary_key)).all() for table in tables]


def _set(slug: str, /, **fields: Any) -> Change:
    """Change fields of one bouwsteen; None takes a field away."""

    def change(data: dict[str, Any]) -> None:
        (block,) = [block for block in data["bouwstenen"] if block["slug"] == slug]
        block.update(fields)
        for name in [name for name, value in fields.items() if value is None]:
            del block[name]

    return change


FAULTS: dict[str, tuple[str, Change, str]] = {
    "a field is missing": ("bouwstenen.json", _set("museum", kern=None), "bouwsteen ‘museum’: veld ‘kern’ ontbreekt"),
    "a field too many": (
        "bouwstenen.json",
        _set("museum", kleur="rood"),
        "bouwsteen ‘museum’: veld ‘kleur’ hoort hier niet",
    ),
    "a stap that does not exist": (
        "bouwstenen.json",
        _set("museum", stap="zesde"),
        "bouwsteen ‘museum’: veld ‘stap’ heeft een waarde die niet bestaat",
    ),
    "another stap than it had": (
        "bouwstenen.json",
        _set("museum", stap="doelgroepen", groep="Makers"),
        "bouwsteen ‘museum’: veld ‘stap’: staat al in partners en kan niet verhuizen",
    ),
    "a groep of another stap": (
        "bouwstenen.json",
        _set("museum", groep="Makers"),
        "bouwsteen ‘museum’: veld ‘groep’: groep ‘Makers’ hoort niet bij stap partners",
    ),
    "an origin that does not exist": (
        "bouwstenen.json",
        _set("museum", herkomst="gehoord"),
        "bouwsteen ‘museum’: veld ‘herkomst’ heeft een waarde die niet bestaat",
    ),
    "a source that does not exist": (
        "bouwstenen.json",
        _set("museum", bron=["gerucht"]),
        "bouwsteen ‘museum’: veld ‘bron’: bron ‘gerucht’ bestaat niet",
    ),
    "no source at all": ("bouwstenen.json", _set("museum", bron=[]), "bouwsteen ‘museum’: veld ‘bron’ ontbreekt"),
    "a slug twice": (
        "bouwstenen.json",
        _set("museum", slug="archief"),
        "bouwsteen ‘archief’: veld ‘slug’ staat er meer dan één keer",
    ),
    "a slug with capitals": (
        "bouwstenen.json",
        _set("museum", slug="Het Museum"),
        "bouwsteen ‘Het Museum’: veld ‘slug’ heeft niet de goede vorm",
    ),
    "a kern that is no sentence": (
        "bouwstenen.json",
        _set("museum", kern="Geen punt aan het eind"),
        "bouwsteen ‘museum’: veld ‘kern’ heeft niet de goede vorm",
    ),
    "a kern that is too long": (
        "bouwstenen.json",
        _set("museum", kern="woord " * 60 + "."),
        "bouwsteen ‘museum’: veld ‘kern’ is te lang",
    ),
    "an uitleg that is too short": (
        "bouwstenen.json",
        _set("museum", uitleg="Kort."),
        "bouwsteen ‘museum’: veld ‘uitleg’ is te kort",
    ),
    "a number for a text": (
        "bouwstenen.json",
        _set("museum", titel=7),
        "bouwsteen ‘museum’: veld ‘titel’ moet tekst zijn",
    ),
    "a long titel without a short one": (
        "bouwstenen.json",
        _set("museum", titel="Museum van alle mooie dingen bij elkaar"),
        "bouwsteen ‘museum’: veld ‘korte_titel’ ontbreekt",
    ),
    "another version of the shape": (
        "bouwstenen.json",
        lambda data: data.update(schema_versie=2),
        "bouwstenen.json: veld ‘schema_versie’ heeft een waarde die niet bestaat",
    ),
    "no bouwstenen at all": (
        "bouwstenen.json",
        lambda data: data.pop("bouwstenen"),
        "bouwstenen.json: veld ‘bouwstenen’ ontbreekt",
    ),
    "a bouwsteen without a slug": ("bouwstenen.json", _set("museum", slug=None), "bouwstenen ‘nummer "),
    "a tip for an unknown bouwsteen": (
        "kennis.json",
        lambda data: data["tips"][0].update(bouwstenen=["weg"]),
        "veld ‘bouwstenen’: ‘weg’ bestaat niet",
    ),
    "a tip without a source": (
        "kennis.json",
        lambda data: data["tips"][0].update(bron=[]),
        "veld ‘bron’ heeft te weinig waarden",
    ),
    "an address that is none": (
        "kennis.json",
        lambda data: data["bronnen"][0].update(url="www.example.nl"),
        "veld ‘url’ heeft niet de goede vorm",
    ),
    "a day that does not exist": (
        "kennis.json",
        lambda data: data["bronnen"][0].update(geraadpleegd_op="2026-02-30"),
        "veld ‘geraadpleegd_op’ is geen bestaande datum",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_dutch_with_file_bouwsteen_and_field(
    sqlite_database: Database, content: Path, rewrite: Rewrite, fault: str
) -> None:
    name, change, told = FAULTS[fault]
    rewrite(name, change)
    with pytest.raises(SeedError) as refused, sqlite_database.read() as connection:
        load(connection, content, now())
    message = str(refused.value)
    assert message.startswith(f"{name}: ")
    assert told.removeprefix("bouwsteen ") in message
    for english in ("Input", "should", "valid ", "Field", "String", "type="):
        assert english not in message


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\ufeff{}", '{"schema_versie": 1}'])
def test_a_file_that_is_no_content_is_refused_with_its_name(
    sqlite_database: Database, content: Path, text: str
) -> None:
    (content / "bouwstenen.json").write_text(text)
    with pytest.raises(SeedError, match=r"^bouwstenen\.json: "), sqlite_database.read() as connection:
        load(connection, content, now())


def test_a_file_that_is_gone_is_told_by_name(sqlite_database: Database, content: Path) -> None:
    (content / "kennis.json").unlink()
    with (
        pytest.raises(SeedError, match=r"kennis\.json: kan het bestand niet lezen"),
        sqlite_database.read() as connection,
    ):
        load(connection, content, now())
