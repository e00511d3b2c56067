"""Voorbeelden, bouwtekeningen and relaties: complete, tied to what exists, and each with its reason or source."""

import csv
from collections import Counter

import pytest

from app.blocks.lore import Verband
from app.blocks.lore_files import BouwtekeningenShape, RelatiesShape, VoorbeeldenShape
from app.blocks.seed import KNOWLEDGE, SEED, SeedError, check_lore, read, read_lore
from app.blocks.shapes import KennisShape, SeedShape
from app.settings import ROOT

FOLDER = ROOT / "seed"
CONTENT, KENNIS, LORE = read(FOLDER / SEED, SeedShape), read(FOLDER / KNOWLEDGE, KennisShape), read_lore(FOLDER)
STAP = {block.slug: block.stap for block in CONTENT.bouwstenen}
RELATIES = read(FOLDER / "relaties.json", RelatiesShape).relaties
TEKENINGEN = read(FOLDER / "bouwtekeningen.json", BouwtekeningenShape).bouwtekeningen
VOORBEELDEN = read(FOLDER / "voorbeelden.json", VoorbeeldenShape).voorbeelden


def test_everything_named_exists_and_stands_once() -> None:
    check_lore(LORE, CONTENT, KENNIS)


def test_a_loose_end_is_told_with_its_place() -> None:
    broken = RELATIES[0].model_copy(update={"naar": "bestaat-niet"})
    with pytest.raises(SeedError, match="bestaat-niet"):
        check_lore({"relatie": (broken,)}, CONTENT, KENNIS)


def test_the_four_bouwtekeningen_hold_what_they_held() -> None:
    numbers = {item.slug: len(set(item.bouwstenen)) for item in TEKENINGEN}
    assert numbers == {
        "creatieve-gemeente": 32,
        "talentvolle-gemeente": 29,
        "sociale-gemeente": 34,
        "vitale-gemeente": 17,
    }


def test_a_voorbeeld_names_gemeenten_of_the_list_and_where_it_was_found() -> None:
    with (FOLDER / "gemeenten.csv").open(encoding="utf-8") as file:
        known = {row["naam"] for row in csv.DictReader(file)}
    for item in VOORBEELDEN:
        assert set(item.gemeenten) <= known, item.slug
        assert item.bron, item.slug


def test_there_are_at_least_250_relaties_each_with_a_reason_of_its_own() -> None:
    assert len(RELATIES) >= 250
    assert [text for text, times in Counter(r.reden for r in RELATIES).items() if times > 1] == []
    assert [r.key for r in RELATIES if r.van == r.naar] == []


@pytest.mark.parametrize("visie", [slug for slug, stap in STAP.items() if stap == "visie"])
def test_every_visie_reaches_a_doelgroep_a_partner_and_an_instrument(visie: str) -> None:
    near: dict[str, set[str]] = {}
    for relatie in RELATIES:
        if relatie.soort is not Verband.SCHUURT:
            near.setdefault(relatie.van, set()).add(relatie.naar)
            near.setdefault(relatie.naar, set()).add(relatie.van)
    reached = near[visie] | {other for one in near[visie] for other in near[one]}
    assert {"doelgroepen", "partners", "instrumenten"} <= {STAP[slug] for slug in reached}
