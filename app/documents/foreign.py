"""A file that others made, opened within bounds. Only used in the child."""

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from app.documents.rendering import Unfit

MOST_PARTS = 500
MOST_UNPACKED = 30_000_000
MOST_OF_ONE = 20_000_000
MOST_OF_XML = 8_000_000
MOST_RATIO = 200
"""Times that a part may grow when it is unpacked: real styles grow 25 times, a bomb a thousand times."""

SMALL = 1_000_000
"""Bytes of a part that may grow as it likes."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError, NotImplementedError, OSError)


def opened(content: bytes) -> dict[str, bytes]:
    """The parts of an office file by name. Raises Unfit for one that is too much, broken or of two meanings."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            found = [part for part in file.infolist() if not part.is_dir()]
            _measure(found)
            return {part.filename: file.read(part) for part in found}
    except BROKEN as error:
        raise Unfit("geen") from error


def tree(content: bytes) -> Any:
    """The root of a part that is XML. Raises Unfit for anything else, and for a part with declarations of its own."""
    if len(content) > MOST_OF_XML:
        raise Unfit("groot")
    reader = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, reader)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit("geen") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unfit("geen")
    return root


def _measure(parts: list[zipfile.ZipInfo]) -> None:
    """Before anything is unpacked. The sizes are what the file says of itself; reading stops there too."""
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unfit("groot")
    if any(part.file_size > MOST_OF_ONE or _grows(part) for part in parts):
        raise Unfit("groot")
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise Unfit("geen")


def _grows(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size
