"""Codes of six digits from an app, and the codes for who lost it."""

from datetime import UTC, datetime, timedelta

import pytest

from app.editorial.second_factor import LETTERS, for_the_app, new_codes, opened, plain, proposed, sealed, step_of
from app.mail.seal import Unreadable
from app.settings import Settings

# RFC 6238, appendix B: the key "12345678901234567890", the last six of the eight digits.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
MOMENT, CODE = datetime.fromtimestamp(1111111109, UTC), "081804"


def test_the_code_is_that_of_the_standard_and_names_its_step_of_time() -> None:
    assert step_of(SECRET, CODE, MOMENT) == 1111111109 // 30
    assert step_of(SECRET, " 081 804", MOMENT) == 1111111109 // 30


@pytest.mark.parametrize(("seconds", "works"), [(-30, True), (30, True), (-60, False), (60, False)])
def test_a_clock_may_be_half_a_minute_off_and_no_more(seconds: int, *, works: bool) -> None:
    assert (step_of(SECRET, CODE, MOMENT + timedelta(seconds=seconds)) is not None) is works


@pytest.mark.parametrize("wrong", ["", "081805", "81804", "geen code", "٠٨١٨٠٤", "0818040"])
def test_anything_else_is_no_code(wrong: str) -> None:
    assert step_of(SECRET, wrong, MOMENT) is None


def test_herstelcodes_differ_are_hard_to_guess_and_forgive_how_they_are_typed() -> None:
    codes = new_codes()
    assert len(set(codes)) == 10
    assert all(len(plain(code)) == 16 and set(plain(code)) <= set(LETTERS) for code in codes)
    assert plain(" ABCD efgh-2345 6789 ") == "abcdefgh23456789"


def test_the_secret_is_sealed_under_the_key_of_the_application(settings: Settings) -> None:
    kept = sealed(settings, SECRET)
    assert SECRET not in kept
    assert opened(settings, kept) == SECRET
    with pytest.raises(Unreadable):
        opened(Settings(data=settings.data, geheim="een-andere-sleutel-die-ook-lang-genoeg-is"), kept)


def test_the_same_link_proposes_the_same_secret_and_another_link_another(settings: Settings) -> None:
    assert proposed(settings, "een") == proposed(settings, "een") != proposed(settings, "twee")
    assert len(proposed(settings, "een")) == 32
    address = for_the_app(SECRET, "iris@redactie.example")
    assert address.startswith("otpauth://totp/Bouwplaats:iris%40redactie.example?")
    assert SECRET in address
