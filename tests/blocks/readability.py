"""How easily each bouwsteen reads: `python -m tests.blocks.readability` prints them all, the hardest first."""

import json
from dataclasses import dataclass
from typing import Any

import textstat

from tests.blocks.prose import FOLDER, SPLIT

FLOOR = 65.0
"""The lowest score a bouwsteen may have on the scale of Flesch-Douma, from 0 (hard) to 100 (easy).

Douma called 60 to 70 normal and 70 to 80 fairly easy; texts at B1 land there, though no formula measures B1. The floor
is in the middle of normal, because textstat counts hyphenation points for syllables and so gives some points too many.

The number knows only the length of words and of sentences. A long word that everybody knows (verpleeghuis) weighs like
one that nobody knows, and a catalogue about cultuurverenigingen has many. So it points at texts to read again. It
cannot say that a text is clear, true or worth reading, and chopping a text up for the number makes it no better.
"""

LONGEST = 25
"""The most words in a sentence, anywhere in the content."""

HARDEST = 10


@dataclass(frozen=True)
class Reading:
    """What the formula makes of one bouwsteen."""

    slug: str
    score: float
    words: float
    """Words per sentence."""


def measure(slug: str, text: str) -> Reading:
    """The score of a text on the scale of Flesch-Douma."""
    textstat.set_lang("nl")
    return Reading(slug, textstat.flesch_reading_ease(text), textstat.words_per_sentence(text))


def readings() -> list[Reading]:
    """All bouwstenen, the hardest first."""
    blocks = json.loads((FOLDER / "bouwstenen.json").read_text(encoding="utf-8"))["bouwstenen"]
    return sorted((measure(block["slug"], prose(block)) for block in blocks), key=lambda reading: reading.score)


def prose(block: dict[str, Any]) -> str:
    """All that an officer reads of a bouwsteen, with a full stop behind what is a line of a list."""
    told = [block[name] for name in ("kern", "uitleg", "wanneer", "vraagt", "valkuil")]
    why = [block["rol"]["waarom"]] if block["rol"] else []
    return " ".join((*told, *block["vragen"], *why, *(f"{sign}." for sign in block["indicatoren"])))


def too_long(text: str) -> list[str]:
    """The sentences of a text with more words than a reader keeps in mind."""
    return [sentence for sentence in SPLIT.split(text) if len(sentence.split()) > LONGEST]


def table(found: list[Reading]) -> str:
    """The readings as lines, to print."""
    rows = (f"{reading.score:6.1f}  {reading.words:5.1f}  {reading.slug}" for reading in found)
    return "\n".join(("Flesch  w/zin  bouwsteen", *rows))


if __name__ == "__main__":
    every = readings()
    print(f"De {HARDEST} moeilijkste van {len(every)} bouwstenen (ondergrens {FLOOR:.0f}):\n{table(every[:HARDEST])}")
    print(f"\nDe andere:\n{table(every[HARDEST:])}")
