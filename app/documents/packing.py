"""Office files are zip files; here they lose what differs from one moment to the next."""

import io
import zipfile
from collections.abc import Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")
"""The parts that readers look for at the beginning; OpenDocument wants its mimetype there, not compressed."""


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of an office file by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist() if not name.endswith("/")}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one file, in a fixed order and under one date, so that equal parts give equal bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in sorted(parts, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name)):
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            file.writestr(part, parts[name])
    return made.getvalue()
