"""Content files that a test may change before they are loaded."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.blocks.seed import load
from app.database import Database, now
from app.settings import ROOT, Settings
from tests.blocks.ageing import NEW, RETIRED

Change = Callable[[dict[str, Any]], object]
Rewrite = Callable[[str, Change], None]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of seed/."""
    return Path(shutil.copytree(ROOT / "seed", tmp_path / "seed"))


@pytest.fixture
def rewrite(content: Path) -> Rewrite:
    """Changes one of the copied files: `rewrite("kennis.json", lambda data: data["tips"].clear())`."""

    def change(name: str, how: Change) -> None:
        data = json.loads((content / name).read_text())
        how(data)
        (content / name).write_text(json.dumps(data, ensure_ascii=False))

    return change


def set_fields(slug: str, /, **fields: Any) -> Change:
    """Change fields of one bouwsteen; None takes a field away."""

    def change(data: dict[str, Any]) -> None:
        (block,) = [block for block in data["bouwstenen"] if block["slug"] == slug]
        block.update(fields)
        for name in [name for name, value in fields.items() if value is None]:
            del block[name]

    return change


def add_like(slug: str, /, **fields: Any) -> Change:
    """Add a bouwsteen behind this one, like it in all but these fields."""

    def change(data: dict[str, Any]) -> None:
        blocks = data["bouwstenen"]
        place = next(place for place, block in enumerate(blocks) if block["slug"] == slug)
        blocks.insert(place + 1, {**blocks[place], **fields})

    return change


def leave_out(rewrite: Rewrite, slug: str) -> None:
    """Take a bouwsteen out of all files, with what goes with it alone."""

    def change(data: dict[str, Any]) -> None:
        for items in [items for items in data.values() if isinstance(items, list)]:
            for item in items:
                if slug in item.get("bouwstenen", ()):
                    item["bouwstenen"].remove(slug)
            items[:] = [item for item in items if not _about(item, slug)]

    for name in ("bouwstenen", "kennis", "voorbeelden", "relaties", "bouwtekeningen", "naslag", "synoniemen"):
        rewrite(f"{name}.json", change)


def _about(item: dict[str, Any], slug: str) -> bool:
    ends = (item.get("van"), item.get("naar"), item["slug"] if "kern" in item else None)
    return slug in ends or item.get("bouwstenen") == []


def reload(settings: Settings, content: Path) -> int:
    """Load the content over a connection of another process; returns how many records changed."""
    other = Database(settings.database)
    with other.write() as connection:
        changed = load(connection, content, now())
    other.dispose()
    return changed


@pytest.fixture
def aged(rewrite: Rewrite) -> None:
    """One bouwsteen reworded, one retired, and its successor added; not loaded yet."""
    rewrite("bouwstenen.json", add_like("archief", slug="geheugenhuis", titel="Geheugenhuis"))
    rewrite("bouwstenen.json", set_fields("archief", vervallen=RETIRED))
    rewrite("bouwstenen.json", set_fields("museum", **NEW))
