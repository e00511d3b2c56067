"""The uitvoeringsagenda as a spreadsheet: every word of it, numbers as numbers, and nothing that runs."""

import csv
import re
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents import model as m
from app.documents.rendering import Renderer
from app.documents.to_csv import render
from app.templating import Templates

HEAD = ("bouwsteen", "wat", "bedrag_van")


def sheet(*rows: tuple[str | int, ...], naam: str = "uitvoeringsagenda") -> bytes:
    table = m.Tabel("Agenda", ("Bouwsteen",), (), naam, (HEAD, *rows))
    document = m.Document("Plan", "Lindewaard", date(2026, 11, 21), (m.Tabel("Anders", ("A",), ()), table))
    return render(document, Templates(), Renderer(0))


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes it for something else than UTF-8"
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def test_it_is_the_named_table_with_semicolons_and_amounts_as_plain_numbers() -> None:
    assert read(sheet(("Convenant", "Tekenen; samen", 19000), ("Café", 'Het "plan"\nvan ons', ""))) == [
        ["bouwsteen", "wat", "bedrag_van"],
        ["Convenant", "Tekenen; samen", "19000"],
        ["Café", 'Het "plan"\nvan ons', ""],
    ]


def unsafe(cell: str) -> bool:
    return cell.lstrip(' \u00a0"').startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", " =1", "\n=1", "\u00a0=cmd|x", "\uff1d1"])
def test_no_text_begins_as_a_formula(text: str) -> None:
    _, (cell, *_) = read(sheet((text, "", "")))
    assert cell.replace("'", "") == text
    assert not unsafe(cell.lstrip("\n"))


@pytest.mark.parametrize("text", ["Kunst,=1+1", "a;=1", 'a,"=1"', "a, =1", "a\t=1", "a\n=1", "x,\t=1", "een,@x,+y,-z"])
def test_no_part_of_a_text_becomes_a_formula_when_others_read_it(text: str) -> None:
    content = sheet(("eerst", text, 3))
    assert not [cell for cell in cells(content) if unsafe(cell)]
    assert read(content)[1][1].replace("'", "") == text


def cells(content: bytes) -> list[str]:
    """Every cell that some reader can make of it: with the right sign, with a wrong one, and cut without thinking."""
    told = content.decode("utf-8-sig")
    found = [cell for line in re.split("[\r\n]", told) for sign in ",;\t" for cell in line.split(sign)]
    for sign in ",;\t":
        found += [cell for row in csv.reader(StringIO(told, newline=""), delimiter=sign) for cell in row]
    return found


@given(st.lists(st.tuples(st.text("=+-@\t,; \"a\n'"), st.text("=;,\"\n-@ a'"), st.integers(0))))
def test_no_reader_finds_a_formula(rows: list[tuple[str | int, ...]]) -> None:
    assert not [cell for cell in cells(sheet(*rows)) if unsafe(cell)]


def test_a_paper_without_the_table_says_that_it_is_empty() -> None:
    assert read(sheet(naam="iets anders")) == [["Er staat nog niets in de uitvoeringsagenda."]]


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.text("=;\"\n-@ a'"), st.integers(0))))
def test_whatever_is_written_is_read_back_in_its_place(rows: list[tuple[str | int, ...]]) -> None:
    for row, found in zip(rows, read(sheet(*rows))[1:], strict=True):
        assert [cell.replace("'", "") for cell in found] == [str(value).replace("'", "") for value in row]
