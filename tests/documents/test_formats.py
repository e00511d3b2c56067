"""The registry of formats and the names of files."""

from hypothesis import given
from hypothesis import strategies as st

from app.documents.formats import FORMATS, file_name
from tests.documents.sample import DATUM


def test_the_name_says_what_whose_and_when() -> None:
    name = file_name("Cultuurbeleid", "Súdwest-Fryslân", DATUM, ".pdf")
    assert name == "bouwwerk-cultuurbeleid-sudwest-fryslan-2026-11-21.pdf"


def test_a_name_without_letters_still_is_one() -> None:
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
