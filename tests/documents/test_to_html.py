"""A document as one HTML file: its words, what it looks like inside, and that it stands alone."""

import re

import pytest
from hypothesis import given, settings

from app.documents import model as m
from app.documents.rendering import Renderer
from app.documents.to_html import render, stylesheet
from app.documents.words import words
from app.templating import Templates
from tests.documents import sample
from tests.documents.conftest import SAMPLES
from tests.documents.test_to_pdf import DOCUMENT
from tests.trees import Tree
from tests.trees import words as told

DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)


def read(content: bytes) -> Tree:
    """A file as a browser reads it."""
    return Tree(content.decode())


def same_words(content: bytes, document: m.Document) -> bool:
    without_drawings = Tree(DRAWING.sub("", content.decode()))
    return told(without_drawings.root).split() == list(words(document))


@pytest.fixture(scope="module")
def files(templates: Templates, renderer: Renderer) -> dict[str, bytes]:
    """Every sample as HTML."""
    return {name: render(document, templates, renderer) for name, document in SAMPLES.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_reader_gets_all_words_in_order(name: str, files: dict[str, bytes]) -> None:
    assert same_words(files[name], SAMPLES[name])


@settings(max_examples=40, derandomize=True, deadline=None)
@given(document=DOCUMENT)
def test_any_document_keeps_its_words(document: m.Document, templates: Templates, renderer: Renderer) -> None:
    assert same_words(render(document, templates, renderer), document)


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_fetched_and_nothing_runs(name: str, files: dict[str, bytes]) -> None:
    tree = read(files[name])
    assert tree.errors == []
    assert tree.named("script", "link", "img", "iframe", "object", "base", "form") == []
    assert [one for one in tree.elements if {"style", "onclick", "onload", "onerror"} & one.attrs.keys()] == []
    (style,) = re.findall(r"<style>(.*?)</style>", files[name].decode(), re.DOTALL)
    assert set(re.findall(r"url\(([^)]{0,5})", style)) == {"data:"}
    assert "@import" not in style


def test_hostile_links_are_only_words(files: dict[str, bytes]) -> None:
    addresses = [str(link.attrs["href"]) for link in read(files["extreme"]).named("a")]
    assert addresses
    assert [address for address in addresses if not address.startswith(("#", "https://example.org/"))] == []


def test_drawings_say_what_they_show_and_decoration_is_silent(files: dict[str, bytes]) -> None:
    cover, summary, *patterns = (drawing.attrs for drawing in read(files["rich"]).named("svg"))
    assert (cover.get("aria-label"), cover.get("aria-hidden")) == (None, "true")
    assert str(summary["aria-label"]).startswith("Bouwwerk van gemeente Lindewaard: gebouw met 31 bouwstenen. Visie:")
    assert {pattern.get("aria-label") for pattern in patterns} == {None, *m.PATRONEN.values()}


def test_a_cell_says_of_which_column_it_is(files: dict[str, bytes]) -> None:
    columns = {cell.attrs["data-kolom"] for cell in read(files["rich"]).named("td")}
    assert columns == {"Wat betekent dit bij ons?", "Wie trekt het?", "Per jaar", "Wanneer", "Wat en waarom"}


def test_the_same_document_gives_the_same_bytes(
    templates: Templates, renderer: Renderer, files: dict[str, bytes]
) -> None:
    assert render(sample.RICH, templates, renderer) == files["rich"]


def test_a_file_can_be_mailed(files: dict[str, bytes]) -> None:
    assert len(files["rich"]) < 300_000


def test_letters_that_a_text_does_not_need_stay_out() -> None:
    assert stylesheet("Gewone letters, ook é").count("@font-face") == 6
    assert stylesheet("Łukasz en أمينة").count("@font-face") == 8
    assert stylesheet("李 en 🎉").count("@font-face") == 6, "a browser has these itself, and the files are large"
