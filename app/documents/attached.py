"""The data that our PDFs carry, found without reading the PDF as a whole.

A stream never stands inside another one, so an embedded file can be seen from outside: its dictionary says so, and
its content follows. Nothing else of the file is looked at, and nothing is unpacked further than asked.
"""

import re
import zlib
from collections.abc import Iterator

EMBEDDED = re.compile(rb"/Type\s{0,8}/EmbeddedFile\b")
DICTIONARY = 4000
"""Bytes in which the dictionary of an embedded file ends: ours takes two hundred."""

CONTENT = re.compile(rb">>\s{0,8}stream\r?\n")
PLAIN = re.compile(rb"/Length\s{1,8}([0-9]{1,9})\b")
MANY = 20


def is_pdf(content: bytes) -> bool:
    """Whether a file says that it is a PDF; some programs write something before that."""
    return b"%PDF-" in content[:1024]


def is_locked(content: bytes) -> bool:
    """Whether a PDF is encrypted: its parts cannot be read then."""
    return re.search(rb"/Encrypt\s{0,8}(?:[0-9]+\s{1,8}[0-9]+\s{1,8}R|<<)", content) is not None


def embedded(content: bytes, most: int) -> Iterator[bytes]:
    """The files embedded in a PDF, in its order; one of more than `most` bytes, or a broken one, is left out."""
    for hit, _ in zip(EMBEDDED.finditer(content), range(MANY), strict=False):
        head = content[hit.end() : hit.end() + DICTIONARY]
        begin = CONTENT.search(head)
        if begin is None:
            continue
        around = content[max(0, hit.start() - DICTIONARY) : hit.start()].rpartition(b"obj")[2] + head[: begin.start()]
        found = _unpacked(memoryview(content)[hit.end() + begin.end() :], around, most)
        if found is not None and len(found) <= most:
            yield found


def _unpacked(rest: memoryview, dictionary: bytes, most: int) -> bytes | None:
    if b"/FlateDecode" not in dictionary:
        size = PLAIN.search(dictionary)
        return None if b"/Filter" in dictionary or size is None else bytes(rest[: min(int(size[1]), most + 1)])
    unpacker = zlib.decompressobj()
    try:
        return unpacker.decompress(rest, most + 1)
    except zlib.error:
        return None
