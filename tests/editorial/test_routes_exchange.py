"""The catalogue goes out as one file and comes in record by record, each as a concept that another approves."""

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.editorial.rol import Rol
from app.settings import ROOT
from tests.editorial.desk import signed_in
from tests.editorial.writing import published
from tests.pages import Page
from tests.visitor import Site

BOUNDARY = "grens"


def sent(site: Site, content: str | bytes, expect: int = 200) -> Page:
    """Upload a file."""
    raw = content.encode() if isinstance(content, str) else content
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="bestand"; filename="c.json"\r\n\r\n'
    body = head.encode() + raw + f"\r\n--{BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return site.follow(site.fetch("POST", "/redactie/in-en-uit", content=body, headers=kind), expect)


def test_what_went_out_comes_in_without_any_difference(site: Site) -> None:
    iris = signed_in(site)
    out = iris.get("/redactie/catalogus.json")
    assert json.loads(out.text)["bouwstenen.json"] == json.loads((ROOT / "seed" / "bouwstenen.json").read_text())
    assert "Het bestand is gelijk aan wat er al is." in sent(iris, out.content).text


def test_one_of_the_files_of_seed_may_come_in_too_and_is_told_word_by_word(site: Site) -> None:
    iris = signed_in(site)
    data = json.loads((ROOT / "seed" / "bouwstenen.json").read_text())
    data["bouwstenen"][0]["kern"] = "De gemeente zoekt uit wie nu meedoet en haalt weg wat inwoners tegenhoudt."
    data["bouwstenen"][1]["valkuil"] = "Alleen een drempel weghalen is niet genoeg."
    page = sent(iris, json.dumps(data))
    assert "Wat er zou veranderen (2)" in page.text
    assert "gewijzigd: bouwsteen ‘inclusiviteit’, versie 2" in page.text
    page = page.form("neem.0").fill({"neem.0": True}).submit("Maak concepten")
    assert [row["naam"] for row in site.rows("concept")] == ["inclusiviteit"]
    bo = signed_in(site, Rol.EINDREDACTEUR, "Bo")
    bo.open("/redactie/concepten/1").form("Keur goed").submit("Keur goed")
    assert "wie nu meedoet" in site.open("/bouwstenen/inclusiviteit").text
    assert "Alleen een drempel weghalen" not in site.open("/bouwstenen/toegankelijkheid").text


def test_a_record_that_left_the_file_is_offered_to_leave(site: Site) -> None:
    iris, bo = signed_in(site), signed_in(site, Rol.EINDREDACTEUR, "Bo")
    data = json.loads((ROOT / "seed" / "voorbeelden.json").read_text())
    gone = data["voorbeelden"].pop()
    page = sent(iris, json.dumps(data))
    assert f"gaat weg: voorbeeld ‘{gone['slug']}’" in page.text
    page.form("neem.0").fill({"neem.0": True}).submit("Maak concepten")
    bo.open("/redactie/concepten/1").form("Keur goed").submit("Keur goed")
    assert gone["slug"] not in site.open("/voorbeelden").html


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "Dit is geen JSON-bestand"),
        ("[1, 2]", "Dit is geen bestand van de Bouwplaats."),
        ("{}", "In dit bestand staat niets van de catalogus."),
        ('{"bouwstenen": [1]}', "een regel mist zijn naam"),
        ('{"bouwstenen": 3}', "een regel mist zijn naam"),
        ('{"bouwstenen": [{"slug": "x"}]}', "bouwstenen.json"),
        ('{"synoniemen": [{"woorden": []}]}', "een regel mist zijn naam"),
        (b"\xff\xfe\x00", "Dit is geen JSON-bestand"),
        ("[" * 100_000, "Dit is geen JSON-bestand"),
        ('{"tips": [{"slug": "\\ud800"}]}', "kennis.json"),
    ],
)
def test_what_is_no_catalogue_is_refused_in_dutch(site: Site, content: str | bytes, told: str) -> None:
    assert told in sent(signed_in(site), content, 422).text


def test_a_tampered_record_makes_no_concept(site: Site) -> None:
    iris = signed_in(site)
    odd = '{"soort": "tip", "naam": [], "record": null}'
    for record in (
        "[" * 100_000,
        odd,
        "{",
        '{"soort": "nergens"}',
        '{"soort": "tip", "naam": "x", "record": {"slug": "x"}}',
        "[]",
        '"x"',
    ):
        iris.post("/redactie/in-en-uit/neem", {"record.0": record, "neem.0": "ja", "formulier": "f"})
    assert site.rows("concept") == []


def test_a_text_from_a_file_is_cleaned_like_one_that_was_typed(site: Site) -> None:
    iris = signed_in(site)
    data = json.loads((ROOT / "seed" / "bouwstenen.json").read_text())
    data["bouwstenen"][0]["kern"] = "De gemeente zoekt uit\x00 wie nu meedoet."
    sent(iris, json.dumps(data)).form("neem.0").fill({"neem.0": True}).submit("Maak concepten")
    assert json.loads(site.rows("concept")[0]["velden"])["kern"] == "De gemeente zoekt uit wie nu meedoet."


def test_the_command_writes_what_editors_published(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published(signed_in(site), signed_in(site, Rol.EINDREDACTEUR, "Bo"))
    monkeypatch.setenv("BOUWPLAATS_DATA", str(site.settings.data))
    assert main(["catalogus", "--naar", str(tmp_path)]) == 0
    slugs = [one["slug"] for one in json.loads((tmp_path / "bouwstenen.json").read_text())["bouwstenen"]]
    assert "dorpsdichter" in slugs
    assert (tmp_path / "relaties.json").read_text() == (ROOT / "seed" / "relaties.json").read_text()
