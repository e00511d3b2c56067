"""What somebody typed or pasted, as it may be stored: a text, a line, or a value that a machine reads."""

import re
import unicodedata

NONCHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
UNWANTED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{NONCHARACTERS}]")
"""What a text may not hold: control characters other than tab and line end, half surrogates, noncharacters."""

BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Other ways to end a line than a line feed: those of Word, of old Macs and of Unicode."""

LONGEST = 100_000
"""Characters of one field that are looked at: far above every limit, so a field that is cut here is refused there."""

MOST_MARKS = 30
"""Marks on one letter, as in the Stream-Safe text of UAX #15: no language comes near, and putting the marks of one
letter in order costs their square."""

NUMBER = re.compile(r"[0-9]{1,9}")
"""A number in a form or an address: it fits in a database, and `int` takes it."""

JOINING = "\u200c\u200d\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef"
"""Signs without a shape of their own that belong to a script or an emoji: they stay in a name."""

_FILLING = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001"
)
HIDDEN = re.compile(f"[{_FILLING}]")
"""What is pasted along unseen: soft hyphens, zero-width spaces, marks of direction and order, fillers."""

IDLE_JOINER = re.compile(r"(?:^|(?<=[\0-\u036f\u1e00-\u1eff\s]))[\u200c\u200d]+")
"""A sign that joins or parts the letters of other scripts, where it has nothing to do: after a Latin letter."""

UNSEEN = re.compile(f"[{_FILLING}{JOINING}]")
"""The same for what a machine reads, where no sign without a shape has a use."""


def _marks() -> str:
    """All characters that become a mark on the letter before them; there are none beyond these planes."""
    found = (chr(code) for code in range(0x300, 0x20000))
    return "".join(one for one in found if unicodedata.combining(unicodedata.normalize("NFD", one)[0]))


_MARK = f"[{_marks()}]"
_RUN = re.compile(f"({_MARK}{_MARK}{{0,{MOST_MARKS - 1}}}){_MARK}*")


def clean(text: str) -> str:
    """Text as it may be stored: NFC, one kind of line end, nothing a database or a document refuses.

    The work grows with the length and no faster, whatever somebody sends.
    """
    text = UNWANTED.sub("", BREAK.sub("\n", text[:LONGEST]))
    if not text.isascii():
        text = _bounded(unicodedata.normalize("NFC", _bounded(text)))
    return text.rstrip().lstrip("\n")


def _bounded(text: str) -> str:
    return _RUN.sub(r"\1", text)


def one_line(text: str) -> str:
    """A name, title or other line as it is shown: without what nobody sees; empty when it shows nothing."""
    line = clean(text)
    if not line.isascii():
        line = clean(IDLE_JOINER.sub("", HIDDEN.sub("", line)))
    line = " ".join(line.split())
    return line if shows(line) else ""


def shows(text: str) -> bool:
    """Whether there is anything to be seen of a text."""
    return any(unicodedata.category(sign)[0] not in "CMZ" for sign in UNSEEN.sub("", text))


def bare(text: str) -> str:
    """A value that a machine reads (an address, a link, a code, an amount) in plain signs: '１２３' is 123."""
    return " ".join(clean(unicodedata.normalize("NFKC", UNSEEN.sub("", clean(text)))).split())
