"""A real server: the program an operator starts, in a process of its own."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import httpx

from app.settings import ROOT

READY = b"De Bouwplaats draait op"
PATIENCE = 60.0
"""Seconds in which a server must have said that it is ready."""


def free_port() -> int:
    """A port nobody listens at just now."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run_app(*command: str, data: Path, knobs: Mapping[str, object]) -> subprocess.CompletedProcess[str]:
    """Run one command of the app to its end, with these settings."""
    env = os.environ | {"BOUWPLAATS_DATA": str(data)} | environment(knobs)
    return subprocess.run(
        [sys.executable, "-m", "app", *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )


def environment(knobs: Mapping[str, object]) -> dict[str, str]:
    """Settings as an operator gives them."""
    return {f"BOUWPLAATS_{name.upper()}": str(value) for name, value in knobs.items()}


class Server:
    """`python -m app start` on a free port of this machine, with `data` as its data folder."""

    def __init__(self, data: Path, knobs: Mapping[str, object]) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._knobs = environment(knobs)
        self._process: subprocess.Popen[bytes] | None = None
        self._client: httpx.Client | None = None
        self._log = data / "server.log"

    @property
    def log(self) -> str:
        """Everything the server wrote on stderr, at the level the settings ask for."""
        return self._log.read_text()

    @property
    def pid(self) -> int:
        """The process id of the running server."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start and wait until it says that it is ready. Raises RuntimeError with its log otherwise."""
        own = {"BOUWPLAATS_DATA": str(self.data), "BOUWPLAATS_PORT": str(self.port)}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", "start"],
                cwd=ROOT,
                env=os.environ | own | self._knobs,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        seen, until = b"", time.monotonic() + PATIENCE
        while READY not in seen:
            left = until - time.monotonic()
            readable, _, _ = select.select([self._process.stdout], [], [], max(0.0, left))
            piece = os.read(self._process.stdout.fileno(), 4096) if readable else b""
            if not piece:
                self.kill()
                raise RuntimeError(f"the server did not start:\n{seen.decode()}\n{self.log}")
            seen += piece

    @property
    def client(self) -> httpx.Client:
        """A client that sends what a browser on one of our own pages sends; it ends with the server."""
        if self._client is None:
            headers = {"Sec-Fetch-Site": "same-origin"}
            self._client = httpx.Client(base_url=self.url, headers=headers, timeout=30)
        return self._client

    def kill(self) -> None:
        """End it without any warning, as a power cut does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as an operator does."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None
