"""Finished files, kept under a fingerprint of what went into them; the folder may be emptied at any time."""

import os
import re
import secrets
from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from datetime import datetime, timedelta
from errno import errorcode
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from app.documents.model import Document
from app.documents.rendering import Bijlage
from app.watching import Watch

HERE = Path(__file__).resolve().parent
APP = HERE.parent
MAKERS = ("weasyprint", "pydyf", "python-docx", "lxml", "pypdfium2", "pillow")
REMEMBERED = 1000
FINGERPRINT = re.compile(r"[0-9a-f]{64}")
CHECK = sha256().digest_size
"""Bytes at the end of a kept file that tell whether the rest is whole."""
SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def fingerprint(document: Document, bijlage: Bijlage | None = None, huisstijl: str = "") -> str:
    """The name of a document's files: other content, writer, style, template or huisstijl gives another name."""
    content = sha256(repr((document, bijlage, huisstijl)).encode("utf-8", "surrogatepass"))
    content.update(writer_version().encode())
    return content.hexdigest()


@cache
def writer_version() -> str:
    """Everything that decides how a document looks: our writers, templates, style, fonts and the makers of others."""
    state = sha256(" ".join(map(version, MAKERS)).encode())
    files = [
        *HERE.glob("*.py"),
        *(APP / "templates" / "documents").iterdir(),
        *(APP / "static" / "fonts").iterdir(),
    ]
    for path in sorted(path for path in files if path.is_file()):
        state.update(path.name.encode())
        state.update(path.read_bytes())
    return state.hexdigest()


class Shelf:
    """A folder of finished files; safe for several processes, because a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.keeping = Watch("bestanden bewaren", patience=timedelta(minutes=10))
        self.reading = Watch("bewaarde bestanden lezen", patience=timedelta(minutes=10))
        self._names: OrderedDict[Hashable, str] = OrderedDict()

    def remember(self, state: Hashable, name: str) -> None:
        """Keep in memory which file a state of the world led to, so that asking again costs no composing."""
        self._names[state] = name
        while len(self._names) > REMEMBERED:
            self._names.popitem(last=False)

    def forget(self) -> None:
        """Keep in memory nothing of any state; the files stay."""
        self._names.clear()

    def recall(self, state: Hashable, suffix: str) -> bytes | None:
        """The file that this very state led to before, if it still lies here."""
        name = self._names.get(state)
        return self.get(name, suffix) if name else None

    def get(self, name: str, suffix: str) -> bytes | None:
        """The file of that fingerprint, or None when it has to be made (again): it is not there, or not whole."""
        path = self._path(name, suffix)
        try:
            kept = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self.reading.failed(_code(error))
            return None
        self.reading.well()
        content, check = kept[:-CHECK], kept[-CHECK:]
        return content if sha256(content).digest() == check else None

    def put(self, name: str, suffix: str, content: bytes) -> None:
        """Keep a finished file, whole or not at all: written beside, synced, then renamed.

        A disk that takes nothing more is no matter for who asked: the file is there, it is only not kept.
        """
        path, beside = self._path(name, suffix), self.folder / f".{secrets.token_hex(8)}.deel"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(beside, content + sha256(content).digest())
            beside.rename(path)
        except OSError as error:
            self.keeping.failed(_code(error))
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        else:
            self.keeping.well()

    def tidy(self, before: datetime) -> int:
        """Remove files (half-written ones too) made before that; returns how many.

        Raises OSError, once the rest is gone, when one would not go: somebody's plan is in it, and we promised.
        """
        limit, gone, stuck = before.timestamp(), 0, None
        for path in list(self.folder.iterdir()) if self.folder.exists() else []:
            try:
                if _ours(path) and path.stat().st_mtime < limit:
                    path.unlink()
                    gone += 1
            except FileNotFoundError:  # another process took it
                continue
            except OSError as error:
                stuck = error
        if stuck:
            raise stuck
        return gone

    def _path(self, name: str, suffix: str) -> Path:
        if not FINGERPRINT.fullmatch(name) or not SUFFIX.fullmatch(suffix):
            raise ValueError("not a name of the shelf")
        return self.folder / f"{name}{suffix}"


def _code(error: OSError) -> str:
    return errorcode.get(error.errno or 0, "fout")


def _ours(path: Path) -> bool:
    return path.suffix == ".deel" or bool(FINGERPRINT.fullmatch(path.stem))


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
