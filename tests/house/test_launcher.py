"""./bouwplaats as an administrator meets it: on a machine of stand-ins, so nothing is really installed."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IN_EVERY_DEBIAN = """
    cat chmod cmp cp dirname env grep gzip id mkdir mktemp mv readlink rm sh sha256sum sort tail tar touch
"""
PYTHON = """#!/bin/sh
# Stands in for Debian's python3: makes a .venv of one file, asks the real one the rest.
case "$1 $2" in
    "-I -S") printf 'Python 3.11\\n%s\\n/usr\\n' "$0" ;;
    "-m venv") echo "made $3" >>"$JOURNAL"; mkdir -p "$3/bin" && cp "${0%/*}/venv-python" "$3/bin/python" ;;
    *) exec REAL "$@" ;;
esac
"""
VENV_PYTHON = """#!/bin/sh
# Stands in for .venv/bin/python: notes what pip is asked, prints what else it is asked.
if [ "$2" = pip ]; then echo "pip $*" >>"$JOURNAL"; [ ! -e "$JOURNAL.offline" ]; exit; fi
echo "in $(pwd): $*"
env | grep ^BOUWPLAATS_ | sort
"""
ALL_INSTALLED = '#!/bin/sh\nshift 3\nfor name in "$@"; do printf "%s:installed " "$name"; done\n'
NONE_INSTALLED = "#!/bin/sh\nexit 1\n"
# A fresh machine has no package lists: installing fails until they were fetched.
APT_WITHOUT_LISTS = """#!/bin/sh
echo "apt $*" >>"$JOURNAL"
case "$*" in *update*) touch "$JOURNAL.lists" ;; *) [ -e "$JOURNAL.lists" ] ;; esac
"""
# The package holds one program.
DPKG_DEB = """#!/bin/sh
[ "$1" = -x ] && [ -e "$2" ] && mkdir -p "$3/usr/sbin" && touch "$3/usr/sbin/nginx" && chmod +x "$3/usr/sbin/nginx"
"""
# A registry that gives another package than the pinned one, under its name.
NPM_WITH_ANOTHER_PACKAGE = """#!/bin/sh
for last; do :; done
mkdir package && echo anders >package/axe.min.js && tar czf "${last%@*}-${last#*@}.tgz" package
"""


@dataclass(frozen=True)
class Machine:
    """A folder of programs as PATH, and a checkout without .venv; both are thrown away after the test."""

    programs: Path
    checkout: Path
    journal: Path
    settings: dict[str, str] = field(default_factory=dict)

    def program(self, name: str, text: str) -> None:
        """Puts a program of this text in PATH."""
        path = self.programs / name
        path.unlink(missing_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def environment(self) -> dict[str, str]:
        """Only the stand-ins, so that nothing of the real machine is installed or started."""
        return {"PATH": str(self.programs), "JOURNAL": str(self.journal), **self.settings}

    def run(
        self, *words: str, launcher: Path | None = None, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Runs ./bouwplaats with these words, without a terminal, and waits for it."""
        return subprocess.run(
            [str(launcher or self.checkout / "bouwplaats"), *words],
            env=self.environment(),
            cwd=cwd or self.checkout,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def installed(self) -> list[str]:
        """What was made or installed so far, one line each."""
        return self.journal.read_text().splitlines() if self.journal.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Debian with all packages, in a folder with spaces, on which ./bouwplaats never ran."""
    programs, checkout = tmp_path / "bin", tmp_path / "De Bouwplaats van Ons"
    programs.mkdir()
    checkout.mkdir()
    for name in IN_EVERY_DEBIAN.split():
        found = shutil.which(name)
        assert found, name
        (programs / name).symlink_to(found)
    for name in ("bouwplaats", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, checkout / name)
    machine = Machine(programs, checkout, tmp_path / "journal")
    machine.program("python3", PYTHON.replace("REAL", f'"{sys.executable}"'))
    machine.program("venv-python", VENV_PYTHON)
    machine.program("dpkg-query", ALL_INSTALLED)
    machine.program("nginx", "#!/bin/sh\n")
    return machine


def one_line(answer: subprocess.CompletedProcess[str]) -> str:
    """The one line of complaint; anything more would be a stack trace or a second opinion."""
    lines = answer.stderr.splitlines()
    assert len(lines) == 1, answer.stderr
    return lines[0]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["strat"], "Ik ken 'strat' niet."),
        (["start", "--prot", "8001"], "Ik ken '--prot' niet bij 'start'."),
        (["start", "8001"], "Ik ken '8001' niet bij 'start'."),
        (["start", ""], "Ik ken '' niet bij 'start'."),
        (["start", "--port"], "Achter --port hoort een waarde."),
        (["start", "--port="], "Achter --port hoort een waarde."),
        (["start", "--data", "--port", "8001"], "Achter --data hoort een waarde."),
        (["start", "--port", "achtduizend"], "'achtduizend' is geen poort"),
        (["start", "--port", "0"], "'0' is geen poort"),
        (["start", "--port=65536"], "'65536' is geen poort"),
        (["start", "--port=99999999999999999999"], "is geen poort"),
        (["start", "--dry-run"], "Ik ken '--dry-run' niet bij 'start'."),
        (["seed", "--dry-run=ja"], "Ik ken '--dry-run=ja' niet bij 'seed'."),
        (["post", "--host", "x"], "Ik ken '--host' niet bij 'post'."),
        (["check", "alles"], "Achter 'check' hoort niets."),
    ],
)
def test_a_word_it_does_not_know_gives_one_line_and_installs_nothing(
    machine: Machine, words: list[str], complaint: str
) -> None:
    answer = machine.run(*words)
    assert answer.returncode == 2
    assert complaint in one_line(answer)
    assert machine.installed() == []


@pytest.mark.parametrize("words", [[], ["help"], ["--help"], ["start", "--help"]])
def test_help_is_given_without_installing(machine: Machine, words: list[str]) -> None:
    answer = machine.run(*words)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "./bouwplaats start" in answer.stdout
    assert machine.installed() == []


@pytest.mark.parametrize("version", ["Python 3.9.2", "Python 3.10.14", "Python 2.7.18", ""])
def test_an_old_python_is_refused_by_name(machine: Machine, version: str) -> None:
    machine.program("python3", f"#!/bin/sh\necho '{version}'\n")
    answer = machine.run("start")
    assert answer.returncode == 1
    assert "Python 3.11 of nieuwer is nodig" in one_line(answer)
    assert (version or "geen werkende Python") in answer.stderr


def test_no_python_at_all_is_said_with_what_to_ask_for(machine: Machine) -> None:
    (machine.programs / "python3").unlink()
    answer = machine.run("start")
    assert answer.returncode == 1
    assert "apt-get install python3" in one_line(answer)


@pytest.mark.parametrize("user", ["0", "1000"])
def test_without_the_right_to_install_it_names_the_command_to_ask_for(machine: Machine, user: str) -> None:
    machine.program("dpkg-query", NONE_INSTALLED)
    machine.program("id", f"#!/bin/sh\necho {user}\n")
    answer = machine.run("start")
    assert answer.returncode == 1
    assert "systeembeheerder" in one_line(answer)
    assert "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0" in answer.stderr


def test_a_sudo_that_wants_a_password_nobody_can_type_is_the_same_one_line(machine: Machine) -> None:
    machine.program("dpkg-query", NONE_INSTALLED)
    machine.program("id", "#!/bin/sh\necho 1000\n")
    machine.program("apt-get", "#!/bin/sh\nexit 0\n")
    machine.program("sudo", '#!/bin/sh\n[ "$1" = -n ] && echo "sudo: a password is required" >&2\nexit 1\n')
    answer = machine.run("start")
    assert answer.returncode == 1
    assert "systeembeheerder" in one_line(answer)


def test_only_the_missing_packages_are_installed_after_refreshing_the_lists(machine: Machine) -> None:
    machine.program(
        "dpkg-query", '#!/bin/sh\nprintf "libpango-1.0-0:installed libpangoft2-1.0-0:config-files "\nexit 1\n'
    )
    machine.program("id", "#!/bin/sh\necho 0\n")
    machine.program("apt-get", APT_WITHOUT_LISTS)
    answer = machine.run("start")
    assert answer.returncode == 0, answer.stderr
    calls = [line.split("Timeout=300 ")[-1] for line in machine.installed() if line.startswith("apt ")]
    needed = re.search(r'^START_PACKAGES="libpango-1.0-0 (.+)"$', (ROOT / "bouwplaats").read_text(), re.MULTILINE)
    assert needed
    wanted = f"install {needed[1]}"
    assert calls == [wanted, "update", wanted]


def test_a_checkout_it_may_not_write_in_is_said(machine: Machine) -> None:
    (machine.checkout / ".cache").write_text("a file where the folder should be: root is stopped by this too")
    answer = machine.run("start")
    assert answer.returncode == 1
    assert "Ik mag niet schrijven" in one_line(answer)


def test_the_second_start_installs_nothing(machine: Machine) -> None:
    assert machine.run("start").returncode == 0
    first = machine.installed()
    assert [line.split()[0] for line in first] == ["made", "pip"]
    assert "--require-hashes" in first[1]
    again = machine.run("start")
    assert again.stdout == f"in {machine.checkout}: -m app start\n"
    assert machine.installed() == first


def test_the_tests_environment_serves_a_start_as_well(machine: Machine) -> None:
    with_tools(machine)
    assert machine.run("test").returncode == 0
    before = machine.installed()
    assert machine.run("start").returncode == 0
    assert machine.installed() == before


def test_the_lock_of_the_tests_holds_all_of_the_lock_of_a_start() -> None:
    pins = [
        set(re.findall(r"^([\w.\[\]-]+==\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    assert pins[0] <= pins[1]


def test_a_changed_lock_is_installed_into_the_same_environment(machine: Machine) -> None:
    machine.run("start")
    (machine.checkout / "requirements.lock").write_text("other==1\n")
    machine.run("start")
    assert [line.split()[0] for line in machine.installed()] == ["made", "pip", "pip"]


def test_an_interrupted_installation_is_made_anew(machine: Machine) -> None:
    offline = machine.journal.with_name("journal.offline")
    offline.touch()
    answer = machine.run("start")
    assert answer.returncode == 1
    assert "Python-pakketten zijn niet geïnstalleerd" in one_line(answer)
    offline.unlink()
    assert machine.run("start").returncode == 0
    assert [line.split()[0] for line in machine.installed()] == ["made", "pip", "made", "pip"]


def test_an_update_that_was_interrupted_is_made_anew_too(machine: Machine) -> None:
    machine.run("start")
    (machine.checkout / "requirements.lock").write_text("other==1\n")
    offline = machine.journal.with_name("journal.offline")
    offline.touch()
    assert machine.run("start").returncode == 1
    offline.unlink()
    assert machine.run("start").returncode == 0
    assert [line.split()[0] for line in machine.installed()] == ["made", "pip", "pip", "made", "pip"]


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    machine.run("start")
    moved = machine.checkout.rename(machine.checkout.with_name("elders"))
    answer = machine.run("start", launcher=moved / "bouwplaats", cwd=moved)
    assert f"in {moved}: -m app start" in answer.stdout
    assert [line.split()[0] for line in machine.installed()] == ["made", "pip", "made", "pip"]


def test_an_environment_of_another_python_is_made_anew(machine: Machine) -> None:
    machine.run("start")
    python = (machine.programs / "python3").read_text()
    machine.program("python3", python.replace("Python 3.11", "Python 3.13"))
    machine.run("start")
    assert [line.split()[0] for line in machine.installed()] == ["made", "pip", "made", "pip"]


def test_a_second_installer_waits_for_the_first(machine: Machine) -> None:
    (machine.checkout / ".cache").mkdir()
    with (machine.checkout / ".cache/install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # shared, so that a launcher that only asks a shared lock is found out
        second = subprocess.Popen(
            [machine.checkout / "bouwplaats", "start"],
            env=machine.environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdout
        assert "ik wacht" in second.stdout.readline()
        assert machine.installed() == []
        fcntl.flock(lock, fcntl.LOCK_UN)
        rest, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert rest.endswith("-m app start\n")


def test_options_become_settings_from_any_folder_and_through_a_symlink(machine: Machine, tmp_path: Path) -> None:
    elsewhere = tmp_path / "hier"
    elsewhere.mkdir()
    (elsewhere / "stap").symlink_to("../bin/bouwplaats")
    (machine.programs / "bouwplaats").symlink_to(machine.checkout / "bouwplaats")
    words = ["start", "--host", "::1", "--port=8001", "--data", "mijn map"]
    answer = machine.run(*words, launcher=elsewhere / "stap", cwd=elsewhere)
    assert answer.stdout.splitlines()[-4:] == [
        f"in {machine.checkout}: -m app start",
        f"BOUWPLAATS_DATA={elsewhere / 'mijn map'}",
        "BOUWPLAATS_HOST=::1",
        "BOUWPLAATS_PORT=8001",
    ]


def test_seed_and_post_reach_the_same_data_folder(machine: Machine) -> None:
    machine.run("start")
    assert machine.run("seed", "--data=/a", "--dry-run").stdout.endswith("-m app seed --dry-run\nBOUWPLAATS_DATA=/a\n")
    machine.settings["BOUWPLAATS_DATA"] = "b"
    assert machine.run("post").stdout.endswith(f"-m app post\nBOUWPLAATS_DATA={machine.checkout / 'b'}\n")


def test_redacteuren_are_made_in_the_same_data_folder(machine: Machine) -> None:
    machine.run("start")
    words = ["nieuw", "iris@lindewaard.example", "--naam", "Iris de Vries"]
    for front in (["--data", "/a"], ["--data=/a"]):
        told = machine.run("redacteur", *front, *words).stdout
        assert told == f"in {machine.checkout}: -m app redacteur {' '.join(words)}\nBOUWPLAATS_DATA=/a\n"
    assert "Achter --data hoort een waarde." in one_line(machine.run("redacteur", "--data"))


def with_tools(machine: Machine) -> None:
    """Lays the tests' npm packages where ./bouwplaats expects them."""
    pins = re.findall(r'^[A-Z]+="(\w+) \S+ [\d.]+ (\w{64})"$', (ROOT / "bouwplaats").read_text(), re.MULTILINE)
    assert len(pins) == 2
    for folder, digest in pins:
        path = machine.checkout / ".cache" / folder
        path.mkdir(parents=True)
        (path / "sha256").write_text(f"{digest}\n")


def test_words_after_test_go_to_pytest(machine: Machine) -> None:
    with_tools(machine)
    answer = machine.run("test", "-k", "wat je zoekt", "--maxfail=1")
    assert answer.stdout.splitlines()[-1] == f"in {machine.checkout}: -m pytest -k wat je zoekt --maxfail=1"


def test_a_tool_that_is_not_the_pinned_package_is_refused(machine: Machine) -> None:
    machine.program("npm", NPM_WITH_ANOTHER_PACKAGE)
    answer = machine.run("test")
    assert answer.returncode == 1
    assert "Het ophalen van axe-core" in answer.stderr.splitlines()[-1]
    assert not (machine.checkout / ".cache/axe").exists()


def test_nginx_is_fetched_for_the_tests_and_not_installed(machine: Machine) -> None:
    with_tools(machine)
    (machine.programs / "nginx").unlink()
    machine.program("id", "#!/bin/sh\necho 0\n")
    machine.program("apt-get", APT_WITHOUT_LISTS + '[ -e "$JOURNAL.lists" ] && touch nginx_1.deb\n')
    machine.program("dpkg-deb", DPKG_DEB)
    assert machine.run("start").returncode == 0
    assert not [line for line in machine.installed() if line.startswith("apt ")], "only for the tests"
    for _ in range(2):
        assert machine.run("test").returncode == 0
    calls = [line for line in machine.installed() if line.startswith("apt ")]
    assert calls == ["apt -qq download nginx", "apt -qq update", "apt -qq download nginx"]
    assert sorted(path.name for path in (machine.checkout / ".cache/nginx").iterdir()) == ["usr"]


def test_nginx_that_cannot_be_fetched_is_one_line(machine: Machine) -> None:
    with_tools(machine)
    (machine.programs / "nginx").unlink()
    machine.program("apt-get", "#!/bin/sh\nexit 1\n")
    machine.program("dpkg-deb", DPKG_DEB)
    answer = machine.run("test")
    assert answer.returncode == 1
    assert "Het ophalen van nginx is niet gelukt" in answer.stderr.splitlines()[-1]


def test_a_check_stops_at_the_first_part_that_fails(machine: Machine) -> None:
    with_tools(machine)
    machine.program("venv-python", VENV_PYTHON + 'case "$3" in check) exit 1 ;; esac\n')
    answer = machine.run("check")
    assert answer.returncode == 1
    assert "regels (ruff check) is niet in orde" in one_line(answer)
    assert [line for line in answer.stdout.splitlines() if line.startswith("==")] == [
        "== opmaak (ruff format)",
        "== regels (ruff check)",
    ]


@pytest.fixture
def real_app(machine: Machine) -> Machine:
    """The launcher of the stand-in machine, but with the real app behind it."""
    assert machine.run("start").returncode == 0
    (machine.checkout / ".venv/bin/python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    for name in ("app", "alembic", "alembic.ini", "pyproject.toml", "seed"):
        if (ROOT / name).exists():
            (machine.checkout / name).symlink_to(ROOT / name)
    machine.settings.update(PATH=f"{machine.programs}:{os.environ['PATH']}", PYTHONDONTWRITEBYTECODE="1")
    return machine


def test_a_port_in_use_is_one_line(real_app: Machine, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        answer = real_app.run("start", "--port", port, "--data", str(tmp_path / "data"))
    assert answer.returncode != 0
    assert port in one_line(answer)


def test_a_data_folder_it_may_not_write_in_is_one_line(real_app: Machine, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("no folder can be made below a file, not even by root")
    answer = real_app.run("start", "--data", str(tmp_path / "bestand/data"))
    assert answer.returncode != 0
    assert "bestand/data" in one_line(answer)


def test_listening_for_others_without_an_address_is_refused_in_one_line(real_app: Machine, tmp_path: Path) -> None:
    answer = real_app.run("start", "--host", "0.0.0.0", "--data", str(tmp_path / "data"))
    assert answer.returncode != 0
    assert "BASE_URL" in one_line(answer)
