"""How a paper begins: in the words of the officer, or else in honest words of ours."""

from dataclasses import replace
from datetime import date

from pypdfium2 import PdfDocument

from app.blocks.catalogue import Catalogue
from app.documents.model import Alinea, Hoofdstuk, Kader, Lijst
from app.documents.rendering import Renderer
from app.documents.to_pdf import render
from app.plans.bouwwerk import Gebouw
from app.plans.colophon import uitgave
from app.plans.document import compose
from app.plans.opties import PRESETS, Opties, Soort
from app.plans.snapshot import Status
from app.templating import Templates
from tests.plans.lindewaard import BESLUIT, DAG, INLEIDING, KERNPUNTEN
from tests.plans.paper.conftest import Write, said
from tests.plans.paper.test_draagvlak import TURNOUT, VERSLAG

EMPTY = {"inleiding": "", "kernpunten": "", "gevraagd_besluit": ""}


def question(write: Write, **told: object) -> Kader:
    (box,) = [e for e in write(**told).elements if isinstance(e, Kader) and e.soort == "vraag"]
    return box


def test_the_words_of_the_officer_stand_in_the_summary_and_the_introduction(write: Write) -> None:
    document = write()
    words, place = said(document), [e.id for e in document.elements if isinstance(e, Hoofdstuk)]
    assert place[:4] == ["kort", "inhoud", "leeswijzer", "inleiding"], "the drawing with its names fits in the summary"
    for text in (*INLEIDING.split("\n\n"), *KERNPUNTEN.splitlines(), *BESLUIT.splitlines()):
        assert " ".join(text.split()) in words
    assert "Nog in te vullen" not in words


def test_the_leeswijzer_stands_whole_below_the_contents_and_a_divided_word_has_a_hyphen(
    gebouw: Gebouw, catalogue: Catalogue, renderer: Renderer
) -> None:
    """With every chapter that there can be, and as much left out as the leeswijzer can name beside them."""
    part = Opties(toelichtingen=False, niet_gekozen=False, voorbeelden=False, draagvlak=True)
    told = (replace(VERSLAG, uitkomst=TURNOUT),)
    for opties in (Opties(draagvlak=True), part):
        paper = compose(gebouw, catalogue, DAG, opties=opties, draagvlak=told)
        pages = [page.get_textpage().get_text_range() for page in PdfDocument(render(paper, Templates(), renderer))]
        (contents,) = [nr for nr, text in enumerate(pages) if "Leeswijzer" in text]
        last = "voorbeelden van andere gemeenten." if opties == part else "Die tekst is\r\nniet van ons."
        assert last in pages[contents]
        assert "1. Inleiding" in pages[contents + 1].partition("2. Visie")[0]
        thread = next(text for text in pages if "Wat er per doel aan vastzit" in text)
        assert "Burgerparticipa\N{HYPHEN}\r\ntie" in thread


def test_points_are_a_list_and_a_decision_of_more_lines_is_numbered(write: Write) -> None:
    (asked,) = question(write).elements
    assert isinstance(asked, Lijst)
    assert asked.genummerd
    (single,) = question(write, gevraagd_besluit="De nota vast te stellen.").elements
    assert isinstance(single, Alinea)
    (bare, *_) = [e for e in write(kernpunten="- Een.\n\n• Twee.").elements if isinstance(e, Lijst)]
    assert [item[0].text for item in bare.items] == ["Een.", "Twee."]


def test_without_words_of_the_officer_there_is_a_standard_text_and_an_open_point(write: Write) -> None:
    words = said(write(**EMPTY))
    assert "De raad wordt gevraagd: ‘Samen cultuur maken’ voor 2027–2030 vast te stellen als cultuurbeleid" in words
    assert "Dit is een voorstel voor het cultuurbeleid van Gemeente Lindewaard in de periode 2027–2030." in words
    assert "Nog in te vullen: de inleiding, de kernpunten en het gevraagd besluit." in words
    assert "Nog in te vullen: de kernpunten." in said(write(kernpunten=""))


def test_what_the_council_adopted_is_no_question_any_more(write: Write) -> None:
    adopted = uitgave(Status.VASTGESTELD, date(2026, 12, 17), "R1", "Raadsstuk")
    assert question(write, uitgave=adopted, **EMPTY).titel == "Besluit van de raad"
    assert question(write, uitgave=adopted).titel == "Gevraagd besluit"


def test_a_paper_that_is_a_part_says_what_is_missing(write: Write) -> None:
    part = Opties(tips=False, niet_gekozen=False, stappen=("visie", "instrumenten"))
    words = said(write(opties=part))
    assert "Niet opgenomen: de stappen Doelgroepen, Partners, Beleidsterreinen; wat we overwogen en niet kozen" in words
    assert "Tip uit onderzoek" not in words
    assert "4. Uitvoeringsagenda" in words, "the chapters that are there count on"
    assert "Statushouders" not in words
    assert "Niet opgenomen" not in said(write(opties=PRESETS[Soort.WERKDOCUMENT]))


def test_a_list_that_was_typed_with_marks_has_each_of_them_once(write: Write) -> None:
    typed = {
        "kernpunten": "1. Een.\n2. Twee.",
        "gevraagd_besluit": "a) Stel vast.\nb) Volg.",
        "inleiding": "Dit:\n- Een\n- Twee",
    }
    told = write(**typed)
    lists = [
        (e.genummerd, ["".join(span.text for span in item) for item in e.items])
        for e in told.elements
        if isinstance(e, Lijst)
    ]
    assert (False, ["Een.", "Twee."]) in lists
    assert (False, ["Een", "Twee"]) in lists
    assert not any(mark in said(told) for mark in ("1. Een", "- Een", "a) Stel"))
