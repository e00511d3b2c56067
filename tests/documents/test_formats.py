"""The registry of formats and the names of files."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.formats import FORMATS, file_name
from app.documents.rendering import Renderer
from app.templating import Templates
from tests.documents import sample
from tests.documents.sample import DATUM

BEGINS = {"pdf": b"%PDF", "csv": b"\xef\xbb\xbf", "html": b"<!doctype html>", "json": b"{"}
"""With what a file begins, where that is not a zip."""


def test_the_name_says_what_whose_and_when() -> None:
    name = file_name("Cultuurbeleid", "Súdwest-Fryslân", DATUM, ".pdf")
    assert name == "bouwwerk-cultuurbeleid-sudwest-fryslan-2026-11-21.pdf"


def test_a_name_without_letters_still_is_one() -> None:
    assert file_name("Plan 2027–2030", "", DATUM, ".pdf") == "bouwwerk-plan-2027-2030-2026-11-21.pdf"
    assert file_name("🏠", "", DATUM, ".pdf") == "bouwwerk-2026-11-21.pdf"


@given(st.text(), st.text())
def test_a_name_is_safe_everywhere(titel: str, gemeente: str) -> None:
    name = file_name(titel, gemeente, DATUM, ".pdf")
    assert len(name) < 160
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert ".." not in name


def test_pdf_is_a_format() -> None:
    assert FORMATS["pdf"].suffix == ".pdf"
    assert FORMATS["pdf"].media_type == "application/pdf"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_makes_a_file_of_its_kind(name: str, templates: Templates, renderer: Renderer) -> None:
    chosen = FORMATS[name]
    content = chosen.write(sample.EMPTY, templates, renderer, None)
    assert content.startswith(BEGINS.get(name, b"PK"))
    assert (chosen.suffix, chosen.inline) == (f".{name}", name == "pdf")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_even_a_lone_surrogate_stops_no_format(name: str, templates: Templates, renderer: Renderer) -> None:
    document = replace(sample.EMPTY, titel="los \ud800")
    assert FORMATS[name].write(document, templates, renderer, None).startswith(BEGINS.get(name, b"PK"))
