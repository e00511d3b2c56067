"""Every sentence of the content: said once, short where it is said aloud, and no claim where the editors reasoned."""

import csv
import re
from collections import Counter

from tests.blocks.prose import FOLDER, Passage, passages

PROSE = [passage for passage in passages() if passage.is_prose]
REASONED = [passage for passage in PROSE if passage.reasoned]
ALOUD = 18
"""The most words in a sentence that an officer says to an alderman."""

CLAIMS = re.compile(
    r"\d|\b(uit|volgens|blijkens) (\w+ )?onderzoek|onderzoek (laat|toont|wijst|bewijst|zag)"
    r"|\b(is|zijn) (aangetoond|bewezen)\b|\bcijfers (laten zien|tonen|wijzen)\b",
    re.IGNORECASE,
)
ALSO_WORDS = {"Beek", "Bergen", "Best", "Buren", "Houten", "Huizen", "Hulst", "Laren", "Putten", "Sluis"}
"""Gemeenten that are also words: at the start of a sentence they may be just that."""


def gemeenten() -> re.Pattern[str]:
    """Any name of a gemeente, also as people say it."""
    with (FOLDER / "gemeenten.csv").open(encoding="utf-8") as file:
        names = {row["naam"].split(" (")[0] for row in csv.DictReader(file)} | {"Den Haag", "Den Bosch"}
    plain = "|".join(re.escape(name) for name in sorted(names - ALSO_WORDS, key=len, reverse=True))
    inside = "|".join(sorted(ALSO_WORDS))
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)|(?<=[a-z,] )(?:{inside})(?!\w)")


GEMEENTE = gemeenten()


def claims(passage: Passage) -> list[str]:
    """What in a text needs a source: a figure, a gemeente, or research."""
    return [hit.group() for rule in (CLAIMS, GEMEENTE) for hit in rule.finditer(passage.text)]


def test_every_kind_of_record_is_read() -> None:
    kinds = Counter(passage.record.split("/")[0] for passage in PROSE)
    assert set(kinds) == {"bouwstenen", "bouwtekeningen", "kennis", "naslag", "relaties", "voorbeelden"}
    assert kinds["bouwstenen"] > 143 * 10
    assert len(REASONED) > 143 * 9


def test_what_the_editors_reasoned_names_no_figure_no_gemeente_and_no_research() -> None:
    assert {str(passage): told for passage in REASONED if (told := claims(passage))} == {}


def test_a_claim_is_seen_wherever_it_stands() -> None:
    for text in (
        "Tilburg doet het zo.", "Zo doet Bergen het.", "In 's-Hertogenbosch niet.", "De helft, 50 procent.",
        "Uit onderzoek blijkt dat.", "Dat is bewezen.", "In Alphen aan den Rijn.", "Volgens landelijk onderzoek.",
    ):  # fmt: skip
        assert claims(Passage("hier", "wanneer", text)), text
    for text in ("Houten banken staan klaar.", "Huizen en wijken.", "Een onderzoek vraagt tijd."):
        assert not claims(Passage("hier", "wanneer", text)), text


def test_no_sentence_stands_anywhere_twice() -> None:
    said: dict[str, list[str]] = {}
    for passage in PROSE:
        for sentence in passage.sentences:
            said.setdefault(sentence.casefold(), []).append(str(passage))
    assert {sentence: places for sentence, places in said.items() if len(places) > 1} == {}


def test_what_is_said_aloud_is_short() -> None:
    aloud = [(str(passage), sentence) for passage in REASONED for sentence in passage.sentences]
    assert [(place, sentence) for place, sentence in aloud if len(sentence.split()) > ALOUD] == []
