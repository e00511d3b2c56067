"""Loading content: everything that is there, changes as new versions, and faults in words an editor can act on."""

import json
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from app.blocks.models import bouwsteen, bouwsteen_versie
from app.blocks.seed import SeedError, load
from app.database import Database, now
from app.settings import ROOT
from tests.blocks.conftest import Change, Rewrite
from tests.blocks.conftest import set_fields as _set

PER_STAP = {"visie": 22, "doelgroepen": 26, "partners": 47, "beleidsterreinen": 15, "instrumenten": 33}
IN_TWO_STAPPEN = {
    "Cultuurcoach": {"cultuurcoach-partners", "cultuurcoach-instrumenten"},
    "Cultuurmakelaar": {"cultuurmakelaar-partners", "cultuurmakelaar-instrumenten"},
    "Cultuurverenigingen": {"cultuurverenigingen-partners", "cultuurverenigingen-doelgroepen"},
    "Informele groepen": {"informele-groepen-partners", "informele-groepen-doelgroepen"},
}


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
    "retired without a successor or a reason": (
        "bouwstenen.json",
        _set("museum", vervallen={"op": "2027-01-01"}),
        "bouwsteen ‘museum’: veld ‘vervallen’: noem een opvolger of schrijf een reden",
    ),
    "retired without a day": (
        "bouwstenen.json",
        _set("museum", vervallen={"reden": "Niemand koos hem meer."}),
        "bouwsteen ‘museum’: veld ‘vervallen → op’ ontbreekt",
    ),
    "a successor that does not exist": (
        "bouwstenen.json",
        _set("museum", vervallen={"op": "2027-01-01", "opvolger": "paleis"}),
        "bouwsteen ‘museum’: veld ‘vervallen’: opvolger ‘paleis’ bestaat niet",
    ),
    "a successor that is itself": (
        "bouwstenen.json",
        _set("museum", vervallen={"op": "2027-01-01", "opvolger": "museum"}),
        "bouwsteen ‘museum’: veld ‘vervallen’: een bouwsteen volgt zichzelf niet op",
    ),
    "a successor in another stap": (
        "bouwstenen.json",
        _set("museum", vervallen={"op": "2027-01-01", "opvolger": "krimp"}),
        "bouwsteen ‘museum’: veld ‘vervallen’: opvolger ‘krimp’ staat in stap visie en niet in partners",
    ),
    "two that succeed each other": (
        "bouwstenen.json",
        lambda data: [
            _set(one, vervallen={"op": "2027-01-01", "opvolger": other})(data)
            for one, other in (("museum", "archief"), ("archief", "museum"))
        ],
        "bouwsteen ‘museum’: veld ‘vervallen’: opvolger ‘archief’ vervalt zelf ook",
    ),
    "a kind of change that does not exist": (
        "bouwstenen.json",
        _set("museum", wijziging="groot"),
        "bouwsteen ‘museum’: veld ‘wijziging’ heeft een waarde die niet bestaat",
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
