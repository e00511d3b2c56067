"""No key and no address of anybody in a line of the log, whatever wrote it."""

import logging

import pytest

from app.masking import Masking, masked

HEX = "0123456789abcdef" * 3
TOKEN = "A1b2C3d4E5-6G7h8I9j0_1b2C3d4E5f6G7h8I9j0abc"


@pytest.mark.parametrize("kind", ["bw", "av", "ds", "dn"])
@pytest.mark.parametrize(
    "form", ["/b/{}", "//b/{}", "%2Fb%2F{}", "?link={}&x", "http://x/{}/partners", "({})", "%2F{}"]
)
def test_a_key_is_masked_wherever_it_stands(kind: str, form: str) -> None:
    for key in (f"{kind}_{HEX}", f"{kind}%5F{HEX}"):
        assert HEX[:8] not in masked(f"GET {form.format(key)} 404")
    assert masked(f"GET /b/{kind}_{HEX}/partners 404") == f"GET /b/{kind}_-/partners 404"


@pytest.mark.parametrize(
    "text",
    [
        f"/redactie/uitnodiging/{TOKEN}",
        f"%2Fredactie%2Fuitnodiging%2F{TOKEN}",
        f"/redactie/oidc/terug?code={TOKEN}&state={TOKEN}",
        f"niet bezorgd aan {TOKEN}@gemeente.example",
        f"niet bezorgd aan {TOKEN}%40gemeente.example",
        f"DETAIL:  Key (email)=({TOKEN}) already exists.",
    ],
)
def test_what_opens_something_or_names_somebody_is_masked(text: str) -> None:
    assert TOKEN not in masked(text)


def test_a_stack_trace_is_masked_and_an_ordinary_line_stays() -> None:
    handler = Masking("%(message)s")
    error = ValueError(f"/b/bw_{HEX} van iris@gemeente.example")
    record = logging.LogRecord("x", 40, "x", 1, "fout", None, (type(error), error, None))
    told = handler.format(record)
    assert "ValueError: /b/bw_- van -@-" in told
    line = "GET /b/{sleutel}/partners 200 12 ms"
    assert masked(line) == line
