"""What the tests of paper share: the templates, one renderer and every sample as PDF."""

from collections.abc import Iterator

import pytest

from app.documents.model import Document
from app.documents.press import Press
from app.documents.raster import Rasters
from app.documents.rendering import Renderer
from app.documents.to_pdf import render
from app.templating import Templates
from tests.documents import sample

SAMPLES: dict[str, Document] = {"rich": sample.RICH, "extreme": sample.EXTREME, "empty": sample.EMPTY}
BIJLAGE = ("bouwwerk.json", b'{"titel": "Cultuurbeleid Lindewaard"}')


@pytest.fixture(scope="session")
def templates() -> Templates:
    return Templates()


@pytest.fixture(scope="session")
def renderer() -> Iterator[Renderer]:
    press = Renderer(workers=1)
    yield press
    press.close()


@pytest.fixture(scope="session")
def rasters() -> Rasters:
    return Rasters(Press())


@pytest.fixture(scope="session")
def pdfs(templates: Templates, renderer: Renderer) -> dict[str, bytes]:
    """Every sample as PDF, and the rich one with its data embedded."""
    made = {name: render(document, templates, renderer) for name, document in SAMPLES.items()}
    return made | {"bijlage": render(sample.RICH, templates, renderer, BIJLAGE)}
