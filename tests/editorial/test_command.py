"""Redacteuren on the command line, as an operator types it."""

import re

import pytest

from app.__main__ import main
from app.settings import Settings
from tests.conftest import GEHEIM, StartServer
from tests.editorial.desk import enrol
from tests.visitor import Site


@pytest.fixture
def site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """The site, with its settings in the environment of the command."""
    monkeypatch.setenv("BOUWPLAATS_DATA", str(site.settings.data))
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    return site


Told = pytest.CaptureFixture[str]


def ask(told: Told, *words: str) -> tuple[int, str]:
    """The exit code, and all that was printed."""
    code = main(["redacteur", *words])
    answer = told.readouterr()
    return code, answer.out + answer.err


def test_a_new_redacteur_gets_a_link_that_works(site: Site, capsys: Told) -> None:
    code, told = ask(capsys, "nieuw", "Iris@Lindewaard.example", "--naam", "Iris de Vries", "--rol", "beheerder")
    link = re.search(r"http://127\.0\.0\.1:8000(/redactie/uitnodiging/\S{43})$", told.strip())
    assert code == 0
    assert link
    assert "Je naam" in site.open(link[1]).text
    (who,) = site.rows("redacteur")
    assert (who["email"], who["naam"], who["rol"]) == ("iris@lindewaard.example", "Iris de Vries", "beheerder")
    acts = [(row["naam"], row["handeling"], row["onderwerp"]) for row in site.rows("handeling")]
    assert acts[0] == ("De Bouwplaats", "redacteur gemaakt", "iris@lindewaard.example")
    assert link[1].rpartition("/")[2] not in repr(site.rows("handeling"))


def test_who_lost_everything_gets_another_link_and_who_leaves_none(site: Site, capsys: Told) -> None:
    enrol(site)
    first, second = (ask(capsys, "link", "iris@redactie.example")[1].split()[-1] for _ in range(2))
    assert [site.get(link).status_code for link in (first, second)] == [410, 200]
    assert ask(capsys, "uit", "IRIS@redactie.example") == (
        0,
        "Iris (iris@redactie.example) kan zich niet meer aanmelden.\n",
    )
    assert site.get(second).status_code == 410
    code, told = ask(capsys, "link", "iris@redactie.example")
    assert (code, "is uitgeschakeld" in told) == (1, True)
    assert "uitgeschakeld" in ask(capsys, "lijst")[1]
    assert ask(capsys, "aan", "iris@redactie.example")[0] == 0
    assert "redacteur, nog niet ingesteld, sinds" in ask(capsys, "lijst")[1]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nieuw"], "Typ redacteur nieuw EMAIL"),
        (["nieuw", "geen-adres"], "geen-adres is geen e-mailadres."),
        (["nieuw", "a@example.org", "--rol", "baas"], "redacteur|eindredacteur|beheerder"),
        (["lijst", "iets"], "Typ redacteur nieuw"),
        (["ontsla", "a@example.org"], "Typ redacteur nieuw"),
        ([], "Typ redacteur nieuw"),
        (["uit", "niemand@example.org"], "niemand@example.org is geen redacteur."),
        (["nieuw", "Iris@redactie.example"], "is al redacteur."),
    ],
)
def test_a_command_that_makes_no_sense_is_one_line(
    sqlite_settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: Told, words: list[str], complaint: str
) -> None:
    monkeypatch.setenv("BOUWPLAATS_DATA", str(sqlite_settings.data))
    if "Iris@redactie.example" in words:
        ask(capsys, "nieuw", "iris@redactie.example")
    code, told = ask(capsys, *words)
    assert (code, len(told.splitlines()), complaint in told) == (1, 1, True)


def test_without_redacteuren_the_list_says_so(site: Site, capsys: Told) -> None:
    assert ask(capsys, "lijst") == (0, "Er zijn nog geen redacteuren.\n")
    assert site.rows("redacteur") == []


def test_without_a_base_url_the_link_has_the_port_of_the_server_that_runs(
    start_server: StartServer, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    server = start_server()
    monkeypatch.setenv("BOUWPLAATS_DATA", str(server.data))
    monkeypatch.setenv("BOUWPLAATS_GEHEIM", GEHEIM)
    link = ask(capsys, "nieuw", "iris@lindewaard.example")[1].split()[-1]
    assert link.startswith(f"{server.url}/redactie/uitnodiging/")
    assert server.client.get(link).status_code == 200
    monkeypatch.setenv("BOUWPLAATS_BASE_URL", "https://plaats.example")
    assert ask(capsys, "link", "iris@lindewaard.example")[1].split()[-1].startswith("https://plaats.example/redactie/")
    monkeypatch.delenv("BOUWPLAATS_BASE_URL")
    monkeypatch.setenv("BOUWPLAATS_PORT", "8123")
    assert ask(capsys, "link", "iris@lindewaard.example")[1].split()[-1].startswith("http://127.0.0.1:8123/redactie/")
