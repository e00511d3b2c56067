"""The words of a document, in reading order."""

from dataclasses import replace

from app.documents import model as m
from app.documents.words import source_parts, words
from tests.documents import sample


def test_words_come_in_reading_order() -> None:
    text = " ".join(words(sample.RICH))
    landmarks = (
        "Samen bouwen",
        "In het kort",
        "16 Zit al",
        "Zo lees je",
        "Toegankelijkheid Cultuur blijft",
        "LKCA (2022).",
    )
    assert [text.index(mark) for mark in landmarks] == sorted(text.index(mark) for mark in landmarks)


def test_contents_name_the_chapters_that_ask_for_it() -> None:
    found = list(words(replace(sample.RICH, elements=(m.Inhoud(), *sample.KEEP, *sample.CONTENTS[:1]))))
    assert found.count("16") == 1
    assert found.count("Inhoud") == 1


def test_without_a_cover_the_title_opens_the_document() -> None:
    assert list(words(sample.EMPTY)) == ["Nog", "leeg"]


def test_a_drawing_and_a_pattern_are_no_words() -> None:
    drawing = m.Tekening("<svg/>", "titel", "beschrijving")
    row = m.Tabel("Naam", ("A",), (m.Groep(None, (sample.rij("behouden", "B"),)),))
    assert list(words(replace(sample.EMPTY, elements=(drawing, row)))) == ["Nog", "leeg", "Naam", "A", "B"]


def test_a_source_without_year_or_maker_reads_well() -> None:
    assert " ".join(filter(None, source_parts(m.Bron("Doet kunst goed?", "LKCA")))) == "LKCA. Doet kunst goed?"
    assert source_parts(m.Bron("Titel", "LKCA", "2022"))[0] == "LKCA (2022)."
    assert source_parts(m.Bron("Titel", jaar="2022"))[0] == "(2022)."
