"""A form as it was sent: from bytes to fields, each cleaned once, here at the edge. Knows no HTTP."""

import re
from collections.abc import Mapping
from email import message_from_string

from app.cleaning import NUMBER, clean
from app.given_back import MOST

MAX_FIELDS = 5000
"""Fields in one form: a thousand own bouwstenen in one stap."""

MAX_PARTS, MAX_HEAD, MAX_BOUNDARY = 40, 2000, 200
"""Parts of a form with a file, bytes of what each tells about itself, and of what stands between them."""

PIECE = 64_000
"""Bytes that are turned into text in one piece: a longer one lets no other thread in."""

_HEX = "0123456789ABCDEFabcdef"
_ESCAPE, _BYTES = (
    re.compile(rb"%([0-9A-Fa-f]{2})"),
    {f"{a}{b}".encode(): bytes.fromhex(a + b) for a in _HEX for b in _HEX},
)
"""A byte as forms write it. Splitting at each percent sign, as urllib does, takes a second for a form of only those."""


class Form:
    """A sent form: every field cleaned once, here at the edge. `size` is how many bytes it was."""

    def __init__(self, fields: Mapping[str, str], size: int = 0) -> None:
        self._fields, self.size = fields, size

    def __getitem__(self, name: str) -> str:
        """The text of a field; empty when it was not sent."""
        return self._fields.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def starting(self, prefix: str) -> dict[str, str]:
        """Fields named `prefix` + something, by that something."""
        return {key.removeprefix(prefix): value for key, value in self._fields.items() if key.startswith(prefix)}


class Upload(Form):
    """A sent form with one file: its bytes, empty when none was chosen, and what it was called."""

    def __init__(self, fields: Mapping[str, str], file: bytes = b"", name: str = "") -> None:
        super().__init__(fields)
        self.file, self.name = file, name


def first_fields(body: bytes) -> dict[str, str]:
    """As much of a form as is given back when the whole cannot be read."""
    return fields_of(b"&".join(body[:MOST].split(b"&", MAX_FIELDS)[:MAX_FIELDS]))


def fields_of(body: bytes, piece: int = PIECE) -> dict[str, str]:
    """The fields of a form as a browser writes it (application/x-www-form-urlencoded), each cleaned."""
    pairs = (pair.partition(b"=") for pair in body.split(b"&") if pair)
    return {_decoded(name, piece): clean(_decoded(value, piece)) for name, _, value in pairs}


def _escaped(found: re.Match[bytes]) -> bytes:
    return _BYTES[found[1]]


def _decoded(sent: bytes, piece: int) -> str:
    """A name or value as it was typed; a long one piece by piece, for one piece of work lets no other thread in."""
    pieces, at = list[bytes](), 0
    while at < len(sent):
        end = at + piece
        cut = sent.rfind(b"%", max(at + 1, end - 2), end) if end < len(sent) else -1
        end = cut if cut > 0 else end
        pieces.append(_ESCAPE.sub(_escaped, sent[at:end].replace(b"+", b" ")))
        at = end
    return b"".join(pieces).decode(errors="replace")


def boundary_of(told: str) -> bytes:
    """What stands between the parts; empty when it is another kind of form, or none."""
    if len(told) > MAX_HEAD:
        return b""
    try:
        kind = message_from_string(f"Content-Type: {told}")
        found = kind.get_boundary() if kind.get_content_type() == "multipart/form-data" else ""
    except (ValueError, LookupError):  # a charset that cannot be
        return b""
    return (found or "").encode(errors="replace")[:MAX_BOUNDARY]


def parts_of(body: bytes, boundary: bytes) -> Upload:
    """The fields and the file of a form in parts (multipart/form-data, RFC 7578)."""
    fields: dict[str, str] = {}
    file, called = b"", ""
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary, MAX_PARTS)[1:]:
        head, _, content = part.partition(b"\r\n\r\n")
        name, found = _told(head[:MAX_HEAD])
        if found is not None:
            file, called = content, clean(found)
        elif name:
            fields[name] = clean(content[:PIECE].decode(errors="replace"))
    return Upload(fields, file, called)


def _told(head: bytes) -> tuple[str, str | None]:
    """The name of a part, and of its file when it is one; neither when its head cannot be read."""
    try:
        told = message_from_string(head.lstrip().decode(errors="replace"))
        return str(told.get_param("name", "", header="content-disposition")), told.get_filename()
    except (ValueError, LookupError):
        return "", None


def number_in(text: str) -> int:
    """A number as it stands in an address or a form; 0 for anything else, which nothing of ours is called."""
    return int(text) if NUMBER.fullmatch(text) else 0
