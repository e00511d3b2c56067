"""The house style of a gemeente on the page to take a plan along: kept, used, taken away and refused."""

import io
from typing import Any

import docx
import httpx
import pytest
from sqlalchemy import update

from app.documents.packing import packed, unpacked
from app.plans.models import huisstijl
from app.plans.rol import Rol
from tests.documents import hostile
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.plans.test_routes_taking import plan
from tests.visitor import Site

NAME = "Huisstijl gemeente Súdwest.docx"


def style(font: str = "Comic Neue") -> bytes:
    made, content = docx.Document(), io.BytesIO()
    made.styles["Title"].font.name = font
    made.add_paragraph("Beste Anna, dit is geheim.")
    made.save(content)
    return content.getvalue()


def send(site: Site, pad: str, content: bytes, name: str = NAME) -> httpx.Response:
    files = {"huisstijl": (name, content, "application/octet-stream")}
    return site.fetch("POST", f"{pad}/huisstijl", files=files)


def refused(site: Site, pad: str, content: bytes) -> Page:
    page = site.follow(send(site, pad, content), 422)
    assert site.rows("huisstijl") == []
    return page


def font(site: Site, address: str) -> Any:
    return docx.Document(io.BytesIO(site.get(address).content)).styles["Title"].font.name


def test_the_word_file_starts_from_the_style_that_was_sent(both_sites: Site) -> None:
    pad = plan(both_sites)
    both_sites.post(f"{pad}/versies", {"naam": "Eerste", "status": "concept"})
    before, own = both_sites.rows("gebeurtenis"), font(both_sites, f"{pad}/document.docx")
    page = both_sites.follow(send(both_sites, pad, style()))
    assert "Je huisstijl is bewaard." in page.text
    assert f"Het Word-bestand begint met de huisstijl uit {NAME}" in page.text
    assert font(both_sites, f"{pad}/document.docx") == "Comic Neue" != own
    assert font(both_sites, f"{pad}/versies/1/document.docx") == "Comic Neue"
    assert both_sites.rows("gebeurtenis") == before, "no change of the plan"
    (kept,) = both_sites.rows("huisstijl")
    assert b"geheim" not in b"".join(unpacked(kept["docx"]).values())


@pytest.mark.parametrize(
    ("path", "button"), [("meenemen", {"bestand": "docx"}), ("meenemen", {}), ("huisstijl", {"voor": "raadsstuk"})]
)
def test_a_file_that_was_chosen_is_used_whatever_button_is_pressed(
    site: Site, path: str, button: dict[str, str]
) -> None:
    pad = plan(site)
    form = site.open(f"{pad}/meenemen").form("Bewaar je keuze").fill({"met.tips": False})
    assert "huisstijl" in form.names
    chosen = {name: text for name, text in form.values.items() if name != "huisstijl"} | button
    bad = {"huisstijl": (NAME, b"%PDF-1.7", "application/octet-stream")}
    page = Page(site, site.fetch("POST", f"{pad}/{path}", files=bad | _parts(chosen)), 422)
    assert "We kunnen dit bestand niet gebruiken." in page.text
    assert "met.tips" not in page.form("Bewaar je keuze").values
    good = {"huisstijl": (NAME, style(), "application/octet-stream")}
    answer = site.fetch("POST", f"{pad}/{path}", files=good | _parts(chosen))
    word = answer.headers["Location"] if "bestand" in button else f"{pad}/document.docx"
    assert font(site, word) == "Comic Neue"
    assert "met.tips" not in site.open(f"{pad}/meenemen").form("Bewaar je keuze").values


def _parts(fields: dict[str, str]) -> dict[str, Any]:
    return {name: (None, text) for name, text in fields.items()}


def test_another_takes_its_place_and_taking_it_away_brings_back_ours(site: Site) -> None:
    pad = plan(site)
    own = font(site, f"{pad}/document.docx")
    for name in ("Comic Neue", "Impact"):
        send(site, pad, style(name))
        assert font(site, f"{pad}/document.docx") == name
    page = site.open(f"{pad}/meenemen").form("Haal deze huisstijl weg").submit("Haal deze huisstijl weg")
    assert "De huisstijl is weggehaald." in page.text
    assert NAME not in page.text
    assert (font(site, f"{pad}/document.docx"), site.rows("huisstijl")) == (own, [])


def test_the_copy_of_own_data_names_it_and_erasing_takes_it_along(site: Site) -> None:
    pad = plan(site)
    send(site, pad, style(), r"C:\Anna\Stijl.docx")
    (told,) = site.get(f"{pad}/alles.json").json()["huisstijlen"]
    assert (told["naam"], len(told["docx_sha256"])) == ("Stijl.docx", 64)


def test_who_only_reads_sees_no_form_and_gets_the_same_file(site: Site) -> None:
    owner = plan(site)
    send(site, owner, style())
    pad = share(site, owner, Rol.LEZEN)
    assert "huisstijl" not in site.open(f"{pad}/meenemen").html
    assert font(site, f"{pad}/document.docx") == "Comic Neue"


def test_what_could_do_harm_is_not_taken_over_and_that_is_said(site: Site) -> None:
    pad = plan(site)
    page = site.follow(send(site, pad, hostile.everything()))
    assert "We namen niet mee:" in page.text
    for said in ("bestanden en objecten die erin zitten", "velden die iets ophalen", "zoals een watermerk"):
        assert said in page.text
    assert "macro" not in page.text
    parts = unpacked(site.get(f"{pad}/document.docx").content)
    assert b"Gemeente Lindewaard" in parts["word/header1.xml"]
    assert hostile.MARK.encode() not in b"".join((*parts.values(), *map(str.encode, parts)))
    assert hostile.MARK.encode() not in b"".join(unpacked(site.rows("huisstijl")[0]["docx"]).values())
    assert "niet mee" not in site.open(f"{pad}/meenemen").text


def test_a_style_that_was_kept_before_it_was_looked_at_does_no_harm_either(both_sites: Site) -> None:
    pad = plan(both_sites)
    send(both_sites, pad, style())
    with both_sites.database.write() as connection:
        connection.execute(update(huisstijl).values(docx=hostile.everything(), docx_sha256="0" * 64))
    parts = unpacked(both_sites.get(f"{pad}/document.docx").content)
    assert b"Gemeente Lindewaard" in parts["word/header1.xml"]
    assert hostile.MARK.encode() not in b"".join((*parts.values(), *map(str.encode, parts)))


def test_an_address_says_nothing_but_what_we_say(site: Site) -> None:
    page = site.open(f"{plan(site)}/meenemen?klaar=huisstijl&zonder=veld.<b>kwaad")
    assert "velden die iets ophalen" in page.text
    assert "kwaad" not in page.html


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kies een Word-bestand (.docx of .dotx)."),
        (b"0" * 2_000_001, "Het mag hooguit 2 MB zijn."),
        (b"%PDF-1.7", "We kunnen dit bestand niet gebruiken."),
        (packed(unpacked(style()) | {"word/a.xml": b"\0" * 2_000_000}), "Uitgepakt is dit bestand te groot."),
    ],
    ids=["nothing", "large", "a pdf", "a bomb"],
)
def test_a_file_that_will_not_do_is_refused_at_the_field(site: Site, content: bytes, said: str) -> None:
    page = refused(site, plan(site), content)
    (field,) = [e for e in page.tree.named("p") if e.attrs.get("id") == "huisstijl-fout"]
    assert said in "".join(str(child.data) for child in field.children if child.name == "#text")
    assert page.html.index("<title>Fout: Neem je plan mee") > 0
