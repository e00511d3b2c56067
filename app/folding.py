"""What is left of a text when capitals, accents and signs do not matter: how people search."""

import re
import unicodedata

APOSTROPHES = str.maketrans("", "", "'’‘`´ʼ\"“”.")
_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """'Crèche, café & co.' -> 'creche cafe co': small letters and digits with single spaces."""
    bare = text.translate(APOSTROPHES).casefold()
    if not bare.isascii():
        bare = "".join(sign for sign in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare))
