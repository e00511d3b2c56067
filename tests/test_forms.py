"""A form from bytes to fields: read as it was written, in work that grows with its length and no faster."""

import time
from urllib.parse import parse_qsl, unquote_to_bytes, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cleaning import clean
from app.forms import fields_of
from tests.visitor import Site


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=8))
def test_a_form_is_read_as_it_was_written(pairs: list[tuple[str, str]]) -> None:
    sent = urlencode([(name.encode("utf-8", "replace"), text.encode("utf-8", "replace")) for name, text in pairs])
    told = parse_qsl(sent, keep_blank_values=True)
    assert fields_of(sent.encode()) == {name: clean(text) for name, text in told}


@given(st.binary(max_size=200), st.sampled_from([3, 7, 64_000]))
def test_a_field_in_pieces_is_the_field_as_a_whole(sent: bytes, piece: int) -> None:
    sent = sent.replace(b"&", b"%26").replace(b"=", b"%3d") + b"%e2%82%ac%"
    found = fields_of(b"a=" + sent, piece)["a"]
    assert found == clean(unquote_to_bytes(sent.replace(b"+", b" ")).decode(errors="replace"))


@pytest.mark.parametrize("charset", ["idna", "punycode", "utf-8\0", "geen", ""])
def test_a_file_whose_name_cannot_be_read_is_refused_at_the_field(site: Site, charset: str) -> None:
    body = f"--x\r\nContent-Disposition: form-data; name=\"bestand\"; filename*={charset}''a\0\r\n\r\nniets\r\n--x--"
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    assert site.fetch("POST", "/importeer", content=body.encode(), headers=kind).status_code == 422


@pytest.mark.parametrize("what", [b"%", b"%41", b"+", b"=", b"%CC%81", b"a%26"])
def test_reading_a_form_eight_times_as_long_is_far_from_the_square_of_the_work(what: bytes) -> None:
    short, long = (b"a=" + what * (size // len(what)) for size in (100_000, 800_000))
    assert work(long) < 30 * work(short), "64 would be the square"


def work(body: bytes) -> float:
    """The least that reading took of this thread, of three times: others of the machine do not count."""
    spent = []
    for _ in range(3):
        began = time.thread_time()
        fields_of(body)
        spent.append(time.thread_time() - began)
    return min(spent) + 0.0005
