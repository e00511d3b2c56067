"""A small load generator for machines without wrk: `python -m bench.loader URL FILE ORDER CONNECTIONS SECONDS [h=v …]`.

It takes the same request file and tells the same line as `load.lua`; being Python, it is the slower of the two.
"""

import http.client
import itertools
import json
import random
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

Line = tuple[str, str, str]


def _lines(file: Path, order: str) -> Iterator[Line]:
    parts = (line.split("\t", 2) for line in file.read_text().splitlines())
    lines = [(method, path, body) for method, path, body in parts]
    if order == "random":
        chance = random.Random(20261121)
        while True:
            yield chance.choice(lines)
    yield from itertools.cycle(lines)


class Loader:
    """Connections that each ask one thing at a time until the time is over."""

    def __init__(self, host: str, lines: Iterator[Line], headers: dict[str, str]) -> None:
        self.host, self.headers = host, headers
        self.times: list[float] = []
        self.errors = self.bytes = 0
        self._lines, self._turn = lines, threading.Lock()

    def run(self, connections: int, seconds: float) -> dict[str, float]:
        """Load the server for that long; latencies are told in milliseconds."""
        began = time.perf_counter()
        workers = [threading.Thread(target=self._work, args=(began + seconds,)) for _ in range(connections)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        ordered = sorted(self.times) or [0.0]
        return {
            "requests": len(self.times),
            "seconds": time.perf_counter() - began,
            "p50": ordered[len(ordered) // 2] * 1000,
            "p99": ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1000,
            "errors": self.errors,
            "bytes": self.bytes,
        }

    def _work(self, until: float) -> None:
        client = http.client.HTTPConnection(self.host, timeout=10)
        while (began := time.perf_counter()) < until:
            with self._turn:
                method, path, body = next(self._lines)
            try:
                client.request(method, path, body or None, self.headers)
                answer = client.getresponse()
                self.bytes += len(answer.read())
                self.errors += answer.status >= 400
            except (OSError, http.client.HTTPException):
                self.errors += 1
                client.close()
            self.times.append(time.perf_counter() - began)


def main(arguments: list[str]) -> None:
    """Load one server and print the outcome."""
    url, path, order, connections, seconds, *headers = arguments
    named = dict(header.split("=", 1) for header in headers)
    loader = Loader(urlsplit(url).netloc, _lines(Path(path), order), named)
    print("OUTCOME", json.dumps(loader.run(int(connections), float(seconds))))


if __name__ == "__main__":
    main(sys.argv[1:])
