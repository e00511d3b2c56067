"""A password is long and not what others guess first; nobody learns from the clock whether an account exists."""

import pytest

from app.editorial.passwords import LONGEST, SHORTEST, fault_in
from tests.editorial.desk import PASSWORD, kept_password


@pytest.mark.parametrize("short", ["", "kort", "x" * (SHORTEST - 1)])
def test_a_short_password_is_refused_with_how_long_it_must_be(short: str) -> None:
    assert f"{len(short)} tekens. Maak er minstens 15" in fault_in(short)


@pytest.mark.parametrize(
    "guessed",
    [
        "Bouwplaats2026!!!!",
        "WachtwoordWachtwoord",
        "welkom welkom welkom",
        "qwertyuiopasdfghjkl",
        "123456789012345678",
        "aaaaaaaaaaaaaaaaaaa",
        "redactie bouwplaats 1",
        "irisdevries2026iris",
        "De Vries, Iris de Vries",
    ],
)
def test_what_everybody_guesses_is_refused(guessed: str) -> None:
    assert "makkelijk te raden" in fault_in(guessed, "Iris de Vries", "iris@lindewaard.example")


def test_a_password_needs_no_kinds_of_signs_and_may_have_spaces() -> None:
    assert fault_in(PASSWORD, "Iris", "iris@lindewaard.example") == ""
    assert fault_in("correctbatterijpaard") == ""
    assert "te lang" in fault_in(PASSWORD * (LONGEST // len(PASSWORD) + 1))


def test_a_password_is_kept_as_argon2id() -> None:
    assert kept_password().startswith("$argon2id$v=19$m=65536,t=3,p=4$")
