"""The servers that pages and saves are measured on, filled with the same catalogue and the same bouwwerken."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from app.blocks.catalogue import Catalogue
from app.blocks.steps import STAPPEN
from app.database import Database
from bench.filling import catalogue_of, fill, instance, note_of, sleutel, slugs, stand_of
from bench.running import HERE, Server, interpreter

STAP = "partners"
KEUZES = 20
DJANGO = HERE / "peers" / "django_naive"
CSRF = "a" * 32
"""A token of our own in cookie and form satisfies Django's check, as a browser's would."""


def ours(data: Path, bouwwerken: int, **knobs: str) -> Server:
    """Our server with that many bouwwerken, each with 20 keuzes in Partners."""
    with instance(data) as (_, database):
        fill(database, bouwwerken, KEUZES, STAP)
    return served(data, **knobs)


def served(data: Path, **knobs: str) -> Server:
    """Our server on a data folder that is filled already."""
    env = {"BOUWPLAATS_DATA": str(data)} | {f"BOUWPLAATS_{name.upper()}": value for name, value in knobs.items()}
    command = [interpreter(), "-m", "bench.stack"]
    return Server("Bouwplaats", command, env, "/gezond/klaar", log=data / "server.log")


def bare(folder: Path) -> Server:
    """Hello-world on FastAPI, nothing else."""
    options = ["--port", "{port}", "--workers", "1", "--no-access-log", "--log-level", "warning"]
    command = [interpreter(), "-m", "uvicorn", "bench.peers.bare_fastapi:app", *options]
    return Server("bare FastAPI", command, {}, "/bench/hello", log=folder / "bare.log")


def django(folder: Path, database: Database, bouwwerken: int) -> Server:
    """The naive Django project, one gunicorn worker with four threads."""
    told = folder / "catalogue.json"
    told.write_text(json.dumps(_told(catalogue_of(database), bouwwerken), default=str))
    env = {"NAIVE_DATABASE": str(folder / "naive.sqlite3")}
    subprocess.run(
        [interpreter(), "manage.py", "fill", str(told)], cwd=DJANGO, env=os.environ | env, check=True, timeout=300
    )
    options = ["-w", "1", "--threads", "4", "-b", "127.0.0.1:{port}", "--log-level", "warning"]
    command = [interpreter(), "-m", "gunicorn", *options, "wsgi:application"]
    return Server("naive Django", command, env, "/bench/hello", DJANGO, log=folder / "django.log")


def _told(catalogue: Catalogue, bouwwerken: int) -> dict[str, Any]:
    blocks = [v for stap in STAPPEN for groep in catalogue.groepen[stap.slug] for v in groep.bouwstenen]
    chosen = slugs(catalogue, STAP)[:KEUZES]
    return {
        "bronnen": [
            {name: getattr(b, name) for name in ("slug", "titel", "uitgever", "jaar", "url", "geraadpleegd_op")}
            for b in catalogue.bronnen.values()
        ],
        "stappen": [{"slug": s.slug, "naam": s.naam, "vraag": s.vraag, "uitleg": s.uitleg} for s in STAPPEN],
        "groepen": [{"stap": s.slug, "naam": naam} for s in STAPPEN for naam in s.groepen],
        "bouwstenen": [
            {name: getattr(v, name) for name in ("slug", "stap", "groep", "titel", "kern", "uitleg")}
            | {"volgorde": place, "herkomst": v.herkomst.naam, "bronnen": v.bron}
            for place, v in enumerate(blocks)
        ],
        "tips": [{"titel": t.titel, "tekst": t.tekst, "bouwstenen": t.bouwstenen} for t in catalogue.tips],
        "bouwwerken": [
            {
                "sleutel": sleutel(n),
                "titel": f"Cultuurbeleid {n}",
                "gemeente": "Utrecht",
                "keuzes": [
                    {"slug": slug, "stand": stand_of(place), "toelichting": note_of(place)}
                    for place, slug in enumerate(chosen)
                ],
            }
            for n in range(bouwwerken)
        ],
    }
