"""Where children that render put their temporary files: a folder of ours, that goes when its server stops or died."""

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

MARK = "bouwplaats-"
LOCK = ".slot"


class Workplace:
    """The rooms of the children of one server. Nothing is made before the first is asked for.

    Beside the folder lies a file that is locked as long as the server lives: who starts later takes away what no
    server holds any more.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._held = -1

    def room(self) -> Path:
        """A new empty folder, for one child."""
        if self._folder is None:
            base = os.environ.get("TMPDIR") or tempfile.gettempdir()
            tidy(Path(base))
            self._held, lock = _locked(base)
            self._folder = lock.with_suffix("")
            self._folder.mkdir(mode=0o700)
        return Path(tempfile.mkdtemp(dir=self._folder))

    def close(self) -> None:
        """Take everything away. Harmless when there is nothing."""
        if self._folder is None:
            return
        _take_away(self._folder)
        os.close(self._held)
        self._folder = None


def tidy(base: Path) -> None:
    """Take away what servers that no longer live left behind here."""
    for lock in base.glob(f"{MARK}*{LOCK}"):
        with suppress(OSError):
            held = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _take_away(lock.with_suffix(""))
            finally:
                os.close(held)


def clear(room: Path) -> None:
    """Take away the room of a child that is gone."""
    shutil.rmtree(room, ignore_errors=True)


def _locked(base: str) -> tuple[int, Path]:
    """A fresh file that this process holds. Who tidies at that very moment may take it away first: then another."""
    while True:
        held, name = tempfile.mkstemp(LOCK, MARK, base)
        fcntl.flock(held, fcntl.LOCK_EX)
        if os.fstat(held).st_nlink:
            return held, Path(name)
        os.close(held)


def _take_away(folder: Path) -> None:
    clear(folder)
    folder.with_suffix(LOCK).unlink(missing_ok=True)
