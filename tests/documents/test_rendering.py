"""The children that render: they may die, dawdle or be too many, and the next file still comes."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from app.documents.rendering import ROOT, WALL_SECONDS, RenderBusy, Renderer, RenderFailed
from app.documents.to_pdf import page
from app.documents.worker import CPU_SECONDS
from app.templating import Templates
from tests.documents import sample

SMALL = """<!doctype html><html lang="nl-NL"><title>Klein</title>
<meta name="dcterms.created" content="2026-11-21"><p>Dag</p>"""


@pytest.fixture
def heavy(templates: Templates) -> str:
    return page(sample.EXTREME, templates)


@pytest.fixture
def opened() -> Iterator[Callable[..., Renderer]]:
    made: list[Renderer] = []

    def open_one(**limits: float) -> Renderer:
        made.append(Renderer(**limits))  # type: ignore[arg-type]  # ints and floats by name
        return made[-1]

    yield open_one
    for renderer in made:
        renderer.close()


def outcome(renderer: Renderer, html: str) -> tuple[threading.Thread, list[object]]:
    """Render in another thread; the list gets the bytes or the error."""
    results: list[object] = []

    def work() -> None:
        try:
            results.append(renderer.pdf(html))
        except (RenderBusy, RenderFailed) as error:
            results.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    return thread, results


def test_a_child_killed_halfway_fails_that_file_only(opened: Callable[..., Renderer], heavy: str) -> None:
    renderer = opened(workers=1)
    renderer.pdf(SMALL)
    (child,) = renderer.children()
    thread, results = outcome(renderer, heavy)
    thread.join(0.3)
    os.kill(child, signal.SIGKILL)
    thread.join()
    assert isinstance(results[0], RenderFailed)
    assert renderer.pdf(SMALL).startswith(b"%PDF-1.7")
    assert child not in renderer.children()


def test_a_file_that_takes_too_long_fails_and_its_child_is_replaced(
    opened: Callable[..., Renderer], heavy: str
) -> None:
    renderer = opened(workers=1, wall_seconds=0.1)
    with pytest.raises(RenderFailed):
        renderer.pdf(heavy)
    assert renderer.children() == ()


def test_a_proxy_waits_longer_than_the_parent_and_the_parent_longer_than_the_child() -> None:
    (proxy,) = re.findall(r"proxy_read_timeout +(\d+)s;", (ROOT / "deploy" / "nginx.conf").read_text())
    assert CPU_SECONDS < WALL_SECONDS < int(proxy)


def test_a_full_queue_refuses_at_once(opened: Callable[..., Renderer], heavy: str) -> None:
    renderer = opened(workers=1, queue=0)
    renderer.pdf(SMALL)
    thread, results = outcome(renderer, heavy)
    thread.join(0.2)
    with pytest.raises(RenderBusy):
        renderer.pdf(SMALL)
    thread.join()
    assert isinstance(results[0], bytes)


def test_waiting_callers_are_served_in_turn(opened: Callable[..., Renderer]) -> None:
    renderer = opened(workers=2, queue=6)
    running = [outcome(renderer, SMALL) for _ in range(8)]
    for thread, _ in running:
        thread.join()
    assert len({bytes(results[0]) for _, results in running if isinstance(results[0], bytes)}) == 1
    assert 1 <= len(renderer.children()) <= 2


def test_a_closed_renderer_has_no_children_and_refuses(opened: Callable[..., Renderer]) -> None:
    renderer = opened(workers=1)
    renderer.pdf(SMALL)
    renderer.close()
    assert renderer.children() == ()
    with pytest.raises(RenderFailed):
        renderer.pdf(SMALL)


@pytest.mark.parametrize(
    "hostile",
    [
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E" alt="x">',
        '<style>@import "file:///etc/passwd"; p { background: url(fonts/../../../../etc/passwd) }</style>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd" width="9"/></svg>',
        '<base href="file:///etc/"><link rel="attachment" href="passwd">',
    ],
)
def test_even_unescaped_markup_fetches_nothing(hostile: str, opened: Callable[..., Renderer]) -> None:
    content = opened(workers=1).pdf(SMALL + hostile)
    assert b"EmbeddedFile" not in content
    assert b"/Image" not in content
    assert b"root:" not in content


def test_the_web_process_never_imports_what_makes_files() -> None:
    code = (
        "import sys, app.main;"
        "sys.exit(any(name in sys.modules for name in ('weasyprint', 'docx', 'odfdo', 'pypdfium2', 'lxml')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_press_that_is_warm_has_a_child_before_anybody_asks(opened: Callable[..., Renderer]) -> None:
    renderer = opened(workers=2)
    renderer.warm()
    assert len(renderer.children()) == 1
    renderer.close()
    renderer.warm()
    assert renderer.children() == ()
