"""Documentation that follows from the code: `python -m tests.house.generated` writes it, `--check` compares it."""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from app.advice.coherence import RULES
from app.advice.regel import Onderwerp
from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.blocks.published import BouwsteenFileShape, CatalogusShape
from app.blocks.shapes import KennisShape, SeedShape
from app.database import Database
from app.plans.export import FileShape
from app.settings import ROOT, Settings
from app.site.own_data import OwnDataShape
from tests.advice import leave_one_out, planted
from tests.conftest import fill_new

DOCS = ROOT / "docs"
ADVICE_INTRO = """# Zo denkt de Bouwplaats mee

Dit bestand is gemaakt uit `app/advice/rules/`. Verander het daar en draai `python -m tests.house.generated`.
Dezelfde lijst staat voor bezoekers op `/advies`.

Elke regel is een kleine functie: ze ziet een plan en zegt waar het breekt. `…` staat voor de namen van de bouwstenen.
Een regel zonder bron is een eigen redenering van de redactie.
"""
SETTINGS_INTRO = """# Instellingen

Dit bestand is gemaakt uit `app/settings.py`. Verander het daar en draai `python -m tests.house.generated`.

Je zet een instelling als omgevingsvariabele, bijvoorbeeld `BOUWPLAATS_PORT=8123 ./bouwplaats start`.
`--host`, `--port` en `--data` van `./bouwplaats start` zetten dezelfde instellingen.
Een combinatie die niet veilig of niet compleet is, weigert te starten en zegt in één regel waarom.

| Variabele | Standaard | Betekenis |
|---|---|---|
"""
SCHEMAS: dict[str, tuple[type[BaseModel], str]] = {
    "bouwstenen": (SeedShape, "De catalogus: seed/bouwstenen.json"),
    "kennis": (KennisShape, "Bronnen, tips en uitdagingen: seed/kennis.json"),
    "catalogus": (CatalogusShape, "De catalogus om te hergebruiken: /catalogus.json"),
    "bouwsteen": (BouwsteenFileShape, "Een bouwsteen om te hergebruiken: /bouwstenen/{slug}.json"),
    "alles": (OwnDataShape, "Alles wat we van een bouwwerk hebben, voor de eigenaar: /b/{sleutel}/alles.json"),
    "bouwwerk": (FileShape, "Een bouwwerk als gegevens: /b/{sleutel}/document.json"),
}


def pages(catalogue: Catalogue) -> dict[Path, str]:
    """Every generated file with the text it should have; `catalogue` is the one of the seed."""
    schemas = {
        DOCS / "schema" / f"{name}.schema.json": _schema(shape, title) for name, (shape, title) in SCHEMAS.items()
    }
    measured = {"suggesties-gemeten": leave_one_out.report(catalogue), "advies-gemeten": planted.report(catalogue)}
    told = {"settings": _settings(), "advies": _advice(), **measured}
    return {DOCS / f"{name}.md": text for name, text in told.items()} | schemas


def stale(wanted: dict[Path, str]) -> list[Path]:
    """The files that are missing or say something else."""
    return [path for path, text in wanted.items() if not path.exists() or path.read_text() != text]


def _settings() -> str:
    rows = (_row(name, field) for name, field in Settings.model_fields.items())
    return SETTINGS_INTRO + "".join(rows)


def _row(name: str, field: FieldInfo) -> str:
    if not field.description:
        raise ValueError(f"setting {name} says nothing about itself")
    told = field.description.replace("|", "\\|")
    return f"| `BOUWPLAATS_{name.upper()}` | {_default(field.default)} | {told} |\n"


def _default(value: object) -> str:
    if value is None or value == "":
        return "(leeg)"
    if isinstance(value, Path):
        value = f"{value.relative_to(ROOT)}/"
    return f"`{value}`"


def _advice() -> str:
    kennis = KennisShape.model_validate_json((ROOT / "seed/kennis.json").read_text())
    titles = {bron.slug: f"{bron.titel}, {bron.uitgever} ({bron.jaar})" for bron in kennis.bronnen}
    text = ADVICE_INTRO
    for onderwerp in Onderwerp:
        text += f"\n## {onderwerp.capitalize()}\n"
        for rule in (rule for rule in RULES if rule.onderwerp is onderwerp):
            told = {"Vraag": rule.vraag.replace("{namen}", "…"), "Waarom": rule.waarom, "Antwoord": rule.antwoord}
            told["Bron"] = "; ".join(titles[slug] for slug in rule.bron) or "eigen redenering"
            text += f"\n### `{rule.id}`: {rule.kop}\n\n"
            text += "".join(f"- **{name}**: {value}\n" for name, value in told.items())
    return text


def _schema(shape: type[BaseModel], title: str) -> str:
    schema = shape.model_json_schema(by_alias=True)
    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"


def _seeded() -> Catalogue:
    """The catalogue that the seed makes, from a database that is gone afterwards."""
    with TemporaryDirectory() as folder:
        database = Database(Settings(data=Path(folder)).database)
        fill_new(database)
        with database.read() as connection:
            found = Catalogues().current(connection)
        database.dispose()
    return found


def main() -> int:
    """Write the files, or with --check say which differ (exit code 1)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only compare")
    only_compare = parser.parse_args().check
    wanted = pages(_seeded())
    differing = stale(wanted)
    for path in differing:
        if not only_compare:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path])
        print(f"{'verouderd' if only_compare else 'geschreven'}: {path.relative_to(ROOT)}")
    if only_compare and differing:
        print("Draai: .venv/bin/python -m tests.house.generated", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
