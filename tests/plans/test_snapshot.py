"""A day as people type it is a day, and nothing else is."""

from datetime import date

import pytest

from app.forms import Form
from app.plans.snapshot import Status, etiket, read_asked

TODAY = date(2026, 12, 31)
DAY = date(2026, 12, 3)


@pytest.mark.parametrize("text", ["3-12-2026", "03-12-2026", "3/12/2026", "3.12.2026", " 2026-12-03 ", "3 12 2026"])
def test_a_day_is_read_as_people_and_browsers_write_it(text: str) -> None:
    asked = read_asked(Form({"naam": "X", "status": "aangeboden", "datum": text}), TODAY)
    assert (asked.datum, asked.fouten) == (DAY, {})


@pytest.mark.parametrize("text", ["", "3 december", "31-02-2026", "2026-13-01", "3-12-26", "0-0-2000", "١-١-2026"])
def test_what_is_no_day_is_asked_again(text: str) -> None:
    asked = read_asked(Form({"naam": "X", "status": "aangeboden", "datum": text}), TODAY)
    assert list(asked.fouten) == ["datum"]
    assert asked.getypt["datum"] == text


def test_a_concept_takes_no_day_or_number_from_a_form() -> None:
    typed = {"naam": " Voor  het\ncollege ", "status": "concept", "datum": "3-12-2026", "besluitnummer": "12"}
    asked = read_asked(Form(typed), TODAY)
    assert (asked.naam, asked.datum, asked.besluitnummer, asked.fouten) == ("Voor het college", None, None, {})


def test_each_status_has_its_words_for_the_cover() -> None:
    assert etiket(Status.CONCEPT, None, None) == "Concept"
    assert etiket(Status.AANGEBODEN, DAY, None) == "Aangeboden aan de raad op 3 december 2026"
    assert etiket(Status.VASTGESTELD, DAY, "R12") == "Vastgesteld op 3 december 2026 (besluit R12)"
