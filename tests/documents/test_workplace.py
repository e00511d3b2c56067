"""Nothing of ours stays in the temporary folder: not after a stop, nor (from the next start on) after a kill."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.documents.rendering import ROOT, Renderer
from app.documents.workplace import Workplace, tidy
from tests.conftest import StartServer

SMALL = """<!doctype html><html lang="nl-NL"><title>Klein</title>
<meta name="dcterms.created" content="2026-11-21"><p>Dag</p>"""
DYING = """
import os, signal
from app.documents.rendering import Renderer
from tests.documents.test_workplace import SMALL
Renderer(1).pdf(SMALL)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of this test alone."""
    folder = tmp_path / "tijdelijk"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def test_a_stop_leaves_nothing(here: Path) -> None:
    with closing(Renderer(1)) as renderer:
        renderer.pdf(SMALL)
        assert list(here.rglob("weasyprint-*")), "the child works in here"
    assert list(here.iterdir()) == []


def test_a_killed_child_leaves_nothing_once_the_next_works(here: Path) -> None:
    with closing(Renderer(1)) as renderer:
        renderer.pdf(SMALL)
        (before,) = here.rglob("weasyprint-*")
        (child,) = renderer.children()
        os.kill(child, signal.SIGKILL)
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        renderer.pdf(SMALL)
        assert not before.exists()
        assert len(list(here.rglob("weasyprint-*"))) == 1
    assert list(here.iterdir()) == []


def test_what_a_killed_server_left_goes_at_the_next_start(here: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", DYING], cwd=ROOT, check=False)
    assert gone.returncode == -signal.SIGKILL
    assert list(here.glob("bouwplaats-*"))
    with closing(Renderer(1)) as renderer:
        renderer.pdf(SMALL)
        assert len(list(here.glob("bouwplaats-*"))) == 2, "its own folder and lock"
    assert list(here.iterdir()) == []


def test_the_room_of_a_server_that_lives_is_left_alone(here: Path) -> None:
    with closing(Workplace()) as living:
        room = living.room()
        tidy(here)
        assert room.exists()
        with closing(Workplace()) as other:
            assert other.room() != room
        assert room.exists()
    assert list(here.iterdir()) == []


def test_what_is_not_ours_stays(here: Path) -> None:
    (here / "weasyprint-van-een-ander").mkdir()
    (here / "bouwplaats-zonder-slot").mkdir()
    with closing(Workplace()) as living:
        living.room()
    assert len(list(here.iterdir())) == 2


def test_a_server_that_was_killed_and_one_that_stopped_leave_nothing(here: Path, start_server: StartServer) -> None:
    server = start_server()
    begun = server.client.post("/begin", data={"titel": "Plan"}, headers={"origin": server.url})
    pad = begun.headers["location"].rpartition("/")[0]
    assert server.client.get(f"{pad}/document.pdf").content.startswith(b"%PDF")
    server.kill()
    assert list(here.iterdir())
    server.start()
    assert server.client.get(f"{pad}/document.docx").content.startswith(b"PK")
    server.stop()
    assert list(here.iterdir()) == []
