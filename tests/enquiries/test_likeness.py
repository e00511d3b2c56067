"""What looks alike is found by forms of words, and what only sounds alike is not."""

import pytest

from app.enquiries.likeness import MANY, most_alike

NAMES = ("Bibliotheek", "Buurthuis/wijkcentrum", "Huisarts en eerste lijn", "Koor", "Kunst op recept", "Podium")


@pytest.mark.parametrize(
    ("titel", "found"),
    [
        ("Bibliotheken", "Bibliotheek"),
        ("Wijkcentra", "Buurthuis/wijkcentrum"),
        ("Huisartsen", "Huisarts en eerste lijn"),
        ("Koren", "Koor"),
        ("Poppodium", "Podium"),
    ],
)
def test_another_form_of_a_word_is_found(titel: str, found: str) -> None:
    assert most_alike(titel, NAMES, lambda name: (name,))[0] == found


@pytest.mark.parametrize("titel", ["Waterschap", "Kerk", "", "de en het"])
def test_what_is_something_else_is_not(titel: str) -> None:
    assert most_alike(titel, NAMES, lambda name: (name,)) == ()


def test_the_most_alike_comes_first_and_the_list_stays_short() -> None:
    many = ("Jongeren en muziek", "Jongerenwerk", *["Jongerenwerker"] * MANY)
    found = most_alike("Jongerenwerk", many, lambda name: (name,))
    assert found[0] == "Jongerenwerk"
    assert len(found) == MANY
