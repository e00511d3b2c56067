"""Content files that a test may change before they are loaded."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.settings import ROOT

Rewrite = Callable[[str, Callable[[dict[str, Any]], object]], None]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of seed/."""
    return Path(shutil.copytree(ROOT / "seed", tmp_path / "seed"))


@pytest.fixture
def rewrite(content: Path) -> Rewrite:
    """Changes one of the copied files: `rewrite("kennis.json", lambda data: data["tips"].clear())`."""

    def change(name: str, how: Callable[[dict[str, Any]], object]) -> None:
        data = json.loads((content / name).read_text())
        how(data)
        (content / name).write_text(json.dumps(data, ensure_ascii=False))

    return change
