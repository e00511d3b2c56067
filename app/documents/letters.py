"""Letters for texts that the fonts of our house style cannot print: which files there are, and which a text needs.

They are for paper only. A text that needs none of them never pays for them. The two large files are woff and not
woff2, for unpacking that takes a tenth of a second instead of seconds.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from unicodedata import bidirectional

FONTS = Path(__file__).resolve().parents[1] / "static" / "fonts"
SMALL = 60_000
"""Bytes of a file that a web page may carry; for emoji and Chinese every browser has letters of its own."""


@dataclass(frozen=True, slots=True)
class Letters:
    """One file of letters: the family that `document.css` names, and the characters it is for."""

    family: str
    file: str
    characters: str

    @property
    def face(self) -> str:
        """The rule that brings the file in."""
        return f'@font-face {{ font-family: "{self.family}"; font-weight: 400; src: url(fonts/{self.file}); }}\n'

    @property
    def is_small(self) -> bool:
        """Whether a web page may carry it."""
        return (FONTS / self.file).stat().st_size <= SMALL

    def needed_by(self, text: str) -> bool:
        """Whether a text has one of its characters."""
        return re.search(f"[{self.characters}]", text) is not None


EXTRA = (
    Letters(
        "Source Sans 3 Latin",
        "source-sans-3-latin-ext-400-normal.woff2",
        "\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1d00-\u1e9f\u1ef2-\u1eff\u20a0-\u20ab\u20ad-\u20c4\ua720-\ua7ff",
    ),
    Letters(
        "Source Sans 3 Vietnamese", "source-sans-3-vietnamese-400-normal.woff2", "\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
    ),
    Letters("Source Sans 3 Greek", "source-sans-3-greek-400-normal.woff2", "\u0370-\u03ff"),
    Letters("Source Sans 3 Cyrillic", "source-sans-3-cyrillic-400-normal.woff2", "\u0400-\u045f\u0490\u0491\u2116"),
    Letters(
        "IBM Plex Sans Arabic",
        "ibm-plex-sans-arabic-arabic-400-normal.woff2",
        "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    ),
    Letters("Noto Sans Hebrew", "noto-sans-hebrew-hebrew-400-normal.woff2", "\u0590-\u05ff\ufb1d-\ufb4f"),
    Letters(
        "Noto Sans SC",
        "noto-sans-sc-chinese-simplified-400-normal.woff",
        "\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef",
    ),
    Letters(
        "Noto Emoji",
        "noto-emoji-emoji-400-normal.woff",
        "\u2139\u2194-\u21aa\u231a-\u23ff\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\ufe0f\U0001f000-\U0001faff",
    ),
)


def needed(text: str) -> tuple[Letters, ...]:
    """The extra letters that a text needs, always in the same order."""
    return tuple(letters for letters in EXTRA if letters.needed_by(text))


LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
COMPOSED = re.compile("[\u0300-\u036f\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""Marks that make one sign of several characters, as in a flag, a family or a hand of some colour."""


def is_composed(text: str) -> bool:
    """Whether what is drawn does not tell by itself which characters are written."""
    return COMPOSED.search(text) is not None


def has_leftward(text: str) -> bool:
    """Whether something in a text is written from right to left."""
    return LEFTWARD.search(text) is not None


def runs_left(text: str) -> bool:
    """Whether a text is written from right to left: its first letter decides, as a browser does with `dir=auto`."""
    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"
