"""What every benchmark shares: servers on one core, load from the other, interleaved rounds."""

import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Self

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent
PATIENCE = 90.0
"""Seconds in which a server must answer for the first time."""
CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE, LOADER_CORE = CORES[0], CORES[-1]


def free_port() -> int:
    """A port nobody listens at just now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _pinned(command: Sequence[str], core: int | None) -> list[str]:
    found = shutil.which("taskset")
    return [found, "-c", str(core), *command] if found and core is not None else list(command)


@dataclass
class Server:
    """One process that answers HTTP on a free loopback port; `{port}` in the command is filled in."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str] = field(default_factory=dict)
    probe: str = "/"
    cwd: Path = ROOT
    core: int | None = SERVER_CORE
    log: Path = Path("/dev/null")

    def __enter__(self) -> Self:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [part.replace("{port}", str(self.port)) for part in self.command]
        env = os.environ | {"BOUWPLAATS_PORT": str(self.port)} | dict(self.env)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(_pinned(command, self.core), cwd=self.cwd, env=env, stdout=log, stderr=log)
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            try:
                self.get(self.probe)
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise RuntimeError(f"{self.name} did not start; see {self.log}")

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> bytes:
        """The body of one GET. Raises OSError (HTTPError for 4xx and 5xx) when there is none."""
        asked = urllib.request.Request(self.url + path, headers=dict(headers or {}))
        with urllib.request.urlopen(asked, timeout=120) as answer:
            content: bytes = answer.read()
        return content

    @property
    def pid(self) -> int:
        """The process id of the server itself: taskset makes way for it."""
        return self._process.pid

    def cpu(self) -> float:
        """CPU seconds used so far by the server and its children, ended ones included."""
        return sum(_cpu(pid) for pid in family(self.pid))


def family(pid: int) -> list[int]:
    """A process with all that descend from it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except FileNotFoundError:
        return []
    # Another thread may have started a child: ask every thread.
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                children += (task / "children").read_text().split() if task.name != str(pid) else []
    return [pid, *(one for child in children for one in family(int(child)))]


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(int(value) for value in fields[11:15]) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Requests:
    """What to ask a server: a file of lines (method, path, body with tabs between) and the headers of each."""

    server: Server
    file: Path
    headers: Mapping[str, str] = field(default_factory=dict)
    order: Literal["random", "in-order"] = "random"

    @classmethod
    def of(
        cls,
        server: Server,
        file: Path,
        lines: Iterable[tuple[str, str, str]],
        headers: Mapping[str, str] | None = None,
        order: Literal["random", "in-order"] = "random",
    ) -> Self:
        """Write the lines and refer to them."""
        file.write_text("".join("\t".join(line) + "\n" for line in lines))
        return cls(server, file, headers or {}, order)


@dataclass(frozen=True)
class Outcome:
    """One burst of load: latencies in ms, `cpu` in ms of server time per request."""

    requests: int
    seconds: float
    p50: float
    p99: float
    errors: int
    bytes: int
    cpu: float

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def load(asked: Requests, connections: int, seconds: float, core: int | None = LOADER_CORE) -> Outcome:
    """Load a server for that long. Raises RuntimeError when an answer is refused: a ratio of errors means nothing."""
    headers = [f"{name}={value}" for name, value in asked.headers.items()]
    order = [str(asked.file), asked.order]
    if found := shutil.which("wrk"):
        script = ["-s", str(HERE / "load.lua"), asked.server.url, "--"]
        command = [found, "-t1", f"-c{connections}", f"-d{seconds:.0f}s", "--timeout", "30s", *script, *order]
    else:
        command = [sys.executable, "-m", "bench.loader", asked.server.url, *order, str(connections), str(seconds)]
    before = asked.server.cpu()
    told = subprocess.run(
        _pinned([*command, *headers], core), cwd=ROOT, capture_output=True, text=True, timeout=seconds + 60, check=True
    ).stdout
    spent = asked.server.cpu() - before
    line = next(line for line in told.splitlines() if line.startswith("OUTCOME "))
    values = json.loads(line.removeprefix("OUTCOME "))
    if values["errors"]:
        raise RuntimeError(f"{asked.server.name}: {values['errors']} of {values['requests']} answers were refused")
    return Outcome(**values, cpu=spent * 1000 / max(1, values["requests"]))


def interleave(contenders: Mapping[str, Callable[[int], Outcome]], rounds: int) -> Mapping[str, tuple[Outcome, ...]]:
    """Let every contender run once in each round (the number is handed over), in turn from both ends."""
    kept: dict[str, list[Outcome]] = {name: [] for name in contenders}
    for number in range(rounds):
        order = list(contenders) if number % 2 == 0 else list(contenders)[::-1]
        for name in order:
            kept[name].append(contenders[name](number))
    return {name: tuple(outcomes) for name, outcomes in kept.items()}


def ratio(of: Sequence[Outcome], to: Sequence[Outcome], what: Callable[[Outcome], float] = lambda o: o.rate) -> float:
    """The median over the rounds of one contender's figure divided by the other's of the same round."""
    return statistics.median(what(a) / what(b) for a, b in zip(of, to, strict=True))


def median(of: Sequence[Outcome], what: Callable[[Outcome], float]) -> float:
    """The median of a figure over the rounds."""
    return statistics.median(what(outcome) for outcome in of)


@contextmanager
def running(*servers: Server) -> Iterator[None]:
    """All these servers at once."""
    with ExitStack() as stack:
        for server in servers:
            stack.enter_context(server)
        yield


def interpreter() -> str:
    """The Python that runs this: servers use the same."""
    return sys.executable
