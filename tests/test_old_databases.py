"""Old data opens, always: a database of each older schema is brought up to date and walked, page by page.

The files in tests/old were made by the code of the commit they are named after, see tests/old/making.py.
"""

import json
import lzma
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute

from app.__main__ import migrate, seed
from app.documents.formats import FORMATS
from app.settings import ROOT, Settings
from tests.old.making import GEHEIM, PDF
from tests.visitor import Site

FILES = sorted((ROOT / "tests" / "old").glob("*.xz"))
SPECIAL = ("0001-0d02655", "0009-612387c", "0010-154af80")
"""Made before ids were given once; while migrations stood in another order; and without what 0007 to 0009 make."""

ALWAYS = (*SPECIAL, *(path.name for path in FILES[-1:]))
WALKED = [
    pytest.param(path, marks=() if path.name.startswith(ALWAYS) else pytest.mark.lang, id=path.name.split(".")[0])
    for path in FILES
]
ASKS_MORE = {"/geschiedenis/vergelijk": 422}
SAID = {
    "opmerking": ("opmerkingen", "Vergeet de muziekschool niet."),
    "momentopname": ("versies", "Voor het college"),
    "uitwerking": ("uitwerken", "Een avond per maand."),
    "inleiding": ("teksten", "Ommelveen zingt al eeuwen."),
    "sessie": ("draagvlak", "1"),
}
"""Where something is read back that only later schemas had room for."""


def restored(path: Path, folder: Path) -> tuple[Settings, dict[str, str], str]:
    """An instance as that commit left it, the links that open it, and the whole of it as SQL."""
    sql = lzma.decompress(path.read_bytes()).decode()
    with closing(sqlite3.connect(folder / "bouwplaats.sqlite3")) as made:
        made.executescript(sql)
    links: dict[str, str] = json.loads(sql.split("\n", 1)[0].removeprefix("-- "))
    return Settings(data=folder, geheim=GEHEIM), links, sql


def rows(folder: Path) -> dict[str, int]:
    """How many rows every table holds."""
    with closing(sqlite3.connect(folder / "bouwplaats.sqlite3")) as opened:
        names = [
            name
            for (name,) in opened.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
            )
        ]
        return {name: opened.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def pages(site: Site) -> list[str]:
    """Everything to be opened behind a link, that needs to know nothing else."""
    found = [route.path for route in site.app.routes if isinstance(route, APIRoute) and "GET" in (route.methods or ())]
    return [path.removeprefix("/b/{sleutel}") for path in found if re.fullmatch(r"/b/\{sleutel\}(/[a-z-]+)*", path)]


@pytest.mark.parametrize("path", WALKED)
def test_a_database_of_the_past_opens_with_all_that_is_in_it(path: Path, tmp_path: Path) -> None:
    settings, links, sql = restored(path, tmp_path)
    before = rows(tmp_path)
    migrate(settings)
    after = rows(tmp_path)
    assert {name: number for name, number in before.items() if after[name] != number} == {}
    seed(settings)
    with Site.running(settings) as site:
        _walk(site, links["eigenaar"])
        _read_back(site, links, sql)


def _walk(site: Site, pad: str) -> None:
    places = [
        *pages(site),
        *(f"/{stap}" for stap in ("visie", "doelgroepen", "partners", "beleidsterreinen", "instrumenten")),
    ]
    assert len(places) > 20
    wrong = {place: found for place in places if (found := site.get(pad + place).status_code) not in (200, 303)}
    assert wrong == ASKS_MORE
    assert {name: site.get(f"{pad}/document.{name}").status_code for name in FORMATS} == dict.fromkeys(FORMATS, 200)


def _read_back(site: Site, links: dict[str, str], sql: str) -> None:
    pad, slug = links["eigenaar"], links["bouwsteen"]
    assert "Cultuur voor heel Ommelveen" in site.open(f"{pad}/overzicht").text
    told: dict[str, Any] = site.data(pad)
    assert f"Toelichting bij {slug}: de zaal, het koor en de jeugd." in {one["toelichting"] for one in told["keuzes"]}
    assert {"Waterschap de Ommel", "Dorpskoor"} <= {one["titel"] for one in told["keuzes"]}
    for mark, (place, said) in SAID.items():
        if f'INSERT INTO "{mark}"' in sql or (mark == "inleiding" and "Ommelveen zingt" in sql):
            assert said in site.open(f"{pad}/{place}").text or said in site.get(f"{pad}/{place}").text
    for rol in ("lezen", "reageren", "meeschrijven"):
        if rol in links:
            assert "Cultuur voor heel Ommelveen" in site.open(f"{links[rol]}/overzicht").text
    if "R-2026-118" in sql:
        assert site.get(f"{pad}/versies/2/document.pdf").content == PDF
