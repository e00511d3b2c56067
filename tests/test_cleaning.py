import sys
import time
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cleaning import LONGEST, MOST_MARKS, bare, clean, one_line, shows
from tests.visitor import Site

BREAKS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]
UNSEEN = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u202e", "\u2060", "\u2066", "\ufeff", "\u180e", "\u061c"]
SPACES = ["\u00a0", "\u2007", "\u202f", "\u3000", "\t", "\u2003"]
MARKS = "\u0301\u0323\u0f73\u0327\u0345"


@given(st.text(st.characters() | st.sampled_from([*MARKS, *BREAKS[:2], *BREAKS[3:]])))
def test_cleaning_leaves_text_that_every_database_and_document_takes(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned == unicodedata.normalize("NFC", cleaned)
    cleaned.encode()
    assert not any(c < " " and c not in "\n\t" for c in cleaned)
    assert not any(c in cleaned for c in "\r\x00\x7f\x85\u2028\u2029\ufffe\uffff")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co", "Mn"]), min_size=1).map(str.strip))
def test_cleaning_takes_no_letter_away(text: str) -> None:
    assert [c for c in clean(text) if c.isalnum()] == [c for c in unicodedata.normalize("NFC", text) if c.isalnum()]


@pytest.mark.parametrize("end", BREAKS)
def test_a_line_ends_where_it_ended_whatever_sign_ends_it(end: str) -> None:
    assert clean(f"eerste{end}tweede") == "eerste\ntweede"
    assert one_line(f"eerste{end}tweede") == bare(f"eerste{end}tweede") == "eerste tweede"


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_nobody_sees_is_not_part_of_a_line(sign: str) -> None:
    assert one_line(f"{sign}Kunst{sign}huis{sign}") == bare(f"{sign}Kunst{sign}huis{sign}") == "Kunsthuis"
    assert one_line(sign * 3) == ""


@pytest.mark.parametrize("space", SPACES)
def test_every_kind_of_space_is_a_space(space: str) -> None:
    assert one_line(f"{space}Kunst{space}{space}huis{space}") == bare(f"Kunst{space}huis") == "Kunst huis"


@pytest.mark.parametrize("nothing", ["\u2800", "\u3164", "\u0301\u0301", "\u200b \u00a0", "\ue000", "\u202e\u2066"])
def test_a_line_that_shows_nothing_is_empty(nothing: str) -> None:
    assert one_line(nothing) == ""
    assert not shows(nothing)


@pytest.mark.parametrize("name", ["👨‍👩‍👧 samen", "❤️‍🔥", "नमस्ते क्‍ष", "1️⃣ eerst", "Việt", "m² ½", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_what_belongs_to_a_script_or_an_emoji_stays(name: str) -> None:
    assert one_line(name) == name


def test_wide_signs_are_plain_ones_for_a_machine() -> None:
    assert bare("１２３ ４５６") == "123 456"
    assert bare("naam＠ｘ.nl") == "naam@x.nl"


@given(st.lists(st.sampled_from([*MARKS, *UNSEEN, *SPACES, *BREAKS, "a", "A", "é", "１", "ﷺ", "\u030a"])).map("".join))
def test_a_line_stays_what_it_is(text: str) -> None:
    for made in (one_line, bare):
        assert made(made(text)) == made(text)
        assert "\n" not in made(text)


def test_no_letter_keeps_more_marks_than_any_language_has() -> None:
    assert clean("a" + "\u0323" * 500 + "b") == "ạ" + "\u0323" * (MOST_MARKS - 1) + "b"
    marks = [c for c in map(chr, range(0x20000, sys.maxunicode)) if unicodedata.combining(c)]
    assert not marks


def test_a_field_is_cut_far_above_every_limit() -> None:
    assert len(clean("a" * (LONGEST + 5))) == LONGEST


def cpu(work: Callable[[], object]) -> float:
    """The least of a few measurements: what else the machine does takes none of it."""
    took = []
    for _ in range(3):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


@pytest.mark.parametrize(
    "unit",
    [
        "\u0301\u0323",
        "\u0f73\u0323",
        "a" + "\u0301\u0323" * 14,
        "e\u0301 ",
        "\u1100\u1161\u11a8",
        "\U0001d15e",
        "a\x85",
        "\ufe0f",
    ],
)
def test_eight_times_the_text_is_no_sixty_four_times_the_work(unit: str) -> None:
    def cleaned(size: int) -> float:
        text = "a" + unit * (size // len(unit))
        return cpu(lambda: clean(text))

    assert cleaned(80_000) < 25 * cleaned(10_000)


def test_a_link_of_nothing_but_marks_holds_nobody_up(site: Site) -> None:
    def opened(size: int) -> float:
        sent = {"link": "a" + "\u0301" * size + "\u0323" * size}
        return cpu(lambda: site.post("/open", sent))

    assert opened(32_000) < 12 * opened(8_000)
