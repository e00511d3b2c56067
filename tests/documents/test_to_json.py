"""A document as JSON: its words for another program, in their order, beside the data that it was made of."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from app.documents import model as m
from app.documents.rendering import Renderer
from app.documents.to_json import render
from app.documents.words import source_parts, words
from app.templating import Templates
from tests.documents import sample
from tests.documents.conftest import BIJLAGE, SAMPLES
from tests.documents.test_to_pdf import DOCUMENT

SAYS_HOW = {"element", "soort", "stand", "genummerd", "id", "niveau", "aantal", "naar"}
"""Keys that tell what something is, besides its words."""


def made(document: m.Document) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(document, Templates(), Renderer(0)))["document"]
    return found


def read(told: dict[str, Any]) -> list[str]:
    """The words that another program finds when it goes through the elements from top to bottom."""
    covered = any(element["element"] == "omslag" for element in told["elementen"])
    heads = [] if covered else [told["titel"], told["ondertitel"]]
    return " ".join([*heads, *_texts(told["elementen"])]).split()


def _texts(value: Any) -> Iterator[str]:
    match value:
        case dict():
            yield from _of_an_element(value)
        case [{"tekst": str(), **rest}, *_] if "stand" not in rest:
            yield "".join(span["tekst"] for span in value)
        case list():
            for part in value:
                yield from _texts(part)
        case str():
            yield value


def _of_an_element(told: dict[str, Any]) -> Iterator[str]:
    match told:
        case {"element": "tekening"}:
            return
        case {"element": "bronnen", "items": items}:
            yield from (" ".join(source_parts(bron(item))) for item in items)
        case _:
            yield from _texts([part for key, part in told.items() if key not in SAYS_HOW])


def bron(item: dict[str, Any]) -> m.Bron:
    seen = item["geraadpleegd_op"]
    return m.Bron(**item | {"geraadpleegd_op": date.fromisoformat(seen) if seen else None})


@pytest.mark.parametrize("name", SAMPLES)
def test_another_program_gets_all_words_in_order(name: str) -> None:
    assert read(made(SAMPLES[name])) == list(words(SAMPLES[name]))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(document=DOCUMENT)
def test_any_document_keeps_its_words(document: m.Document) -> None:
    assert read(made(document)) == list(words(document))


def test_the_data_stands_beside_the_paper_as_it_was() -> None:
    found = json.loads(render(sample.RICH, Templates(), Renderer(0), BIJLAGE))
    assert {name: part for name, part in found.items() if name != "document"} == json.loads(BIJLAGE[1])


def test_weight_a_link_and_a_stand_are_told_in_words() -> None:
    spans = (m.Tekst("a "), m.Nadruk("b "), m.Zacht("c "), m.Verwijzing("d", "https://example.org/"))
    row = m.Rij((spans,), "behouden")
    table = m.Tabel("Naam", ("A",), (m.Groep(None, (row,)),))
    (told,) = made(replace(sample.EMPTY, elements=(table,)))["elementen"]
    (told_row,) = told["groepen"][0]["rijen"]
    assert told_row == {
        "stand": "behouden",
        "cellen": [
            [
                {"tekst": "a "},
                {"tekst": "b ", "vorm": "nadruk"},
                {"tekst": "c ", "vorm": "zacht"},
                {"tekst": "d", "naar": "https://example.org/"},
            ]
        ],
    }


def test_no_drawing_goes_along_but_what_it_says_does() -> None:
    drawing = m.Tekening("<svg/>", "Het gebouw", "Met drie verdiepingen.")
    told = made(replace(sample.EMPTY, elements=(drawing, m.Omslag("<svg/>", "Oog", "Titel"))))
    assert "svg" not in json.dumps(told)
    assert told["elementen"][0] == {
        "element": "tekening",
        "titel": "Het gebouw",
        "beschrijving": "Met drie verdiepingen.",
    }
