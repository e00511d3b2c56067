"""The rendering child: `python -m app.documents.worker` reads papers on stdin and writes files on stdout.

Warm (fonts and style are parsed once), niced and limited. It writes no words of a document anywhere else.
"""

import os
import resource
import sys
from pathlib import Path
from typing import IO

from app.documents.frames import DONE, FAILED, read_frame, write_frame
from app.documents.workshop import Workshop

ADDRESS_SPACE = 1_500_000_000
CPU_SECONDS = 95
"""Less than the parent waits (`rendering.WALL_SECONDS`), so that what computes on is stopped from within."""
FILE_SIZE = 40_000_000
OPEN_FILES = 64
POLITENESS = 10


def main() -> None:
    """Answer requests until the parent closes stdin."""
    requests, answers = sys.stdin.buffer, _private_stdout()
    _limit()
    workshop = Workshop(Path(sys.argv[1]) if sys.argv[1:] else None)
    while True:
        try:
            kind, body, name, data = (read_frame(requests) for _ in range(4))
        except EOFError:
            return
        _allow_cpu_seconds(CPU_SECONDS)
        for part in _answer(workshop, kind.decode(), body, (name.decode(), data)):
            write_frame(answers, part)
        answers.flush()


def _answer(workshop: Workshop, kind: str, body: bytes, bijlage: tuple[str, bytes]) -> tuple[bytes, bytes]:
    try:
        return DONE, workshop.make(kind, body, bijlage)
    except Exception as error:
        return FAILED, type(error).__name__.encode()


def _private_stdout() -> IO[bytes]:
    """The answers' own pipe; a library that prints goes to stderr from now on."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _limit() -> None:
    os.nice(POLITENESS)
    for what, most in (
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_FSIZE, FILE_SIZE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _allow_cpu_seconds(seconds: int) -> None:
    """Reset the soft limit: it counts from the start of the process, and a child makes many files."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, hard))


if __name__ == "__main__":
    main()
