"""What the rendering child makes, as the office program of many officers sees it."""

import pickle
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from app.documents.words import words
from app.documents.workshop import WRITERS, Workshop
from tests.documents import sample

AROUND = 20
"""Words of head and foot on a page, at most."""


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages that LibreOffice makes of every editable file, as text. Without LibreOffice this fails."""
    folder = tmp_path_factory.mktemp("kantoor")
    workshop = Workshop()
    files: list[Path] = []
    for kind in WRITERS:
        files.append(folder / f"plan-{kind}.{kind}")
        files[-1].write_bytes(workshop.make(kind, pickle.dumps(sample.RICH), ("", b"")))
    profile = f"-env:UserInstallation=file://{folder}/profiel"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    return {kind: _pages(folder / f"plan-{kind}.pdf") for kind in WRITERS}


def _pages(path: Path) -> list[str]:
    told = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    return told.removesuffix("\f").split("\f")


@pytest.mark.parametrize("kind", WRITERS)
def test_libreoffice_shows_every_word_and_no_empty_page(kind: str, converted: dict[str, list[str]]) -> None:
    pages = converted[kind]
    assert 7 <= len(pages) <= 10
    assert all(len(page.split()) > AROUND for page in pages[1:])
    assert Counter(words(sample.RICH)) - Counter(" ".join(pages).split()) == Counter()
    assert f"Pagina 2 van {len(pages)}" in " ".join(pages[1].split())
