"""What is left of a text when capitals, accents and signs do not matter: how people search.

The scripts of the pages have a `fold` that does the same (a test holds them beside each other).
"""

import re
import unicodedata

APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ\"“”.")
LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not see as another one with a mark, and people who search do."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """'Crèche, café & co.' -> 'creche cafe co': small letters and digits with single spaces."""
    bare = text.translate(APOSTROPHES)
    if not bare.isascii():
        bare = "".join(sign for sign in unicodedata.normalize("NFKD", bare) if unicodedata.category(sign)[0] != "M")
        bare = bare.translate(APOSTROPHES).casefold().translate(LETTERS)
    return " ".join(_WORD.findall(bare.casefold()))
