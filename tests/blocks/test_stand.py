"""A stand is one row of a table; what cannot follow from that table is there for every one of them."""

import re

import pytest

from app.blocks.stand import ACTIEF, IN_DE_MUUR, STANDEN, Stand
from app.documents.model import PATRONEN
from app.documents.pictures import PATTERNS
from app.plans.drawing import bricks
from app.plans.paper.steps import STOP
from app.settings import ROOT

CSS = (ROOT / "app" / "static" / "bouwplaats.css").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs" / "begrippen.md").read_text(encoding="utf-8")
RULES = (
    r"\.bp-merk--{}\b",
    r"\.bp-blok:has\(input\[value={}\]:checked\)::before",
    r"\.bp-status input\[value={}\]:checked \+ \.bp-status__optie",
)
"""The rules of the style sheet that every stand has: its mark, the edge of its row, and its button."""


def test_every_stand_has_a_row_and_is_in_the_wall_when_it_is_active() -> None:
    assert tuple(STANDEN) == tuple(Stand)
    assert set(ACTIEF) <= set(IN_DE_MUUR)


@pytest.mark.parametrize("stand", Stand)
def test_a_stand_looks_like_itself_on_screen_and_on_paper(stand: Stand) -> None:
    missing = [rule for rule in RULES if not re.search(rule.format(stand), CSS)]
    assert missing == [], "rules of the style sheet that this stand has not"
    assert stand in PATRONEN, "the word of its pattern on paper"
    assert (PATTERNS / f"patroon-{stand}.svg").exists(), "its pattern on paper"
    assert stand.replace("_", " ") in GLOSSARY, "its word in the glossary"


@pytest.mark.parametrize("stand", IN_DE_MUUR)
def test_a_stand_in_the_wall_has_an_icon_and_an_ink(stand: Stand) -> None:
    assert stand in bricks._ICONS
    assert stand in bricks._INKS


@pytest.mark.parametrize("stand", Stand)
def test_a_paper_tells_of_every_stand(stand: Stand) -> None:
    assert stand in ACTIEF or stand in STOP, "where the chapter of a stap tells what is not active"
