"""How a typed name is reduced to what matters, so that accents and apostrophes never stand in the way."""

import re

from app.folding import fold

LONGEST = 100
"""Characters of a typed text that are looked at; the longest name has 29."""


def words(text: str) -> str:
    """'Gemeente Súdwest-Fryslân' -> 'sudwest fryslan': folded, without a leading 'gemeente'."""
    return re.sub(r"^(de )?gemeente (?=\S)", "", fold(text[:LONGEST]))


def key(text: str) -> str:
    """The same without spaces: ''s-Gravenhage', 's Gravenhage' and 'sGravenhage' are one."""
    return words(text).replace(" ", "")


def loose(key: str) -> str:
    """A key without double letters and with 'ij' as 'y': the slips that are no different name."""
    return re.sub(r"(.)\1+", r"\1", key.replace("ij", "y"))
