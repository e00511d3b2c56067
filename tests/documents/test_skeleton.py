"""A file of others: its look is kept and tried out, its words are not."""

import io
from typing import Any

import docx
import pytest
from docx.shared import Mm

from app.documents.left_out import LeftOut
from app.documents.packing import packed, unpacked
from app.documents.raster import Rasters
from app.documents.rendering import Unfit
from app.documents.skeleton import skeleton
from app.documents.to_docx import render
from tests.documents import hostile, sample


def letter() -> Any:
    """A letter in the style of a gemeente."""
    made = docx.Document()
    made.styles["Title"].font.name = "Comic Neue"
    made.sections[0].left_margin = Mm(44)
    made.sections[0].header.paragraphs[0].text = "Gemeente Lindewaard"
    made.add_paragraph("Geachte mevrouw Jansen, dit gaat niemand aan.")
    return made


def saved(made: Any) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def as_kind(kind: str) -> bytes:
    parts = unpacked(saved(letter()))
    old = b"wordprocessingml.document.main+xml"
    assert old in parts["[Content_Types].xml"]
    return packed(parts | {"[Content_Types].xml": parts["[Content_Types].xml"].replace(old, kind.encode())})


@pytest.mark.parametrize(
    "kind",
    [
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
    ],
)
def test_the_look_stays_and_the_words_go(kind: str, rasters: Rasters) -> None:
    kept = skeleton(as_kind(kind), rasters.draw).content
    assert b"Jansen" not in b"".join(unpacked(kept).values())
    paper = docx.Document(io.BytesIO(render(sample.EMPTY, rasters.draw, kept)))
    assert paper.styles["Title"].font.name == "Comic Neue"
    assert round((paper.sections[0].left_margin or Mm(0)).mm) == 44
    assert paper.sections[0].header.paragraphs[0].text == "Gemeente Lindewaard"
    assert [p.text for p in paper.paragraphs] == [sample.EMPTY.titel]


def test_a_file_that_was_kept_before_is_cleaned_when_it_is_used(rasters: Rasters) -> None:
    made = unpacked(render(sample.EMPTY, rasters.draw, hostile.everything()))
    assert b"Gemeente Lindewaard" in made["word/header1.xml"]
    assert hostile.MARK.encode() not in b"".join((*made.values(), *map(str.encode, made)))


def test_what_cannot_be_written_in_is_refused(rasters: Rasters) -> None:
    with pytest.raises(Unfit, match="geen"):
        skeleton(b"%PDF-1.7", rasters.draw)
    with pytest.raises(Unfit, match="geen"):
        skeleton(saved(letter()), rasters.draw, "odt")


def test_what_was_left_out_comes_along(rasters: Rasters) -> None:
    left = skeleton(hostile.everything(), rasters.draw).left
    assert {LeftOut.OBJECT, LeftOut.VELD, LeftOut.TEKENING} <= set(left)
