"""The content itself: every sentence is one, is our own, and stands once."""

import json
import re
from collections import Counter

import pytest

from app.blocks.seed import KNOWLEDGE, SEED, check, read
from app.blocks.shapes import Herkomst, KennisShape, SeedShape
from app.blocks.steps import STAPPEN
from app.settings import ROOT

CONTENT = read(ROOT / "seed" / SEED, SeedShape)
KENNIS = read(ROOT / "seed" / KNOWLEDGE, KennisShape)
BLOCKS = CONTENT.bouwstenen
SOURCES = [*(t.bron for t in KENNIS.tips), *(u.bron for u in KENNIS.uitdagingen), *(b.bron for b in BLOCKS)]
TEXTS = {f"{b.slug}.{name}": getattr(b, name) for b in BLOCKS for name in ("titel", "kern", "uitleg")}
ABBREVIATIONS = re.compile(r"\b(bijv|enz|bv|ca|incl|o\.a|d\.w\.z|m\.n|i\.p\.v)\.")
SENTENCE = re.compile(r"[.?](?:\s|$)")


def sentences(text: str) -> int:
    """How many sentences a text has."""
    return len(SENTENCE.findall(ABBREVIATIONS.sub("", text)))


def test_the_content_is_in_order() -> None:
    check(CONTENT, KENNIS)


def test_each_kern_is_one_sentence_and_each_uitleg_two_to_four() -> None:
    assert {b.slug: sentences(b.kern) for b in BLOCKS if sentences(b.kern) != 1} == {}
    assert {b.slug: sentences(b.uitleg) for b in BLOCKS if not 2 <= sentences(b.uitleg) <= 4} == {}


@pytest.mark.parametrize("name", ["kern", "uitleg"])
def test_no_two_bouwstenen_say_the_same(name: str) -> None:
    found = Counter(getattr(block, name).casefold() for block in BLOCKS)
    assert [text for text, number in found.items() if number > 1] == []


def test_the_kern_does_not_come_back_in_the_uitleg() -> None:
    assert [b.slug for b in BLOCKS if b.kern.rstrip(".").casefold() in b.uitleg.casefold()] == []


def test_every_groep_has_bouwstenen_and_a_sentence_of_its_own() -> None:
    used = {(block.stap, block.groep) for block in BLOCKS}
    known = {(stap.slug, groep) for stap in STAPPEN for groep in stap.groepen}
    assert used == known
    assert {(intro.stap, intro.groep) for intro in CONTENT.groepen} == known


def test_every_text_is_typed_as_we_write_dutch() -> None:
    rules: dict[str, str | re.Pattern[str]] = {
        "a straight quote": '"',
        "an exclamation mark": "!",
        "two spaces": "  ",
        "a space before a sign": re.compile(r" [.,;:?]"),
        "the polite form": re.compile(r"\b(u|uw)\b"),
    }
    faults = [
        f"{place}: {told}"
        for place, text in TEXTS.items()
        for told, sign in rules.items()
        if (sign in text if isinstance(sign, str) else sign.search(text))
    ]
    assert faults == []


def test_a_kern_speaks_of_the_gemeente_because_the_council_reads_it_too() -> None:
    addressed = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
    assert [block.slug for block in BLOCKS if addressed.search(block.kern)] == []


def test_a_remark_at_a_source_tells_the_reader_and_not_the_editors() -> None:
    notes = re.compile(r"niet (bekend|gevonden|bewaard)|is (geschat|afgeleid|bewaard)")
    assert [s.slug for s in KENNIS.bronnen if s.opmerking and notes.search(s.opmerking)] == []


def test_interface_labels_do_not_stand_in_the_content() -> None:
    everything = (ROOT / "seed" / SEED).read_text()
    for label in (
        "Stuur een mailtje",
        "Ga nu verder",
        "Bewaar je bouwwerk",
        "Wil ik ontwikkelen",
        *[s.vraag for s in STAPPEN],
    ):
        assert label not in everything


def test_there_are_24_tips_and_6_uitdagingen_and_each_says_where_it_comes_from() -> None:
    assert (len(KENNIS.tips), len(KENNIS.uitdagingen)) == (24, 6)
    used = {slug for sources in SOURCES for slug in sources}
    assert used <= {source.slug for source in KENNIS.bronnen}


def test_the_seed_is_json_that_any_tool_reads() -> None:
    for path in sorted((ROOT / "seed").glob("*.json")):
        assert json.loads(path.read_text(encoding="utf-8"))


def test_every_origin_has_words_for_the_officer() -> None:
    assert len({origin.naam for origin in Herkomst}) == len(Herkomst)
