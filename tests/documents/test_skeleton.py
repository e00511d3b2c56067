"""A Word file of others: its look is kept, its words are not, and what could run or lead away is refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from app.documents.packing import packed, unpacked
from app.documents.raster import Rasters
from app.documents.rendering import Unfit
from app.documents.skeleton import skeleton
from app.documents.to_docx import render
from tests.documents import sample

TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"


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


def with_parts(**parts: bytes) -> bytes:
    return packed(unpacked(saved(letter())) | parts)


def test_the_look_stays_and_the_words_go(rasters: Rasters) -> None:
    kept = skeleton(saved(letter()), rasters.draw)
    assert b"Jansen" not in b"".join(unpacked(kept).values())
    paper = docx.Document(io.BytesIO(render(sample.EMPTY, rasters.draw, kept)))
    assert paper.styles["Title"].font.name == "Comic Neue"
    assert round((paper.sections[0].left_margin or Mm(0)).mm) == 44
    assert paper.sections[0].header.paragraphs[0].text == "Gemeente Lindewaard"
    assert [p.text for p in paper.paragraphs] == [sample.EMPTY.titel]


def test_the_template_of_a_server_is_let_go_and_the_file_still_opens(rasters: Rasters) -> None:
    made = letter()
    settings = made.part._settings_part
    key = settings.relate_to("file:///S:/sjablonen/brief.dotm", TEMPLATE, is_external=True)
    settings.element.insert(0, parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{key}"/>'))
    kept = skeleton(saved(made), rasters.draw)
    assert b"sjablonen" not in b"".join(unpacked(kept).values())
    assert b"attachedTemplate" not in b"".join(unpacked(kept).values())


def test_a_web_address_in_the_foot_may_stay(rasters: Rasters) -> None:
    made = letter()
    made.sections[0].footer.part.relate_to("https://lindewaard.example/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    assert b"lindewaard.example" in b"".join(unpacked(skeleton(saved(made), rasters.draw)).values())


def linked(kind: str, target: str) -> bytes:
    made = letter()
    made.sections[0].header.part.relate_to(target, kind, is_external=True)
    return saved(made)


def with_ole() -> bytes:
    made = letter()
    ole = Part(
        PackURI("/word/embeddings/oleObject1.bin"), "application/vnd.openxmlformats-officedocument.oleObject", b"x"
    )
    made.sections[0].header.part.relate_to(ole, RELATIONSHIP_TYPE.OLE_OBJECT)
    return saved(made)


def as_kind(kind: str) -> bytes:
    parts = unpacked(saved(letter()))
    old = b"wordprocessingml.document.main+xml"
    assert old in parts["[Content_Types].xml"]
    return packed(parts | {"[Content_Types].xml": parts["[Content_Types].xml"].replace(old, kind.encode())})


def bomb() -> bytes:
    content = io.BytesIO(saved(letter()))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/image1.png", b"\0" * 31_000_000)
    return content.getvalue()


WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"%PDF-1.7", "geen"),
    "half a zip": (lambda: saved(letter())[:5000], "geen"),
    "another zip": (lambda: packed({"a.txt": b"a"}), "geen"),
    "no page": (lambda: with_parts(**{"word/document.xml": b"<a/>"}), "geen"),
    "no xml": (lambda: with_parts(**{"word/styles.xml": b"<w:styles"}), "geen"),
    "a macro": (lambda: with_parts(**{"word/vbaProject.bin": b"x"}), "macro"),
    "a macro file": (lambda: as_kind("ms-word.document.macroEnabled.main+xml"), "macro"),
    "an object": (with_ole, "macro"),
    "a template": (lambda: as_kind("wordprocessingml.template.main+xml"), "sjabloon"),
    "a bomb": (bomb, "groot"),
    "many parts": (lambda: with_parts(**{f"word/media/{number}.png": b"" for number in range(600)}), "groot"),
    "a linked picture": (lambda: linked(RELATIONSHIP_TYPE.IMAGE, "https://example.org/a.png"), "verwijzing"),
    "a linked file": (lambda: linked(RELATIONSHIP_TYPE.HYPERLINK, "file:///etc/passwd"), "verwijzing"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_house_style_is_refused_with_why(kind: str, rasters: Rasters) -> None:
    content, why = WRONG[kind]
    with pytest.raises(Unfit, match=f"^{why}$"):
        skeleton(content(), rasters.draw)
