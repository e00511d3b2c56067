"""Generated documentation is never older than the code it comes from."""

from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from app.blocks.catalogue import Catalogue
from tests.house.generated import _row, pages, stale


def test_the_generated_documentation_says_what_the_code_says(catalogue: Catalogue) -> None:
    assert stale(pages(catalogue)) == []


def test_a_missing_and_an_older_file_are_both_stale(tmp_path: Path) -> None:
    older, missing, current = tmp_path / "older", tmp_path / "missing", tmp_path / "current"
    older.write_text("toen")
    current.write_text("nu")
    assert stale({older: "nu", missing: "nu", current: "nu"}) == [older, missing]


def test_a_setting_without_a_sentence_of_help_is_refused() -> None:
    silent = FieldInfo(default="")
    with pytest.raises(ValueError, match="nieuw"):
        _row("nieuw", silent)
