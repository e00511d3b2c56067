"""A file of ours opens again as it was; anything else is refused in Dutch, whatever it is."""

import json
import re
import zlib
from collections.abc import Iterator
from typing import Any

import httpx
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from app.plans.export import SCHEMA_VERSIE
from tests.pages import Page
from tests.plans.story import Story, steps
from tests.plans.test_routes_copy import plan
from tests.visitor import Site

OTHER_EACH_TIME = {"revisie", "gemaakt_op", "gewijzigd_op"}
relaxed = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def send(site: Site, content: bytes, formulier: str = "een") -> httpx.Response:
    """Choose a file and send the form, as a browser does."""
    files = {"formulier": (None, formulier), "bestand": ("bestand", content, "application/octet-stream")}
    return site.fetch("POST", "/importeer", files=files)


def opened(site: Site, content: bytes) -> Page:
    return site.follow(send(site, content))


def refused(site: Site, content: bytes) -> str:
    """What the page says at the field."""
    page = site.follow(send(site, content), 422)
    assert site.rows("bouwwerk") == []
    (field,) = [e for e in page.tree.named("p") if e.attrs.get("id") == "bestand-fout"]
    return "".join(str(child.data) for child in field.children if child.name == "#text").strip()


def lasting(data: dict[str, Any]) -> dict[str, Any]:
    """All of an export but what is of its moment: numbers, days and how often it was changed."""
    of = {name: value for name, value in data["bouwwerk"].items() if name not in OTHER_EACH_TIME}
    return {"bouwwerk": of, "keuzes": data["keuzes"], "schema": data["schema"], "versie": data["schema_versie"]}


@relaxed
@given(lived=steps)
def test_what_goes_out_comes_in_as_it_was(both_sites: Site, lived: list[tuple[str, Any, Any]]) -> None:
    pad = Story.begin(both_sites).live(lived).pad
    answer = send(both_sites, both_sites.get(f"{pad}/document.json").content, pad)
    again = answer.headers["Location"].partition("/bewaren")[0]
    assert lasting(both_sites.data(again)) == lasting(both_sites.data(pad))


def test_the_pdf_opens_as_the_bouwwerk_it_was_made_of(both_sites: Site) -> None:
    pad = plan(both_sites)
    made = opened(both_sites, both_sites.get(f"{pad}/document.pdf").content)
    assert made.pad != pad
    assert lasting(both_sites.data(made.pad)) == lasting(both_sites.data(pad))
    assert "Het bestand is geopend als nieuw bouwwerk." in made.text
    told = both_sites.open(f"{made.pad}/geschiedenis").text
    assert "Bouwwerk geopend uit een bestand, met de titel ‘Ons plan’" in told


def test_a_pdf_that_another_program_saved_again_still_opens(site: Site, tmp_path: Any) -> None:
    pad = plan(site)
    (tmp_path / "a.pdf").write_bytes(site.get(f"{pad}/document.pdf").content)
    for options in ({}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}, {"compress_streams": False}):
        with pikepdf.open(tmp_path / "a.pdf") as pdf:
            pdf.save(tmp_path / "b.pdf", **options)
        assert lasting(site.data(opened(site, (tmp_path / "b.pdf").read_bytes()).pad)) == lasting(site.data(pad))


def exported(site: Site) -> dict[str, Any]:
    """The export of a bouwwerk on another instance: here there is none yet."""
    pad = plan(site)
    data = site.data(pad)
    with site.database.write() as connection:
        for table in ("keuze", "gebeurtenis", "toegang", "bouwwerk"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    return data


def test_a_file_of_the_first_version_opens_without_a_herkomst(site: Site) -> None:
    data = exported(site)
    old = json.loads(json.dumps(data))
    old["schema_versie"] = 1
    del old["bouwwerk"]["herkomst"]
    old["keuzes"] = [keuze for keuze in old["keuzes"] if keuze["stand"]]
    for keuze in old["keuzes"]:
        del keuze["uitwerking"]
    found = site.data(opened(site, json.dumps(old).encode()).pad)
    assert (found["schema_versie"], found["bouwwerk"]["herkomst"]) == (SCHEMA_VERSIE, None)
    assert found["keuzes"] == [keuze | {"uitwerking": None} for keuze in old["keuzes"]]


def test_the_same_form_and_file_twice_is_one_bouwwerk(both_sites: Site) -> None:
    content = json.dumps(exported(both_sites)).encode()
    assert opened(both_sites, content).pad == opened(both_sites, content).pad
    assert len(both_sites.rows("bouwwerk")) == 1
    assert len(both_sites.rows("keuze")) == 3


def test_a_bouwsteen_of_another_catalogue_comes_in_as_an_own_one_with_its_text(both_sites: Site) -> None:
    data = exported(both_sites)
    museum, archief = data["keuzes"][1:]
    museum |= {"bouwsteen": "ruimtereis", "titel": "Ruimtereis", "kern": "Naar de maan met de gemeente."}
    archief |= {"kern": "Een andere kern."}
    made = opened(both_sites, json.dumps(data).encode())
    assert "Ze zijn nu een eigen bouwsteen, met hun tekst in de toelichting: Ruimtereis." in made.text
    assert "is de omschrijving hier anders dan in het bestand: Archief." in made.text
    found = {keuze["titel"]: keuze for keuze in both_sites.data(made.pad)["keuzes"]}
    assert found["Ruimtereis"]["bouwsteen"] is None
    assert found["Ruimtereis"]["toelichting"] == "Samen.\n\nNaar de maan met de gemeente."
    assert found["Ruimtereis"]["stand"] == "ontwikkelen"


def test_a_text_too_long_for_one_toelichting_takes_two(site: Site) -> None:
    data = exported(site)
    data["keuzes"][1] |= {"bouwsteen": "ruimtereis", "titel": "Ruimtereis", "toelichting": "x" * 5000, "kern": "Maan."}
    found = site.data(opened(site, json.dumps(data).encode()).pad)["keuzes"]
    assert [k["toelichting"] for k in found if k["titel"] == "Ruimtereis"] == ["x" * 5000, "Maan."]


def test_a_gemeente_that_is_not_known_here_stays_as_a_name(site: Site) -> None:
    data = exported(site)
    data["bouwwerk"] |= {"gemeente": "Atlantis", "gemeente_code": "GM9999"}
    page = opened(site, json.dumps(data).encode())
    of = site.data(page.pad)["bouwwerk"]
    assert (of["gemeente"], of["gemeente_code"]) == ("Atlantis", None)
    assert "De gemeente in het bestand kennen we niet" in page.text


def test_what_no_text_may_hold_is_taken_out(site: Site) -> None:
    data = exported(site)
    data["bouwwerk"]["titel"] = "Ons\x00 \x1bplan\n"
    data["keuzes"][1]["toelichting"] = "a\x00b\r\nc"
    found = site.data(opened(site, json.dumps(data).encode()).pad)
    assert (found["bouwwerk"]["titel"], found["keuzes"][1]["toelichting"]) == ("Ons plan", "ab\nc")


WRONG: dict[str, tuple[tuple[str | int, ...], Any]] = {
    "bouwwerk titel": (("bouwwerk", "titel"), 12),
    "bouwwerk": (("bouwwerk",), []),
    "titel is te lang": (("bouwwerk", "titel"), "x" * 121),
    "herkomst is te lang": (("bouwwerk", "herkomst"), "x" * 501),
    "keuze 2 stand": (("keuzes", 1, "stand"), "misschien"),
    "keuze 2 toelichting": (("keuzes", 1, "toelichting"), None),
    "toelichting bij Museum is te lang": (("keuzes", 1, "toelichting"), "x" * 5001),
    "stap zesde": (("keuzes", 0, "stap"), "zesde"),
    "titel van een keuze is te lang": (("keuzes", 0, "titel"), "x" * 121),
    "titel of kern van een keuze": (("keuzes", 0, "titel"), " "),
    "keuzes": (("keuzes",), {"0": 1}),
    "twee keer": (("keuzes", 2, "bouwsteen"), "museum"),
    "schema_versie": (("schema_versie",), "3"),
    "onbekend": (("onbekend",), 1),
}


@pytest.mark.parametrize("told", WRONG)
def test_a_file_that_was_changed_says_where(site: Site, told: str) -> None:
    data = exported(site)
    (*path, last), value = WRONG[told]
    part: Any = data
    for step in path:
        part = part[step]
    part[last] = value
    said = refused(site, json.dumps(data).encode())
    assert said.startswith("Dit bestand klopt niet (")
    assert told in said


def pdf_with(stream: bytes, dictionary: bytes = b"/Filter /FlateDecode") -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<</Type /EmbeddedFile " + dictionary + b">>\nstream\n" + stream + b"\nendstream\n"


def nested() -> Iterator[bytes]:
    yield b'{"schema": "bouwplaats/bouwwerk", "schema_versie": 3, "keuzes": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    yield b"[" * 1_000_000


OURS = b'{"schema": "bouwplaats/bouwwerk", "schema_versie": 3, '
FIELDS = b", ".join(b'"%d": 0' % number for number in range(200_000))
BOMB = zlib.compress(b" " * 50_000_000)
HOSTILE = {
    "empty": (b"", "Kies een bestand"),
    "large": (b" " * 3_500_001, "Dit bestand is te groot"),
    "no json": (b"dit is geen json", "We kunnen dit bestand niet lezen"),
    "not a number": (b'{"schema": NaN}', "We kunnen dit bestand niet lezen"),
    "half a letter": (b'{"schema": "\\ud800"}', "We kunnen dit bestand niet lezen"),
    "latin": ('{"schema": "é"}'.encode("latin-1"), "We kunnen dit bestand niet lezen"),
    "other json": (b'{"naam": "iets anders"}', "Dit bestand is geen bouwwerk"),
    "a list": (b"[]", "Dit bestand is geen bouwwerk"),
    "newer": (b'{"schema": "bouwplaats/bouwwerk", "schema_versie": 99}', "Dit bestand is gemaakt met een nieuwere"),
    "huge number": (b'{"schema": "bouwplaats/bouwwerk", "schema_versie": ' + b"9" * 4000 + b"}", "Dit bestand"),
    "no version": (b'{"schema": "bouwplaats/bouwwerk"}', "Dit bestand klopt niet (schema_versie)"),
    "only a version": (b'{"schema": "bouwplaats/bouwwerk", "schema_versie": 1}', "Dit bestand klopt niet"),
    "nested": (next(nested()), "We kunnen dit bestand niet lezen"),
    "nested only": (list(nested())[1], "We kunnen dit bestand niet lezen"),
    "a million keuzes": (
        OURS + b'"keuzes": [' + b"{}, " * 800_000 + b"{}]}",
        "In dit bestand staan 800001 keuzes. Een bouwwerk heeft er hooguit 400",
    ),
    "many fields": (OURS + FIELDS + b"}", "Dit bestand klopt niet (te veel velden)"),
    "bare pdf": (b"%PDF-1.7\n%%EOF", "In deze pdf zit geen bouwwerk"),
    "bomb": (pdf_with(BOMB), "In deze pdf zit geen bouwwerk"),
    "many": (pdf_with(zlib.compress(b"{}")) * 5000, "In deze pdf zit geen bouwwerk"),
    "broken": (pdf_with(b"geen zlib"), "In deze pdf zit geen bouwwerk"),
    "other filter": (pdf_with(b"<~", b"/Filter /ASCII85Decode"), "In deze pdf zit geen bouwwerk"),
    "lies of its length": (pdf_with(b"{}", b"/Length 999999999"), "In deze pdf zit geen bouwwerk"),
    "locked": (b"%PDF-1.7\ntrailer <</Encrypt 5 0 R>>", "Deze pdf is beveiligd"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_bouwwerk_is_refused_in_dutch(site: Site, kind: str) -> None:
    content, told = HOSTILE[kind]
    assert refused(site, content).startswith(told)


def test_a_really_locked_pdf_is_refused(site: Site, tmp_path: Any) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(site, (tmp_path / "a.pdf").read_bytes()).startswith("Deze pdf is beveiligd")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n" * 5000),
        ("multipart/form-data; boundary=\xe9", b"--\xe9\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"a: b\r\n" * 500_000),
        ("text/plain", b"bestand=x"),
    ],
)
def test_a_form_that_no_browser_sends_is_a_form_without_a_file(site: Site, kind: str, body: bytes) -> None:
    headers = {"Content-Type": kind.encode("latin-1")}
    page = site.follow(site.fetch("POST", "/importeer", content=body, headers=headers), 422)
    assert "Kies een bestand" in page.text


def test_the_page_is_found_from_the_start_and_from_where_links_are_opened(site: Site) -> None:
    for address in ("/", "/open"):
        page = site.open(address).follow("uit een bestand")
        assert re.search(r'enctype="multipart/form-data"', page.html)
