"""A house style of an organisation itself: found, used, told apart, and refused when it is broken."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docx
import pytest

from app.documents.house import HouseStyleRefused, house_mark, house_style, try_out
from app.documents.packing import unpacked
from app.documents.rendering import SMALLEST, Renderer
from tests.documents import hostile


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Renderer]:
    with closing(Renderer(1, huisstijl=tmp_path)) as made:
        yield made


def test_without_a_folder_there_is_no_house_style() -> None:
    assert (house_style(None), house_mark(None)) == ({}, "")


def test_another_file_gives_another_mark(tmp_path: Path) -> None:
    (tmp_path / "huisstijl.odt").write_bytes(b"een")
    first = house_mark(tmp_path)
    (tmp_path / "huisstijl.odt").write_bytes(b"twee")
    assert house_mark(tmp_path) not in {first, ""}


def test_a_good_house_style_is_what_the_child_writes_in(tmp_path: Path, press: Renderer) -> None:
    own = docx.Document()
    own.styles["Title"].font.name = "Comic Neue"
    own.save(str(tmp_path / "huisstijl.docx"))
    list(try_out(tmp_path, press))
    (tmp_path / "uit.docx").write_bytes(press.file("docx", SMALLEST))
    assert docx.Document(str(tmp_path / "uit.docx")).styles["Title"].font.name == "Comic Neue"


def test_what_is_left_out_is_told_to_the_operator_and_does_not_come_out(tmp_path: Path, press: Renderer) -> None:
    (tmp_path / "huisstijl.docx").write_bytes(hostile.everything())
    (said,) = try_out(tmp_path, press)
    assert said.startswith("Uit huisstijl.docx in BOUWPLAATS_HUISSTIJL namen we niet mee: bestanden en objecten")
    made = unpacked(press.file("docx", SMALLEST))
    assert b"Gemeente Lindewaard" in made["word/header1.xml"]
    assert hostile.MARK.encode() not in b"".join(made.values())


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_broken_one_is_refused_in_one_clear_line(kind: str, tmp_path: Path, press: Renderer) -> None:
    (tmp_path / f"huisstijl.{kind}").write_bytes(b"PK kapot")
    with pytest.raises(HouseStyleRefused, match=rf"huisstijl\.{kind} in BOUWPLAATS_HUISSTIJL is geen bruikbaar"):
        list(try_out(tmp_path, press))
