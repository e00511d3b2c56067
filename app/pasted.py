"""What somebody meant by a pasted mail address, web address, code or number: understood, never guessed."""

import re
from urllib.parse import unquote

from app.cleaning import bare, clean

_WRAPPED = "\"'`‘’“”„«»<>()[]{}"
_AFTER = f"{_WRAPPED}.,;:!?"
_MAILTO = re.compile(r"mailto:(//)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[^<>@]*(?:\([^<>]*\))?<([^<>@]+@[^<>@]+)>[^<>@]*", re.DOTALL)
_NAMED_BY_ITSELF = re.compile(r"(\S+@\S+) ?[<(\[](?:mailto:)?(\S+@\S+)[>)\]]", re.IGNORECASE)
_SCHEME = re.compile(r"(?:url:|link:)?\s*(https?:/)", re.IGNORECASE)
_WRAP = re.compile(r"=?\n[>\s]*")


def mail(text: str) -> str:
    """The mail address in 'mailto:', brackets, with a name before it or a sign after it; two addresses stay two."""
    found = bare(text)
    twice = _NAMED_BY_ITSELF.fullmatch(found)
    if twice and twice[1].lower() == twice[2].lower():
        found = twice[1]
    elif inside := _IN_BRACKETS.fullmatch(found):
        found = inside[1]
    found = _edged(found)
    if scheme := _MAILTO.match(found):
        found = unquote(found[scheme.end() :].partition("?")[0])
    return re.sub(r"\s*@\s*", "@", _edged(bare(found)))


def _edged(text: str) -> str:
    return text.strip(f"{_AFTER} ")


def web(text: str) -> str:
    """The web address in brackets or quotes, broken over lines, or with a sign of the sentence after it."""
    found = bare(_unwrapped(text)).lstrip(f"{_WRAPPED} ") if _SCHEME.search(text) else bare(text)
    if not (scheme := _SCHEME.match(found)):
        return found
    found = found[scheme.start(1) :]
    while found[-1] in _AFTER and not _closes(found):
        found = found[:-1]
    return found


def _closes(address: str) -> bool:
    """Whether the last sign closes a bracket that the address itself opened, as in Wikipedia's."""
    opening = {")": "(", "]": "[", "}": "{"}.get(address[-1], "")
    return bool(opening) and address.count(opening) >= address.count(address[-1])


def _unwrapped(text: str) -> str:
    """A text that a mail program broke over lines as one: without its breaks and the signs of a quoted answer."""
    return _WRAP.sub("", clean(text))


def unwrapped_address(text: str) -> str:
    """A pasted text in small letters without breaks and without what a mail filter made of its signs."""
    return bare(_unwrapped(unquote(clean(text)))).lower()


def code(text: str) -> str:
    """A code as it is compared: small letters and digits, however they were grouped."""
    return re.sub(r"[\W_]", "", bare(text).casefold())


def amount(text: str) -> str:
    """A number as people write it, with plain digits, spaces, dashes and signs."""
    return re.sub(r"[‐-―−]", "-", bare(text)).lower()
