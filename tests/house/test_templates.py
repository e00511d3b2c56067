"""Templates escape everything, ask for nothing inline, and are all used."""

import re
from pathlib import Path

import pytest

from app.settings import ROOT
from app.templating import Templates

FOLDER = ROOT / "app" / "templates"
NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file())
CODE = "\n".join(path.read_text() for path in (ROOT / "app").rglob("*.py"))
FORBIDDEN = {
    r"\|\s*safe": "hand Markup to the template where it is made, so that it is seen there",
    r"autoescape\s+false": "everything is escaped",
    r"\sstyle=": "use a class",
    r"\son[a-z]+=": "use app/static/bouwplaats.js",
    r"javascript:": "use app/static/bouwplaats.js",
    r"<script(?![^>]*\bsrc=)": "put it in app/static",
    r"\shx-[a-z-]+=": "write data-hx-…, that is valid HTML",
}


def text(name: str) -> str:
    return (FOLDER / name).read_text()


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".html")])
def test_a_template_has_nothing_that_the_policy_or_the_house_refuses(name: str) -> None:
    found = {advice for pattern, advice in FORBIDDEN.items() if re.search(pattern, text(name))}
    assert found == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_used_by_code_or_by_another_template(name: str) -> None:
    others = "\n".join(text(other) for other in NAMES if other != name)
    if name.startswith("documents/patroon-"):
        name = "documents/patroon-"  # by the stand that it shows
    spoken = f'"{name}"' if name.endswith((".html", ".txt", "-")) else f'"{Path(name).name}"'
    assert spoken in CODE + others, "remove it, or use it"


@pytest.mark.parametrize("name", NAMES)
def test_every_template_compiles(name: str) -> None:
    assert Templates().environment.get_template(name)


def test_every_macro_is_used() -> None:
    everything = "\n".join(text(name) for name in NAMES)
    macros = re.findall(r"{%-? macro (\w+)\(", everything)
    assert macros
    assert [macro for macro in macros if len(re.findall(rf"\b{macro}\(", everything)) < 2] == []


def test_markup_is_only_made_where_a_reason_is_known() -> None:
    """What is called Markup is not escaped any more."""
    makers = {p.relative_to(ROOT).as_posix() for p in Path(ROOT / "app").rglob("*.py") if "Markup(" in p.read_text()}
    assert makers == {
        "app/documents/to_html.py",  # the style sheet of the web page
        "app/plans/coherence_view.py",  # the drawing of the red thread
        "app/plans/bouwtekening.py",  # the drawing of a bouwtekening
        "app/plans/picture.py",  # our own drawing, which escapes every name in it
        "app/templating.py",  # the QR code, which holds no text of a visitor
        "app/plans/step_page.py",  # rows rendered by a template, so escaped already
        "app/site/example.py",  # the drawing of the example
        "app/documents/pictures.py",  # an SVG written by the XML library
    }


@pytest.mark.parametrize("name", [name for name in NAMES if "| clock" in text(name)])
def test_a_time_stands_with_its_day(name: str) -> None:
    """Use `lately`. Below a heading that is the day, a time is enough."""
    apart = [line for line in text(name).splitlines() if "| clock" in line and "| day }} om" not in line]
    assert not apart or name in {"plans/geschiedenis.html", "editorial/logboek.html"}


SHEETS = sorted(path for folder in ("static", "templates") for path in (ROOT / "app" / folder).rglob("*.css"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_rule_about_width_is_about_screens(sheet: Path) -> None:
    """Paper is as narrow as a small window, but nobody zooms in on it: there a table stays a table."""
    queries = re.findall(r"@media ([^{]+)", sheet.read_text())
    parts = [part.strip() for query in queries for part in query.split(",") if "width" in part]
    assert [part for part in parts if not part.startswith("screen and ")] == []
