"""The years that a plan is about, as officers type them."""

import re
from dataclasses import dataclass

from app.cleaning import one_line

NO_YEAR = "Noem een jaar, bijvoorbeeld 2027 of 2027–2030. Of laat dit leeg."
TURNED = "Het laatste jaar ligt vóór het eerste. Draai ze om, bijvoorbeeld 2027–2030."

_YEAR = r"(?:19|20)[0-9]{2}"
_DASH = r"\s*(?:[-‐-―−/&+]|t\s?/\s?m\.?|tm|tot en met|tot|en)\s*"
_SPAN = re.compile(rf"({_YEAR})(?:(?:{_DASH}|\s+)({_YEAR})|{_DASH}['’‘`]?\s?([0-9]{{2}})|({_YEAR}))", re.IGNORECASE)
_NAMED = re.compile(rf"(?<![0-9]){_YEAR}(?![0-9])")


@dataclass(frozen=True)
class Periode:
    """The period as it is kept, and what is wrong with it."""

    tekst: str
    fout: str = ""


def read_period(typed: str) -> Periode:
    """'2027 t/m 2030', '2027/2030' and "2027 - '30" are 2027–2030; other words stay, as long as they name a year."""
    line = one_line(typed)
    plain = line.translate(_WIDE)
    if not (span := _SPAN.fullmatch(plain)):
        return Periode(line, "" if not line or _NAMED.search(plain) else NO_YEAR)
    first = span[1]
    last = span[2] or span[4] or f"{first[:2]}{span[3]}"
    if last < first:
        return Periode(line, TURNED)
    return Periode(first if first == last else f"{first}–{last}")


_WIDE = str.maketrans({chr(0xFF10 + digit): str(digit) for digit in range(10)})
