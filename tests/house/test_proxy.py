"""The nginx that we give an operator, running: no key comes into any file however it is asked, and TLS is closed."""

import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app.settings import ROOT
from tests.serving import free_port

KEY = "bw_Geheim0Sleutel1Die2In3Geen4Log5Mag6Staan789abcd"
FETCHED = ROOT / ".cache" / "nginx" / "usr" / "sbin" / "nginx"
AROUND = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log info;
events {{}}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp;
    uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
    include {folder}/site.conf;
}}
"""
"""As Debian's own nginx.conf: with logs of everything, for a site that says nothing of them."""

HOSTILE = [
    f"GET /b/{KEY}/partners HTTP/1.1\r\nHost: x",
    f"GET //b/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /x/../b/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /%62/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /B/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /static/../../b/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /zoeken?q=/b/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /sessie/{KEY} HTTP/1.1\r\nHost: x\r\nReferer: https://x/b/{KEY}",
    f"GET /aanvraag/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /aanvraag/{KEY}%00 HTTP/1.1\r\nHost: x",
    f"GET /gezond/{KEY} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {KEY}",
    f"GET https://{KEY}.example/b/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /b/{KEY} HTTP/1.1\r\nHost: {KEY}.example",
    f"GET /b/{KEY} HTTP/1.1",
    f"GET /b/{KEY} HTTP/9.9\r\nHost: x",
    f"GET /b/{KEY}",
    f"GET /b/{KEY}/\x01 HTTP/1.1\r\nHost: x",
    f"GET /b/{KEY}/{'a' * 9000} HTTP/1.1\r\nHost: x",
    f"GET /b/{KEY} HTTP/1.1\r\nHost: x\r\nCookie: {'a' * 9000}",
    f"GET /b/{KEY} HTTP/1.1\r\nHost: x\r\nContent-Length: {KEY}",
    f"POST /b/{KEY} HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999",
    f"{KEY} /b/{KEY} HTTP/1.1\r\nHost: x",
    f"GET /b/{KEY} HTTP/1.1\r\nHost: x\r\nUser-Agent: {KEY}\r\nTransfer-Encoding: {KEY}",
    f"/b/{KEY}",
]


@dataclass(frozen=True)
class Proxy:
    """A running nginx, on free ports of this machine."""

    folder: Path
    plain: int
    secure: int

    def ask(self, asked: str, *, secure: bool = True) -> bytes:
        """Send these bytes, and read until it has nothing more to say."""
        raw = socket.create_connection(("127.0.0.1", self.secure if secure else self.plain), timeout=5)
        with closing(context().wrap_socket(raw, server_hostname="x") if secure else raw) as talk:
            talk.sendall(f"{asked}\r\nConnection: close\r\n\r\n".encode("latin-1"))
            answer = b""
            try:
                while more := talk.recv(65536):
                    answer += more
                    if asked.startswith("POST"):  # it waits for the rest of what was announced
                        break
            except OSError:  # cut off, as some of these deserve
                pass
            return answer

    def shakes_hands(self, **limits: Any) -> bool:
        """Whether it takes a browser with these limits."""
        with closing(socket.create_connection(("127.0.0.1", self.secure), timeout=5)) as raw:
            try:
                context(**limits).wrap_socket(raw, server_hostname="x").close()
            except (ssl.SSLError, ConnectionResetError):
                return False
            return True


def context(ciphers: str = "", highest: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    """A browser that takes any certificate, and may offer what is old."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.check_hostname, made.verify_mode = False, ssl.CERT_NONE
    if ciphers:
        made.set_ciphers(f"{ciphers}:@SECLEVEL=0")
    if highest:
        made.minimum_version, made.maximum_version = highest, highest
    return made


def program() -> str:
    """Where nginx is."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or (str(FETCHED) if FETCHED.exists() else "")
    if not found:
        raise RuntimeError("nginx ontbreekt: run ./bouwplaats test, that fetches it")
    return found


def certificate(folder: Path) -> None:
    """One with an RSA key, for which old browsers would ask a conversation without a key of its own."""
    key, now = rsa.generate_private_key(65537, 2048), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "x")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(Encoding.PEM))
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "privkey.pem").write_bytes(secret)


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """Our example, word for word but for ports and folders; behind it is nobody."""
    folder = tmp_path_factory.mktemp("nginx")
    certificate(folder)
    made = Proxy(folder, free_port(), free_port())
    site = (ROOT / "deploy" / "nginx.conf").read_text()
    for ours, here in {
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "listen 80;": f"listen 127.0.0.1:{made.plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{made.secure} ssl http2;",
        "/etc/letsencrypt/live/bouwplaats.example.org": str(folder),
        "/var/log/nginx": str(folder),
        "127.0.0.1:8000": f"127.0.0.1:{free_port()}",
    }.items():
        assert ours in site
        site = site.replace(ours, here)
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
    command = [program(), "-e", str(folder / "error.log"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with (folder / "stderr").open("wb") as errors:
        running = subprocess.Popen(command, stdout=errors, stderr=errors)
    try:
        for _ in range(200):
            with closing(socket.socket()) as probe:
                if not probe.connect_ex(("127.0.0.1", made.secure)) or running.poll() is not None:
                    break
            _listening(running)
        assert running.poll() is None, (folder / "stderr").read_text() + (folder / "error.log").read_text()
        yield made
    finally:
        running.terminate()
        running.wait(10)


def _listening(running: subprocess.Popen[bytes]) -> None:
    """Wait a moment for it, or for its end."""
    try:
        running.wait(0.02)
    except subprocess.TimeoutExpired:
        return


def test_no_key_comes_into_any_file_of_a_proxy_however_it_is_asked(proxy: Proxy) -> None:
    answers = [proxy.ask(asked, secure=secure) for asked in HOSTILE for secure in (True, False)]
    assert sum(b"De Bouwplaats is even niet bereikbaar." in answer for answer in answers) > 5
    log = (proxy.folder / "bouwplaats.log").read_text()
    assert len(log.splitlines()) > len(HOSTILE) / 2
    assert {line.split()[2] for line in log.splitlines()} >= {"bouwwerk", "sessie", "aanvraag", "openbaar", "anders"}
    wrote = {path.name: path.read_text() for path in proxy.folder.iterdir() if path.is_file() and path.suffix != ".pem"}
    assert [name for name, text in wrote.items() if "Geheim0" in text or "b/bw" in text] == []


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_only_a_conversation_with_a_key_of_its_own_is_taken(proxy: Proxy) -> None:
    assert proxy.shakes_hands()
    assert proxy.shakes_hands(ciphers="ECDHE", highest=ssl.TLSVersion.TLSv1_2)
    for refused in ("kRSA", "DHE", "ECDHE+SHA1", "AES128-GCM-SHA256"):
        assert not proxy.shakes_hands(ciphers=refused, highest=ssl.TLSVersion.TLSv1_2), refused
    assert not proxy.shakes_hands(ciphers="ALL", highest=ssl.TLSVersion.TLSv1_1)
