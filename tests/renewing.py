"""A catalogue that goes on while a bouwwerk is there: changed content files, loaded as an editor loads them."""

import json
import shutil
from datetime import timedelta

from app.blocks.seed import load
from app.database import now
from app.settings import ROOT
from tests.blocks.conftest import Change
from tests.visitor import Site

VOORBEELD = {
    "slug": "proefvoorbeeld",
    "naam": "Een voorbeeld om te proberen",
    "gemeenten": ["Alkmaar"],
    "gemeente_toen": None,
    "grootteklasse": "groot",
    "grootte_herkomst": "oorspronkelijk",
    "wat": "De gemeente laat zien hoe een nieuw voorbeeld eruitziet.",
    "partners": [],
    "jaar": None,
    "bouwstenen": ["museum"],
    "opmerking": None,
}


def publish(site: Site, how: Change, file: str = "bouwstenen.json", *, days: int = 1) -> None:
    """Change a content file, on top of earlier changes, and load all of it some days from now."""
    content = site.settings.data / "seed"
    if not content.exists():
        shutil.copytree(ROOT / "seed", content)
    data = json.loads((content / file).read_text())
    how(data)
    (content / file).write_text(json.dumps(data, ensure_ascii=False))
    with site.database.write() as connection:
        load(connection, content, now() + timedelta(days=days))


def add_voorbeeld(data: dict[str, list[dict[str, object]]]) -> None:
    """One more voorbeeld, from the same source as the first."""
    items = data["voorbeelden"]
    items.append(VOORBEELD | {"bron": items[0]["bron"]})
