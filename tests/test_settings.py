"""Settings come from the environment; what is unsafe refuses to start in one line that says what to do."""

import socket
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.__main__ import main
from app.settings import NO_EDITORS, Settings
from tests.serving import environment, free_port, run_app

DATABASE_KINDS = "DATABASE_URL moet beginnen met postgresql:// of sqlite:///."
REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "listening outside without an address": ({"host": "0.0.0.0"}, "BASE_URL ontbreekt"),
    "an address without http": ({"base_url": "bouwplaats.example"}, "BASE_URL moet beginnen"),
    "an address without a name": ({"base_url": "https://"}, "BASE_URL moet beginnen"),
    "an address with half a name": ({"base_url": "https://[::1"}, "BASE_URL moet beginnen"),
    "a mail server without editors": ({"smtp_url": "smtp://127.0.0.1:2525"}, "REDACTIE_EMAIL ontbreekt"),
    "a mail server that is none": (
        {"smtp_url": "http://127.0.0.1", "redactie_email": "r@example.nl"},
        "SMTP_URL moet beginnen",
    ),
    **{
        f"a mail server like {url}": ({"smtp_url": url, "redactie_email": "r@example.nl"}, "SMTP_URL moet beginnen")
        for url in ("smtp://", "smtp://:25", "smtp://host:abc", "smtp://host:99999", "smtps://host:0", "smtp://[::1")
    },
    "a house style that is not there": (
        {"huisstijl": "/bestaat/niet"},
        "HUISSTIJL klopt niet: in de map /bestaat/niet staat geen huisstijl.docx of huisstijl.odt.",
    ),
    "a short secret": ({"geheim": "kort"}, "GEHEIM is te kort: gebruik minstens 32 tekens. Maak er een met"),
    **{
        f"a secret like {secret}": ({"geheim": secret}, "GEHEIM is te raden")
        for secret in ("a" * 64, "geheim-" * 8, "abcabcabc" * 4 + "ab", "verander-mij-dit-is-een-voorbeeldgeheim-1234")
    },
    **{
        f"a proxy like {proxy}": ({"vertrouwde_proxy": proxy}, "noem het ")
        for proxy in ("*", "0.0.0.0/0", "::/0", "0.0.0.0", "::", "10.0.0.0/8", "proxy.lan", "127.0.0.1,::1", "1.2.3")
    },
    **{
        f"an address like {url}": ({"base_url": url}, told)
        for url, told in {
            "https://site.example/plannen": "BASE_URL eindigt na de naam van je site",
            "https://site.example?x=1": "BASE_URL eindigt na de naam van je site",
            "https://site.example/#top": "BASE_URL eindigt na de naam van je site",
            "https://iris:geheim@site.example": "BASE_URL mag geen naam of wachtwoord hebben.",
            "http://site.example": "BASE_URL moet beginnen met https://.",
            "http://192.168.1.20:8000": "BASE_URL moet beginnen met https://.",
            "https://site.example ": "BASE_URL moet beginnen",
            "https://site.example:": "BASE_URL moet beginnen",
            "https://site.example:0": "BASE_URL moet beginnen",
            "https://één.example": "xn--",
            "ftp://site.example": "BASE_URL moet beginnen",
        }.items()
    },
    "a mail server with a folder": (
        {"smtp_url": "smtp://mail.example/post", "redactie_email": "r@example.nl"},
        "SMTP_URL moet beginnen",
    ),
    "a mail server with half a login": (
        {"smtp_url": "smtps://naam@mail.example", "redactie_email": "r@example.nl"},
        "SMTP_URL heeft voor de @ een naam én een wachtwoord nodig",
    ),
    "a term no calendar holds": (
        {"bewaartermijn_concept_dagen": 10**9},
        "BOUWPLAATS_BEWAARTERMIJN_CONCEPT_DAGEN klopt niet: kies een getal tot en met 36500.",
    ),
    "a contact that is none": ({"contact_beveiliging": "bel ons"}, "CONTACT_BEVEILIGING moet een mailadres of"),
    "a statement that is no page": (
        {"toegankelijkheidsverklaring_url": "javascript:alert(1)"},
        "TOEGANKELIJKHEIDSVERKLARING_URL moet een webadres zijn",
    ),
    "a setting with a typing error": (
        {"basis_url": "x"},
        "BOUWPLAATS_BASIS_URL is geen instelling. Bedoel je BOUWPLAATS_BASE_URL?",
    ),
    "a setting that never was": (
        {"xyzzy_qqq_0_xyzzy_qqq_0_xyzzy_qqq": "x"},
        "XYZZY_QQQ_0_XYZZY_QQQ_0_XYZZY_QQQ is geen instelling. Alle instellingen",
    ),
    "a provider with a query": (
        {"oidc_issuer": "https://login.example/?x", "oidc_client_id": "x", "oidc_client_secret": "y"},
        "OIDC_ISSUER mag geen",
    ),
    "an editors address that is none": ({"redactie_email": "redactie"}, "REDACTIE_EMAIL klopt niet"),
    "half a provider of accounts": ({"oidc_issuer": "https://login.example"}, "OIDC_CLIENT_SECRET horen bij elkaar"),
    "a provider of accounts without TLS": (
        {"oidc_issuer": "http://login.example", "oidc_client_id": "x", "oidc_client_secret": "y"},
        "OIDC_ISSUER moet beginnen met https://",
    ),
    "a port that is none": ({"port": "99999"}, "BOUWPLAATS_PORT klopt niet: kies een getal tot en met 65535."),
    "a port below the first": ({"port": "0"}, "BOUWPLAATS_PORT klopt niet: kies een getal vanaf 1."),
    "a port in letters": ({"port": "abc"}, "BOUWPLAATS_PORT klopt niet: vul een heel getal in."),
    "a port without end": ({"port": "9" * 5000}, "BOUWPLAATS_PORT klopt niet: kijk in docs/settings.md."),
    "a level of logging that is none": (
        {"loglevel": "luid"},
        "BOUWPLAATS_LOGLEVEL klopt niet: kies DEBUG, INFO, WARNING of ERROR.",
    ),
    "a sender that is none": (
        {"afzender_email": "wij"},
        "BOUWPLAATS_AFZENDER_EMAIL klopt niet: vul een mailadres in zoals naam@example.org.",
    ),
    "a database of a kind that is none": ({"database_url": "onzin"}, DATABASE_KINDS),
    "a database of another kind": ({"database_url": "mysql://a:geheim@b/c"}, DATABASE_KINDS),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_unsafe_refuses_to_start_in_one_clear_line(
    tmp_path: Path, case: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    knobs, told = REFUSED[case]
    for name, value in environment({**knobs, "data": tmp_path}).items():
        monkeypatch.setenv(name, value)
    code = main(["migrate"])
    out, err = capsys.readouterr()
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert told in err
    assert err.startswith("Bouwplaats: ")
    assert str(knobs.get("geheim", "-" * 32))[:32] not in err or case == "a short secret"


@pytest.mark.parametrize("url", ["https://site.example", "https://site.example:8443/", "http://localhost:8123"])
def test_an_address_that_is_right_is_taken(url: str) -> None:
    assert Settings(base_url=url).address == url.rstrip("/")


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_app("start", data=tmp_path, knobs={"port": port})
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr == f"Bouwplaats: Poort {port} op 127.0.0.1 is bezet of niet van jou. Kies een andere met --port.\n"
    )


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    done = run_app("migrate", data=tmp_path / "bestand" / "data", knobs={})
    assert done.returncode == 1
    assert "Kan niet schrijven" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_database_that_does_not_answer_is_one_clear_line(tmp_path: Path) -> None:
    url = f"postgresql://niemand@127.0.0.1:{free_port()}/niets"
    done = run_app("migrate", data=tmp_path, knobs={"database_url": url})
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "De database antwoordt niet. Draait PostgreSQL" in done.stderr


@pytest.mark.parametrize("command", [["seed"], ["seed", "--dry-run"], ["serve"], ["post"], ["tidy"]])
def test_a_command_before_the_first_start_says_what_to_do_first(tmp_path: Path, command: list[str]) -> None:
    done = run_app(*command, data=tmp_path, knobs={"port": free_port()})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Bouwplaats: De database is nog leeg of van een oudere versie. Start eerst de server of doe: "
        "python -m app migrate\n"
    )


def test_everything_an_instance_writes_is_in_its_data_folder(tmp_path: Path) -> None:
    own = Settings(data=tmp_path)
    for path in (own.exports, own.outgoing, Path(own.database.removeprefix("sqlite:///"))):
        assert path.is_relative_to(tmp_path)


def test_the_application_key_is_made_once_and_only_for_the_owner(tmp_path: Path) -> None:
    first = Settings(data=tmp_path).secret
    assert len(first) >= 32
    assert Settings(data=tmp_path).secret == first
    assert (tmp_path / "geheim").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["geheim"]


@pytest.mark.parametrize(
    ("knobs", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"port": 8123}, "http://127.0.0.1:8123"),
        ({"host": "::1"}, "http://[::1]:8000"),
        ({"host": "0.0.0.0", "base_url": "https://bouwplaats.example/"}, "https://bouwplaats.example"),
    ],
)
def test_the_address_is_what_is_served_unless_told_otherwise(knobs: dict[str, object], address: str) -> None:
    assert Settings(**knobs).address == address  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_spelling_of_a_postgresql_address_works(scheme: str) -> None:
    assert Settings(database_url=f"{scheme}://a@b/c").database == "postgresql+psycopg://a@b/c"


def test_without_editors_mail_goes_to_an_address_that_cannot_exist() -> None:
    assert Settings(redactie_email="").editors == NO_EDITORS
    assert NO_EDITORS.endswith(".invalid")


def test_settings_cannot_change_while_an_instance_runs() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 9000  # type: ignore[misc]
