"""Content that waits for its pages: regelingen, organisaties, cijfers, bewijs and synoniemen are complete and tied."""

import json
from datetime import date
from typing import Any

import pytest

from app.blocks.seed import KNOWLEDGE, SEED
from app.settings import ROOT


def content(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "seed" / name).read_text(encoding="utf-8"))
    return found


NASLAG, SYNONIEMEN = content("naslag.json"), content("synoniemen.json")["synoniemen"]
SLUGS = {block["slug"] for block in content(SEED)["bouwstenen"]}
BRONNEN = {bron["slug"] for bron in (*content(KNOWLEDGE)["bronnen"], *NASLAG["bronnen"])}


@pytest.mark.parametrize("soort", ["kansen", "cijfers", "regelingen", "organisaties"])
def test_every_record_stands_once_and_names_sources_that_exist(soort: str) -> None:
    slugs = [item["slug"] for item in NASLAG[soort]]
    assert len(slugs) == len(set(slugs)) > 0
    for item in NASLAG[soort]:
        assert set(item["bron"]) <= BRONNEN, item["slug"]
        assert item["bron"] or item.get("bewijs") == "niet gezien", item["slug"]


def test_evidence_says_what_it_does_not_prove() -> None:
    assert [item["slug"] for item in NASLAG["bewijs"] if not item["zegt_niet"]] == []


def test_a_regeling_has_dates_that_can_be_compared_and_bouwstenen_that_exist() -> None:
    for item in NASLAG["regelingen"]:
        days = [date.fromisoformat(item[name]) for name in ("van", "tot") if item[name]]
        assert days == sorted(days), item["slug"]
        assert date.fromisoformat(item["gecontroleerd_op"]) < date.fromisoformat(item["herzien_voor"])
        assert set(item["bouwstenen"]) <= SLUGS, item["slug"]


def test_there_are_80_synoniemen_at_least_and_each_leads_somewhere() -> None:
    assert len(SYNONIEMEN) >= 80
    for entry in SYNONIEMEN:
        assert entry["woorden"]
        assert entry["bouwstenen"]
        assert set(entry["bouwstenen"]) <= SLUGS, entry["woorden"]
    words = [word.casefold() for entry in SYNONIEMEN for word in entry["woorden"]]
    assert sorted({word for word in words if words.count(word) > 1}) == []
