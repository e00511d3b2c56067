"""What we give an operator to run it behind: no key can come into the log of the proxy, and TLS keeps no old doors."""

import re

from app.settings import ROOT

NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
TOLD_BY_THE_PROXY = {
    "time_iso8601",
    "status",
    "body_bytes_sent",
    "request_time",
    "upstream_status",
    "upstream_response_time",
}
"""Variables that hold nothing a visitor wrote."""


def maps() -> dict[str, list[tuple[str, str]]]:
    """What each map makes of what: its lines by the variable that it fills."""
    found = re.findall(r"^map \$\w+ \$(\w+) \{\n(.*?)^\}", NGINX, re.MULTILINE | re.DOTALL)
    return {name: re.findall(r"^\s+(\S+)\s+(\S+);$", lines, re.MULTILINE) for name, lines in found}


def test_nothing_that_a_visitor_wrote_can_come_into_the_log_of_the_proxy() -> None:
    (told,) = re.findall(r"^log_format bouwplaats (.*?);", NGINX, re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"\$(\w+)", told))
    assert named - TOLD_BY_THE_PROXY == set(maps())
    for lines in maps().values():
        assert lines
        for pattern, word in lines:
            fixed = re.fullmatch(r"~\^\(\?<(\w+)>[A-Z|]+\)\$", pattern)
            assert word == f"${fixed[1]}" if fixed else re.fullmatch(r"[A-Za-z]+", word), pattern
    logs = re.findall(r"^\s*(access_log|error_log) +(.*);", NGINX, re.MULTILINE)
    assert set(logs) == {
        ("access_log", "off"),
        ("access_log", "/var/log/nginx/bouwplaats.log bouwplaats"),
        ("error_log", "/dev/null emerg"),
    }
    assert len(re.findall(r"^server \{", NGINX, re.MULTILINE)) == len([log for log in logs if log[0] == "error_log"])


def test_every_conversation_has_a_key_of_its_own() -> None:
    (protocols,) = re.findall(r"ssl_protocols +(.*);", NGINX)
    (ciphers,) = re.findall(r"ssl_ciphers +(.*);", NGINX)
    assert protocols.split() == ["TLSv1.2", "TLSv1.3"]
    assert [
        name for name in ciphers.split(":") if not re.fullmatch(r"ECDHE-(ECDSA|RSA)-.*(GCM|POLY1305).*", name)
    ] == []
