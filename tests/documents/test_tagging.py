"""The tag tree beyond what checkers ask: everything of the document in its order, each thing once, and by its name."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pikepdf
import pytest

from app.documents import model as m
from app.documents.rendering import Renderer
from app.documents.to_pdf import heading_levels, render
from app.templating import Templates
from tests.documents import sample
from tests.documents.conftest import SAMPLES
from tests.documents.reading import elements, outline, squeezed


def expected(document: m.Document) -> Iterator[tuple[str, str]]:
    """What the outline of a PDF of this document must be."""
    levels = heading_levels(document.elements)
    if not document.has_cover:
        yield "/H1", squeezed(document.titel)
    for position, element in enumerate(document.elements):
        yield from _expected(element, f"/H{levels.get(position, 1)}", document)


def _expected(element: m.Element, heading: str, document: m.Document) -> Iterator[tuple[str, str]]:
    match element:
        case m.Omslag() | m.Hoofdstuk():
            yield heading, squeezed(element.titel)
        case m.Plaat():
            yield heading, squeezed(element.titel)
            yield from _inside([part for veld in element.velden for part in veld.vervolg], document)
        case m.Lijst() | m.Legenda() | m.Bronnen():
            yield "/L", str(len(element.items))
        case m.Inhoud():
            yield "/TOC", str(len(document.chapters))
        case m.Tekening():
            yield "/Figure", f"{element.titel}. {element.beschrijving}"
        case m.Tabel():
            rows = 1 + sum((groep.kop is not None) + len(groep.rijen) for groep in element.groepen)
            yield "/Table", f"{squeezed(element.bijschrift)} {rows}"
        case m.Kader():
            yield from _inside(element.elements, document)


def _inside(parts: Iterable[m.Element], document: m.Document) -> Iterator[tuple[str, str]]:
    for part in parts:
        yield from _expected(part, "", document)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_tags_are_the_elements_of_the_document_in_order(name: str, pdfs: dict[str, bytes]) -> None:
    assert outline(pdfs[name]) == list(expected(SAMPLES[name]))


def test_the_list_of_contents_says_that_it_is_one(pdfs: dict[str, bytes]) -> None:
    contents, chapters = elements(pdfs["rich"], "/TOC"), elements(pdfs["rich"], "/TOCI")
    assert len(contents) == 1
    assert [parent for parent, _, _ in chapters] == ["/TOC"] * len(sample.RICH.chapters)


def test_no_link_stands_in_a_link_and_every_link_has_words(pdfs: dict[str, bytes]) -> None:
    for content in pdfs.values():
        assert "/Link" not in {parent for parent, _, _ in elements(content, "/Link")}
    with pikepdf.open(io.BytesIO(pdfs["rich"])) as pdf:
        links = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Link"]
        kinds = [{isinstance(kid, pikepdf.Dictionary) for kid in link.K} for link in links]
    assert kinds == [{True, False}] * len(links), "both the place to click and the words"


def test_bookmarks_are_the_headings(pdfs: dict[str, bytes]) -> None:
    def below(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
        for item in items:
            yield squeezed(item.title)
            yield from below(item.children)

    for name, content in pdfs.items():
        with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as tree:
            marked = list(below(tree.root))
        assert marked == [words for tag, words in outline(content) if tag.startswith("/H")], name


LONG = "Dit is een zin van een alinea die lang is. " * 300
OVER_PAGES = replace(
    sample.EMPTY,
    elements=(
        m.Alinea(sample.t(LONG)),
        m.Lijst(tuple(sample.t(f"Punt {number}") for number in range(60)), genummerd=True),
        m.Lijst((sample.t("kort"), sample.t(LONG), sample.t("slot"))),
    ),
)


def test_what_a_page_break_cuts_in_two_stays_one(templates: Templates, renderer: Renderer) -> None:
    content = render(OVER_PAGES, templates, renderer)
    assert outline(content) == list(expected(OVER_PAGES))
    assert len(elements(content, "/P")) == 1
    assert len(elements(content, "/LBody")) == 63
    assert len(elements(content, "/Lbl")) == 63
