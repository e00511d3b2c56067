"""Every text of the content files with the place where it stands, also in kinds of record that do not exist yet."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.settings import ROOT

FOLDER = ROOT / "seed"
NAMES = {"naam", "uitgever", "gemeenten", "gemeente_toen", "partners", "provincies"}
TITLES = {"titel", "korte_titel", "groep", "cijfer"}
DATES = {"gecontroleerd_op", "herzien_voor", "geraadpleegd_op", "van", "tot"}
CODES = {
    "slug", "url", "stap", "soort", "fase", "naar", "bron", "bouwstenen", "uitdagingen", "herkomst",
    "herkomst_koppeling", "jaar", "peildatum", "bewijs", "grootteklasse", "grootte_herkomst", "woorden", *DATES,
}  # fmt: skip
"""Text for machines, and synoniemen: those are words as an officer types them, in any spelling."""

REASONED = {"wanneer", "vraagt", "valkuil", "vragen", "indicatoren", "waarom", "intro"}
"""What the editors always reasoned themselves; a record may say of all its texts that they did."""

SPLIT = re.compile(r"(?<=[.?])\s+")


@dataclass(frozen=True)
class Passage:
    """A text of a record. A titel beside an uitgever is a name: that of a source, quoted as it is."""

    record: str
    field: str
    text: str
    reasoned: bool = False

    @property
    def is_name(self) -> bool:
        return self.field in NAMES

    @property
    def is_prose(self) -> bool:
        return self.field not in NAMES | TITLES

    @property
    def sentences(self) -> list[str]:
        return [sentence.strip() for sentence in SPLIT.split(self.text)]

    def __str__(self) -> str:
        return f"{self.record}.{self.field}"


def records() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every record of every content file, with the file and the slug (or the two ends) that name it."""
    for path in sorted(FOLDER.glob("*.json")):
        for kind in json.loads(path.read_text(encoding="utf-8")).values():
            for record in kind if isinstance(kind, list) else ():
                key = record.get("slug") or " ".join(record.get(end, "") for end in ("groep", "van", "soort", "naar"))
                yield f"{path.stem}/{key.strip()}", record


def passages() -> list[Passage]:
    """Every text that people read: all that is not known to be a code."""
    return [passage for key, record in records() for passage in _read(key, "", record, _is_reasoned(record))]


def _is_reasoned(record: dict[str, Any]) -> bool:
    return record.get("herkomst") == "eigen_redenering"


def _read(key: str, field: str, value: Any, reasoned: bool) -> Iterator[Passage]:
    if isinstance(value, dict):
        for name, inner in value.items():
            is_source = name == "titel" and "uitgever" in value
            yield from _read(key, "naam" if is_source else name, inner, reasoned)
    elif isinstance(value, list):
        for inner in value:
            yield from _read(key, field, inner, reasoned)
    elif isinstance(value, str) and field not in CODES:
        yield Passage(key, field, value, reasoned or field in REASONED)
