"""Finding the provincie somebody means, also under the name people use, and never by accident."""

import pytest

from app.municipalities.gemeente import Gemeente
from app.municipalities.provincie import PROVINCIES, resolve, suggest


def test_the_twelve_are_those_of_the_list_of_gemeenten(gemeenten: tuple[Gemeente, ...]) -> None:
    assert set(PROVINCIES) == {one.provincie for one in gemeenten}
    assert len(PROVINCIES) == 12


@pytest.mark.parametrize("naam", PROVINCIES)
def test_every_provincie_is_found_by_its_name_with_a_slip_and_with_its_title(naam: str) -> None:
    for typed in (naam, naam.upper(), naam.replace("-", " "), f"provincie {naam}", f"{naam} (provincie)", naam[:-1]):
        assert resolve(typed) == naam, typed


@pytest.mark.parametrize(
    ("typed", "naam"), [("Friesland", "Fryslân"), ("Brabant", "Noord-Brabant"), ("Limbrug", "Limburg")]
)
def test_the_name_people_use_and_a_slip_in_it_are_understood(typed: str, naam: str) -> None:
    assert resolve(typed) == naam


@pytest.mark.parametrize("typed", ["", "G", "NH", "Holland", "Twente", "Zeewolde", "Zuidwest-Friesland", "xyzzy"])
def test_anything_else_is_no_provincie(typed: str) -> None:
    assert resolve(typed) == ""


@pytest.mark.parametrize(
    ("typed", "found"),
    [("noor", ("Noord-Brabant", "Noord-Holland")), ("frie", ("Fryslân",)), ("n", ()), ("xyzzy", ()), ("", ())],
)
def test_the_beginning_of_a_name_suggests_the_provincies_that_begin_so(typed: str, found: tuple[str, ...]) -> None:
    assert suggest(typed) == found
