"""Every Dutch noun in a table, a form or a file is explained in docs/begrippen.md."""

import re

from sqlmodel import SQLModel

import app.tables
from app.blocks.published import BouwsteenFileShape, CatalogusShape
from app.blocks.shapes import KennisShape, SeedShape
from app.plans.export import FileShape
from app.settings import ROOT
from app.site.own_data import OwnDataShape

assert app.tables, "every table must be known before its words are read"

ENGLISH = {"id", "slug", "code", "email", "url", "hash", "message", "schema", "2021", "link"}
TEMPLATES = ROOT / "app" / "templates"
FIELD = re.compile(r'\bname="([a-z_]+)[."]')
MACRO = re.compile(r'{{ (?:invoer|tekstvak)\("([a-z_]+)"')


def explained() -> set[str]:
    """Every word in the first column of the tables, plurals by `-en` and `-s` included."""
    text = (ROOT / "docs" / "begrippen.md").read_text()
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("|")]
    words = {word.casefold() for row in rows for word in re.findall(r"[^\W_]+", row)}
    words |= {word for name in re.findall(r"`([a-z_]+)`", text) for word in name.split("_") if word}
    doubled = {f"{word}{word[-1]}en" for word in words}
    return words | {f"{word}s" for word in words} | {f"{word}en" for word in words} | doubled | _lost_vowels(words)


def _lost_vowels(words: set[str]) -> set[str]:
    """bouwsteen, bouwstenen: a long vowel is written once in the plural."""
    return {re.sub(r"([aeou])\1([b-df-hj-np-tv-z])$", r"\1\2en", word) for word in words}


def parts(name: str) -> set[str]:
    return {part for part in name.casefold().split("_") if part} - ENGLISH


def unknown(names: set[str]) -> set[str]:
    words = explained()
    return {name for name in names if not parts(name) <= words}


def test_every_table_and_column_is_explained() -> None:
    tables = SQLModel.metadata.tables
    assert unknown({*tables, *(column.name for table in tables.values() for column in table.c)}) == set()


def test_every_key_in_our_files_is_explained() -> None:
    shapes = (SeedShape, KennisShape, FileShape, CatalogusShape, BouwsteenFileShape, OwnDataShape)
    found: set[str] = set()
    for shape in shapes:
        schema = shape.model_json_schema()
        for part in (schema, *schema.get("$defs", {}).values()):
            found |= set(part.get("properties", {})) | {str(word) for word in part.get("enum", [])}
    assert unknown(found) == set()


def test_every_field_of_a_form_is_explained() -> None:
    pages = "\n".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    pages = re.sub(r"<meta[^>]*>", "", pages)
    found = set(FIELD.findall(pages)) | set(MACRO.findall(pages))
    assert len(found) > 15
    assert unknown(found) == set()
