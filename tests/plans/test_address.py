"""An address is recognised however it is written, and shown so that only its owner recognises it."""

from app.database import now
from app.plans.address import Adres, mark, opened, sealed
from tests.conftest import GEHEIM

SECRET, OTHER = GEHEIM.encode(), b"een-andere-sleutel-van-de-toepassing-2"


def test_an_address_is_found_however_it_is_written_and_only_with_the_key() -> None:
    assert mark(SECRET, "Anna@Gemeente.NL") == mark(SECRET, "anna@gemeente.nl")
    assert mark(SECRET, "anna@gemeente.nl") != mark(OTHER, "anna@gemeente.nl")
    assert mark(SECRET, "anna@gemeente.nl") != mark(SECRET, "bram@gemeente.nl")


def test_a_kept_address_comes_back_with_the_key_and_is_nothing_without() -> None:
    kept = sealed(SECRET, "anna@gemeente.nl")
    assert "anna" not in kept
    assert (opened(SECRET, kept), opened(OTHER, kept)) == ("anna@gemeente.nl", "")


def test_an_address_is_shown_by_its_first_letter() -> None:
    assert Adres(1, "anna@gemeente.nl", now()).masked == "a…@gemeente.nl"
    assert Adres(1, "", now()).masked == "een adres dat we niet meer kunnen lezen"
