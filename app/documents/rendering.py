"""The web process' side of making files: niced children that render, a queue that refuses, replacement of the dead."""

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import IO

from app.documents.frames import DONE, read_frame, write_frame
from app.documents.model import Document
from app.documents.workplace import Workplace, clear
from app.watching import Watch

ROOT = Path(__file__).resolve().parents[2]
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "XDG_CACHE_HOME", "LD_LIBRARY_PATH", "PYTHONPATH")
RENDERS_PER_CHILD = 200
WALL_SECONDS = 100
"""Room for the largest bouwwerk there can be (`plans.bouwwerk.MOST_TEKST`), on a busy machine; a proxy must wait longer
(`deploy/nginx.conf`)."""

Bijlage = tuple[str, bytes]
_Asked = tuple[str, bytes, str, bytes]
"""Kind of file, what it is made of, and name and content of its bijlage."""

SMALLEST = Document(titel="Proef", eigenaar="", datum=date(2026, 1, 1), elements=())
"""What a file is tried out on."""


class RenderBusy(Exception):
    """The queue is full: ask the visitor to try again in a minute (503)."""


class RenderFailed(Exception):
    """This file could not be made within its limits; the next one can."""


class Unfit(Exception):
    """A file that somebody sent cannot be a house style; the message is a word that says why."""


@dataclass(frozen=True)
class Skeleton:
    """The look of a file that somebody sent, and the kinds of thing (`left_out`) that do not go along."""

    content: bytes
    left: tuple[str, ...]


class Renderer:
    """Makes files in child processes, as many at once as there are workers; thread-safe.

    `queue` is how many callers may wait for a free child; `wall_seconds` is the limit for one file; `huisstijl` is the
    folder of an organisation's own styles.
    """

    def __init__(
        self,
        workers: int = 2,
        queue: int = 20,
        wall_seconds: float = WALL_SECONDS,
        huisstijl: Path | None = None,
    ) -> None:
        self._huisstijl = huisstijl
        self._wall_seconds = wall_seconds
        self.watch = Watch("bestanden maken", patience=timedelta(minutes=10))
        self._places = threading.BoundedSemaphore(workers + queue)
        self._desks: _Desks = _desks(workers)
        self._closed = threading.Event()
        self._children: set[_Child] = set()
        self._workplace = Workplace()
        self._lock = threading.Lock()

    def pdf(self, html: str, bijlage: Bijlage | None = None) -> bytes:
        """The PDF of a page, with one file embedded if asked; RenderBusy or RenderFailed if that is not to be."""
        return self._made("pdf", html.encode(), bijlage)

    def file(self, kind: str, document: Document, huisstijl: bytes = b"") -> bytes:
        """The document as an editable file, in a house style of its own if asked; RenderBusy or RenderFailed."""
        return self._made(kind, pickle.dumps(document), ("huisstijl", huisstijl) if huisstijl else None)

    def skeleton(self, content: bytes, kind: str = "docx") -> Skeleton:
        """The look of a file that somebody sent. Raises Unfit, RenderBusy or RenderFailed."""
        left, found, made = self._made("huisstijl", content, (kind, b"")).partition(b"\n")
        if not found:
            raise Unfit(left.decode())
        return Skeleton(made, tuple(left.decode().split()))

    def warm(self) -> None:
        """Start one child beforehand, so that who asks first need not wait for that too."""
        with suppress(RenderBusy, RenderFailed):
            self.file("docx", SMALLEST)

    def _made(self, kind: str, body: bytes, bijlage: Bijlage | None = None) -> bytes:
        if not self._places.acquire(blocking=False):
            raise RenderBusy("Er wachten al te veel bestanden.")
        try:
            child = self._desks.get()
            try:
                child = self._ready(child)
                made = child.make((kind, body, *(bijlage or ("", b""))), self._wall_seconds)
                self.watch.well()
                return made
            except RenderFailed as error:
                if not self._closed.is_set():  # what was going on when we stopped did not fail by itself
                    self.watch.failed(type(error.__cause__ or error).__name__)
                raise
            finally:
                self._desks.put(child)
        finally:
            self._places.release()

    def close(self) -> None:
        """Stop all children at once; whatever they were making fails."""
        self._closed.set()
        with self._lock:
            for child in self._children:
                child.kill()
            self._children.clear()
            self._workplace.close()

    def children(self) -> tuple[int, ...]:
        """Process ids of the children that live now."""
        with self._lock:
            return tuple(child.pid for child in self._children if child.usable)

    def _ready(self, child: "_Child | None") -> "_Child":
        if child is not None and child.usable:
            return child
        with self._lock:
            if self._closed.is_set():
                raise RenderFailed("De pers is gesloten.")
            if child is not None:
                child.kill()
                self._children.discard(child)
            try:
                fresh = _Child(self._huisstijl, self._workplace.room())
            except OSError as error:
                raise RenderFailed("Er kan geen proces of map bij.") from error
            self._children.add(fresh)
            return fresh


class _Child:
    """One rendering process; lives for many files, dies on the first trouble."""

    def __init__(self, huisstijl: Path | None, room: Path) -> None:
        self._room = room
        house = [str(huisstijl.resolve())] if huisstijl else []
        self._process = subprocess.Popen(  # noqa: S603  # our own program, and a folder that the operator named
            [sys.executable, "-m", "app.documents.worker", *house],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={name: os.environ[name] for name in INHERITED if name in os.environ} | {"TMPDIR": str(room)},
            start_new_session=True,
        )
        self._left = RENDERS_PER_CHILD
        self._ending = threading.Lock()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def usable(self) -> bool:
        return self._left > 0 and self._process.poll() is None

    def make(self, asked: _Asked, wall_seconds: float) -> bytes:
        alarm = threading.Timer(wall_seconds, self.kill)
        alarm.start()
        try:
            status, content = self._ask(asked)
        except (OSError, EOFError, ValueError) as error:
            self.kill()
            raise RenderFailed("Het maken duurde te lang of is afgebroken.") from error
        finally:
            alarm.cancel()
        self._left -= 1
        if status != DONE:
            raise RenderFailed(f"Het maken is niet gelukt ({content.decode()}).")
        return content

    def _ask(self, asked: _Asked) -> tuple[bytes, bytes]:
        to_child, from_child = _pipes(self._process)
        for part in asked:
            write_frame(to_child, part.encode() if isinstance(part, str) else part)
        to_child.flush()
        return read_frame(from_child), read_frame(from_child)

    def kill(self) -> None:
        """End the child and everything it started, and take leave of it. Harmless when it is already gone."""
        self._left = 0
        with self._ending:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            for pipe in _pipes(self._process):
                with suppress(OSError):
                    pipe.close()
            clear(self._room)


_Desks = queue.LifoQueue[_Child | None]


def _desks(workers: int) -> _Desks:
    desks: _Desks = queue.LifoQueue()  # the warm child first
    for _ in range(workers):
        desks.put(None)
    return desks


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout
