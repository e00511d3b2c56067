"""Texts in other scripts: every name comes back from paper, in letters that go along in the file."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path
from unicodedata import category, normalize

import pikepdf
import pytest

from app.documents import model as m
from app.documents.letters import EXTRA, FONTS, needed, runs_left
from app.documents.rendering import Renderer
from app.documents.to_html import render as render_html
from app.documents.to_pdf import render
from app.settings import ROOT
from app.templating import Templates
from tests.documents import sample
from tests.documents.reading import squeezed
from tests.documents.test_to_html import same_words
from tests.documents.test_to_pdf import complaints
from tests.documents.verapdf.check import check

NAMES = {
    "Arabisch": "أمينة من جمعية الفنون مُحَمَّد",
    "Hebreeuws": "שלום לכולם",
    "Chinees": "李小龙 en 北京文化",
    "emoji": "feest 🎉 voor ouders 👩‍👧 met ❤️ 1️⃣ 🇳🇱 en 💃🏽",
    "Pools en Turks": "Łukasz Wałęsa, Şükrü Öğüş, Nguyễn",
    "Grieks en Russisch": "Ελένη Παπαδοπούλου, Наталія Їжак",
}


def paper(text: str) -> m.Document:
    """A paper that says a text in every kind of place."""
    table = m.Tabel(text, ("Kolom", text), (m.Groep(text, (m.Rij((sample.t("Rij"), sample.t(text)), "behouden"),)),))
    elements = (
        m.Hoofdstuk("a", text, in_inhoud=True),
        m.Inhoud(),
        m.Alinea((m.Tekst("Samen met "), m.Nadruk(text), m.Tekst(" in 2027 en 2028."))),
        m.Alinea(sample.t(text), "klein"),
        m.Lijst((sample.t(text),)),
        table,
        m.Plaat("Plaat", text, (m.Veld("Wie?", sample.t(text)),)),
    )
    return replace(sample.EMPTY, titel=f"Plan {text}", eigenaar=text, elements=elements)


def bare(text: str) -> str:
    """The letters of a text: without spaces, vowel marks, and the signs that say which way it runs."""
    return "".join(one for one in squeezed(normalize("NFKD", text)) if category(one) not in {"Mn", "Cf"})


def fonts(content: bytes) -> set[str]:
    """The names of the fonts in a file, without the mark of the part that is embedded."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]
        return {str(font.BaseFont).partition("+")[2] for font in found}


@pytest.fixture(scope="module")
def pdfs(templates: Templates, renderer: Renderer) -> dict[str, bytes]:
    """A paper for each script."""
    return {script: render(paper(text), templates, renderer) for script, text in NAMES.items()}


@pytest.mark.parametrize("script", NAMES)
def test_the_words_of_any_script_come_back_from_paper(script: str, pdfs: dict[str, bytes]) -> None:
    told = subprocess.run(["pdftotext", "-", "-"], input=pdfs[script], capture_output=True, check=True).stdout.decode()
    plain = bare(told)
    assert [word for word in NAMES[script].split() if bare(word) not in plain] == []
    assert "·" not in told


@pytest.mark.parametrize("script", NAMES)
def test_other_letters_are_ours_and_pass_the_checker(script: str, pdfs: dict[str, bytes]) -> None:
    ours = ("Source-Sans", "Bricolage-Grotesque", "IBM-Plex", "Noto")
    assert [name for name in fonts(pdfs[script]) if not name.startswith(ours)] == []
    assert complaints(pdfs[script]) == set()


@pytest.mark.parametrize("script", NAMES)
def test_the_words_of_any_script_come_back_from_a_web_page(
    script: str, templates: Templates, renderer: Renderer
) -> None:
    assert same_words(render_html(paper(NAMES[script]), templates, renderer), paper(NAMES[script]))


def test_a_text_that_runs_to_the_left_says_so(templates: Templates, renderer: Renderer) -> None:
    page = render_html(paper(NAMES["Arabisch"]), templates, renderer).decode()
    assert f'<p class="klein" dir="rtl"><bdi>{NAMES["Arabisch"]}</bdi></p>' in page
    assert f'<p class="gewoon">Samen met <b><bdi>{NAMES["Arabisch"]}</bdi></b> in 2027 en 2028.</p>' in page
    assert [runs_left(text) for text in NAMES.values()] == [True, True, False, False, False, False]


def test_plain_texts_need_no_extra_letters() -> None:
    assert needed("Gewone woorden, met é, ü, € en “aanhalingstekens” – 100%.") == ()


def test_every_extra_file_is_there_and_used_by_the_style(templates: Templates) -> None:
    style = (ROOT / "app" / "templates" / "documents" / "document.css").read_text()
    for letters in EXTRA:
        assert (FONTS / letters.file).exists()
        assert f'"{letters.family}"' in style


@pytest.mark.verapdf
@pytest.mark.timeout(300)
def test_verapdf_accepts_any_script(pdfs: dict[str, bytes], tmp_path: Path) -> None:
    for script, content in pdfs.items():
        (tmp_path / f"{script}.pdf").write_bytes(content)
    passed, verdict = check(sorted(tmp_path.glob("*.pdf")))
    assert passed, verdict
