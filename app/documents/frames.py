"""How parent and child speak: every message is four bytes of length (big-endian) and that many bytes."""

import struct
from typing import IO

DONE = b"gelukt"
FAILED = b"mislukt"
LARGEST = 64 * 1024 * 1024
_LENGTH = struct.Struct(">I")


def write_frame(stream: IO[bytes], content: bytes) -> None:
    """Write one message; ValueError above 64 MB. The caller flushes."""
    if len(content) > LARGEST:
        raise ValueError("message too large")
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)


def read_frame(stream: IO[bytes]) -> bytes:
    """Read one message; EOFError when the other side is gone, ValueError when the length is nonsense."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > LARGEST:
        raise ValueError("message too large")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    content = stream.read(size)
    if len(content) != size:
        raise EOFError("the other side stopped")
    return content
