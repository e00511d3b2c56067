"""A document as OpenDocument text: its words as another program reads them, its structure, and what is around them."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import odfdo
import pytest
from hypothesis import HealthCheck, given, settings

from app.documents import model as m
from app.documents.odt_start import MEDIA_TYPE
from app.documents.packing import packed, unpacked
from app.documents.raster import Rasters
from app.documents.to_odt import render
from tests.documents import sample
from tests.documents.conftest import SAMPLES
from tests.documents.test_to_docx import plate, said
from tests.documents.test_to_pdf import DOCUMENT


def opened(content: bytes) -> Any:
    return odfdo.Document(io.BytesIO(content))


def read(content: bytes) -> list[str]:
    """The words of an OpenDocument text, in its order, those in tables included and those of pictures not."""
    body = opened(content).body
    for frame in body.get_elements("//draw:frame"):
        frame.delete()
    return "".join(map(text_of, body.get_elements("//text:p|//text:h"))).replace("\u200b", "").split()


def text_of(paragraph: Any) -> str:
    parts = paragraph.xpath(
        "descendant::text() | descendant::text:line-break | descendant::text:tab | descendant::text:s"
    )
    return "".join(" " if isinstance(part, odfdo.Element) else str(part) for part in parts) + "\n"


@pytest.fixture(scope="module")
def files(rasters: Rasters) -> dict[str, bytes]:
    return {name: render(document, rasters.draw) for name, document in SAMPLES.items()}


@pytest.fixture(scope="module")
def rich(files: dict[str, bytes]) -> Any:
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


def test_spaces_and_line_ends_stay_as_they_were_typed(rasters: Rasters) -> None:
    document = replace(sample.EMPTY, elements=(m.Alinea(sample.t("a   b\n\nc\td")),))
    assert str(opened(render(document, rasters.draw)).body.get_elements("//text:p")[-1]) == "a   b\n\nc\td\n"


def test_the_same_document_gives_the_same_bytes_and_says_first_what_it_is(
    files: dict[str, bytes], rasters: Rasters
) -> None:
    assert render(sample.RICH, rasters.draw) == files["rich"]
    with zipfile.ZipFile(io.BytesIO(files["rich"])) as parts:
        first = parts.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert parts.read("mimetype").decode() == MEDIA_TYPE
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        listed = set(re.findall(r'full-path="([^"]+)"', parts.read("META-INF/manifest.xml").decode()))
        assert listed == {"/", *parts.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_headings_are_headings_that_skip_no_level(rich: Any) -> None:
    levels = [int(found.get_attribute("text:outline-level")) for found in rich.body.get_elements("//text:h")]
    assert levels[:4] == [1, 1, 2, 1]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_style_that_is_named_exists(files: dict[str, bytes]) -> None:
    for content in files.values():
        parts = unpacked(content)
        both = (parts["content.xml"] + parts["styles.xml"]).decode()
        named = set(re.findall(r'(?:text|table|draw):style-name="([^"]+)"', both))
        assert named - set(re.findall(r' style:name="([^"]+)"', both)) == set()


def test_words_are_divided_in_tables_and_nowhere_else(files: dict[str, bytes]) -> None:
    styles = unpacked(files["rich"])["styles.xml"].decode()
    told = dict(re.findall(r'style:name="(Standard|Bouwplaats_20_tabeltekst)".*?fo:hyphenate="(\w+)"', styles))
    assert told == {"Standard": "false", "Bouwplaats_20_tabeltekst": "true"}


def test_a_table_has_a_name_and_one_head_that_comes_back(rich: Any) -> None:
    tables = rich.body.get_elements("//table:table")
    heads = [len(table.get_elements("table:table-header-rows/table:table-row")) for table in tables]
    assert heads.count(1) == 3
    assert set(heads) == {0, 1}
    names = [str(table.get_element("table:title").text) for table in tables]
    assert "Bouwstenen die we behouden, per stap" in names
    assert "Convenant" in names


def test_the_contents_can_be_made_anew_and_already_say_the_chapters(rich: Any) -> None:
    (contents,) = rich.body.get_elements("//text:table-of-content")
    links = [link.get_attribute("xlink:href") for link in contents.get_elements(".//text:a")]
    marks = {f"#{mark.get_attribute('text:name')}" for mark in rich.body.get_elements("//text:bookmark")}
    assert len(links) == len(sample.RICH.chapters)
    assert set(links) <= marks


def test_language_and_properties_come_from_the_document(rich: Any) -> None:
    assert rich.meta.title == sample.RICH.titel
    assert rich.meta.initial_creator == "Gemeente Lindewaard"
    assert rich.meta.subject == "Voorstel aan de raad, Concept, 2027–2030"
    assert str(rich.meta.creation_date) == "2026-11-21 00:00:00"
    assert rich.meta.date == rich.meta.creation_date
    assert rich.meta.language == "nl-NL"
    assert b'fo:language="nl" fo:country="NL"' in rich.get_part("styles.xml").serialize()


def test_drawings_have_words_and_decoration_says_so(rich: Any) -> None:
    frames = rich.body.get_elements("//draw:frame")
    told = [frame.get_element("svg:desc") for frame in frames]
    words = [str(found.text) for found in told if found is not None]
    assert sum(text.startswith("Bouwwerk van gemeente Lindewaard") for text in words) == 1
    assert set(words) >= set(m.PATRONEN.values())
    silent = [frame.get_attribute("loext:decorative") for frame in frames]
    assert silent.count(True) + len(words) == len(frames)


def test_a_drawing_is_no_higher_than_the_room_that_it_has(rasters: Rasters) -> None:
    drawing = m.Tekening(sample.drawing("rapport"), "Bouwwerk", "Vijf verdiepingen.")
    document = replace(sample.EMPTY, elements=(drawing, replace(drawing, hoogte=55)))
    frames = opened(render(document, rasters.draw)).body.get_elements("//draw:frame")
    sizes = [[float(frame.get_attribute(f"svg:{side}")[:-2]) for side in ("width", "height")] for frame in frames]
    free, bound = sizes
    assert bound[1] == pytest.approx(55, abs=0.1)
    assert free[1] > 55
    assert bound[0] / bound[1] == pytest.approx(free[0] / free[1], rel=0.01)


@pytest.mark.parametrize(("length", "kept"), [(100, [True, True, True, False]), (900, [True, False, True, False])])
def test_a_plaat_stays_on_one_page_and_of_a_long_one_no_row_stands_alone(
    length: int, kept: list[bool], rasters: Rasters
) -> None:
    made = opened(render(replace(sample.EMPTY, elements=(plate(length),)), rasters.draw))
    found = [row.get_elements(".//text:p") for row in made.body.get_elements("//table:table-row")]
    stays = {
        style.name
        for style in made.get_styles("paragraph", automatic=True)
        if style.get_properties(area="paragraph").get("fo:keep-with-next") == "always"
    }
    assert [[part.style in stays for part in row] for row in found] == [[row] * 2 for row in kept]


def test_only_web_addresses_lead_out_of_the_file(files: dict[str, bytes]) -> None:
    for content in files.values():
        links = [link.get_attribute("xlink:href") for link in opened(content).body.get_elements("//text:a")]
        assert all(re.fullmatch(r"#hoofdstuk_\d+|https?://[!-~]+", link) for link in links)


LOGO = '<draw:frame><draw:image xlink:href="Pictures/logo.png"/></draw:frame>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def house(content: bytes, *changes: tuple[str, str]) -> bytes:
    """The file that somebody made of ours to be a house style."""
    parts = unpacked(content)
    styles = parts["styles.xml"].decode()
    for old, new in changes:
        assert old in styles
        styles = styles.replace(old, new)
    return packed(parts | {"styles.xml": styles.encode(), "Pictures/logo.png": PNG})


def test_a_house_style_keeps_its_look_and_gets_the_words_of_this_paper(
    files: dict[str, bytes], rasters: Rasters
) -> None:
    own = house(files["rich"], ("34pt", "41pt"), ("Gemaakt met Bouwplaats", LOGO))
    other = replace(sample.RICH, kop="Gemeente Elders")
    content = render(other, rasters.draw, own)
    styles = unpacked(content)["styles.xml"].decode()
    assert read(content) == said(other)
    assert "41pt" in styles
    assert styles.count("Gemeente Elders") == 1
    assert sample.RICH.kop not in styles
    (logo,) = set(unpacked(content)) - set(unpacked(files["rich"]))
    assert unpacked(content)[logo].startswith(b"\x89PNG")
    assert logo.startswith("Pictures/")


def test_a_foot_of_the_house_itself_stays(files: dict[str, bytes], rasters: Rasters) -> None:
    own = house(files["rich"], ('style-name="Bouwplaats_20_voetregel"', 'style-name="Footer"'))
    own = house(own, ("Gemaakt met Bouwplaats", "Onze eigen voet"))
    styles = unpacked(render(sample.RICH, rasters.draw, own))["styles.xml"].decode()
    assert "Onze eigen voet" in styles
    assert "Gemaakt met Bouwplaats" not in styles


def test_an_unknown_element_is_refused(rasters: Rasters) -> None:
    with pytest.raises(AssertionError, match="unreachable"):
        render(replace(sample.EMPTY, elements=(7,)), rasters.draw)  # type: ignore[arg-type]  # the point of it
