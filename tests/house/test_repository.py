"""Rules about the whole: tests stand where the code stands, docs name what is used, nothing private is committed."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from app.settings import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MODULES = sorted(p for p in (ROOT / "app").rglob("*.py") if p.name != "__init__.py")
TESTED_ELSEWHERE = {
    "app/instance.py": "tests/test_main.py",
    "app/assembling.py": "tests/test_main.py",
    "app/plans/visit.py": "tests/plans/test_routes.py",
    "app/plans/gegevens.py": "tests/house/test_columns.py",
    "app/blocks/velden.py": "tests/house/test_columns.py",
    "app/plans/versies/inhoud.py": "tests/plans/versies/test_archief.py",
    "app/plans/versies/inhoud_v1.py": "tests/plans/versies/test_archief.py",
    "app/engine.py": "tests/test_database.py",
    "app/pulse.py": "tests/test_silence.py",
    "app/turns.py": "tests/test_tidying_steps.py",
    "app/__main__.py": "tests/test_durability.py",
    "app/advice/lenses.py": "tests/advice/test_lens.py",
    "app/advice/plan.py": "tests/advice/test_coherence.py",
    "app/advice/regel.py": "tests/advice/test_coherence.py",
    "app/advice/rules/draad.py": "tests/advice/test_coherence.py",
    "app/advice/rules/geld.py": "tests/advice/test_coherence.py",
    "app/advice/rules/meedoen.py": "tests/advice/test_coherence.py",
    "app/advice/rules/opbouw.py": "tests/advice/test_coherence.py",
    "app/advice/rules/uitvoering.py": "tests/advice/test_coherence.py",
    "app/advice/tips.py": "tests/plans/test_document.py",
    "app/advice/voorbeelden.py": "tests/site/test_voorbeelden.py",
    "app/blocks/catalogue.py": "tests/blocks/test_memory.py",
    "app/plans/elaboration_queries.py": "tests/plans/test_worked_out.py",
    "app/blocks/entries.py": "tests/blocks/test_search.py",
    "app/blocks/found.py": "tests/blocks/test_search.py",
    "app/blocks/lore_files.py": "tests/blocks/test_lore.py",
    "app/editorial/inbox.py": "tests/editorial/test_routes_enquiries.py",
    "app/editorial/routes_enquiry_mail.py": "tests/editorial/test_routes_enquiries.py",
    "app/enquiries/access.py": "tests/enquiries/test_routes_status.py",
    "app/enquiries/dossier.py": "tests/enquiries/test_handling.py",
    "app/enquiries/status.py": "tests/enquiries/test_handling.py",
    "app/plans/offer.py": "tests/plans/test_routes_offer.py",
    "app/plans/offer_queries.py": "tests/plans/test_routes_offer.py",
    "app/plans/advising.py": "tests/plans/test_routes_coherence.py",
    "app/plans/coherence_view.py": "tests/plans/test_routes_coherence.py",
    "app/plans/paper/draad.py": "tests/plans/test_document.py",
    "app/plans/mirror_queries.py": "tests/plans/test_routes_nearby.py",
    "app/plans/drawing/thread.py": "tests/plans/test_routes_coherence.py",
    "app/plans/lens_view.py": "tests/plans/test_routes_lens.py",
    "app/plans/shrinking_view.py": "tests/plans/test_routes_shrinking.py",
    "app/plans/weighing.py": "tests/plans/test_routes_coherence.py",
    "app/plans/weighing_queries.py": "tests/plans/test_routes_coherence.py",
    "app/plans/address_queries.py": "tests/plans/test_routes_recovery.py",
    "app/documents/docx_fields.py": "tests/documents/test_docx_clean.py",
    "app/documents/docx_kept.py": "tests/documents/test_docx_clean.py",
    "app/documents/docx_package.py": "tests/documents/test_docx_clean.py",
    "app/documents/docx_parts.py": "tests/documents/test_docx_clean.py",
    "app/documents/docx_theme.py": "tests/documents/test_docx_clean.py",
    "app/documents/foreign.py": "tests/documents/test_docx_clean.py",
    "app/documents/sieve.py": "tests/documents/test_docx_clean.py",
    "app/documents/redrawn.py": "tests/documents/test_docx_clean.py",
    "app/documents/left_out.py": "tests/documents/test_skeleton.py",
    "app/documents/odt_kept.py": "tests/documents/test_odt_clean.py",
    "app/wire_httptools.py": "tests/test_wire.py",
    "app/plans/house_queries.py": "tests/plans/test_routes_house.py",
    "app/plans/recovery.py": "tests/plans/test_routes_recovery.py",
    "app/plans/retention_queries.py": "tests/plans/test_routes_bin.py",
    "app/plans/warning.py": "tests/test_tidying.py",
    "app/site/own_data.py": "tests/site/test_routes_own_data.py",
    "app/plans/routes_device.py": "tests/plans/test_device.py",
    "app/plans/link_queries.py": "tests/plans/test_routes_links.py",
    "app/plans/remark_queries.py": "tests/plans/test_routes_remarks.py",
    "app/plans/rol.py": "tests/plans/test_routes_links.py",
    "app/blocks/models.py": "tests/test_migrating.py",
    "app/blocks/rows.py": "tests/blocks/test_queries.py",
    "app/blocks/published.py": "tests/site/test_routes_data.py",
    "app/blocks/shapes.py": "tests/blocks/test_content.py",
    "app/blocks/steps.py": "tests/plans/test_routes.py",
    "app/editorial/accounts.py": "tests/editorial/test_set_up.py",
    "app/editorial/frame.py": "tests/editorial/test_access.py",
    "app/editorial/models.py": "tests/test_migrating.py",
    "app/editorial/queries.py": "tests/editorial/test_routes_signing.py",
    "app/editorial/rol.py": "tests/editorial/test_access.py",
    "app/editorial/signing.py": "tests/editorial/test_routes_signing.py",
    "app/documents/characters.py": "tests/documents/test_to_docx.py",
    "app/documents/docx_around.py": "tests/documents/test_to_docx.py",
    "app/documents/docx_pieces.py": "tests/documents/test_to_docx.py",
    "app/documents/docx_start.py": "tests/documents/test_to_docx.py",
    "app/documents/look.py": "tests/documents/test_workshop.py",
    "app/documents/odt_around.py": "tests/documents/test_to_odt.py",
    "app/documents/odt_pieces.py": "tests/documents/test_to_odt.py",
    "app/documents/odt_start.py": "tests/documents/test_to_odt.py",
    "app/documents/packing.py": "tests/documents/test_to_odt.py",
    "app/documents/raster.py": "tests/documents/test_to_docx.py",
    "app/documents/attached.py": "tests/plans/test_routes_import.py",
    "app/documents/frames.py": "tests/documents/test_to_pdf.py",
    "app/documents/logical.py": "tests/documents/test_letters.py",
    "app/documents/lists.py": "tests/documents/test_tagging.py",
    "app/documents/identity.py": "tests/documents/test_to_pdf.py",
    "app/documents/press.py": "tests/documents/test_to_pdf.py",
    "app/documents/tables.py": "tests/documents/test_to_pdf.py",
    "app/documents/tree.py": "tests/documents/test_to_pdf.py",
    "app/documents/worker.py": "tests/documents/test_rendering.py",
    "app/blocks/link_queries.py": "tests/editorial/test_link_check.py",
    "app/editorial/concept_queries.py": "tests/editorial/test_routes_concepts.py",
    "app/editorial/exchange.py": "tests/editorial/test_routes_exchange.py",
    "app/editorial/faults.py": "tests/editorial/test_desk.py",
    "app/editorial/fields.py": "tests/editorial/test_desk.py",
    "app/editorial/kinds.py": "tests/editorial/test_desk.py",
    "app/editorial/routes_records.py": "tests/editorial/test_routes_concepts.py",
    "app/editorial/working.py": "tests/editorial/test_publishing.py",
    "app/plans/usage_queries.py": "tests/editorial/test_routes_concepts.py",
    "app/editorial/addresses.py": "tests/editorial/test_link_check.py",
    "app/editorial/figure_queries.py": "tests/editorial/test_routes_figures.py",
    "app/editorial/journal.py": "tests/editorial/test_routes_journal.py",
    "app/editorial/journal_queries.py": "tests/editorial/test_routes_journal.py",
    "app/enquiries/letters.py": "tests/enquiries/test_routes.py",
    "app/enquiries/models.py": "tests/test_migrating.py",
    "app/enquiries/request.py": "tests/enquiries/test_routes.py",
    "app/running.py": "tests/editorial/test_command.py",
    "app/site/security.py": "tests/site/test_routes.py",
    "app/soundness.py": "tests/test_settings.py",
    "app/mail/models.py": "tests/test_migrating.py",
    "app/municipalities/models.py": "tests/test_migrating.py",
    "app/municipalities/queries.py": "tests/municipalities/test_seed.py",
    "app/plans/bouwwerk.py": "tests/plans/test_document.py",
    "app/plans/heading.py": "tests/plans/test_routes_snapshots.py",
    "app/plans/routes_overview.py": "tests/plans/test_routes_keep.py",
    "app/plans/founding.py": "tests/plans/test_routes_copy.py",
    "app/plans/importing.py": "tests/plans/test_routes_import.py",
    "app/plans/comparing.py": "tests/plans/test_routes_comparing.py",
    "app/plans/taking_over.py": "tests/plans/test_routes_bouwtekening.py",
    "app/plans/routes_freezing.py": "tests/plans/test_routes_snapshots.py",
    "app/plans/snapshot_queries.py": "tests/plans/test_routes_snapshots.py",
    "app/plans/draagvlak/access.py": "tests/plans/draagvlak/test_routes_joining.py",
    "app/plans/draagvlak/asking.py": "tests/plans/draagvlak/test_sessie.py",
    "app/plans/draagvlak/routes_outcome.py": "tests/plans/draagvlak/test_routes.py",
    "app/plans/draagvlak/models.py": "tests/test_migrating.py",
    "app/plans/draagvlak/queries.py": "tests/plans/draagvlak/test_routes.py",
    "app/plans/details.py": "tests/plans/test_routes_details.py",
    "app/plans/routes_own.py": "tests/plans/test_own.py",
    "app/plans/renewal.py": "tests/plans/test_routes_renewal.py",
    "app/plans/renewal_queries.py": "tests/plans/test_routes_renewal.py",
    "app/noting.py": "tests/site/test_vain.py",
    "app/plans/history_queries.py": "tests/plans/test_history.py",
    "app/plans/in_pictures.py": "tests/plans/test_document.py",
    "app/site/routes_catalogue.py": "tests/site/test_catalogue.py",
    "app/site/place.py": "tests/site/test_choosing.py",
    "app/site/routes_voorbeelden.py": "tests/site/test_voorbeelden.py",
    "app/plans/letters.py": "tests/plans/test_routes_keep.py",
    "app/plans/models.py": "tests/test_migrating.py",
    "app/plans/open_points.py": "tests/plans/test_document.py",
    "app/plans/picture.py": "tests/plans/test_drawing.py",
    "app/plans/queries.py": "tests/plans/test_saving.py",
    "app/plans/routes_files.py": "tests/plans/test_export.py",
    "app/plans/papers.py": "tests/plans/test_routes_taking.py",
    "app/plans/texts.py": "tests/plans/test_routes_texts.py",
    "app/plans/paper/accounts.py": "tests/plans/test_document.py",
    "app/plans/paper/room.py": "tests/plans/paper/test_brief.py",
    "app/plans/paper/stuk.py": "tests/plans/paper/test_steps.py",
    "app/plans/step_page.py": "tests/plans/test_routes.py",
    "app/plans/tips.py": "tests/plans/test_document.py",
    "app/site/results.py": "tests/site/test_search.py",
    "app/site/routes_search.py": "tests/site/test_search.py",
    "app/site/example.py": "tests/site/test_routes.py",
    "app/site/named_at.py": "tests/site/test_knowledge.py",
    "app/site/present.py": "tests/site/test_knowledge.py",
    "app/site/routes_knowledge.py": "tests/site/test_knowledge.py",
    "app/site/models.py": "tests/test_migrating.py",
    "app/tables.py": "tests/test_migrating.py",
}
"""Modules without a mirrored test file, and where they are tried instead."""

ELSEWHERE = re.compile(
    r"pypi\.org|pythonhosted\.org|registry\.npmjs|npmmirror|--(?:extra-)?index-url|find-links|deb\.debian\.org",
    re.IGNORECASE,
)
MACHINE = re.compile(r"/(?:root|home|work)/[a-z]|/Users/", re.IGNORECASE)
WRITES_PATTERNS = {"tests/house/test_repository.py"}


def committed() -> list[Path]:
    """Every file of ours that is or would be committed."""
    told = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in told.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_every_module_has_its_test_beside_it_or_says_where() -> None:
    missing = []
    for module in MODULES:
        inside = module.relative_to(ROOT / "app")
        if inside.parts[:2] == ("plans", "drawing"):
            inside = Path("plans/drawing.py")
        mirror = ROOT / "tests" / inside.with_name(f"test_{inside.name}")
        known = TESTED_ELSEWHERE.get(module.relative_to(ROOT).as_posix())
        if not mirror.exists() and not (known and (ROOT / known).exists()):
            missing.append(module.relative_to(ROOT).as_posix())
    assert missing == []


def test_a_module_that_got_its_own_test_leaves_the_list() -> None:
    for module in TESTED_ELSEWHERE:
        inside = Path(module).relative_to("app")
        assert (ROOT / module).exists(), f"{module} is gone"
        assert not (ROOT / "tests" / inside.with_name(f"test_{inside.name}")).exists(), module


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_everything_public_says_what_it_is(module: Path) -> None:
    tree = ast.parse(module.read_text())
    assert ast.get_docstring(tree), "a module says what it is for"
    public = [node for node in defined(tree) if node.name[0] != "_"]
    inside = [inner for node in public if isinstance(node, ast.ClassDef) for inner in defined(node)]
    public += [node for node in inside if node.name[0] != "_"]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


def defined(where: ast.Module | ast.ClassDef) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    return [n for n in where.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)]


def test_every_dependency_is_accounted_for() -> None:
    groups = PROJECT["dependency-groups"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(line for group in groups for line in group)]
    names = {re.split(r"[\[<>=;]", line)[0] for line in wanted}
    told = (ROOT / "docs" / "afhankelijkheden.md").read_text()
    assert {name for name in names if name not in told} == set()


def test_both_locks_have_a_hash_for_every_package_and_name_no_host() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text()
        pins = re.findall(r"^([a-z0-9_.-]+)(?:\[.*\])?==\S+ \\\n(    --hash=sha256:)?", lock, re.MULTILINE)
        assert len(pins) > 20
        assert [package for package, hashed in pins if not hashed] == []
    dev = (ROOT / "requirements-dev.lock").read_text()
    pinned = re.findall(r"^[a-z0-9_.-]+==\S+", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert [pin for pin in pinned if pin not in dev] == [], "tests must run on what is served"


def test_no_committed_file_names_a_registry_or_somebodys_machine() -> None:
    found = []
    for path in committed():
        name = path.relative_to(ROOT).as_posix()
        if name in WRITES_PATTERNS or b"\0" in path.read_bytes()[:4096]:
            continue
        text = path.read_text(errors="replace")
        found += [f"{name}: {hit.group()}" for rule in (ELSEWHERE, MACHINE) for hit in rule.finditer(text)]
    assert found == []


def test_no_test_is_skipped_and_nothing_waits_by_the_clock() -> None:
    waits = re.compile(
        r"pytest\.(?:mark\.)?(?:skip|xfail|importorskip)|\btime\.sleep\(|unittest\.mock|monkeypatch\.setattr"
    )
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in (ROOT / "tests").rglob("*.py")
        if path.name != "test_repository.py"
        for hit in waits.finditer(path.read_text())
    ]
    assert found == []


def test_nothing_that_an_instance_writes_is_committed() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in committed()}
    left = {name for name in names if name.startswith(("data/", "exports/")) or ".sqlite" in name}
    assert left == {"exports/README.md"}, "only what says what the folder is for"


def test_the_layers_of_the_house_hold() -> None:
    """import-linter reads the contracts in pyproject.toml."""
    linter = ROOT / ".venv" / "bin" / "lint-imports"
    told = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout


def test_no_room_is_a_drawer_for_leftovers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "manager", "service", "services", "common", "misc"}
    assert [str(path) for path in (ROOT / "app").rglob("*") if path.stem in drawers] == []
