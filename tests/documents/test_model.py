"""What no document may be."""

from dataclasses import replace

import pytest

from app.documents import model as m
from tests.documents import sample
from tests.documents.sample import t


def test_a_title_is_needed() -> None:
    with pytest.raises(ValueError, match="titel"):
        replace(sample.EMPTY, titel="  ")


def test_two_chapters_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match="dezelfde id"):
        replace(sample.EMPTY, elements=(m.Hoofdstuk("a", "A"), m.Hoofdstuk("a", "B")))


def test_a_table_needs_a_name_and_full_rows() -> None:
    with pytest.raises(ValueError, match="bijschrift"):
        m.Tabel(" ", ("A",), ())
    with pytest.raises(ValueError, match="evenveel cellen"):
        m.Tabel("Naam", ("A", "B"), (m.Groep(None, (m.Rij((t("een"),)),)),))
