"""One Chromium per file of tests, one context per visitor; what goes wrong unseen fails the test."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.checking import html_checker
from tests.browser.officer import Officer
from tests.browser.plan import Prepared, prepare
from tests.browser.watching import Watch
from tests.conftest import GEHEIM
from tests.mail.conftest import Handler, free_port
from tests.mail.conftest import Server as MailServer
from tests.serving import Server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HERE = Path(__file__).parent
PATIENCE = 15_000
"""Milliseconds that a page gets for anything we wait for."""

expect.set_options(timeout=PATIENCE)
Visit = Callable[..., Officer]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """A browser of Debian's. Not longer than one file: Playwright keeps an event loop running in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which(program), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium without a window, which takes a third less computing; it cannot show a PDF."""
    with launched("chromium-headless-shell") as browser:
        yield browser


@pytest.fixture(scope="module")
def checker() -> Iterator[httpx.Client]:
    """The Nu HTML checker, for all pages of a file."""
    with html_checker() as client:
        yield client


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Opens a browser profile at a server: `visit(server, width=390, javascript=False)`."""
    watches: list[Watch] = []

    def open_profile(server: Server, *, width: int = 1280, javascript: bool = True, **options: Any) -> Officer:
        height = 844 if width < 700 else 900
        context = chromium.new_context(
            base_url=server.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="nl-NL",
            accept_downloads=True,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        watch = Watch(server.url.removeprefix("http://"))
        watch.over(context)
        watches.append(watch)
        return Officer(context.new_page(), watch)

    yield open_profile
    for context in chromium.contexts:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, filled_file: Path) -> Iterator[Server]:
    """A server for all tests of a file: starting one costs more than most tests do."""
    data = tmp_path_factory.mktemp("samen")
    shutil.copy(filled_file, data / filled_file.name)
    server = Server(data, {"geheim": GEHEIM})
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def prepared(shared: Server) -> Prepared:
    """An empty, a filled and a moved bouwwerk, for tests that only look."""
    return prepare(shared)


@pytest.fixture
def officer(visit: Visit, shared: Server) -> Officer:
    """Somebody at a desk."""
    return visit(shared)


@pytest.fixture
def page(officer: Officer) -> Page:
    """The page that the officer looks at."""
    return officer.page


@pytest.fixture
def mailbox() -> Iterator[MailServer]:
    """A mail server that listens."""
    one = MailServer(Handler(), free_port())
    one.up()
    yield one
    one.down()
