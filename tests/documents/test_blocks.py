"""From typed text to paragraphs and lists: marks once, words in order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.blocks import Listed, Paragraph, blocks, in_lines, in_sentence, lines


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "– ", "— ", "·\t", "\uf0b7 ", "-\u00a0", "-", "•"])
def test_a_typed_bullet_is_a_list(mark: str) -> None:
    assert blocks(f"Dit:\n{mark}Een\n\n{mark}Twee\nKlaar") == (
        Paragraph("Dit:"),
        Listed(("Een", "Twee")),
        Paragraph("Klaar"),
    )
    assert lines(f"{mark}Een\n{mark}Twee") == ("Een", "Twee")


@pytest.mark.parametrize("marks", [("1. ", "2. "), ("1) ", "2) "), ("a) ", "b) "), ("(1) ", "(2) "), ("1.", "2.")])
def test_typed_numbers_are_a_list_that_counts(marks: tuple[str, str]) -> None:
    text = f"{marks[0]}Een\n{marks[1]}Twee"
    assert blocks(text) == (Listed(("Een", "Twee"), numbered=True),)
    assert lines(text) == ("Een", "Twee")
    assert in_lines(text) == "1. Een\n2. Twee"


@pytest.mark.parametrize(
    "text",
    [
        "-5 procent",
        "1.000 euro",
        "2027. Een jaar",
        "3. plaats",
        "1. Alleen",
        "A. Jansen",
        "1,5 fte",
        "*ster*",
        "a. b",
        "-",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert blocks(text) == (Paragraph(text),)
    assert lines(text) == (text,)


def test_a_line_that_is_set_in_belongs_to_the_item_before_it() -> None:
    assert blocks("- Een\n  en meer\n- Twee") == (Listed(("Een\nen meer", "Twee")),)


def test_a_list_in_lines_has_one_mark_per_item() -> None:
    assert in_lines("Dit:\n- Een\n* Twee\n\nEn dit") == "Dit:\n• Een\n• Twee\n\nEn dit"
    assert in_lines("Een regel\nnog een") == "Een regel\nnog een"


PIECES = ["een", "twee ", "\n", "\n\n", "- ", "• ", "1. ", "2. ", "3) ", "a) ", "  ", "*", "-", "é", "Groot"]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_all_words_stay_in_order(text: str) -> None:
    text = text.replace("\r", "\n")
    told = [block.text if isinstance(block, Paragraph) else "\n".join(block.items) for block in blocks(text)]
    assert _words("\n".join(told)) == _words(text)
    assert _words("\n".join(lines(text))) == _words(text)
    assert in_lines(in_lines(text)) == in_lines(text)


def _words(text: str) -> list[str]:
    """The words, without what may have been a mark."""
    return re.findall(r"[^\W\d_]{2,}", text)


def test_a_list_in_one_sentence_has_no_marks() -> None:
    assert in_sentence("1. Een.\n2. Twee.") == "Een; Twee."
    assert in_sentence("Dit:\n- Een\n- Twee\n\nKlaar.") == "Dit: Een; Twee Klaar."
    assert in_sentence("Gewoon een\nzin. En nog een.") == "Gewoon een zin. En nog een."
