"""Two pages of the paper of Lindewaard in the README. With BEELDEN=1 they are made anew from the PDF."""

import os
import subprocess
from pathlib import Path

import pytest

from app.documents.model import Hoofdstuk
from app.documents.rendering import Renderer
from app.documents.to_pdf import render
from app.settings import ROOT
from app.templating import Templates
from tests.browser.test_pictures import FOLDER, PAPERS, PNG
from tests.plans.paper.conftest import Write

AGAIN = os.environ.get("BEELDEN") == "1"


@pytest.mark.parametrize("name", PAPERS)
def test_a_page_of_the_readme_is_a_page_of_the_paper(write: Write, name: str, tmp_path: Path) -> None:
    document, titel = write(), PAPERS[name]
    assert any(titel in part.titel for part in document.elements if isinstance(part, Hoofdstuk))
    if AGAIN:
        press = Renderer(workers=1)
        (tmp_path / "stuk.pdf").write_bytes(render(document, Templates(), press))
        press.close()
        photograph(tmp_path, titel, ROOT / FOLDER / name)
    assert (ROOT / FOLDER / name).read_bytes().startswith(PNG)
    assert f"({FOLDER / name})" in (ROOT / "README.md").read_text()


def photograph(folder: Path, titel: str, target: Path) -> None:
    """The page that begins with this heading, as a picture."""
    text = subprocess.run(["pdftotext", "stuk.pdf", "-"], cwd=folder, check=True, capture_output=True, text=True)
    number = next(nr for nr, page in enumerate(text.stdout.split("\f"), 1) if titel in "".join(page[:200]))
    pages = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "90", "-png", "stuk.pdf", "pagina"]
    subprocess.run(["pdftoppm", *pages], cwd=folder, check=True)
    target.write_bytes((folder / "pagina.png").read_bytes())
