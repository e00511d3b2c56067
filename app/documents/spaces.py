"""Spaces at which a line of a paper must not end: within an amount and before a unit."""

import re

_UNITS = "%|procent|miljoen|miljard|euro|uur|fte|km|m2|m²"
_TORN = re.compile(rf"(?<=€) (?=\d)|(?<=\d) (?=(?:{_UNITS})(?!\w))|(?<=miljoen|miljard) (?=euro\b)")


def kept_together(text: str) -> str:
    """The same words, in which '€ 25.000' and '2 procent' stay on one line."""
    return _TORN.sub("\N{NO-BREAK SPACE}", text)
