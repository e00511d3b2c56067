"""Spelling as hunspell knows Dutch, with the names in our own data and the words in vakwoorden.txt."""

import csv
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from jinja2.nodes import TemplateData

from app.settings import ROOT
from tests.blocks.prose import FOLDER, passages

LIST = Path(__file__).with_name("vakwoorden.txt")
TEMPLATES = ROOT / "app" / "templates"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?![^\W\d_])(?!-(?:\s|$))")
"""The parts of a word with a hyphen are words of their own; half a word (kinder- of stadsdichter) is none."""

UNSEEN = re.compile(r"""<(script|style)\b.*?</\1>|<!--.*?-->|&\w+;|<[^>]*>|\b[\w-]+="[^"]*"?""", re.DOTALL)
SPOKEN = re.compile(r'\b(?:aria-label|placeholder|alt|title|data-kop)="([^"]*)"')
ADDRESS = re.compile(r"\S+@\S+|\bhttps?:\S+|\b\w+\.(?:nl|net|json|pdf|lock)\b")


def words(text: str) -> set[str]:
    """The words of a text; single letters are none."""
    return {word.replace("’", "'") for word in WORD.findall(ADDRESS.sub(" ", text)) if len(word) > 1}


def template_text(source: str) -> str:
    """What people see and hear of a template: no tags, no expressions."""
    data = " ".join(node.data for node in Environment(autoescape=True).parse(source).find_all(TemplateData))
    data = data.replace("&shy;", "")
    return " ".join((UNSEEN.sub(" ", data), *SPOKEN.findall(data)))


def seed_words() -> dict[str, set[str]]:
    """The words of the content by the place where they stand; names are not ours to spell."""
    return {str(passage): words(passage.text) for passage in passages() if not passage.is_name}


def template_words() -> dict[str, set[str]]:
    """The words of the pages and mails, by template."""
    files = (path for path in sorted(TEMPLATES.rglob("*")) if path.suffix in {".html", ".txt"})
    return {str(path.relative_to(TEMPLATES)): words(template_text(path.read_text())) for path in files}


def names() -> set[str]:
    """The words with a capital in what the data says gemeenten, people, organisaties and sources are called."""
    with (FOLDER / "gemeenten.csv").open(encoding="utf-8") as file:
        told = [text for row in csv.DictReader(file) for text in row.values()]
    told += [passage.text for passage in passages() if passage.is_name]
    return words(" ".join(token for token in " ".join(told).split() if token != token.lower()))


def own_words() -> set[str]:
    """Our own list: words of the field that hunspell does not know, each looked at by a person."""
    return set(LIST.read_text(encoding="utf-8").split())


def unknown(found: Iterable[str]) -> set[str]:
    """Which of these words hunspell does not know, nor with a small letter (the first word of a sentence)."""
    asked = set(found)
    told = _hunspell(asked | {word.lower() for word in asked})
    return {word for word in asked if word in told and word.lower() in told}


def misspelled(places: dict[str, set[str]]) -> dict[str, set[str]]:
    """The words that nobody knows, by place."""
    known = names() | own_words()
    strange = {word for word in unknown(set().union(*places.values())) if not {word, word.lower()} & known}
    return {place: wrong for place, inside in places.items() if (wrong := inside & strange)}


def _hunspell(asked: set[str]) -> set[str]:
    told = subprocess.run(
        ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"],
        input="\n".join(sorted(asked)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(told.stdout.split("\n"))
