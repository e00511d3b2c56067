"""Nothing grows without anybody noticing: what is larger than the house allows has a reason here."""

import ast
from pathlib import Path

from app.settings import ROOT

LONGEST_FILE, LONGEST_FUNCTION = 250, 40
KINDS = {".py", ".html", ".css", ".js", ".txt", ".sh", ""}
FOLDERS = ("app", "tests", "alembic", "bench")
LONG_FILES = {
    "app/editorial/kinds.py": "a table: the form of every soort, with the words that editors read",
    "tests/house/test_repository.py": "one table of where each module is tested",
    "bouwplaats": "one script that runs before anything of ours is installed",
    "app/static/bladen.js": "one script that every page but the step page loads, one part per kind of page",
    "app/__main__.py": "one function per command of the script",
    "app/advice/lenses.py": "a table: one value per domein, with the words that officers read",
    "app/advice/rules/meedoen.py": "one rule after another, each with the words that officers read",
    "app/blocks/lore.py": "one shape per kind of record",
    "app/documents/to_docx.py": "one form per kind of element",
    "app/documents/to_odt.py": "one form per kind of element",
    "app/documents/model.py": "one value per kind of element, each with its docstring",
    "app/plans/models.py": "the tables of the bouwwerk, on purpose in one place",
    "app/plans/queries.py": "all SQL of the bouwwerk, on purpose in one place",
    "app/site/own_data.py": "one shape per thing that is kept about a bouwwerk",
    "app/editorial/routes_concepts.py": "what may happen to a concept, a route for each",
    "app/static/bewaren.js": "the one machine that saves, with what it shows",
    "tests/browser/test_nothing_lost.py": "one test per way in which a page or a line goes",
    "tests/editorial/test_routes_concepts.py": "one test per promise about a concept",
    "app/static/bladen.css": "the look of every page but the step, one part per component",
    "app/static/bouwplaats.css": "the whole look in one file: tokens first, then one part per component",
    "app/static/bouwplaats.js": "all of the script of a page in one request",
    "app/web.py": "all of how we speak HTTP, on purpose in one place",
    "tests/browser/states.py": "every state of every page, a line or a few each",
    "tests/browser/test_two_tabs.py": "one journey, step by step",
    "tests/documents/hostile.py": "a table: one Word file for each way in",
    "tests/documents/sample.py": "a sample document with one of everything",
    "tests/plans/lindewaard.py": "a whole plan of 45 keuzes, with what is worked out about each",
    "tests/plans/test_document.py": "one test per promise about the paper",
    "tests/documents/test_to_pdf.py": "one test per promise about the PDF",
    "tests/editorial/test_routes_enquiries.py": "one test per promise of the inbox, and the whole loop",
    "tests/enquiries/test_routes.py": "one test per promise of the form and its mails",
    "tests/plans/test_routes_snapshots.py": "one test per promise about a version",
    "tests/house/test_launcher.py": "tries the script on many imagined machines",
    "tests/test_main.py": "a table: one line per route",
    "tests/mail/test_dispatcher.py": "one test per mood of a mail server",
}
LONG_FUNCTIONS = {"app/main.py create_app": "puts the whole site together, line by line"}


def files() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    code = [path for path in (*found, ROOT / "bouwplaats") if path.suffix in KINDS]
    return [path for path in code if "__pycache__" not in path.parts and not path.name.endswith(".min.js")]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_file_is_short_or_has_a_reason() -> None:
    long = {name(path) for path in files() if len(path.read_text().splitlines()) > LONGEST_FILE}
    long = {path for path in long if "OFL" not in path}
    assert long - set(LONG_FILES) == set(), "split it along subjects, or add a reason to LONG_FILES"


def test_a_reason_for_a_long_file_goes_when_the_file_is_short_again() -> None:
    gone = {path for path in LONG_FILES if not (ROOT / path).exists()}
    assert gone - {path for path in LONG_FILES if path.startswith(("bench/", "tests/browser/"))} == set()
    short = {p for p in LONG_FILES if (ROOT / p).exists() and len((ROOT / p).read_text().splitlines()) <= LONGEST_FILE}
    assert short == set()


def test_a_function_is_short_or_has_a_reason() -> None:
    long = {
        f"{name(path)} {node.name}"
        for path in files()
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }
    long = {function for function in long if not function.startswith("alembic/versions/")}
    assert long == set(LONG_FUNCTIONS), "give a part of it a name of its own"
