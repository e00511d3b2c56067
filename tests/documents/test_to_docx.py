"""A document as Word file: its words, its structure, and what is around them."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings

from app.documents import model as m
from app.documents.characters import printable
from app.documents.packing import unpacked
from app.documents.raster import Rasters
from app.documents.to_docx import render
from app.documents.words import words
from tests.documents import sample
from tests.documents.conftest import SAMPLES
from tests.documents.test_to_pdf import DOCUMENT

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def opened(content: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(content))


def read(content: bytes) -> list[str]:
    """The words of a Word file, in its order, those in tables included."""
    file = opened(content)
    return (
        " ".join(Paragraph(found, file).text for found in file.element.body.iter(qn("w:p")))
        .replace("\u200b", "")
        .split()
    )


def said(document: m.Document) -> list[str]:
    return " ".join(map(printable, words(document))).split()


@pytest.fixture(scope="module")
def files(rasters: Rasters) -> dict[str, bytes]:
    return {name: render(document, rasters.draw) for name, document in SAMPLES.items()}


@pytest.fixture(scope="module")
def rich(files: dict[str, bytes]) -> docx.document.Document:
    return opened(files["rich"])


@pytest.mark.parametrize("name", SAMPLES)
def test_the_words_read_back_in_order(name: str, files: dict[str, bytes]) -> None:
    assert read(files[name]) == said(SAMPLES[name])


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None, derandomize=True)
@given(document=DOCUMENT)
def test_any_document_keeps_its_words(document: m.Document, rasters: Rasters) -> None:
    assert read(render(document, rasters.draw)) == said(document)


@pytest.mark.parametrize("text", sample.HARD)
def test_text_that_xml_cannot_hold_or_show_still_gives_a_file(text: str, rasters: Rasters) -> None:
    document = replace(sample.EMPTY, titel=f"T {text}", elements=(m.Alinea(sample.t(text)), *sample.everywhere(text)))
    assert read(render(document, rasters.draw)) == said(document)


def test_the_same_document_gives_the_same_bytes(files: dict[str, bytes], rasters: Rasters) -> None:
    assert render(sample.RICH, rasters.draw) == files["rich"]
    with zipfile.ZipFile(io.BytesIO(files["rich"])) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist()[0] == "[Content_Types].xml"


def test_headings_are_heading_styles_that_skip_no_level(rich: docx.document.Document) -> None:
    styles = [found.style.name for found in rich.paragraphs if found.style and "Heading" in str(found.style.name)]
    levels = [int(str(style)[-1]) for style in styles]
    assert levels[:4] == [1, 1, 2, 1]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert rich.paragraphs[1].style is not None
    assert rich.paragraphs[1].style.name == "Title"


def test_every_table_of_rows_has_one_head_that_comes_back(rich: docx.document.Document) -> None:
    heads = [len(list(table._tbl.iter(qn("w:tblHeader")))) for table in rich.tables]
    assert heads.count(1) == 3
    assert set(heads) == {0, 1}
    captions = [found.text for found in rich.paragraphs if found.style and found.style.name == "Caption"]
    names = [found.get(qn("w:val")) for found in rich.element.body.iter(qn("w:tblCaption"))]
    assert set(captions) < set(names)
    assert "Convenant" in names


def test_lists_are_lists_and_numbers_begin_anew(rich: docx.document.Document) -> None:
    body = rich.element.body
    numbers = [found.get(qn("w:val")) for found in body.iter(qn("w:numId"))]
    assert len(set(numbers)) == 4, "one of them in an answer"
    assert numbers == sorted(numbers)
    assert len(list(rich.part.numbering_part.element.iter(qn("w:startOverride")))) == 4


def test_the_contents_are_a_field_that_already_says_the_chapters(files: dict[str, bytes]) -> None:
    body = opened(files["rich"]).element.body
    assert [found.text.strip() for found in body.iter(qn("w:instrText"))] == [r'TOC \o "1-1" \h \z \u']
    kinds = [found.get(qn("w:fldCharType")) for found in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    marks = {found.get(qn("w:name")) for found in body.iter(qn("w:bookmarkStart"))}
    aims = [found.get(qn("w:anchor")) for found in body.iter(qn("w:hyperlink")) if found.get(qn("w:anchor"))]
    assert aims
    assert set(aims) <= marks


def test_language_and_properties_come_from_the_document(rich: docx.document.Document) -> None:
    about = rich.core_properties
    assert (about.title, about.author) == (sample.RICH.titel, "Gemeente Lindewaard")
    assert about.subject == "Voorstel aan de raad, Concept, 2027–2030"
    assert about.created is not None
    assert about.created == about.modified
    assert about.created.date() == date(2026, 11, 21)
    assert about.language == "nl-NL"
    assert {found.get(qn("w:val")) for found in rich.styles.element.iter(qn("w:lang"))} == {"nl-NL"}


def test_drawings_have_words_and_decoration_says_so(rich: docx.document.Document) -> None:
    alternatives = [found.get("descr") for found in rich.element.body.iter(qn("wp:docPr"))]
    told = [text for text in alternatives if text and text.startswith("Bouwwerk van gemeente Lindewaard")]
    assert len(told) == 1
    assert set(alternatives) - set(told) == {"", *m.PATRONEN.values()}
    assert len(list(rich.element.body.iter(DECORATIVE))) == alternatives.count("")
    numbers = [found.get("id") for found in rich.element.body.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers))


def test_a_drawing_is_no_higher_than_the_room_that_it_has(rasters: Rasters) -> None:
    drawing = m.Tekening(sample.drawing("rapport"), "Bouwwerk", "Vijf verdiepingen.")
    document = replace(sample.EMPTY, elements=(drawing, replace(drawing, hoogte=55)))
    shapes = opened(render(document, rasters.draw)).inline_shapes
    free, bound = ((shape.width.mm, shape.height.mm) for shape in shapes)
    assert bound[1] == pytest.approx(55, abs=0.1)
    assert free[1] > 55
    assert bound[0] / bound[1] == pytest.approx(free[0] / free[1], rel=0.01)


def plate(length: int) -> m.Plaat:
    fields = tuple(m.Veld(f"Vraag {number}?", sample.t("a" * length)) for number in range(4))
    return m.Plaat("Convenant", "Instrumenten", fields)


@pytest.mark.parametrize(("length", "kept"), [(100, [True, True, True, False]), (900, [True, False, True, False])])
def test_a_plaat_stays_on_one_page_and_of_a_long_one_no_row_stands_alone(
    length: int, kept: list[bool], rasters: Rasters
) -> None:
    (table,) = opened(render(replace(sample.EMPTY, elements=(plate(length),)), rasters.draw)).tables
    found = [[bool(cell.paragraphs[0].paragraph_format.keep_with_next) for cell in row.cells] for row in table.rows]
    assert found == [[row] * 2 for row in kept]


def test_the_columns_of_a_table_are_as_wide_as_in_the_pdf(rasters: Rasters) -> None:
    columns = ("Bouwsteen", "Wat gaan we doen?", "Trekker", "Wanneer", "Geld")
    agenda = m.Tabel("Agenda", columns, (m.Groep(None, (sample.rij(None, *columns),)),))
    (table,) = opened(render(replace(sample.EMPTY, elements=(agenda,)), rasters.draw)).tables
    assert [round(column.width.mm) for column in table.columns] == [41, 46, 31, 22, 28]


def test_words_are_divided_in_tables_and_nowhere_else(rich: docx.document.Document) -> None:
    assert rich.settings.element.find(qn("w:autoHyphenation")) is not None
    order = [child.tag for child in rich.settings.element]
    assert order.index(qn("w:autoHyphenation")) == order.index(qn("w:defaultTabStop")) + 1, "where the schema has it"
    told = {
        name: rich.styles[name].element.find(f".//{qn('w:suppressAutoHyphens')}").get(qn("w:val"))
        for name in ("Normal", "Bouwplaats tabeltekst")
    }
    assert told == {"Normal": "1", "Bouwplaats tabeltekst": "0"}


def test_the_cover_reaches_both_edges_of_the_page(rich: docx.document.Document) -> None:
    (extent,) = rich.element.body.xpath("//wp:anchor/wp:extent")
    assert round(int(extent.get("cx")) / 36_000) == 210


def test_only_web_addresses_lead_out_of_the_file(files: dict[str, bytes]) -> None:
    for content in files.values():
        links = [rel.target_ref for rel in opened(content).part.rels.values() if rel.is_external]
        assert all(re.fullmatch(r"https?://[!-~]+", link) for link in links)
    assert links == []


def test_head_and_foot_say_whose_and_which_page(rich: docx.document.Document) -> None:
    section = rich.sections[0]
    assert section.header.paragraphs[0].text == f"{sample.RICH.kop}\tConcept, 21 november 2026"
    assert section.footer.paragraphs[0].text == "Gemaakt met Bouwplaats\tPagina 1 van 1"
    assert section.different_first_page_header_footer


def test_a_house_style_keeps_its_own_look_and_loses_its_words(rasters: Rasters) -> None:
    house = docx.Document()
    house.add_paragraph("Oude woorden")
    house.styles["Heading 1"].font.name = "Comic Neue"
    house.sections[0].header.paragraphs[0].text = "Gemeente met een eigen kop"
    house.sections[0].left_margin = docx.shared.Twips(2835)
    saved = io.BytesIO()
    house.save(saved)
    content = render(sample.RICH, rasters.draw, saved.getvalue())
    made = opened(content)
    assert read(content) == said(sample.RICH)
    assert made.styles["Heading 1"].font.name == "Comic Neue"
    assert made.sections[0].header.paragraphs[0].text == "Gemeente met een eigen kop"
    assert made.sections[0].footer.paragraphs[0].text.startswith("Gemaakt met")
    assert made.sections[0].left_margin == docx.shared.Twips(2835)
    assert "Bouwplaats lead" in [style.name for style in made.styles]


def test_an_own_file_is_a_house_style_whose_head_is_filled_anew(files: dict[str, bytes], rasters: Rasters) -> None:
    other = replace(sample.RICH, kop="Gemeente Elders", titel="Ander plan")
    content = render(other, rasters.draw, files["rich"])
    made = opened(content)
    assert [line.text for line in made.sections[0].header.paragraphs] == ["Gemeente Elders\tConcept, 21 november 2026"]
    assert made.core_properties.title == "Ander plan"
    assert set(unpacked(content)) == set(unpacked(files["rich"])) - {"docProps/app.xml"}


def test_an_unknown_element_is_refused(rasters: Rasters) -> None:
    with pytest.raises(AssertionError, match="unreachable"):
        render(replace(sample.EMPTY, elements=(7,)), rasters.draw)  # type: ignore[arg-type]  # the point of it
