"""No work goes on behind the pages of which an operator cannot hear how it goes."""

import re

from app.settings import ROOT
from tests.house.test_repository import MODULES
from tests.visitor import Site

STARTS = re.compile(
    r"\b(Thread|Timer|Popen|ThreadPoolExecutor|ProcessPoolExecutor|create_task|ensure_future|BackgroundTasks?)\("
)
"""What begins work that goes on beside who began it."""
ONLY_TOLD = re.compile(r"\blog\.(warning|error|exception|critical)\(")
WATCHED = re.compile(r"\b(?:Watch|Noter)\b")
NAMED = re.compile(r'\bWatch\(\s*"([^"]+)"|^    naam = "([^"]+)"$', re.MULTILINE)

OTHERWISE = {
    "app/__main__.py": "warms the renderer, which has a Watch",
    "app/database.py": "threads in which somebody waits for the answer",
    "app/mail/postmen.py": "ends a conversation that takes too long; the dispatcher has a Watch",
    "app/pulse.py": "asks a silent server again; /gezond/klaar tells that it is silent",
    "app/editorial/signing.py": "a line about what a person does, not about work",
}
"""Modules that begin work, or only log that something went wrong, without a Watch; and why."""

UNTOLD = {
    "bericht": "one letter; `uitgaande mail` tells how many were given up",
    "terugkomst van de organisatie": "anybody can come back with a wrong answer",
}
"""Kinds of work that have a Watch for the log alone, and why."""
BESIDE = {"uitgaande mail", "reservekopie"}
"""What health finds out when it is asked."""


def test_what_goes_on_behind_the_pages_has_a_watch() -> None:
    begins = {
        str(path.relative_to(ROOT)): text
        for path in MODULES
        if STARTS.search(text := path.read_text()) or ONLY_TOLD.search(text)
    }
    begins.pop("app/watching.py")
    assert {name for name, text in begins.items() if not WATCHED.search(text)} == set(OTHERWISE)


def test_health_and_the_manual_name_every_kind_of_work(silent: Site) -> None:
    named = {a or b for path in MODULES for a, b in NAMED.findall(path.read_text())}
    told = set(silent.get("/gezond/werk").json()["werk"])
    assert told == (named - set(UNTOLD)) | BESIDE
    manual = (ROOT / "docs" / "beheer.md").read_text()
    (table,) = re.findall(r"^\| Naam \| Niet goed als \|\n\|[-|]+\|\n((?:\|.*\n)+)", manual, re.MULTILINE)
    assert {line.split("|")[1].strip() for line in table.splitlines()} == told
