"""Office files are zip files; here they lose what differs from one moment to the next."""

import io
import zipfile

LONG_AGO = (1980, 1, 1, 0, 0, 0)
FIRST = ("mimetype", "[Content_Types].xml", "_rels/.rels")
"""The parts that readers look for at the beginning; OpenDocument wants its mimetype there, not compressed."""


def packed(content: bytes) -> bytes:
    """The same parts in a fixed order and under one date, so that equal parts give equal bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        names = sorted(set(old.namelist()), key=lambda name: (FIRST.index(name) if name in FIRST else 9, name))
        for name in names:
            if name.endswith("/"):
                continue
            part = zipfile.ZipInfo(name, LONG_AGO)
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return made.getvalue()
