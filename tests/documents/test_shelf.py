"""The shelf of finished files."""

import os
import resource
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.database import now
from app.documents.shelf import Shelf, fingerprint
from tests.documents import sample

NAME = fingerprint(sample.EMPTY)


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "exports")
    assert shelf.get(NAME, ".pdf") is None
    shelf.put(NAME, ".pdf", b"een")
    shelf.put(NAME, ".pdf", b"twee")
    assert shelf.get(NAME, ".pdf") == b"twee"
    assert [path.name for path in shelf.folder.iterdir()] == [f"{NAME}.pdf"]


def test_every_change_gives_another_fingerprint() -> None:
    changed = replace(sample.EMPTY, titel="Nog leger")
    names = {
        NAME,
        fingerprint(changed),
        fingerprint(sample.EMPTY, ("a.json", b"{}")),
        fingerprint(sample.RICH),
    }
    assert len(names) == 4
    assert fingerprint(replace(changed, titel=sample.EMPTY.titel)) == NAME


def test_emptying_the_shelf_only_means_making_it_again(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(NAME, ".pdf", b"een")
    (tmp_path / f"{NAME}.pdf").unlink()
    assert shelf.get(NAME, ".pdf") is None


def test_tidying_takes_old_files_and_leaves_the_rest(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for path in (tmp_path / f"{NAME}.pdf", tmp_path / ".half.deel", tmp_path / "LEESMIJ.md"):
        path.write_bytes(b"oud")
        os.utime(path, (0, 0))
    shelf.put(fingerprint(sample.RICH), ".pdf", b"nieuw")
    assert shelf.tidy(now() - timedelta(days=1)) == 2
    assert {path.name for path in tmp_path.iterdir()} == {"LEESMIJ.md", f"{fingerprint(sample.RICH)}.pdf"}
    assert Shelf(tmp_path / "weg").tidy(now()) == 0


def in_the_place_of_the_folder(folder: Path) -> None:
    folder.write_text("een bestand")


def in_the_place_of_the_file(folder: Path) -> None:
    (folder / f"{NAME}.pdf").mkdir(parents=True)


def half_a_file(folder: Path) -> None:
    Shelf(folder).put(NAME, ".pdf", b"%PDF heel")
    path = folder / f"{NAME}.pdf"
    path.write_bytes(path.read_bytes()[:4])


def no_bytes_at_all(folder: Path) -> None:
    folder.mkdir()
    (folder / f"{NAME}.pdf").touch()


@pytest.mark.parametrize("broken", [in_the_place_of_the_folder, in_the_place_of_the_file, half_a_file, no_bytes_at_all])
def test_a_shelf_that_is_broken_is_no_matter_for_who_asks(tmp_path: Path, broken: Callable[[Path], None]) -> None:
    shelf = Shelf(tmp_path / "exports")
    broken(shelf.folder)
    shelf.remember("staat", NAME)
    assert shelf.get(NAME, ".pdf") is shelf.recall("staat", ".pdf") is None
    shelf.put(NAME, ".pdf", b"%PDF nieuw")
    assert shelf.get(NAME, ".pdf") in (None, b"%PDF nieuw")


@pytest.mark.parametrize("broken", [in_the_place_of_the_folder, in_the_place_of_the_file])
def test_what_should_be_gone_and_will_not_go_is_told_and_the_rest_goes(
    tmp_path: Path, broken: Callable[[Path], None]
) -> None:
    folder = tmp_path / "exports"
    broken(folder)
    if folder.is_dir():
        Shelf(folder).put(fingerprint(sample.RICH), ".pdf", b"oud")
    with pytest.raises(OSError, match="exports"):
        Shelf(folder).tidy(now() + timedelta(days=1))
    assert not folder.is_dir() or len(list(folder.iterdir())) == 1


def test_a_disk_that_takes_no_more_leaves_nothing_half(tmp_path: Path) -> None:
    shelf, (soft, hard) = Shelf(tmp_path), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        shelf.put(NAME, ".pdf", b"x" * 5000)
        shelf.put(NAME, ".csv", b"x" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert shelf.get(NAME, ".pdf") is None
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}.csv"]


@pytest.mark.parametrize(("name", "suffix"), [("../../etc/passwd", ".pdf"), (NAME, "/../x"), ("", "")])
def test_a_name_cannot_leave_the_shelf(name: str, suffix: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a name"):
        Shelf(tmp_path).get(name, suffix)


def test_a_state_leads_to_its_file_until_the_file_is_gone(tmp_path: Path) -> None:
    shelf, name = Shelf(tmp_path), "ab" * 32
    assert shelf.recall(("plan", 1), ".pdf") is None
    shelf.put(name, ".pdf", b"%PDF")
    shelf.remember(("plan", 1), name)
    assert shelf.recall(("plan", 1), ".pdf") == b"%PDF"
    assert shelf.recall(("plan", 2), ".pdf") is None
    (tmp_path / f"{name}.pdf").unlink()
    assert shelf.recall(("plan", 1), ".pdf") is None
