"""What is left of a typed name."""

import pytest

from app.municipalities.folding import key, loose, words


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("Gemeente Súdwest-Fryslân", "sudwest fryslan"),
        ("'s-Gravenhage", "s gravenhage"),
        ("  Nuenen,  Gerwen en Nederwetten ", "nuenen gerwen en nederwetten"),
        ("Bergen (N.H.)", "bergen nh"),
        ("IJsselstein", "ijsselstein"),
        ("de gemeente Utrecht", "utrecht"),
        ("gemeente", "gemeente"),
        ("", ""),
    ],
)
def test_words_keep_letters_and_single_spaces(typed: str, left: str) -> None:
    assert words(typed) == left


def test_a_key_has_no_spaces_and_a_loose_key_no_double_letters_or_ij() -> None:
    assert key("De Ronde Venen") == "derondevenen"
    assert loose(key("IJsselstein")) == "yselstein"
    assert loose(key("Grunningen")) == "gruningen"
