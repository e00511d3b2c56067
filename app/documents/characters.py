"""What may stand in an XML file: the same words, without the characters that no XML reader takes."""

import re
from dataclasses import replace
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import quoteattr

from app.documents.model import Spans
from app.documents.to_pdf import OUTSIDE

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNPRINTABLE = "·"
"""Stands in for a character that an XML file cannot hold, as in the PDF."""
IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"


def printable(text: str) -> str:
    """The text with `·` for what XML cannot hold, and with one kind of line end."""
    return ILLEGAL.sub(UNPRINTABLE, text.replace("\r\n", "\n").replace("\r", "\n"))


def escaped(text: str) -> str:
    """The text to stand between tags."""
    return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The text as the value of an attribute, quotes included."""
    return quoteattr(printable(text), {"\n": " ", "\t": " "})


def breakable(spans: Spans) -> Spans:
    """Names that may go on on the next line after a slash, which no office program does by itself."""
    return tuple(replace(span, text=span.text.replace("/", "/\u200b")) for span in spans)


def web_address(href: str) -> str | None:
    """A web or mail address in the letters that an office program takes; None when it is no such address."""
    if not href.startswith(OUTSIDE):
        return None
    try:
        parts = urlsplit(href)
        known = parts.port != 0 and (parts.hostname or parts.scheme == "mailto")
        return quote(href, safe=IN_ADDRESS) if known else None
    except ValueError:
        return None
