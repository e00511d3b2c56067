"""What an officer looks up: figures, evidence, regelingen, organisaties and synoniemen, each with its dates."""

import csv
from datetime import date, timedelta

import pytest

from app.blocks.lore import RegelingShape
from app.blocks.lore_files import NaslagShape, SynoniemenShape
from app.blocks.seed import read
from app.settings import ROOT

FOLDER = ROOT / "seed"
NASLAG = read(FOLDER / "naslag.json", NaslagShape)
SYNONIEMEN = read(FOLDER / "synoniemen.json", SynoniemenShape).synoniemen


@pytest.mark.parametrize("regeling", NASLAG.regelingen, ids=lambda item: item.slug)
def test_a_regeling_closes_by_itself_the_day_after_its_last(regeling: RegelingShape) -> None:
    if regeling.tot is None:
        assert not regeling.is_closed(date(9999, 12, 31))
        assert regeling.status_tekst, "without an end its state is told in words"
        return
    assert not regeling.is_closed(regeling.tot)
    assert regeling.is_closed(regeling.tot + timedelta(days=1))


def test_dates_are_in_order() -> None:
    for item in NASLAG.regelingen:
        assert item.gecontroleerd_op < item.herzien_voor, item.slug
        if item.van and item.tot:
            assert item.van < item.tot, item.slug


def test_an_organisatie_stands_where_an_officer_looks() -> None:
    with (FOLDER / "gemeenten.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    gemeenten, provincies = {row["naam"] for row in rows}, {row["provincie"] for row in rows}
    for item in NASLAG.organisaties:
        assert set(item.gemeenten) <= gemeenten, item.slug
        assert set(item.provincies) <= provincies, item.slug
        place = {"landelijk": (), "provinciaal": item.provincies, "stedelijk": item.gemeenten}
        assert bool(place[item.soort]) == (item.soort != "landelijk"), item.slug
    assert {name for item in NASLAG.organisaties for name in item.provincies} == provincies


def test_there_are_80_synoniemen_at_least_and_no_word_stands_twice() -> None:
    assert len(SYNONIEMEN) >= 80
    words = [word.casefold() for entry in SYNONIEMEN for word in entry.woorden]
    assert sorted({word for word in words if words.count(word) > 1}) == []
