"""Postmen against real servers and a real folder."""

import datetime as dt
import ipaddress
import smtplib
import socket
import ssl
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.mail.message import Message, compose
from app.mail.postmen import CONNECT_SECONDS, Refused, Unreachable, folder, postman, smtp
from app.settings import Settings
from tests.conftest import GEHEIM
from tests.mail.conftest import NOW, Handler, Server, free_port

ID = "<0123456789abcdef@example.org>"
ELSEWHERE = "127.0.0.2"
"""An address of this machine that the postman does not take for this machine."""


def _letter(message_id: str = ID, **fields: Any) -> Any:
    message = Message(**({"to": "anna@example.nl", "subject": "Café", "text": "Ziehier één\n.\n"} | fields))
    return compose(message, sender="bouwplaats@example.org", message_id=message_id, date=NOW)


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for ELSEWHERE that this process trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "toets")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
        .not_valid_after(dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(ELSEWHERE))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    cert, secret = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, secret)
    return context


@contextmanager
def _elsewhere(**options: Any) -> Iterator[Server]:
    server = Server(Handler(), free_port(), host=ELSEWHERE)
    server.up(**options)
    yield server
    server.down()


def test_a_letter_arrives_with_accents_dots_and_reply_to(server: Server) -> None:
    server.up()
    smtp(server.url)(_letter(reply_to="piet@example.nl"))
    (arrived,) = server.handler.wait_for(1)
    assert arrived.sender == "bouwplaats@example.org"
    assert arrived.recipients == ["anna@example.nl"]
    assert arrived.letter["Subject"] == "Café"
    assert arrived.letter["Reply-To"] == "piet@example.nl"
    assert arrived.letter["Message-ID"] == ID
    assert arrived.letter.get_content().splitlines() == ["Ziehier één", "."]


@pytest.mark.parametrize("code", [550, 552, 554])
def test_a_final_no_to_recipient_or_content_is_refused(server: Server, code: int) -> None:
    server.handler.rcpt = lambda recipient: f"{code} nee"
    server.up()
    with pytest.raises(Refused) as refused:
        smtp(server.url)(_letter())
    assert refused.value.code == code
    server.handler.rcpt = lambda recipient: "250 OK"
    server.handler.data = lambda its, envelope: f"{code} nee"
    with pytest.raises(Refused) as refused:
        smtp(server.url)(_letter())
    assert refused.value.code == code


def test_a_temporary_no_is_not_a_refusal(server: Server) -> None:
    server.handler.rcpt = lambda recipient: "451 straks"
    server.up()
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        smtp(server.url)(_letter())
    server.handler.rcpt = lambda recipient: "250 OK"
    server.handler.data = lambda its, envelope: "451 straks"
    with pytest.raises(smtplib.SMTPDataError):
        smtp(server.url)(_letter())


def test_nobody_home_is_unreachable(server: Server) -> None:
    with pytest.raises(Unreachable):
        smtp(server.url)(_letter())


def test_a_server_that_keeps_silent_is_cut_off_in_time() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        port = silent.getsockname()[1]
        start = time.monotonic()
        with pytest.raises(Unreachable):
            smtp(f"smtp://127.0.0.1:{port}", total_seconds=0.2)(_letter())
        assert time.monotonic() - start < CONNECT_SECONDS / 2


def test_starttls_is_used_with_a_server_elsewhere_and_its_certificate_checked(
    certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _elsewhere(tls_context=certificate) as server:
        smtp(server.url)(_letter())
        assert server.handler.wait_for(1)[0].tls
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(Unreachable) as fault:
            smtp(server.url)(_letter())
        assert isinstance(fault.value.__cause__, ssl.SSLCertVerificationError)


def test_a_password_is_never_sent_unencrypted_to_another_machine() -> None:
    seen: list[str] = []
    with _elsewhere(**_login(seen)) as server:
        with pytest.raises(Unreachable) as fault:
            smtp(f"smtp://anna:geheim@{ELSEWHERE}:{server.port}")(_letter())
        assert isinstance(fault.value.__cause__, smtplib.SMTPNotSupportedError)
    assert seen == []


def test_a_name_and_password_in_the_address_are_used(server: Server) -> None:
    seen: list[str] = []
    server.up(**_login(seen))
    smtp(f"smtp://anna%40example.nl:ge%3Aheim@127.0.0.1:{server.port}")(_letter())
    assert seen == ["anna@example.nl ge:heim"]
    with pytest.raises(Unreachable):
        smtp(f"smtp://anna:verkeerd@127.0.0.1:{server.port}")(_letter())


def test_smtps_speaks_tls_from_the_first_byte(certificate: ssl.SSLContext) -> None:
    with _elsewhere(ssl_context=certificate) as server:
        smtp(f"smtps://{ELSEWHERE}:{server.port}")(_letter())
        assert len(server.handler.wait_for(1)) == 1


@pytest.mark.parametrize("url", ["smtp://", "http://host:25", "host:25", "smtp://host:99999"])
def test_an_address_that_cannot_be_right_is_told_at_the_start(url: str) -> None:
    with pytest.raises(ValueError, match=r"SMTP_URL|Port"):
        smtp(url)


def test_the_folder_holds_readable_letters_for_the_owner_only(tmp_path: Path) -> None:
    out = tmp_path / "data" / "post"
    folder(out)(_letter())
    (path,) = out.iterdir()
    assert path.name == "20260302T090000Z-0123456789abcdef.eml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert b"To: anna@example.nl\r\n" in path.read_bytes()


def test_the_same_letter_twice_is_one_file_and_a_strange_id_stays_in_the_folder(tmp_path: Path) -> None:
    carry = folder(tmp_path / "post")
    carry(_letter())
    carry(_letter())
    carry(_letter("<../../weg@example.org>"))
    names = sorted(path.name for path in (tmp_path / "post").iterdir())
    assert names == ["20260302T090000Z-0123456789abcdef.eml", "20260302T090000Z-weg.eml"]
    assert [path.name for path in tmp_path.iterdir()] == ["post"]


def test_without_a_mail_server_letters_go_to_the_data_folder(settings: Settings) -> None:
    postman(settings)(_letter())
    assert len(list(settings.outgoing.glob("*.eml"))) == 1


def test_with_a_mail_server_they_go_there(server: Server, settings: Settings) -> None:
    server.up()
    postman(Settings(data=settings.data, geheim=GEHEIM, smtp_url=server.url, redactie_email="red@example.nl"))(
        _letter()
    )
    assert len(server.handler.wait_for(1)) == 1
    assert not settings.outgoing.exists()


def test_an_unwritable_folder_leaves_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "post").write_text("een bestand, geen map")
    with pytest.raises(FileExistsError):
        folder(tmp_path / "post")(_letter())
    assert [path.name for path in tmp_path.iterdir()] == ["post"]


def _login(seen: list[str]) -> dict[str, Any]:
    def check(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        seen.append(f"{data.login.decode()} {data.password.decode()}")
        return AuthResult(success=data.password == b"ge:heim", handled=data.password == b"ge:heim")

    return {"authenticator": check, "auth_require_tls": False}
